"""Publications: title with its link, publisher and date."""

from cvbuild import inline
from cvbuild.document import Block, Bullet, BulletList
from cvbuild.labels import Labels, month_year
from cvbuild.resume import Publication, Resume
from cvbuild.sections import linked, split_url


def compose(resume: Resume, words: Labels) -> tuple[Block, ...]:
    """One bullet a publication. The person's own site is no publisher worth naming."""
    own_site = split_url(resume.basics.url or "").netloc.removeprefix("www.")
    found = tuple(_publication(publication, own_site, words) for publication in resume.publications)
    return (BulletList(found, "publications"),) if found else ()


def _publication(publication: Publication, own_site: str, words: Labels) -> Bullet:
    publisher = "" if publication.publisher == own_site else publication.publisher
    date = month_year(publication.release_date, words) if publication.release_date else ""
    where = ", ".join(filter(None, (publisher, date)))
    after = inline.text_span(f" ({where})" if where else "")
    summary = inline.spans(f": {publication.summary}") if publication.summary else ()
    return Bullet((*linked(publication.name, publication.url), *after, *summary), publication.path)
