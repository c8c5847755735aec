"""Read a JSON export back: every text in it, whatever its key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cvbuild.model.artifact import Inspection, Word

__all__ = ["inspected"]

_LINKS = ("http://", "https://", "mailto:", "tel:")


def inspected(name: str, content: bytes) -> Inspection:
    """Return the texts of a JSON file as words; keys count too where they are words of the résumé."""
    texts = tuple(_texts(json.loads(content)))
    words = tuple(Word(word) for text in texts for word in text.split())
    return Inspection(name, words, size=len(content), links=tuple(filter(_is_link, texts)), for_programs=True)


def _is_link(text: str) -> bool:
    return text.startswith(_LINKS)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
