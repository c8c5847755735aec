"""Spoken languages, in one line."""

from cvbuild import inline
from cvbuild.document import Block, Paragraph
from cvbuild.labels import Labels
from cvbuild.resume import Resume


def compose(resume: Resume, words: Labels) -> tuple[Block, ...]:  # noqa: ARG001
    """``English (native), German (C1)``."""
    shown = [
        f"{spoken.language} ({spoken.fluency})" if spoken.fluency else spoken.language for spoken in resume.languages
    ]
    return (Paragraph(inline.spans(", ".join(shown)), "languages"),) if shown else ()
