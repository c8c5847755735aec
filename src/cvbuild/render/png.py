"""Render PNG, one picture per page, from the PDF: for previews and for reviewing changes. Reproducible."""

from __future__ import annotations

from cvbuild.model.edition import Edition
from cvbuild.render import _pdfium
from cvbuild.syntax.finding import Outcome

__all__ = ["DPI", "EXTENSION", "pictures", "render_pages"]

EXTENSION = "png"

DPI = 144
"""Dots per inch: two per point, so that lines stay sharp; 1224 dots wide for Letter."""


def render_pages(edition: Edition) -> Outcome[tuple[bytes, ...]]:
    """Return the pages of the document's PDF, in order, and the mistakes found on the way.

    Raises:
        CannotBuild: a native library of WeasyPrint is missing.
    """
    from cvbuild.render import pdf

    outcome = pdf.render(edition)
    return Outcome(None if outcome.value is None else pictures(outcome.value), outcome.mistakes)


def pictures(pdf: bytes, dpi: int = DPI) -> tuple[bytes, ...]:
    """Return each page of a PDF as a PNG on white."""
    return _pdfium.pictures(pdf, dpi)
