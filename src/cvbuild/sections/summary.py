"""A few lines on who it is."""

from cvbuild import inline
from cvbuild.document import Block, Paragraph
from cvbuild.labels import Labels
from cvbuild.resume import Resume


def compose(resume: Resume, words: Labels) -> tuple[Block, ...]:  # noqa: ARG001
    """The summary that the variant chose, or the one that stands for all."""
    basics = resume.basics
    if basics.summaries:
        chosen = basics.summaries[0]
        return (Paragraph(inline.spans(chosen.text), chosen.path),)
    return (Paragraph(inline.spans(basics.summary), "basics.summary"),) if basics.summary else ()
