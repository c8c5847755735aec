"""Publications: title with its link, publisher and date; for scholars with authors, journal and DOI."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta
from msgspec.structs import replace

from cvbuild.model import inline, texts
from cvbuild.model.document import Bullet, BulletList, Spans, plain
from cvbuild.model.labels import month_year
from cvbuild.model.nodes import Date, Fielded, TextOrTexts
from cvbuild.model.sections import Context, SectionType
from cvbuild.model.sections._authors import is_own_name
from cvbuild.model.sections._blocks import linked
from cvbuild.model.urls import split_url

_DOI = "https://doi.org/"


class Publication(Fielded):
    """A paper, an article, a note."""

    name: str
    authors: Annotated[TextOrTexts, Meta(description="names in the order of the work; your own is set in bold")] = ()
    publisher: Annotated[str | None, Meta(description="where it was published")] = None
    journal: Annotated[str | None, Meta(description="journal, proceedings or book that contains it")] = None
    volume: Annotated[str | None, Meta(description="volume of the journal")] = None
    issue: Annotated[str | None, Meta(description="issue of the volume")] = None
    pages: Annotated[str | None, Meta(description="pages, such as 44–61, or the number of the article")] = None
    release_date: Annotated[Date | None, Meta(description="2024, 2024-05 or 2024-05-31")] = None
    doi: Annotated[str | None, Meta(description="such as 10.5555/2023.42, printed as an address")] = None
    type: Annotated[str | None, Meta(description="article, conference, book, chapter, thesis, or another word")] = None
    url: str | None = None
    summary: str | None = None

    bare: ClassVar[str] = "name"

    @property
    def is_scholarly(self) -> bool:
        """Return whether it has what a list of references gives besides title, publisher and date."""
        return bool(self.authors or self.journal or self.volume or self.issue or self.pages or self.doi)


def compose(publications: tuple[Publication, ...], context: Context) -> tuple[BulletList, ...]:
    """Compose one bullet per publication. A publisher that is the author's own site is omitted."""
    own_site = split_url(context.basics.url or "").netloc.removeprefix("www.")
    found = tuple(
        Bullet(_reference(one, context), one.path) if one.is_scholarly else _publication(one, own_site, context)
        for one in publications
    )
    return (BulletList(found, "publications"),) if found else ()


def _publication(publication: Publication, own_site: str, context: Context) -> Bullet:
    publisher = "" if publication.publisher == own_site else publication.publisher
    date = month_year(publication.release_date, context.labels) if publication.release_date else ""
    where = ", ".join(filter(None, (publisher, date)))
    after = inline.text_span(f" ({where})" if where else "")
    summary = texts.bullet(publication.summary or "", publication.path)
    before = inline.text_span(": " if summary.spans else "")
    words = (*linked(publication.name, publication.url), *after, *before, *summary.spans)
    return Bullet(words, publication.path, summary.blocks)


def _reference(publication: Publication, context: Context) -> Spans:
    """Return authors, title, journal and pages, date, DOI and summary, each of them a sentence."""
    parts = (_authors(publication, context.basics.name), _title(publication), _source(publication, context))
    sentences = [*filter(None, parts), *_doi(publication)]
    if publication.summary:
        sentences.append(inline.spans(publication.summary))
    spans: Spans = ()
    for number, sentence in enumerate(sentences):
        last = number == len(sentences) - 1
        closed = last or plain(sentence).rstrip("”’)\"'").endswith((".", "?", "!", "…"))
        spans = (*spans, *sentence, *inline.text_span("" if last else " " if closed else ". "))
    return inline.join((spans,), "")


def _authors(publication: Publication, own_name: str) -> Spans:
    return inline.join((_author(author, own_name) for author in publication.authors), ", ")


def _author(author: str, own_name: str) -> Spans:
    spans = inline.spans(author)
    if not is_own_name(plain(spans), own_name) or any(span.strong for span in spans):
        return spans
    return tuple(replace(span, strong=True) for span in spans)


def _title(publication: Publication) -> Spans:
    url = publication.url or ""
    return tuple(replace(span, url=span.url or url) for span in inline.spans(publication.name))


def _source(publication: Publication, context: Context) -> Spans:
    """Return ``Journal 12(3), 44–61, Publisher, Apr 2023`` as far as it is known."""
    issue = f"({publication.issue})" if publication.issue else ""
    number = f"{publication.volume or ''}{issue}"
    journal = tuple(replace(span, emphasis=True) for span in inline.spans(publication.journal or ""))
    named = inline.join((journal, inline.text_span(number)), " ")
    date = month_year(publication.release_date, context.labels) if publication.release_date else ""
    pages = (publication.pages or "").replace("--", "–")
    return inline.join(
        (named, inline.spans(pages), inline.spans(publication.publisher or ""), inline.spans(date)), ", "
    )


def _doi(publication: Publication) -> Iterator[Spans]:
    if publication.doi:
        name = publication.doi.strip()
        for beginning in ("https://", "http://", "dx.", "doi.org/", "doi:"):
            name = name.removeprefix(beginning) if name[: len(beginning)].lower() == beginning else name
        name = name.removeprefix("DOI:").strip()
        yield inline.text_span(f"doi.org/{name}", url=f"{_DOI}{name}")


SECTION = SectionType(
    heading={"en": "Publications", "de": "Veröffentlichungen", "fr": "Publications", "es": "Publicaciones"},
    order=90,
    description="papers, articles, notes; `- bibliography: FILE` prints all works of a BibTeX or CSL-JSON file",
    sample="""
        publications:
          - name: Queues that survive
            publisher: Systems Letters
            releaseDate: 2023-09
            url: https://letters.example/queues
          - name: A clock for *distributed* tides
            authors: [Noor Haddad, Ines Moreau, J. Quist]
            journal: Journal of Invented Systems
            volume: 12
            issue: 3
            pages: 44–61
            releaseDate: 2021
            doi: 10.5555/invented.2021.42
            type: article
    """,
    compose=compose,
    entry=Publication,
)
