"""What a Word file is built of: headings, tables, text boxes, columns, formatting by hand. Works on its XML alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

__all__ = ["direct_formatting", "headings", "layout_tricks"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _R, _VAL = f"{_W}p", f"{_W}r", f"{_W}val"
_STYLE_ONLY = {f"{_W}pPr": {f"{_W}pStyle", f"{_W}sectPr"}, f"{_W}rPr": {f"{_W}rStyle", f"{_W}lang"}}
_SHOWN = 5  # texts of one kind that are kept: enough to find them


def headings(body: Any, names: Mapping[str, str]) -> Iterator[int]:
    """The levels of the body's headings in order.

    Args:
        body: the element that holds the paragraphs.
        names: from a style's id to its name, in small letters.
    """
    for paragraph in body.iter(_P):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = names.get(style.get(_VAL), "") if style is not None else ""
        if name.startswith("heading ") and name[8:].isdigit():
            yield int(name[8:])


def layout_tricks(body: Any, margins: Iterable[Any]) -> Iterator[str]:
    """What parsers stumble over; ``margins`` are the elements of headers and footers."""
    outside = list(margins)
    for root in (body, *outside):
        if next(root.iter(f"{_W}tbl"), None) is not None:
            yield "a table"
        if next(root.iter(f"{_W}txbxContent"), None) is not None:
            yield "a text box"
    if any(int(columns.get(f"{_W}num", 1)) > 1 for columns in body.iter(f"{_W}cols")):
        yield "columns"
    if any((text.text or "").strip() for root in outside for text in root.iter(f"{_W}t")):
        yield "text in a header or footer"


def direct_formatting(roots: Iterable[Any]) -> Iterator[str]:
    """The beginnings of paragraphs and runs that have a look of their own instead of a style's."""
    found = (text for root in roots for text in _formatted(root))
    for _, text in zip(range(_SHOWN), found, strict=False):
        yield text


def _formatted(root: Any) -> Iterator[str]:
    for element in root.iter(_P, _R):
        properties = element.find(f"{element.tag}Pr")
        if properties is None or not any(child.tag not in _STYLE_ONLY[properties.tag] for child in properties):
            continue
        text = "".join(part.text or "" for part in element.iter(f"{_W}t")).strip()
        if text:
            yield text
