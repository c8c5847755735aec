"""The excerpt of a source line that a report quotes, and the carets below it."""

from __future__ import annotations

from msgspec import Struct

from cvbuild.report._terminal import cells, visible
from cvbuild.syntax.source import Place

__all__ = ["WIDTH", "Excerpt", "excerpt"]

WIDTH = 100
"""Cells of a source line to show: what usually remains of a window's width beside the line number."""

_BEFORE = 60  # cells to keep before the place if the start of a long line is cut
_UNDERLINE = 40  # a longer place is a whole sentence: one caret at its start keeps the label in sight


class Excerpt(Struct, frozen=True):
    """The text to show, the indent of its carets, and the number of carets."""

    line: str
    indent: str
    carets: int


def excerpt(line: str, place: Place) -> Excerpt:
    """Return the part of ``line`` around ``place``, and where its carets go."""
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


def _indent(char: str) -> str:
    return "\t" if char == "\t" else " " * cells(visible(char))


def _base(line: str, at: int) -> int:
    """Return the index of the character that a combining mark at ``at`` sits on: a caret cannot point at a mark."""
    while 0 < at < len(line) and cells(line[at]) == 0:
        at -= 1
    return at


def _start(line: str, at: int) -> int:
    if cells(visible(line)) <= WIDTH:
        return 0
    start, room = at, _BEFORE
    while start and (room := room - cells(visible(line[start - 1]))) >= 0:
        start -= 1
    return _base(line, start)


def _stop(line: str, start: int) -> int:
    stop, room = start, WIDTH
    while stop < len(line) and (room := room - cells(visible(line[stop]))) >= 0:
        stop += 1
    return stop
