"""Jobs: employer and dates on one line, position and place on the next, then highlights."""

from cvbuild import inline
from cvbuild.dates import PRESENT, PartialDate
from cvbuild.document import Block, Entry, Paragraph
from cvbuild.labels import Labels, date_range
from cvbuild.resume import Resume, Role, Work
from cvbuild.sections import body, linked


def compose(resume: Resume, words: Labels) -> tuple[Block, ...]:
    """One entry a job; several positions at one employer are entries inside it."""
    return tuple(_job(job, words) for job in resume.work)


def _job(job: Work, words: Labels) -> Entry:
    if job.roles:
        return _several_roles(job, words)
    return Entry(
        title=linked(job.name, job.url),
        aside=inline.text_span(date_range(job.start_date, job.end_date, words)),
        subtitle=inline.spans(job.position or ""),
        subaside=inline.text_span(job.location or ""),
        blocks=(*_about(job), *body(job.summary, job.highlights, job.path)),
        path=job.path,
    )


def _several_roles(job: Work, words: Labels) -> Entry:
    start, end = _span(job)
    return Entry(
        title=linked(job.name, job.url),
        aside=inline.text_span(date_range(start, end, words)),
        subtitle=inline.text_span(job.location or ""),
        blocks=(
            *_about(job),
            *body(job.summary, job.highlights, job.path),
            *(_role(role, words) for role in job.roles),
        ),
        path=job.path,
    )


def _about(job: Work) -> tuple[Paragraph, ...]:
    """What the employer is, in JSON Resume's ``description``."""
    return (Paragraph(inline.spans(job.description), f"{job.path}.description"),) if job.description else ()


def _role(role: Role, words: Labels) -> Entry:
    return Entry(
        title=inline.spans(role.position),
        aside=inline.text_span(date_range(role.start_date, role.end_date, words)),
        blocks=body(role.summary, role.highlights, role.path),
        path=role.path,
    )


def _span(job: Work) -> tuple[PartialDate | None, PartialDate | None]:
    """From the first role's start to the last role's end, unless the job has dates of its own."""
    starts = [role.start_date for role in job.roles if role.start_date]
    ends = [role.end_date or PRESENT for role in job.roles]
    start = job.start_date or min(starts, key=PartialDate.first, default=None)
    return start, job.end_date or max(ends, key=PartialDate.last, default=None)
