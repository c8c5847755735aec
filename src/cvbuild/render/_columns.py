"""Fixed-width text: display widths of words, and filling of lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["WIDTH", "ends", "width", "wrapped"]

WIDTH = 80
"""Line width that terminals, mail programs and form fields show without breaking it."""

_GAP = 2  # columns between the two ends of a line: with fewer they would read as one text
_BREAKABLE = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_MARK = re.compile(r"[^\w(\"'$#]+")


def width(text: str) -> int:
    """Return the display width: East Asian wide characters take two columns (UAX #11), combining marks none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, indent: str = "", room: int = WIDTH) -> Iterator[str]:
    """Return lines of at most ``room`` columns, all but the first indented by ``indent``.

    A word wider than a line gets a line of its own, unbroken, because a broken address does not work.
    """
    line, taken = "", 0
    for word in _words(text):
        columns = width(word)
        if not line:
            line, taken = word, columns
        elif taken + 1 + columns > room:
            yield line
            line, taken = indent + word, width(indent) + columns
        else:
            line, taken = f"{line} {word}", taken + 1 + columns
    if line:
        yield line


def _words(text: str) -> Iterator[str]:
    """Return unbreakable pieces: words, words joined by a no-break space, and a dash with the word before it.

    A line that begins with a dash would look like a bullet.
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
    """Return a line with ``left`` at the start and ``right`` at the end, or two lines if they do not fit."""
    lines = list(wrapped(left))
    free = WIDTH - width(lines[-1] if lines else "") - width(right)
    if lines and right and free >= _GAP:
        lines[-1] += " " * free + right
    elif right:
        lines += [" " * max(WIDTH - width(right), 0) + right] if width(right) <= WIDTH else list(wrapped(right))
    yield from lines
