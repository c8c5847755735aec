"""The pages of a finished PDF: as pictures, and where each of their letters stands. The one door to pypdfium2.

pdfium must not be called from two threads at once; nothing here is called from more than one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["SMALLEST", "Letter", "Sheet", "pictures", "sheets"]

_POINTS = 72  # to the inch

SMALLEST, _QUICK = 9, 1
"""zlib's levels: the smallest file, and one a tenth larger in a fourth of the time."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character and the box that its font reserves for it: points from the page's left and top."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size in points, and its letters in the order of the file; blanks stand between words and lines."""

    width: float
    height: float
    letters: tuple[Letter, ...] = field(repr=False)


def pictures(pdf: bytes, dpi: int, *, quick: bool = False) -> tuple[bytes, ...]:
    """Each page of a PDF as a PNG on white; ``quick`` where time counts and bytes do not."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        return tuple(
            _png(page.render(scale=dpi / _POINTS).to_pil(), dpi, _QUICK if quick else SMALLEST) for page in document
        )
    finally:
        document.close()


def _png(image: Image, dpi: int, level: int) -> bytes:
    """The bytes of a picture: no time, no program, only its size on paper."""
    target = io.BytesIO()
    image.convert("RGB").save(target, "PNG", dpi=(dpi, dpi), compress_level=level)
    return target.getvalue()


def sheets(pdf: bytes) -> tuple[Sheet, ...]:
    """Each page of a PDF with its letters."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        return tuple(Sheet(page.get_width(), page.get_height(), tuple(_letters(page))) for page in document)
    finally:
        document.close()


def _letters(page: Any) -> Iterator[Letter]:
    from pypdfium2.raw import FPDFText_GetUnicode

    height, text = page.get_height(), page.get_textpage()
    try:
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index, loose=True)
            yield Letter(chr(FPDFText_GetUnicode(text, index)), left, height - top, right, height - bottom)
    finally:
        text.close()
