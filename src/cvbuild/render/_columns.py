"""Lines of fixed-width text: how wide words are on a screen, and how they fill lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["WIDTH", "ends", "width", "wrapped"]

WIDTH = 80
"""Columns of a line: what terminals, mail and the text boxes of application forms show without breaking it."""

_GAP = 2  # columns between the two ends of a line: fewer would read as one run of words
_BREAKABLE = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_MARK = re.compile(r"[^\w(\"'$#]+")


def width(text: str) -> int:
    """Columns that ``text`` takes: East Asian wide characters two (UAX #11), combining and invisible ones none."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, indent: str = "") -> Iterator[str]:
    """Lines of at most :data:`WIDTH` columns, the second and later ones indented by ``indent``.

    A word that is wider than a line keeps one of its own, unbroken: an address that is cut is no address.
    """
    line = ""
    for word in _words(text):
        longer = f"{line} {word}" if line.strip() else line + word
        if line.strip() and width(longer) > WIDTH:
            yield line
            longer = indent + word
        line = longer
    if line:
        yield line


def _words(text: str) -> Iterator[str]:
    """What must not be broken: words, those joined by a no-break space, and a dash with the word before it.

    A line that began with a dash would read as a bullet.
    """
    held = ""
    for piece in _BREAKABLE.split(text.strip()):
        word = " ".join(piece.split())
        if held and _MARK.fullmatch(word) and width(f"{held} {word}") < WIDTH // 2:
            held = f"{held} {word}"
            continue
        if held:
            yield held
        held = word
    if held:
        yield held


def ends(left: str, right: str) -> Iterator[str]:
    """``left`` at the start and ``right`` at the end of a line; on a line of its own where both do not fit."""
    lines = list(wrapped(left))
    free = WIDTH - width(lines[-1] if lines else "") - width(right)
    if lines and right and free >= _GAP:
        lines[-1] += " " * free + right
    elif right:
        lines += [" " * max(WIDTH - width(right), 0) + right] if width(right) <= WIDTH else list(wrapped(right))
    yield from lines
