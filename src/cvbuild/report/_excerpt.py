"""A line of a source file as a terminal may show it, and the carets that go below it.

Width is counted in cells, as terminals do: East Asian wide characters take two, combining marks none.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cvbuild.source import Place

__all__ = ["WIDTH", "Excerpt", "cells", "excerpt", "visible"]

WIDTH = 100
"""Cells of a source line to show; about what remains of a usual window beside the gutter."""

_BEFORE = 60  # cells to keep before the place when a long line is cut at its start
_UNDERLINE = 40  # a longer place is a whole sentence: marking its start keeps the label in sight
_TAB = 8
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # what a terminal obeys, hides or cannot show


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The line to show, the indent of its carets, and how many carets there are."""

    line: str
    indent: str
    carets: int


def visible(text: str) -> str:
    """The text with every character that a terminal would obey or hide written out; tabs stay."""
    return text if text.isprintable() else "".join(map(_visible, text))


def cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return sum(map(_cells, text))


def excerpt(line: str, place: Place) -> Excerpt:
    """The part of ``line`` around ``place``, and where its carets go."""
    at = _base(line, min(place.column - 1, len(line)))
    start = _start(line, at)
    stop = _stop(line, start)
    head, tail = "…" if start else "", "…" if stop < len(line) else ""
    end = min(place.end_column - 1, stop) if place.end_line == place.line else at
    shown = cells(visible(line[at:end]))
    return Excerpt(
        f"{head}{visible(line[start:stop])}{tail}",
        " " * len(head) + "".join(map(_indent, line[start:at])),
        shown if 0 < shown <= _UNDERLINE else 1,
    )


def _visible(char: str) -> str:
    if char == "\t" or unicodedata.category(char) not in _HIDDEN:
        return char
    if char < " ":
        return chr(0x2400 + ord(char))  # the control pictures: ESC becomes ␛
    return f"<U+{ord(char):04X}>"


def _cells(char: str) -> int:
    if char == "\t":
        return _TAB
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _indent(char: str) -> str:
    return "\t" if char == "\t" else " " * cells(_visible(char))


def _base(line: str, at: int) -> int:
    """The character that a combining mark sits on: nothing can point at the mark alone."""
    while 0 < at < len(line) and _cells(line[at]) == 0:
        at -= 1
    return at


def _start(line: str, at: int) -> int:
    if cells(visible(line)) <= WIDTH:
        return 0
    start, room = at, _BEFORE
    while start and (room := room - cells(_visible(line[start - 1]))) >= 0:
        start -= 1
    return _base(line, start)


def _stop(line: str, start: int) -> int:
    stop, room = start, WIDTH
    while stop < len(line) and (room := room - cells(_visible(line[stop]))) >= 0:
        stop += 1
    return stop
