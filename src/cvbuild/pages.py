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

__all__ = ["Letter", "Sheet", "pictures", "sheets"]

_POINTS = 72  # to the inch


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
    """Each page of a PDF as a PNG on white; ``quick`` as a JPEG, nearly the same in a tenth of the time."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    encode = _jpeg if quick else _png
    try:
        return tuple(encode(page.render(scale=dpi / _POINTS).to_pil().convert("RGB"), dpi) for page in document)
    finally:
        document.close()


def _png(image: Image, dpi: int) -> bytes:
    """The bytes of a picture: no time, no program, only its size on paper."""
    target = io.BytesIO()
    image.save(target, "PNG", dpi=(dpi, dpi), compress_level=9)
    return target.getvalue()


def _jpeg(image: Image, dpi: int) -> bytes:
    """As good as JPEG is, with colours as fine as shapes, so that small letters keep their edges."""
    target = io.BytesIO()
    image.save(target, "JPEG", dpi=(dpi, dpi), quality=95, subsampling=0)
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
