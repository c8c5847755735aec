"""Finished files and what was read back from them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Anchor", "Artifact", "Font", "Inspection", "Word"]


@dataclass(frozen=True, slots=True)
class Artifact:
    """One finished file: its variant, its format, its path below the output folder, its bytes."""

    variant: str
    format: str
    path: str
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """Hex digest of the content."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Word:
    """A word as read from a file. ``y`` is its baseline in points from the top of the page; 0 where unknown."""

    text: str
    page: int = 1
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Font:
    """A font as named in the file, without the subset's prefix."""

    name: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a named destination points: page from 1, points from the top."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a reader's software sees in a finished file.

    ``words`` are in the order of the file's own stream. ``pages`` is none where the format has no pages of its own
    (text, DOCX). ``missing`` are the characters that are drawn as an empty box, for no font has them. ``metadata`` has at least ``title``, ``author`` and ``language`` where the file carries them.
    """

    format: str
    words: tuple[Word, ...]
    pages: int | None = None
    page_height: float = 0.0
    metadata: Mapping[str, str] = field(default_factory=dict)
    fonts: tuple[Font, ...] = ()
    links: tuple[str, ...] = ()
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
