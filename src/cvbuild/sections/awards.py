"""Prizes: what and when, then who gave it."""

from cvbuild import inline
from cvbuild.document import Block, Entry
from cvbuild.labels import Labels, month_year
from cvbuild.resume import Award, Resume
from cvbuild.sections import body, linked


def compose(resume: Resume, words: Labels) -> tuple[Block, ...]:
    """One entry each."""
    return tuple(_entry(found, words) for found in resume.awards)


def _entry(found: Award, words: Labels) -> Entry:
    return Entry(
        title=linked(found.title, found.url),
        aside=inline.text_span(month_year(found.date, words) if found.date else ""),
        subtitle=inline.spans(found.awarder or ""),
        path=found.path,
        blocks=body(found.summary, (), found.path),
    )
