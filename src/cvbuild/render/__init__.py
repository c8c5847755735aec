"""Registry of renderers: each module in this folder turns an edition into the bytes of one format.

A renderer chooses type, never words: it knows the six blocks of :mod:`cvbuild.model.document` and no sections. It
defines ``EXTENSION`` and ``render``, or ``render_pages`` if each page is a file, or ``render_files`` if there are
several of other kinds, and imports its heavy library inside functions. A file depends only on the document, the theme
and the options, unless its module's ``shape`` says otherwise: that is a format for programs, which reads entries; or
``also_shaped_by`` adds something.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from types import ModuleType
from typing import Protocol, cast

from cvbuild.model.edition import Edition
from cvbuild.model.theme import look
from cvbuild.syntax.finding import Outcome

__all__ = ["FilesRenderer", "PageRenderer", "Renderer", "formats", "is_data", "rendered", "renderer", "shape"]


class Renderer(Protocol):
    """The interface of a format's module."""

    EXTENSION: str

    def render(self, edition: Edition) -> Outcome[bytes]:
        """Return the finished file, or the mistakes of the theme that prevent it."""


class PageRenderer(Protocol):
    """The interface of a module whose files are pages."""

    EXTENSION: str

    def render_pages(self, edition: Edition) -> Outcome[tuple[bytes, ...]]:
        """Return the finished files, one per page, or the mistakes of the theme that prevent them."""


class FilesRenderer(Protocol):
    """The interface of a module that makes several files."""

    def render_files(self, edition: Edition) -> Outcome[dict[str, bytes]]:
        """Return the finished files by the ends of their names."""


def formats() -> tuple[str, ...]:
    """Return the names of all formats, from the modules in this folder; ``_name`` is a helper."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.ispkg and not m.name.startswith("_")))


def renderer(name: str) -> Renderer:
    """Return the renderer of a format; its library is imported on first use."""
    return cast("Renderer", _module(name))


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{name}")


def rendered(name: str, edition: Edition) -> Outcome[dict[str, bytes]]:
    """Return a format's finished files: bytes by the end of the file name (``.pdf``, ``-2.png``)."""
    module = _module(name)
    if hasattr(module, "render_pages"):
        pages = cast("PageRenderer", module).render_pages(edition)
        files = {f"-{number}.{module.EXTENSION}": page for number, page in enumerate(pages.value or (), 1)}
        return Outcome(files if pages.value is not None else None, pages.mistakes)
    if hasattr(module, "render_files"):
        return cast("FilesRenderer", module).render_files(edition)
    one = cast("Renderer", module).render(edition)
    return Outcome({f".{module.EXTENSION}": one.value} if one.value is not None else None, one.mistakes)


def shape(name: str, edition: Edition) -> object:
    """Return everything in an edition that shapes a format's files: equal ``repr``, equal files."""
    own: Callable[[Edition], object] | None = getattr(_module(name), "shape", None)
    if own:
        return own(edition)
    also: Callable[[Edition], object] | None = getattr(_module(name), "also_shaped_by", None)
    more = also(edition) if also else None
    whole = edition.document, look(edition.theme), edition.options
    return whole if more is None else (*whole, more)


def is_data(name: str) -> bool:
    """Return whether a format is for programs: it reads the selected entries, not the document alone."""
    return hasattr(_module(name), "shape")
