"""PNG, one picture a page, made from the PDF: for previews, and to look at what a change does. Same input, same bytes.

The one door to pypdfium2; it imports it on first use.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from cvbuild.document import Document
from cvbuild.finding import Outcome
from cvbuild.theme import RenderOptions, Theme

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["DPI", "EXTENSION", "pictures", "render_pages"]

EXTENSION = "png"

DPI = 144
"""Dots per inch: two a point, so that nothing falls between them; sharp on a screen, 1224 dots wide for Letter."""

_POINTS = 72  # to the inch


def render_pages(document: Document, theme: Theme, options: RenderOptions) -> Outcome[tuple[bytes, ...]]:
    """The pages of the document's PDF, in order, and what was found while it was made.

    Raises:
        CannotBuild: a native library that WeasyPrint needs is not there.
    """
    from cvbuild.render import pdf

    outcome = pdf.render(document, theme, options)
    return Outcome(None if outcome.value is None else pictures(outcome.value), outcome.findings)


def pictures(pdf: bytes, dpi: int = DPI) -> tuple[bytes, ...]:
    """Each page of a PDF as a PNG on white."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        return tuple(_png(page.render(scale=dpi / _POINTS).to_pil(), dpi) for page in document)
    finally:
        document.close()


def _png(image: Image, dpi: int) -> bytes:
    """The bytes of a picture: no time, no program, only its size on paper."""
    target = io.BytesIO()
    image.convert("RGB").save(target, "PNG", dpi=(dpi, dpi), compress_level=9)
    return target.getvalue()
