"""The model of a cover letter: its variant, whom it is for, and its text."""

from typing import Annotated

from msgspec import Meta

from cvbuild.model.nodes import Date, Node, TextOrTexts

__all__ = ["Letter"]


class Letter(Node):
    """A cover letter. ``[[id]]`` in its text quotes a highlight, ``[[facts.id]]`` a figure."""

    variant: Annotated[str, Meta(description="the variant that it goes with: its theme, contacts and wordings")]
    subject: Annotated[str, Meta(description="the heading of the letter")]
    text: Annotated[str, Meta(description="paragraphs; an empty line separates them")]
    to: Annotated[TextOrTexts, Meta(description="the recipient, line by line")] = ()
    date: Date | None = None
    greeting: Annotated[str | None, Meta(description="such as Dear Ms Byron,")] = None
    closing: Annotated[str | None, Meta(description="such as Sincerely,")] = None
