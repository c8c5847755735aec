"""Structure of a Word file from its XML: headings, tables, text boxes, columns, direct formatting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

__all__ = ["direct_formatting", "headings", "layout_tricks"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _R, _VAL = f"{_W}p", f"{_W}r", f"{_W}val"
_STYLE_ONLY = {
    f"{_W}pPr": {f"{_W}pStyle", f"{_W}numPr", f"{_W}sectPr", f"{_W}pageBreakBefore"},
    f"{_W}rPr": {f"{_W}rStyle", f"{_W}lang", f"{_W}rtl"},
}
_SHOWN = 5  # texts of each kind that are kept: enough to find them


def headings(body: Any, names: Mapping[str, str]) -> Iterator[int]:
    """Return the levels of the body's headings in order.

    Args:
        body: the element with the paragraphs.
        names: names of styles by id, in lower case.
    """
    for paragraph in body.iter(_P):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = names.get(style.get(_VAL), "") if style is not None else ""
        if name.startswith("heading ") and name[8:].isdigit():
            yield int(name[8:])


def layout_tricks(body: Any, margins: Iterable[Any]) -> Iterator[str]:
    """Return layout elements that parsers misread; ``margins`` are the elements of headers and footers."""
    outside = list(margins)
    for root in (body, *outside):
        if next(root.iter(f"{_W}tbl"), None) is not None:
            yield "a table"
        if next(root.iter(f"{_W}txbxContent"), None) is not None:
            yield "a text box"
    if any(int(columns.get(f"{_W}num", 1)) > 1 for columns in body.iter(f"{_W}cols")):
        yield "columns"
    if any(_has_words(root) for root in outside):
        yield "text in a header or footer"


def _has_words(root: Any) -> bool:
    """Return whether a header or footer has words of its own; a page number or the author's name is a field."""
    fields = {text for field in root.iter(f"{_W}fldSimple") for text in field.iter(f"{_W}t")}
    return any(char.isalnum() for text in root.iter(f"{_W}t") if text not in fields for char in text.text or "")


def direct_formatting(roots: Iterable[Any]) -> Iterator[str]:
    """Return the beginnings of paragraphs and runs that are formatted directly instead of by a style."""
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
