"""A file as read: plain data, the place of every value in it, and its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cvbuild.source import Source, SourceMap

__all__ = ["Loaded"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What :func:`cvbuild.load.load` returns.

    ``data`` is a mapping of mappings, lists, texts and ``None``; every scalar is text, only an empty one, ``~`` and
    ``null`` are ``None``. It is never changed: a value that the file repeats by an alias stands in it twice.
    """

    data: dict[str, Any]
    places: SourceMap
    source: Source
