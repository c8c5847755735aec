"""Patents: title and date, then number and what was claimed."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from cvbuild.model import inline
from cvbuild.model.document import Entry
from cvbuild.model.labels import month_year
from cvbuild.model.nodes import Date, Highlight, Item
from cvbuild.model.sections import Context, SectionType
from cvbuild.model.sections._blocks import body, linked


class Patent(Item):
    """A granted patent."""

    title: str
    number: Annotated[str | None, Meta(description="number and office")] = None
    granted: Annotated[Date | None, Meta(description="2024, 2024-05 or 2024-05-31")] = None
    url: str | None = None
    highlights: tuple[Highlight, ...] = ()

    known_by: ClassVar[str] = "title"
    children: ClassVar[tuple[str, ...]] = ("highlights",)


def compose(patents: tuple[Patent, ...], context: Context) -> Iterator[Entry]:
    """One entry a patent."""
    for patent in patents:
        yield Entry(
            title=linked(patent.title, patent.url),
            aside=inline.text_span(month_year(patent.granted, context.labels) if patent.granted else ""),
            subtitle=inline.spans(patent.number or ""),
            blocks=body(None, patent.highlights, patent.path),
            path=patent.path,
        )


SECTION = SectionType(
    heading={"en": "Patents", "de": "Patente"},
    order=95,
    description="granted patents",
    sample="""
        patents:
          - title: Ordered queue across restarts
            number: US 9,999,999
            granted: 2021-03
            highlights: [Keeps a million messages in order]
    """,
    compose=compose,
    entry=Patent,
)
