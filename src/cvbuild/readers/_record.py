"""A publication as a bibliography gives it: our keys, and the place of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from cvbuild.syntax.source import Place

__all__ = ["Record", "escaped", "key_id"]


class Record(Struct, frozen=True):
    """An entry of a bibliography in the words of ``cv.yaml``.

    Attributes:
        key: its key in the file, for messages.
        data: texts and lists of texts by our keys.
        place: where the entry begins.
        places: where its values are, by our keys.
    """

    key: str
    data: Mapping[str, Any]
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict)


def key_id(key: str) -> str:
    """Return an id made from the key of an entry: ``doe:2020/a`` becomes ``doe-2020-a``."""
    kept = "".join(char if char.isascii() and (char.isalnum() or char in "_+-") else "-" for char in key)
    return kept.strip("-_+")


def escaped(text: str) -> str:
    """Return a text with the marks of inline Markdown escaped, because they are meant literally."""
    return "".join(f"\\{char}" if char in "*`[]\\" else char for char in text)
