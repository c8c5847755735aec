"""Structure of a text as in Markdown: paragraphs, bulleted and numbered lists, one list inside another.

An empty line separates paragraphs; a single line break is a space. A list begins with ``- ``, ``* ``, ``•``, or with
two consecutive numbers (``1.``, ``2.``): a text such as "1. FC Köln" is no list. Deeper lists join the second level.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cvbuild.model import inline
from cvbuild.model.document import Bullet, BulletList, Paragraph

__all__ = ["blocks", "bullet", "joined"]

Blocks = tuple[Paragraph | BulletList, ...]

_ITEM = re.compile(r"(?P<indent> *)(?:(?P<sign>[-*•◦▪‣●○■·–])|(?P<number>\d{1,3})[.)])[ \u00a0]+(?=\S)")
_UNSURE = frozenset("·–")  # these also begin ordinary lines, so they make a list only if there are two
_LEVELS = 2
_INSIDE = 2  # columns by which a line is indented if it belongs into an item


def blocks(text: str, path: str) -> Blocks:
    """Return the paragraphs and lists of a text, all with its path."""
    if "\n" not in text and not _ITEM.match(text):
        return _paragraph([text], path)
    return tuple(_blocks(text.expandtabs(4).split("\n"), path, _LEVELS))


def bullet(text: str, path: str, inside: Iterable[BulletList] = ()) -> Bullet:
    """Return a text as one item of a list; what follows its first paragraph is inside the item."""
    first, *rest = blocks(text, path) or (Paragraph(()),)
    if isinstance(first, Paragraph):
        return Bullet(first.spans, path, (*rest, *inside))
    if not rest and not first.first and len(first.bullets) == 1:  # "- Cut costs" is an item already
        only = first.bullets[0]
        return Bullet(only.spans, path, (*only.blocks, *inside))
    return Bullet((), path, (first, *rest, *inside))


def joined(text: str) -> str:
    """Return the words of a text in one line, without the marks of its lists."""
    return " ".join(" ".join(_unmarked(line) for line in text.split("\n")).split())


def _unmarked(line: str) -> str:
    """Return a line without the mark at its beginning; a mark inside it, as in ``*a* b``, is markup."""
    found = _ITEM.match(line)
    return line[found.end() :] if found else line


def _paragraph(lines: Sequence[str], path: str) -> tuple[Paragraph, ...]:
    spans = inline.spans("\n".join(lines))
    return (Paragraph(spans, path),) if spans else ()


def _blocks(lines: list[str], path: str, levels: int) -> Iterator[Paragraph | BulletList]:
    number = 0
    while number < len(lines):
        if not lines[number].strip():
            number += 1
        elif levels and (items := _items(lines[number:], levels)):
            yield _list(items, path, levels)
            number += sum(map(len, items))
        else:
            end = next((n for n in range(number + 1, len(lines)) if _interrupts(lines, n, levels)), len(lines))
            yield from _paragraph(lines[number:end], path)
            number = end


def _interrupts(lines: list[str], number: int, levels: int) -> bool:
    """Return whether a line ends the paragraph before it: it is empty, or a list begins there."""
    line = lines[number]
    if not line.strip():
        return True
    found = _ITEM.match(line) if levels else None
    if not found or found["sign"] in _UNSURE or (found["number"] and int(found["number"]) != 1):
        return False
    return bool(_items(lines[number:], levels))


def _items(lines: Sequence[str], levels: int) -> list[list[str]]:
    """Return the items of the list that begins with the first line, each with all its lines; empty if none does."""
    first = _ITEM.match(lines[0])
    if not first:
        return []
    items: list[list[str]] = []
    for number, line in enumerate(lines):
        if not line.strip():
            if not _goes_on(lines[number:], first, items, levels):
                break
            items[-1].append(line)
        elif _is_next(line, first, items, levels):
            items.append([line])
        elif _indent(line) >= len(first["indent"]) + _INSIDE or (lines[number - 1].strip() and not _ITEM.match(line)):
            items[-1].append(line)
        else:
            break
    alone = len(items) == 1 and (first["number"] or first["sign"] in _UNSURE)
    return [] if alone else items


def _goes_on(lines: Sequence[str], first: re.Match[str], items: list[list[str]], levels: int) -> bool:
    """Return whether the list goes on after an empty line."""
    line = next((line for line in lines if line.strip()), "")
    return bool(line) and (_is_next(line, first, items, levels) or _indent(line) >= len(first["indent"]) + _INSIDE)


def _is_next(line: str, first: re.Match[str], items: list[list[str]], levels: int) -> bool:
    found = _ITEM.match(line)
    if not found:
        return False
    deeper = len(found["indent"]) - len(first["indent"])
    if deeper < 0 or (deeper >= _INSIDE and levels > 1):
        return False
    if first["number"] and found["number"]:
        return not items or int(found["number"]) in (int(first["number"]), int(first["number"]) + len(items))
    return bool(first["sign"]) and found["sign"] == first["sign"]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _list(items: list[list[str]], path: str, levels: int) -> BulletList:
    first = _ITEM.match(items[0][0])
    bullets = tuple(_item(lines, path, levels) for lines in items)
    return BulletList(bullets, path, int(first["number"] or 0) if first else 0)


def _item(lines: list[str], path: str, levels: int) -> Bullet:
    found = _ITEM.match(lines[0])
    assert found  # an item begins with its mark
    base = len(found["indent"]) + _INSIDE
    inside = [lines[0][found.end() :], *(line[min(_indent(line), base) :] for line in lines[1:])]
    parts = tuple(_blocks(inside, path, levels - 1))
    if parts and isinstance(parts[0], Paragraph):
        return Bullet(parts[0].spans, path, parts[1:])
    return Bullet((), path, parts)
