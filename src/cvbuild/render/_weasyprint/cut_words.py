"""Compounds that a line end cuts, read from WeasyPrint's boxes."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from typing import Any

__all__ = ["cut_words"]


def cut_words(pages: Any, compounds: Collection[str]) -> frozenset[str]:
    """Return those of the compounds that begin on one line and end on the next one.

    Args:
        pages: a document as WeasyPrint has laid it out.
        compounds: words with a mark inside, where a line may break: ``block-sparse``.
    """
    if not compounds:
        return frozenset()
    boxes = (page._page_box for page in pages.pages)
    ends = (pair for box in boxes for lines in _paragraphs(box) for pair in itertools.pairwise(map(_text, lines)))
    return frozenset(word for above, below in ends for word in _across(above, below, compounds))


def _across(above: str, below: str, compounds: Collection[str]) -> Iterator[str]:
    if not above or not below or above[-1].isalnum() or above[-1].isspace() or below[0].isspace():
        return
    tail, head = above.rsplit(maxsplit=1)[-1], below.split(maxsplit=1)[0]
    for word in compounds:
        at = f"{tail}{head}".find(word)
        if 0 <= at < len(tail) < at + len(word):
            yield word


def _paragraphs(box: Any) -> Iterator[list[Any]]:
    """Yield the line boxes of each block."""
    children = getattr(box, "children", ())
    lines = [child for child in children if type(child).__name__ == "LineBox"]
    if lines:
        yield lines
    for child in children:  # a line, too, may hold blocks: those beside the markers of lists
        yield from _paragraphs(child)


def _text(box: Any) -> str:
    """Return the text of a line."""
    text = getattr(box, "text", None)
    if isinstance(text, str):
        return text
    return "".join(_text(child) for child in getattr(box, "children", ()))
