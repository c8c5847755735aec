"""The contacts of the letterhead in balanced rows: never one alone on a line, and no separator at the end of a row.

The rows are known only from a layout; where there are several, a style balances them on the page.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

__all__ = ["ContactRows", "balanced", "contact_rows"]

_POINT = 0.75
_CLASS = "contacts"
_REST = "--contacts-rest"
"""The width that the rows leave, for a look that must keep other things out of it."""

_SLACK = 0.5  # points: widths are rounded


class ContactRows(Struct, frozen=True):
    """The rows in which the contacts of a layout are set.

    ``style`` balances them if they take several lines, and is empty if they take one. ``room`` is the width, in CSS
    pixels, of what contains them.
    """

    style: str = ""
    room: float = 0

    def agree_with(self, expected: ContactRows) -> bool:
        """Return whether a page with the expected rows' style is what they were made for."""
        return abs(self.room - expected.room) < _SLACK if expected.style else not self.style


def contact_rows(pages: Any) -> ContactRows:
    """Return the rows of the contacts on the first page of a layout."""
    found = next(_lists(pages.pages[0]._page_box, None), None)
    if found is None:
        return ContactRows()
    contacts, container = found
    return ContactRows(_style(contacts), getattr(container, "width", 0))


def _style(contacts: Any) -> str:
    items = [child for child in contacts.children if hasattr(child, "margin_width")]
    if len({round(item.position_y) for item in items}) < 2:
        return ""
    gap, bars = _gap(items) * _POINT, [_bar(item) * _POINT for item in items]
    bar = max(bars)
    widths = [item.margin_width() * _POINT - own for item, own in zip(items, bars, strict=True)]
    rows = balanced(widths, gap, contacts.width * _POINT, bar)
    widest = max(_length(widths, gap + bar, row) for row in rows)
    ends = ", ".join(f".{_CLASS} > li:nth-child({row[-1] + 1})::after" for row in rows)
    width = f"{widest + _SLACK:.2f}pt"
    rest = max(contacts.width * _POINT - widest - _SLACK, 0)
    return f"html {{ {_REST}: {rest:.2f}pt }} .{_CLASS} {{ max-width: {width} }} {ends} {{ content: none !important }}"


def _lists(box: Any, container: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each list of contacts in a box, with what contains it."""
    element = getattr(box, "element", None)
    if element is not None and hasattr(element, "get") and element.get("class") == _CLASS and hasattr(box, "width"):
        yield box, container
        return
    for child in getattr(box, "children", ()):
        yield from _lists(child, box)


def _gap(items: Sequence[Any]) -> float:
    """Return the room between two items of a row."""
    for one, other in itertools.pairwise(items):
        if round(one.position_y) == round(other.position_y):
            return float(abs(other.position_x - one.position_x) - one.margin_width())
    return 0.0


def _bar(item: Any) -> float:
    """Return the width of the separator after an item."""
    tag = str(getattr(item, "element_tag", ""))
    if tag.endswith("::after") and hasattr(item, "margin_width"):
        return float(item.margin_width())
    return sum(map(_bar, getattr(item, "children", ())))


def balanced(widths: Sequence[float], gap: float, room: float, bar: float = 0) -> list[list[int]]:
    """Return the numbers of the items in rows, as few as there must be, none with one item if that can be, and even.

    Args:
        widths: of the items.
        gap: between two of them.
        room: the width of a row.
        bar: the width of the separator in a gap, which the end of a row does not have.
    """
    step = gap + bar
    filled = _filled(widths, step, room)
    counts = (len(filled), len(filled) + 1)
    choices = [rows for count in counts for rows in _splits(widths, (gap, step), room, count)]
    return min(choices, key=lambda rows: _fault(rows, widths, step), default=filled)


def _fault(rows: list[list[int]], widths: Sequence[float], gap: float) -> tuple[int, int, float]:
    lengths = [_length(widths, gap, row) for row in rows]
    return sum(len(row) == 1 for row in rows), len(rows), max(lengths) - min(lengths)


def _filled(widths: Sequence[float], gap: float, room: float) -> list[list[int]]:
    rows: list[list[int]] = []
    for number in range(len(widths)):
        if rows and _length(widths, gap, [*rows[-1], number]) <= room:
            rows[-1].append(number)
        else:
            rows.append([number])
    return rows


def _splits(
    widths: Sequence[float], gaps: tuple[float, float], room: float, count: int, first: int = 0
) -> Iterator[list[list[int]]]:
    """Yield all ways to break the items from ``first`` on into rows that a style can make: none could take more."""
    gap = gaps[1]
    if count == 1:
        row = list(range(first, len(widths)))
        if row and _length(widths, gap, row) <= room:
            yield [row]
        return
    for end in range(first + 1, len(widths)):
        row = list(range(first, end))
        if _length(widths, gap, row) > room:
            return
        for rest in _splits(widths, gaps, room, count - 1, end):
            limit = max(_length(widths, gap, one) for one in (row, *rest))
            if _length(widths, gap, row) + gaps[0] + widths[end] > limit + _SLACK:
                yield [row, *rest]


def _length(widths: Sequence[float], gap: float, row: Sequence[int]) -> float:
    return sum(widths[number] for number in row) + gap * (len(row) - 1)
