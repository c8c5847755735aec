"""Plain spaces in what software reads, where a page has fixed ones.

Fonts draw both with one glyph, for which a PDF can record only one character: the first of the page. With the other
one, some readers lose the spaces between words, and a search for them finds nothing.
"""

from __future__ import annotations

from typing import Any

__all__ = ["record_plain_spaces"]

_FIXED, _PLAIN = b"> <00a0>", b"> <0020>"  # the first number in a line is a glyph's


def record_plain_spaces(pdf: Any) -> None:
    """Change the tables from glyphs to characters, before the PDF is written."""
    for item in pdf.objects:
        stream = getattr(item, "stream", None)
        if isinstance(stream, list) and any(b"begincmap" in _bytes(part) for part in stream[:8]):
            stream[:] = [_plain(part) for part in stream]


def _bytes(part: Any) -> bytes:
    return part if isinstance(part, bytes) else str(part).encode("latin-1", "replace") if isinstance(part, str) else b""


def _plain(part: Any) -> Any:
    text = _bytes(part)
    return text.replace(_FIXED, _PLAIN) if _FIXED in text else part
