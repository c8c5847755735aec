"""From an offset in a text to line and column, and from a value's path to its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate

from cvbuild.source import Place, Places

__all__ = ["Lines", "PlacesIn"]


class Lines:
    """A file's text, and where its lines start. Breaks are those of :meth:`str.splitlines`, as for excerpts."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        lines = text.splitlines(keepends=True)
        self._starts = [0, *accumulate(len(line) for line in lines)]
        if lines and lines[-1].splitlines() == [lines[-1]]:
            self._starts.pop()  # the last line has no end, so no line starts behind it

    def place(self, start: int, end: int | None = None) -> Place:
        """The place from offset ``start`` up to, not including, ``end``; without ``end`` up to the line's end."""
        line, column = self._position(start)
        end_line, end_column = self._position(max(start, self.line_end(start) if end is None else end))
        return Place(self.file, line, column, end_line, end_column)

    def column(self, offset: int) -> int:
        """The column at an offset, from 0."""
        return offset - self.line_start(offset)

    def line_start(self, offset: int) -> int:
        """The offset at which the line of an offset starts."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def line_end(self, offset: int) -> int:
        """The offset at which the words of the line of an offset end."""
        row = bisect_right(self._starts, offset)
        end = self._starts[row] if row < len(self._starts) else len(self.text)
        return self.line_start(offset) + len(self.text[self.line_start(offset) : end].rstrip())

    def line(self, offset: int) -> str:
        """The line of an offset, without blanks at its end."""
        return self.text[self.line_start(offset) : self.line_end(offset)]

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both from 1."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def _position(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self._starts, offset)
        return row, offset - self._starts[row - 1] + 1


class PlacesIn(Mapping[str, Places]):
    """The places of values by their paths, worked out when they are asked for: of thousands few are ever told."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._offsets: dict[str, tuple[int, int, tuple[int, int] | None]] = {}
        self._told: dict[str, Places] = {}  # a hundred variants that extend one share its places

    def add(self, path: str, start: int, end: int, key: tuple[int, int] | None) -> None:
        """Note where a value begins and ends, and where its key does."""
        self._offsets[path] = (start, end, key)
        self._told.pop(path, None)

    def __getitem__(self, path: str) -> Places:
        if path not in self._told:
            start, end, key = self._offsets[path]
            self._told[path] = Places(self._lines.place(start, end), self._lines.place(*key) if key else None)
        return self._told[path]

    def __contains__(self, path: object) -> bool:
        return path in self._offsets

    def __iter__(self) -> Iterator[str]:
        return iter(self._offsets)

    def __len__(self) -> int:
        return len(self._offsets)
