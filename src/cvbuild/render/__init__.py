"""Document and theme to bytes. Each module beside this one is a format; this folder is the registry.

A renderer chooses type, never words: it knows the six blocks of :mod:`cvbuild.document` and no section. It offers
``EXTENSION`` (the file's ending) and ``render``, or ``render_pages`` where each page is a file, and imports its heavy
library inside.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Protocol, cast

from cvbuild.document import Document
from cvbuild.finding import Outcome
from cvbuild.theme import RenderOptions, Theme

__all__ = ["PageRenderer", "Renderer", "formats", "rendered", "renderer"]


class Renderer(Protocol):
    """What a format's module offers."""

    EXTENSION: str

    def render(self, document: Document, theme: Theme, options: RenderOptions) -> Outcome[bytes]:
        """The finished file, or the mistakes of the theme that prevent it."""


class PageRenderer(Protocol):
    """What a format's module offers whose files are pages."""

    EXTENSION: str

    def render_pages(self, document: Document, theme: Theme, options: RenderOptions) -> Outcome[tuple[bytes, ...]]:
        """The finished files, one a page, or the mistakes of the theme that prevent them."""


def formats() -> tuple[str, ...]:
    """The names of all formats, from the files in this folder; ``_name`` is a helper."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


def renderer(name: str) -> Renderer:
    """The renderer of a format; its library is imported on first use."""
    return cast("Renderer", importlib.import_module(f"{__name__}.{name}"))


def rendered(name: str, document: Document, theme: Theme, options: RenderOptions) -> Outcome[dict[str, bytes]]:
    """A format's finished files: from the end of each one's name (``.pdf``, ``-2.png``) to its bytes."""
    module = importlib.import_module(f"{__name__}.{name}")
    if hasattr(module, "render_pages"):
        pages = cast("PageRenderer", module).render_pages(document, theme, options)
        files = {f"-{number}.{module.EXTENSION}": page for number, page in enumerate(pages.value or (), 1)}
        return Outcome(files if pages.value is not None else None, pages.findings)
    one = cast("Renderer", module).render(document, theme, options)
    return Outcome({f".{module.EXTENSION}": one.value} if one.value is not None else None, one.findings)
