"""Certificates: what and when, then who gave it."""

from cvbuild import inline
from cvbuild.document import Block, Entry
from cvbuild.labels import Labels, month_year
from cvbuild.resume import Certificate, Resume
from cvbuild.sections import linked


def compose(resume: Resume, words: Labels) -> tuple[Block, ...]:
    """One entry each."""
    return tuple(_entry(found, words) for found in resume.certificates)


def _entry(found: Certificate, words: Labels) -> Entry:
    return Entry(
        title=linked(found.name, found.url),
        aside=inline.text_span(month_year(found.date, words) if found.date else ""),
        subtitle=inline.spans(found.issuer or ""),
        path=found.path,
    )
