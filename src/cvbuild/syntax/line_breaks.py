"""Line breaks of a text by the way it is written: in the data, an empty line always separates paragraphs.

In a folded text, where a line break is a space, YAML keeps one break for an empty line; in JSON and in double quotes a
break is written out. Only a literal text (``|``) has lines of its own. A list that YAML folded into one line, because
its dashes follow a text without ``|``, is a list again if at least two lines begin with a dash at the same column.
"""

from __future__ import annotations

import re

__all__ = ["joined_line", "with_paragraphs"]

_BREAK = re.compile(r"\r\n?|\n")
_DASHED = re.compile(r"^(?P<indent>[ \t]*)[-*•] +(?=\S)")


def with_paragraphs(value: str, written: str, *, plain: bool) -> str:
    """Return a text with an empty line between its paragraphs.

    Args:
        value: the text as parsed.
        written: the same in the file, with its quotes or its sign for a block.
        plain: whether it has no quotes or sign.
    """
    if written.startswith("|"):
        return value
    if (plain or written.startswith(">")) and _is_list(_dashed(written)):
        return _unfolded(written.split("\n")[0 if plain else 1 :])
    return _BREAK.sub("\n\n", value.rstrip("\r\n")) if "\n" in value or "\r" in value else value


def joined_line(written: str) -> tuple[int, int] | None:
    """Return the number and column, from 0, of the first line that begins with a dash without making a list."""
    if written.startswith("|") or "\n" not in written:
        return None
    dashed = _dashed(written)
    if not dashed or (not written.startswith(("'", '"')) and _is_list(dashed)):
        return None
    number, found = dashed[0]
    return number, len(found["indent"])


def _dashed(written: str) -> list[tuple[int, re.Match[str]]]:
    """Return the lines of a text, after its first, that begin with a dash or another bullet."""
    lines = written.split("\n")[1:]
    return [(number, found) for number, line in enumerate(lines, 1) if (found := _DASHED.match(line))]


def _is_list(dashed: list[tuple[int, re.Match[str]]]) -> bool:
    columns = [len(found["indent"]) for _, found in dashed]
    return bool(columns) and columns.count(min(columns)) > 1


def _unfolded(lines: list[str]) -> str:
    """Return the lines with their indents, from the column of the dashes on."""
    least = min(len(found["indent"]) for line in lines if (found := _DASHED.match(line)))
    return "\n".join(line[min(least, len(line) - len(line.lstrip())) :].rstrip() for line in lines).strip("\n")
