"""PDF that is accessible (PDF/UA-1), archivable (PDF/A-2a), and the same bytes every time."""

from __future__ import annotations

from cvbuild.build_id import build_id
from cvbuild.document import Document
from cvbuild.extent import Layout
from cvbuild.finding import Outcome
from cvbuild.render._press import press
from cvbuild.render._template import fill
from cvbuild.theme import RenderOptions, Theme

__all__ = ["EXTENSION", "layout", "render"]

EXTENSION = "pdf"

_TEMPLATE = "resume.html.j2"


def render(document: Document, theme: Theme, options: RenderOptions) -> Outcome[bytes]:
    """The document as PDF.

    Every path of the document becomes a named destination (:func:`cvbuild.document.anchor`), so that a place in the
    finished file leads back to a line of the source.

    Raises:
        CannotBuild: a native library that WeasyPrint needs is not there.
    """
    html = fill(theme, _TEMPLATE, document)
    if html.value is None:
        return Outcome(None, html.findings)
    return press(theme, options.paper).print(html.value, build_id(document, theme, options.paper))


def layout(document: Document, theme: Theme, options: RenderOptions, *, tall: bool = False) -> Outcome[Layout]:
    """Where the parts of the document come to stand, on pages as :func:`render` makes them or on one tall page.

    Raises:
        CannotBuild: a native library that WeasyPrint needs is not there.
    """
    html = fill(theme, _TEMPLATE, document)
    if html.value is None:
        return Outcome(None, html.findings)
    return press(theme, options.paper).layout(html.value, tall=tall)
