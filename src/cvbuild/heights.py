"""Heights of all that a variant could show: those of an edit ago, and of the texts that changed since.

A tall layout of everything takes as long as that of the page itself. Who writes changes a line at a time, so of the
save before nearly all heights are known. They are asked for by whoever can see that the sum comes out on a real page,
and by a process that sees one save after the other: a build starts from nothing.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from cvbuild import fitting
from cvbuild.document import Document
from cvbuild.extent import Layout
from cvbuild.render import pdf
from cvbuild.theme import RenderOptions, Theme

__all__ = ["Heights"]

_KEPT = 8
"""Documents whose heights are known, the newest: one for each variant that is fitted; some ten KiB each."""


@dataclass(frozen=True, slots=True)
class _Known:
    document: Document
    theme: Theme
    options: RenderOptions
    layout: Layout


class Heights:
    """The last documents that were fitted, each with its tall layout, in which the heights were seen to add up."""

    def __init__(self) -> None:
        self._known: deque[_Known] = deque(maxlen=_KEPT)

    def keep(self, document: Document, theme: Theme, options: RenderOptions, layout: Layout) -> None:
        """Remember a tall layout, in place of the one from which it was made."""
        like = (known for known in self._known if known.theme == theme and known.options == options)
        old = next((known for known in like if fitting.reworded(known.document, document) is not None), None)
        if old:
            self._known.remove(old)
        self._known.append(_Known(document, theme, options, layout))

    def recalled(self, document: Document, theme: Theme, options: RenderOptions) -> Layout | None:
        """The tall layout of a document that differs from one of them in the words of some texts; none for others.

        Raises:
            CannotBuild: a native library is missing.
        """
        for known in reversed(self._known):
            if known.theme == theme and known.options == options:
                paths = fitting.reworded(known.document, document)
                if paths is not None:
                    return _revised(known, document, paths)
        return None


def _revised(known: _Known, document: Document, paths: tuple[str, ...]) -> Layout | None:
    """Texts without a path of their own have no height to ask for."""
    if not paths:
        return known.layout
    part = pdf.layout(fitting.excerpt(document, paths), known.theme, known.options, tall=True).value
    return fitting.revised(known.layout, part, paths) if part and all(paths) else None
