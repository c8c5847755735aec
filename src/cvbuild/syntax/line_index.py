"""Offsets in a text to lines and columns, and paths of values to places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate

from cvbuild.syntax.source import Place, Places

__all__ = ["LazyPlaces", "LineIndex"]


class LineIndex:
    """A file's text and the offsets at which its lines start. Lines end as for :meth:`str.splitlines`."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        lines = text.splitlines(keepends=True)
        self._starts = [0, *accumulate(len(line) for line in lines)]
        if lines and lines[-1].splitlines() == [lines[-1]]:
            self._starts.pop()  # the last line has no line break, so no line starts after it

    def place(self, start: int, end: int | None = None) -> Place:
        """Return the place from offset ``start`` up to, not including, ``end``; the end of the line by default."""
        line, column = self._position(start)
        end_line, end_column = self._position(max(start, self.line_end(start) if end is None else end))
        return Place(self.file, line, column, end_line, end_column)

    def column(self, offset: int) -> int:
        """Return the column of an offset, counted from 0."""
        return offset - self.line_start(offset)

    def line_start(self, offset: int) -> int:
        """Return the offset at which the line of an offset starts."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def line_end(self, offset: int) -> int:
        """Return the offset at which the line of an offset ends, without trailing white space."""
        row = bisect_right(self._starts, offset)
        end = self._starts[row] if row < len(self._starts) else len(self.text)
        return self.line_start(offset) + len(self.text[self.line_start(offset) : end].rstrip())

    def line(self, offset: int) -> str:
        """Return the line of an offset, without trailing white space."""
        return self.text[self.line_start(offset) : self.line_end(offset)]

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column, both counted from 1."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def _position(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self._starts, offset)
        return row, offset - self._starts[row - 1] + 1


class LazyPlaces(Mapping[str, Places]):
    """The places of values by path, computed on access: a file has thousands of values, reports show a few."""

    def __init__(self, lines: LineIndex) -> None:
        self._lines = lines
        self._offsets: dict[str, tuple[int, int, tuple[int, int] | None]] = {}
        self._known: dict[str, Places] = {}  # a hundred variants that extend one share its places

    def add(self, path: str, start: int, end: int, key: tuple[int, int] | None) -> None:
        """Record the offsets at which a value, and its key if it has one, start and end."""
        self._offsets[path] = (start, end, key)
        self._known.pop(path, None)

    def __getitem__(self, path: str) -> Places:
        if path not in self._known:
            start, end, key = self._offsets[path]
            self._known[path] = Places(self._lines.place(start, end), self._lines.place(*key) if key else None)
        return self._known[path]

    def __contains__(self, path: object) -> bool:
        return path in self._offsets

    def __iter__(self) -> Iterator[str]:
        return iter(self._offsets)

    def __len__(self) -> int:
        return len(self._offsets)
