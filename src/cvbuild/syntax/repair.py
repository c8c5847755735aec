"""Repair of a text that cannot be parsed, so that one mistake in its syntax hides no other.

The text keeps its length, so every place stays right. A value is made readable by replacing the characters that mean
something to a parser with stand-ins that do not, which :func:`restored` changes back. If that does not help, the line
is emptied, with the lines that belong to it.
"""

from __future__ import annotations

import re

from msgspec import Struct

from cvbuild.syntax.line_index import LineIndex

__all__ = ["Repair", "restored"]

_PREFIX = re.compile(r"[ \t]*(?:-[ \t]+)*(?:[\w$.+/-]+:[ \t]+)?")
_KEY = re.compile(r"[ \t]*(?:-[ \t]+)*([\w$-]+):(?:[ \t]|$)")
_SIGNS = ":#'\"[]{},&*!|>%@`?-<=\\\t"
_BASE = 0xF0000  # the stand-in of a character is this far above it, in a plane that no text uses
_HIDDEN = {ord(sign): chr(_BASE + ord(sign)) for sign in _SIGNS}
_SHOWN = {_BASE + ord(sign): sign for sign in _SIGNS}
_CONFLICT = re.compile(r"^<<<<<<< ", re.MULTILINE)
_JSON_EXTRA = re.compile(r"//[^\r\n]*|#[^\r\n]*|/\*(?s:.*?)\*/|,")
_MOST = 20  # repairs in one file


def restored(text: str) -> str:
    """Return a text with its own characters in place of stand-ins."""
    return text if text.isascii() else text.translate(_SHOWN)


class Repair(Struct):
    """The text of a file as far as it is repaired, the lines that are, and the keys on lines that were emptied."""

    lines: LineIndex
    repaired: set[int] = set()
    emptied: set[int] = set()
    keys: set[str] = set()
    count: int = 0

    def explains(self, line: int) -> bool:
        """Return whether a mistake on this line only follows from a repair: there, or of the line above."""
        if line in self.repaired or line - 1 in self.emptied:
            return True
        row = self.lines.line(self.lines.offset(line, 1))
        return line - 1 in self.repaired and row.lstrip().startswith(":")  # the value of a key with a question mark

    def at(self, line: int) -> bool:
        """Repair the line on which a mistake is; return whether there is anything to try."""
        if len(self.repaired) >= _MOST or line in self.emptied or _CONFLICT.search(self.lines.text):
            return False
        rows = self.lines.text.splitlines(keepends=True)
        if line > len(rows):
            return False
        value = _PREFIX.match(rows[line - 1])
        end = value.end() if value else 0
        quiet = rows[line - 1][:end] + rows[line - 1][end:].translate(_HIDDEN)
        if line not in self.repaired and quiet != rows[line - 1]:
            rows[line - 1] = quiet
        else:
            self._empty(rows, line)
        self.repaired.add(line)
        self.lines = LineIndex(self.lines.file, "".join(rows))
        return True

    def _empty(self, rows: list[str], line: int) -> None:
        """Empty a line and all that are indented deeper below it."""
        indent = _indent(rows[line - 1])
        for number in range(line, len(rows) + 1):
            row = rows[number - 1]
            if number > line and row.strip() and ("\t" in indent or len(_indent(row)) <= len(indent)):
                return
            if key := _KEY.match(row):
                self.keys.add(key[1])
            rows[number - 1] = "".join(char if char in "\r\n" else " " for char in row)
            self.emptied.add(number)
            self.repaired.add(number)

    def punctuation(self, line: int, column: int) -> bool:
        """Remove a comment or a comma that JSON does not allow; return whether there is one."""
        start = self.lines.offset(line, column)
        found = _JSON_EXTRA.match(self.lines.text, start)
        if found is None or self.count >= _MOST * 10:
            return False
        self.count += 1
        blank = "".join(char if char in "\r\n" else " " for char in found[0])
        self.lines = LineIndex(self.lines.file, self.lines.text[:start] + blank + self.lines.text[found.end() :])
        return True


def _indent(row: str) -> str:
    return row[: len(row) - len(row.lstrip())]
