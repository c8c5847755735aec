"""Pages of a finished PDF as pictures, and the positions of their letters. The only module that imports pypdfium2.

pdfium must not be called from two threads at once; only one thread uses this module.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Letter", "Sheet", "pictures", "sheets"]

_POINTS = 72  # per inch


class Letter(Struct, frozen=True):
    """A character and the box that its font reserves for it, in points from the left and top of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Sheet(Struct, frozen=True):
    """A page: its size in points, and its letters in the order of the file, with spaces between words and lines."""

    width: float
    height: float
    letters: tuple[Letter, ...]


def pictures(pdf: bytes, dpi: int, *, quick: bool = False) -> tuple[bytes, ...]:
    """Yield each page of a PDF as a PNG on white; with ``quick`` as a JPEG, nearly the same in a tenth of the time."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    encode = _jpeg if quick else _png
    try:
        return tuple(encode(page.render(scale=dpi / _POINTS).to_pil().convert("RGB"), dpi) for page in document)
    finally:
        document.close()


def _png(image: Image, dpi: int) -> bytes:
    """Return the bytes of a picture with no metadata but its size on paper."""
    target = io.BytesIO()
    image.save(target, "PNG", dpi=(dpi, dpi), compress_level=9)
    return target.getvalue()


def _jpeg(image: Image, dpi: int) -> bytes:
    """Return a JPEG in best quality, with full colour resolution, so that small letters keep their edges."""
    target = io.BytesIO()
    image.save(target, "JPEG", dpi=(dpi, dpi), quality=95, subsampling=0)
    return target.getvalue()


def sheets(pdf: bytes) -> tuple[Sheet, ...]:
    """Yield each page of a PDF with its letters."""
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
