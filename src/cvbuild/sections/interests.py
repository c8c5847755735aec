"""Interests: one term each, or one line where none has keywords."""

from cvbuild import inline
from cvbuild.document import Block, Paragraph, Term, Terms
from cvbuild.labels import Labels
from cvbuild.resume import Resume
from cvbuild.sections import keywords


def compose(resume: Resume, words: Labels) -> tuple[Block, ...]:  # noqa: ARG001
    """Terms as for skills, or a plain line."""
    interests = resume.interests
    if not any(interest.keywords for interest in interests):
        line = inline.spans(", ".join(interest.name for interest in interests))
        return (Paragraph(line, "interests"),) if line else ()
    terms = (
        Term(inline.text_span(f"{interest.name}:"), keywords(interest.keywords), interest.path)
        for interest in interests
        if interest.keywords
    )
    return (Terms(tuple(terms), "interests"),)
