"""Work: employer and dates on one line, position and place on the next, then highlights."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from cvbuild.model import inline
from cvbuild.model.dates import PRESENT, PartialDate
from cvbuild.model.document import BulletList, Entry, Paragraph
from cvbuild.model.labels import date_range
from cvbuild.model.nodes import Dated, Keyword
from cvbuild.model.sections import Context, SectionType
from cvbuild.model.sections._blocks import body, closing_keywords, linked, text


class Role(Dated):
    """One of several positions at the same employer."""

    position: str

    known_by: ClassVar[str] = "position"


class Work(Dated):
    """A job."""

    name: str
    position: str | None = None
    location: str | None = None
    description: str | None = None
    roles: Annotated[tuple[Role, ...], Meta(description="several positions at one employer, each with its dates")] = ()

    keywords: tuple[Keyword, ...] = ()

    children: ClassVar[tuple[str, ...]] = ("roles", "highlights", "keywords")


def compose(work: tuple[Work, ...], context: Context) -> Iterator[Entry]:
    """Compose one entry per job; several positions at one employer are entries inside it."""
    for job in work:
        yield _several_roles(job, context) if job.roles else _job(job, context)


def _job(job: Work, context: Context) -> Entry:
    return Entry(
        title=linked(job.name, job.url),
        aside=inline.text_span(date_range(job.start_date, job.end_date, context.labels)),
        subtitle=inline.spans(job.position or ""),
        subaside=inline.spans(job.location or ""),
        blocks=(
            *_about(job),
            *body(job.summary, job.highlights, job.path),
            *closing_keywords(job.keywords, job.path),
        ),
        path=job.path,
    )


def _several_roles(job: Work, context: Context) -> Entry:
    start, end = _span(job)
    return Entry(
        title=linked(job.name, job.url),
        aside=inline.text_span(date_range(start, end, context.labels)),
        subtitle=inline.join((inline.spans(job.position or ""), inline.spans(job.location or "")), ", "),
        blocks=(
            *_about(job),
            *body(job.summary, job.highlights, job.path),
            *closing_keywords(job.keywords, job.path),
            *(_role(role, context) for role in job.roles),
        ),
        path=job.path,
    )


def _about(job: Work) -> tuple[Paragraph | BulletList, ...]:
    """Return the description of the employer."""
    return text(job.description, f"{job.path}.description")


def _role(role: Role, context: Context) -> Entry:
    return Entry(
        title=linked(role.position, role.url),
        aside=inline.text_span(date_range(role.start_date, role.end_date, context.labels)),
        blocks=body(role.summary, role.highlights, role.path),
        path=role.path,
    )


def _span(job: Work) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the range from the first role's start to the last role's end, unless the job has dates of its own."""
    starts = [role.start_date for role in job.roles if role.start_date]
    ends = [role.end_date or PRESENT for role in job.roles]
    start = job.start_date or min(starts, key=PartialDate.first, default=None)
    return start, job.end_date or max(ends, key=PartialDate.last, default=None)


SECTION = SectionType(
    heading={"en": "Experience", "de": "Berufserfahrung", "fr": "Expérience", "es": "Experiencia"},
    order=20,
    description="jobs, newest first",
    sample="""
        work:
          - name: Harbor Retail
            startDate: 2019-05
            endDate: present
            location: Portland, OR
            roles:
              - position: Principal Engineer
                startDate: 2022-03
                endDate: present
                highlights: [Led the move of checkout to a queue of its own]
              - position: Software Engineer
                startDate: 2019-05
                endDate: 2022-03
                highlights: [Halved the latency of the checkout]
    """,
    compose=compose,
    entry=Work,
)
