"""Render Markdown (CommonMark): the document's words with headings, lists and links."""

from __future__ import annotations

from cvbuild.model.edition import Edition
from cvbuild.render._markdown import document
from cvbuild.syntax.finding import Outcome

__all__ = ["EXTENSION", "render"]

EXTENSION = "md"


def render(edition: Edition) -> Outcome[bytes]:
    """Return the document as Markdown, with a final newline."""
    return Outcome(document(edition.document).encode("utf-8", "replace"))
