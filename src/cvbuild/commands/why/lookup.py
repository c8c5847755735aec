"""Find the item that the user means: by address, by the end of it, by path, or by line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvbuild.commands._verdicts import Row
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.source import parent_path
from cvbuild.syntax.suggest import did_you_mean

__all__ = ["find"]

_MOST = 6  # maximum number of items named in a message

_LINE = re.compile(r"(?P<file>.+\.(?:yaml|yml|json)):(?P<line>\d+)(?::\d+)?")


def find(rows: Sequence[Row], word: str) -> Row:
    """Return the row of the matching item.

    Raises:
        CannotBuild: none matches, with the nearest ones; or several do, with all of them.
    """
    if line := _LINE.fullmatch(word):
        return _at_line(rows, line["file"].removeprefix("./"), int(line["line"]))
    if "[" in word:
        return _at_path(rows, word)
    matches = [row for row in rows if row.item.address == word] or [
        row for row in rows if row.item.address.endswith(f".{word}")
    ]
    if len(matches) != 1:
        raise _ambiguous(word, matches) if matches else _unknown(rows, word)
    return matches[0]


def _at_path(rows: Sequence[Row], path: str) -> Row:
    """Return the item at a path, or the one that contains the value at the path."""
    known = {row.item.path: row for row in rows}
    wanted = path
    while path and path not in known:
        path = parent_path(path)
    if not path:
        hint = did_you_mean(wanted, known) or "a path looks like work[0].highlights[3], counted from 0"
        raise CannotBuild(f"no item is at '{wanted}'", hint)
    if any(row.item.path.startswith((f"{path}.", f"{path}[")) for row in rows) and "[" in wanted[len(path) :]:
        raise CannotBuild(f"no item is at '{wanted}'", f"items there: {_listed(_below(rows, path))}")
    return known[path]


def _at_line(rows: Sequence[Row], file: str, line: int) -> Row:
    """Return the innermost item that covers a line of the source."""
    covering = [row for row in rows if row.place.file == file and row.place.line <= line <= row.place.end_line]
    if not covering:
        raise CannotBuild(f"no item is at {file}:{line}", "name the line of an entry, a highlight or a keyword")
    return max(covering, key=lambda row: (row.depth, row.place.line))


def _below(rows: Sequence[Row], path: str) -> list[Row]:
    return [row for row in rows if parent_path(parent_path(row.item.path)) == path]


def _ambiguous(word: str, matches: Sequence[Row]) -> CannotBuild:
    return CannotBuild(f"'{word}' matches {len(matches)} items", f"write one of: {_listed(matches)}")


def _unknown(rows: Sequence[Row], word: str) -> CannotBuild:
    addresses = [row.item.address for row in rows]
    known = dict.fromkeys((*addresses, *(address.rpartition(".")[2] for address in addresses)))
    return CannotBuild(f"no item has the id '{word}'", did_you_mean(word, known) or "cvbuild why lists all of them")


def _listed(rows: Sequence[Row]) -> str:
    more = f" and {len(rows) - _MOST} more" if len(rows) > _MOST else ""
    return ", ".join(row.item.address for row in rows[:_MOST]) + more
