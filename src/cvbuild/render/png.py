"""PNG, one picture a page, from the PDF: for previews, and to look at what a change does. Same input, same bytes."""

from __future__ import annotations

from cvbuild import pages
from cvbuild.document import Document
from cvbuild.finding import Outcome
from cvbuild.theme import RenderOptions, Theme

__all__ = ["DPI", "EXTENSION", "pictures", "render_pages"]

EXTENSION = "png"

DPI = 144
"""Dots per inch: two a point, so that nothing falls between them; sharp on a screen, 1224 dots wide for Letter."""


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
    return pages.pictures(pdf, dpi)
