"""Text for terminals: its width in cells, invisible characters made visible, and whether to use colour.

East Asian wide characters take two cells, combining marks take none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import IO

__all__ = ["cells", "visible", "wants_color"]

_TAB = 8
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # categories that a terminal obeys, hides or cannot show


def wants_color(stream: IO[str] | None, environ: Mapping[str, str]) -> bool:
    """Return whether to use colour: ``NO_COLOR`` forbids it, ``FORCE_COLOR`` forces it, else terminals get it.

    A terminal with ``TERM=dumb`` gets none. See https://no-color.org and https://force-color.org: a variable counts if
    it is set and not empty. The stream is ``None`` if the process was started with stdout closed.
    """
    if environ.get("NO_COLOR"):
        return False
    terminal = stream is not None and stream.isatty() and environ.get("TERM") != "dumb"
    return terminal or bool(environ.get("FORCE_COLOR"))


def visible(text: str) -> str:
    """Return the text with every character spelled out that a terminal would obey or hide; tabs stay."""
    return text if text.isprintable() else "".join(map(_visible, text))


def cells(text: str) -> int:
    """Return the number of terminal cells that the text takes."""
    return sum(map(_cells, text))


def _visible(char: str) -> str:
    if char == "\t" or unicodedata.category(char) not in _HIDDEN:
        return char
    if char < " ":
        return chr(0x2400 + ord(char))  # control pictures: ESC becomes ␛
    return f"<U+{ord(char):04X}>"


def _cells(char: str) -> int:
    if char == "\t":
        return _TAB
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
