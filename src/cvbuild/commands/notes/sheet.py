"""One variant's private notes as a document, for one of the formats."""

from __future__ import annotations

from cvbuild.commands.notes.annotated import BANNER, annotated
from cvbuild.commands.notes.asides import asides, candidates
from cvbuild.model.document import Document
from cvbuild.model.resume import Resume

__all__ = ["FORMATS", "bannered", "sheet"]

FORMATS = ("txt", "pdf")

_MARKS = {"txt": "» ", "pdf": ""}


def sheet(document: Document, resume: Resume, selected: Resume, variant: str, format_: str) -> Document:
    """Return the document of a variant with its private lines.

    Args:
        document: the variant as printed.
        resume: the complete source.
        selected: what the variant shows of it.
        variant: its name.
        format_: text needs a mark on private lines, pages do not.
    """
    words = {item.path: item.words for item in candidates(selected)}
    return annotated(document, asides(resume, selected), words, variant, _MARKS[format_])


def bannered(text: bytes) -> bytes:
    """Return a text with the banner as its first and last line."""
    line = BANNER.encode()
    return b"\n".join((line, b"", text.rstrip(), b"", line, b""))
