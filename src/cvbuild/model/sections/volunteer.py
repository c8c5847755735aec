"""Volunteering, laid out like a job."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from cvbuild.model import inline
from cvbuild.model.document import Entry
from cvbuild.model.labels import date_range
from cvbuild.model.nodes import Dated, Keyword
from cvbuild.model.sections import Context, SectionType
from cvbuild.model.sections._blocks import body, closing_keywords, linked


class Volunteer(Dated):
    """Unpaid work."""

    organization: Annotated[str, Meta(description="organization")]
    position: str | None = None
    location: str | None = None

    keywords: tuple[Keyword, ...] = ()

    known_by: ClassVar[str] = "organization"
    children: ClassVar[tuple[str, ...]] = ("highlights", "keywords")


def compose(volunteer: tuple[Volunteer, ...], context: Context) -> Iterator[Entry]:
    """Compose one entry per post."""
    for post in volunteer:
        yield Entry(
            title=linked(post.organization, post.url),
            aside=inline.text_span(date_range(post.start_date, post.end_date, context.labels)),
            subtitle=inline.spans(post.position or ""),
            subaside=inline.spans(post.location or ""),
            blocks=(*body(post.summary, post.highlights, post.path), *closing_keywords(post.keywords, post.path)),
            path=post.path,
        )


SECTION = SectionType(
    heading={"en": "Volunteer Experience", "de": "Ehrenamt", "fr": "Bénévolat", "es": "Voluntariado"},
    order=40,
    description="unpaid work",
    sample="""
        volunteer:
          - organization: Open Library of Oregon
            position: Treasurer
            startDate: 2019-01
            endDate: 2020-12
            location: Salem, OR
            highlights:
              - Raised the funds for a second reading room
    """,
    compose=compose,
    entry=Volunteer,
)
