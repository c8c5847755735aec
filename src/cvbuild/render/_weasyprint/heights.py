"""Heights of a document's parts, read from WeasyPrint's boxes.

Boxes are not part of WeasyPrint's public interface: pyproject.toml pins the major version, and tests check that the
heights of parts add up to that of the page. An unexpected box is skipped, and callers have to verify the finished pages
(as :mod:`cvbuild.fit.verification` does).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from cvbuild.model.layout import Extent, Layout

__all__ = ["TALL", "read_layout"]

TALL = 1_000_000
"""Height in points of a page that has room for everything: 350 metres."""

_POINT = 0.75
"""Points in a CSS pixel, WeasyPrint's unit (CSS Values and Units 4, 6.2)."""


def read_layout(document: Any, paper_height: float) -> Layout:
    """Return the layout of a rendered document; ``paper_height`` is in points, whatever the height of its pages."""
    pages = [page._page_box for page in document.pages]
    extents: dict[str, Extent] = {}
    lines: Counter[float] = Counter()
    ends = tuple(_read_page(page, number, extents, lines) for number, page in enumerate(pages, 1))
    first = pages[0]
    room = paper_height - _POINT * (first.margin_height() - first.height)
    usual = max(lines, key=lambda height: (lines[height], -height), default=0.0)
    lead = lines[usual] - max((number for height, number in lines.items() if height != usual), default=0)
    return Layout(ends, room, usual, extents, lead)


def _read_page(page: Any, number: int, extents: dict[str, Extent], lines: Counter[float]) -> float:
    """Record the extents and lines of a page; return where its content ends."""
    start, end = page.content_box_y(), 0.0
    for box, before in _boxes(page.children[0], start):
        if type(box).__name__ == "LineBox":
            lines[round(box.height * _POINT, 2)] += 1
            end = max(end, box.position_y + box.height)
            for inner, above in _in_line(box):
                _record(inner, above, start, number, extents)
        else:
            _record(box, before, start, number, extents)
    return float(end - start) * _POINT


def _record(box: Any, before: float, start: float, number: int, extents: dict[str, Extent]) -> None:
    bottom = box.border_box_y() + box.border_height()
    name = _anchor(box)
    if name and name not in extents:  # boxes without an element of their own repeat their parent's
        top, bottom_, before_ = ((y - start) * _POINT for y in (box.border_box_y(), bottom, before))
        extents[name] = Extent(before_, top, bottom_, number)


def _in_line(line: Any) -> Iterator[tuple[Any, float]]:
    """Yield the blocks inside the words of a list's item, which are a block on the item's line."""
    for child in line.children:
        if hasattr(child, "content_box_y") and child.is_in_normal_flow():
            yield from (pair for pair in _boxes(child, child.content_box_y()) if type(pair[0]).__name__ != "LineBox")


def _boxes(box: Any, before: float) -> Iterator[tuple[Any, float]]:
    """Yield a box and all in-flow boxes in it, parents first, each with the end of what precedes it."""
    yield box, before
    if type(box).__name__ == "LineBox" or not hasattr(box, "content_box_y"):
        return
    above = box.content_box_y()
    for child in getattr(box, "children", ()):
        if child.is_in_normal_flow() and hasattr(child, "border_box_y"):
            yield from _boxes(child, above)
            above = _bottom(child)


def _bottom(box: Any) -> float:
    bottom: float = box.position_y + box.height
    return bottom if type(box).__name__ == "LineBox" else box.border_box_y() + box.border_height()


def _anchor(box: Any) -> str:
    element = getattr(box, "element", None)
    name = element.get("id") if element is not None and hasattr(element, "get") else None
    return str(name or "")
