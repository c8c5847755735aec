"""The context of a position in YAML that may be half written: the keys above it, and what is being typed.

The text is read by lines and indentation alone, because while a user types it seldom parses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

__all__ = ["Context", "context"]

_KEY = re.compile(r"^(\s*(?:- +)*)(?:\"([^\"]+)\"|'([^']+)'|([\w$][\w .$-]*?)) *:(?: |$)")
_FLOW = re.compile(r"([\w$-]+) *: *[\[{]?[^\[\]{}]*$")
_VALUE = re.compile(r"([\w$-]+) *: +(\S.*|)$")
_TYPED = re.compile(r"[\w.-]*$")


class Context(Struct, frozen=True):
    """The keys from the top to the position, whether a key is typed there, and the beginning of the word."""

    keys: tuple[str, ...]
    key: bool
    typed: str


def context(lines: Sequence[str], line: int, column: int) -> Context:
    """Return the context of a position; line and column count from 1."""
    text = lines[line - 1][: column - 1] if line <= len(lines) else ""
    match = _TYPED.search(text)
    typed = match[0] if match else ""
    above = _above(lines, line - 1, _indent(text))
    before = text[: len(text) - len(typed)]
    own = _FLOW.search(before)
    if own and (before.rstrip().endswith(("[", ",", ":")) or _VALUE.search(before)):
        opened = before.rfind("{") > max(before.rfind("}"), before.rfind("["))
        pairs = [found[1] for found in re.finditer(r"([\w$-]+) *: *[\[{]", before)]
        if opened and before.rstrip().endswith(("{", ",")):
            return Context((*above, *pairs), True, typed)
        return Context((*above, *dict.fromkeys((*pairs, own[1]))), False, typed)
    return Context(above, not before.strip(" -") and not _is_item_of_texts(before, above), typed)


def _is_item_of_texts(before: str, above: Sequence[str]) -> bool:
    """Return whether a dash begins a name and not a mapping."""
    names = {"tags", "excludeTags", "facts", "needs", "include", "exclude", "order", "sections"}
    return before.strip() == "-" and bool(above) and above[-1] in names


def _indent(text: str) -> int:
    """Return the column at which a key would begin, after any dashes."""
    match = re.match(r"\s*(?:- +)*(?:-$)?", text)
    return len(match[0]) if match else 0


def _above(lines: Sequence[str], line: int, indent: int) -> tuple[str, ...]:
    """Return the keys of the lines above that are less indented, outermost first."""
    found: list[str] = []
    for number in range(min(line, len(lines)) - 1, -1, -1):
        match = _KEY.match(lines[number])
        if match is None or lines[number].lstrip().startswith("#"):
            continue
        column = len(match[1])
        dashed = "-" in match[1]
        if column < indent or (column == indent and _holds_list(lines, number, column, line)):
            found.append(match[2] or match[3] or match[4])
            indent = len(match[1]) - len(match[1].lstrip()) + dashed if dashed else column
        if indent <= 0:
            break
    return tuple(reversed(found))


def _holds_list(lines: Sequence[str], number: int, column: int, line: int) -> bool:
    """Return whether a key has no value and its list begins at its own column, as YAML allows."""
    bare = re.search(r": *(?:#.*)?$", lines[number]) is not None
    here = lines[line] if line < len(lines) else ""
    return bare and here[column : column + 1] == "-" and not here[:column].strip()
