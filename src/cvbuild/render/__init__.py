"""Document and theme to bytes. Each module beside this one is a format; this folder is the registry.

A renderer chooses type, never words: it knows the six blocks of :mod:`cvbuild.document` and no section. It offers
``EXTENSION`` (the file's ending) and ``render``, and imports its heavy library inside.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Protocol, cast

from cvbuild.document import Document
from cvbuild.finding import Outcome
from cvbuild.theme import RenderOptions, Theme

__all__ = ["Renderer", "formats", "renderer"]


class Renderer(Protocol):
    """What a format's module offers."""

    EXTENSION: str

    def render(self, document: Document, theme: Theme, options: RenderOptions) -> Outcome[bytes]:
        """The finished file, or the mistakes of the theme that prevent it."""


def formats() -> tuple[str, ...]:
    """The names of all formats, from the files in this folder; ``_name`` is a helper."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


def renderer(name: str) -> Renderer:
    """The renderer of a format; its library is imported on first use."""
    return cast("Renderer", importlib.import_module(f"{__name__}.{name}"))
