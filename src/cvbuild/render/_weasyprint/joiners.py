"""Traces of word joiners in a PDF: the joiners keep compounds on one line, and are not needed once lines are drawn."""

from __future__ import annotations

from typing import Any

__all__ = ["remove_joiners"]

_DRAWN = b">0.0<"  # between glyphs: as WeasyPrint writes one that has neither shape nor width
_SHOWS_TEXT = b"] TJ"


def remove_joiners(pdf: Any) -> None:
    """Remove them from the text that pages show, before the PDF is written."""
    for item in pdf.objects:
        stream = getattr(item, "stream", None)
        if isinstance(stream, list):
            stream[:] = map(_without, stream)


def _without(part: Any) -> Any:
    return part.replace(_DRAWN, b"") if isinstance(part, bytes) and part.endswith(_SHOWS_TEXT) else part
