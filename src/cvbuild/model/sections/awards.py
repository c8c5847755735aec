"""Awards: title and date, then awarder."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from cvbuild.model import inline
from cvbuild.model.document import Entry
from cvbuild.model.labels import month_year
from cvbuild.model.nodes import Date, Fielded
from cvbuild.model.sections import Context, SectionType
from cvbuild.model.sections._blocks import body, linked


class Award(Fielded):
    """An award."""

    title: str
    date: Date | None = None
    awarder: Annotated[str | None, Meta(description="who gave it")] = None
    summary: str | None = None
    url: str | None = None

    known_by: ClassVar[str] = "title"
    bare: ClassVar[str] = "title"


def compose(awards: tuple[Award, ...], context: Context) -> Iterator[Entry]:
    """Compose one entry per award."""
    for award in awards:
        yield Entry(
            title=linked(award.title, award.url),
            aside=inline.text_span(month_year(award.date, context.labels) if award.date else ""),
            subtitle=inline.spans(award.awarder or ""),
            path=award.path,
            blocks=body(award.summary, (), award.path),
        )


SECTION = SectionType(
    heading={"en": "Awards", "de": "Auszeichnungen", "fr": "Distinctions", "es": "Premios"},
    order=80,
    description="prizes",
    sample="""
        awards:
          - title: Best Paper
            date: 2023-06
            awarder: Northwest Systems Conference
            summary: For a storage engine that recovers in constant time
    """,
    compose=compose,
    entry=Award,
)
