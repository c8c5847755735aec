"""Numbers of the numbered lists in a Word file, which Word counts itself: no run contains them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["Numbers"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL, _LEVEL, _NUM_ID, _STYLE_ID = f"{_W}val", f"{_W}ilvl", f"{_W}numId", f"{_W}styleId"
_IN_LIST = f"{_W}pPr/{_W}numPr"


class Numbers:
    """The counts of all lists so far, in the order of the paragraphs."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._nums = {num.get(_NUM_ID): num for num in numbering.iter(f"{_W}num")} if numbering is not None else {}
        found = numbering.iter(f"{_W}abstractNum") if numbering is not None else ()
        self._abstracts = {one.get(f"{_W}abstractNumId"): one for one in found}
        self._styles = {style.get(_STYLE_ID): style for style in styles.iter(f"{_W}style")}
        self._counts: dict[tuple[str, int], int] = {}

    def take(self, paragraph: Any) -> Iterator[str]:
        """Yield the number before a paragraph as Word shows it; nothing if it has none."""
        number, level = self._list(paragraph)
        definition = self._definition(number, level)
        if definition is None or _value(definition, "numFmt") != "decimal":
            return
        count = self._counts.get((number, level), self._first(number, level, definition) - 1) + 1
        self._counts[number, level] = count
        yield _value(definition, "lvlText").replace(f"%{level + 1}", str(count))

    def _list(self, paragraph: Any) -> tuple[str, int]:
        """Return the list and level of a paragraph: its own, or those of its style."""
        own = paragraph.find(_IN_LIST)
        if own is None:
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            own = self._of_style(style.get(_VAL) if style is not None else "")
        if own is None:
            return "", 0
        return _value(own, "numId"), int(_value(own, "ilvl") or 0)

    def _of_style(self, identifier: str) -> Any:
        """Return the numbering of a style, or of the nearest one that it is based on."""
        seen: set[str] = set()
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            style = self._styles[identifier]
            if (found := style.find(_IN_LIST)) is not None:
                return found
            identifier = _value(style, "basedOn")
        return None

    def _definition(self, number: str, level: int) -> Any:
        num = self._nums.get(number)
        abstract = self._abstracts.get(_value(num, "abstractNumId")) if num is not None else None
        levels = abstract.iter(f"{_W}lvl") if abstract is not None else ()
        return next((one for one in levels if int(one.get(_LEVEL, 0)) == level), None)

    def _first(self, number: str, level: int, definition: Any) -> int:
        overrides = self._nums[number].iter(f"{_W}lvlOverride")
        own = next((one for one in overrides if int(one.get(_LEVEL, 0)) == level), None)
        start = _value(own, "startOverride") if own is not None else ""
        return int(start or _value(definition, "start") or 1)


def _value(element: Any, tag: str) -> str:
    found = element.find(f"{_W}{tag}")
    return str(found.get(_VAL, "")) if found is not None else ""
