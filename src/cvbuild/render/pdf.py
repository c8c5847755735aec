"""Render PDF that is accessible (PDF/UA-1), archivable (PDF/A-2a) and reproducible.

With ``attach: true`` in the variant, the file carries its public data as associated files; it is then PDF/A-3a, which
allows them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from cvbuild.compose.typography import typeset
from cvbuild.model.build_id import build_id
from cvbuild.model.document import Document
from cvbuild.model.edition import Edition
from cvbuild.model.layout import Layout
from cvbuild.model.theme import RenderOptions, Theme, broken_layout
from cvbuild.render import jsonresume, md
from cvbuild.render._isolates import isolated
from cvbuild.render._links import with_live_links
from cvbuild.render._weasyprint.press import Attached, import_weasyprint, press
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.finding import Outcome

__all__ = ["EXTENSION", "also_shaped_by", "layout", "prepare", "render"]

T = TypeVar("T")

EXTENSION = "pdf"


def prepare() -> None:
    """Import what lays out pages, so that processes forked from this one have it.

    Raises:
        CannotBuild: a native library of WeasyPrint is missing.
    """
    import_weasyprint()


def render(edition: Edition) -> Outcome[bytes]:
    """Return the document as PDF.

    Every path of the document becomes a named destination (:func:`cvbuild.model.document.anchor`), so that places in
    the finished file can be traced to lines of the source.

    Raises:
        CannotBuild: a native library of WeasyPrint is missing.
    """
    document, theme, paper = edition.document, edition.theme, edition.options.paper
    identifier = build_id(document, theme, paper)
    shown, attached = isolated(with_live_links(typeset(document))), _attached(edition)
    return _blamed(theme, lambda: press(theme, paper).print(shown, identifier, attached))


def also_shaped_by(edition: Edition) -> object:
    """Return what shapes the file besides document, theme and options: the data that it carries."""
    return _attached(edition) or None


def _attached(edition: Edition) -> tuple[Attached, ...]:
    """Return the files that the PDF carries: its data, from which it can be built, and its words."""
    if not edition.variant.attach:
        return ()
    data, text = jsonresume.render(edition).value, md.render(edition).value
    files = (
        ("resume.json", data, "The data of this document as JSON Resume", "Source"),
        ("resume.md", text, "The text of this document as Markdown", "Alternative"),
    )
    return tuple(Attached(name, content or b"", description, kind) for name, content, description, kind in files)


def layout(document: Document, theme: Theme, options: RenderOptions, *, tall: bool = False) -> Outcome[Layout]:
    """Lay out the parts of the document, on pages as :func:`render` makes them or on one tall page.

    Raises:
        CannotBuild: a native library of WeasyPrint is missing.
    """
    shown = isolated(with_live_links(typeset(document)))
    return _blamed(theme, lambda: press(theme, options.paper).layout(shown, tall=tall))


def _blamed(theme: Theme, made: Callable[[], Outcome[T]]) -> Outcome[T]:
    """Make something of a theme. What the project's own theme makes fail is its mistake, not a bug."""
    try:
        return made()
    except CannotBuild:
        raise
    except Exception as error:
        if not theme.own:
            raise
        return Outcome(None, (broken_layout(theme, _said(error)),))


def _said(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "it needs too much memory"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error) or type(error).__name__
