"""What software sees in a plain text build: its words, without bullets and underlines."""

from __future__ import annotations

import re

from cvbuild.artifact import Inspection, Word

__all__ = ["inspect"]

_UNDERLINE = re.compile(r"={3,}|-{3,}")
_BULLET = re.compile(r"[•-] ")


def inspect(content: bytes) -> Inspection:
    """Read a plain text build back.

    ``ascii`` in the metadata says that the file holds nothing but ASCII, so its words are the document's as
    :func:`cvbuild.transliterate.to_ascii` writes them (which changes none that were ASCII before).
    """
    lines = content.decode("utf-8").split("\n")
    written = (_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in lines)
    words = (word for line in written if not _UNDERLINE.fullmatch(line) for word in line.split())
    return Inspection(
        "txt", tuple(Word(word) for word in words), metadata={"ascii": "yes"} if content.isascii() else {}
    )
