"""Finished files and what was read back from them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Anchor", "Artifact", "Box", "Finished", "Font", "Inspection", "Word"]


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
class Finished:
    """What is kept of a finished file once it is written and checked: a thousand of them are no load.

    ``build`` is its build id. ``words`` is none for a format that is not read back, ``pages`` for one without pages of
    its own.
    """

    variant: str
    format: str
    path: str
    sha256: str
    words: int | None = None
    pages: int | None = None
    build: str = ""


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
    subset: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A run of text as painted: its page, its left and right end, its baseline from the top, its size, in points."""

    page: int
    left: float
    right: float
    y: float
    size: float
    glyphs: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a named destination points: page from 1, points from the top."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a reader's software sees in a finished file.

    ``words`` are in the order of the file's own stream. ``pages`` is none where the format has no pages of its own
    (text, DOCX). ``metadata`` has at least ``title``, ``author`` and ``language`` where the file carries them.
    ``missing`` are the characters that are drawn as an empty box, for no font has them. ``size`` is in bytes.
    ``headings`` are levels in order. ``boxes``, ``tagged`` and ``shows_title`` (in the window, instead of the file's
    name) are facts of a PDF; ``tricks`` (tables, columns), ``by_hand`` (texts formatted without a style) and ``parts``
    (members of the package) of a Word file.
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
    size: int = 0
    page_width: float = 0.0
    headings: tuple[int, ...] = ()
    images: int = 0
    boxes: tuple[Box, ...] = ()
    tagged: bool = False
    shows_title: bool = False
    tricks: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
