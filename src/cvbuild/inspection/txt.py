"""Read a plain text file as software sees it: its words, without bullets and underlines.

A dash at the start of a line is a bullet in ASCII text, or a word: only the document decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.model.artifact import DASH, Inspection, Word

__all__ = ["inspect"]

_UNDERLINE = re.compile(r"={3,}|-{3,}")
_BULLET = re.compile(r" *• ")
_DASH = re.compile(r" *- ")


def inspect(content: bytes) -> Inspection:
    """Read a plain text build back.

    ``ascii`` in the metadata says that the file is ASCII only, so its words are the document's as transliterated by
    :func:`cvbuild.compose.transliterate.to_ascii` (which does not change ASCII text).
    """
    lines = content.decode("utf-8").split("\n")
    words = tuple(word for line in lines for word in _words(line))
    return Inspection("txt", words, metadata={"ascii": "yes"} if content.isascii() else {})


def _words(line: str) -> Iterator[Word]:
    if _UNDERLINE.fullmatch(line):
        return
    dash = _DASH.match(line)
    if dash:
        yield DASH
    rest = line[dash.end() :] if dash else _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
    yield from (Word(word) for word in rest.split())
