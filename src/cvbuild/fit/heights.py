"""Heights of recently fitted documents, for a process that fits after each save, such as a preview.

A tall layout of everything takes as long as the layout of the page itself. An edit changes a line or two and nearly all
heights stay the same, so only changed texts are laid out. The caller has to verify the sum of such heights in a real
layout. A build does not use these heights.
"""

from __future__ import annotations

from collections import deque

from msgspec import Struct

from cvbuild.fit.rewording import excerpt, revised, reworded
from cvbuild.model.document import Document
from cvbuild.model.layout import Layout
from cvbuild.model.theme import RenderOptions, Theme
from cvbuild.render import pdf

__all__ = ["Heights"]

_KEPT = 8
"""The number of most recent documents to keep: one for each fitted variant, about 10 KiB each."""


class _Known(Struct, frozen=True):
    document: Document
    theme: Theme
    options: RenderOptions
    layout: Layout


class Heights:
    """The most recently fitted documents, each with a tall layout whose heights were verified to add up."""

    def __init__(self) -> None:
        self._known: deque[_Known] = deque(maxlen=_KEPT)

    def keep(self, document: Document, theme: Theme, options: RenderOptions, layout: Layout) -> None:
        """Store a tall layout; replace that of an earlier version with other words, if there is one."""
        like = (known for known in self._known if known.theme == theme and known.options == options)
        old = next((known for known in like if reworded(known.document, document) is not None), None)
        if old:
            self._known.remove(old)
        self._known.append(_Known(document, theme, options, layout))

    def recalled(self, document: Document, theme: Theme, options: RenderOptions) -> Layout | None:
        """Return the tall layout of a document that differs from a stored one only in the words of texts, else None.

        Raises:
            CannotBuild: a native library is missing.
        """
        for known in reversed(self._known):
            if known.theme == theme and known.options == options:
                paths = reworded(known.document, document)
                if paths is not None:
                    return _revised(known, document, paths)
        return None


def _revised(known: _Known, document: Document, paths: tuple[str, ...]) -> Layout | None:
    """Return the known layout with the new heights of these texts; None if one of them has no path to look up."""
    if not paths:
        return known.layout
    part = pdf.layout(excerpt(document, paths), known.theme, known.options, tall=True).value
    return revised(known.layout, part, paths) if part and all(paths) else None
