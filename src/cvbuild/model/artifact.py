"""Finished files and what is read back from them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import force_setattr, replace

__all__ = ["DASH", "Anchor", "Artifact", "Box", "Font", "Inspection", "Pale", "Word"]


class Artifact(Struct, frozen=True):
    """A finished file: its variant, its format, its path below the output folder, its bytes.

    The bytes may go once they are written (:attr:`written`). ``sha256`` is their digest, ``build`` the build id,
    ``key`` the digest of all that shaped the file, where it may be taken again by that. ``words`` and ``pages`` were
    read back: None for a format that is not read back, or has no pages of its own.
    """

    variant: str
    format: str
    path: str
    content: bytes = b""
    sha256: str = ""
    build: str = ""
    key: str = ""
    words: int | None = None
    pages: int | None = None

    def __post_init__(self) -> None:
        if not self.sha256:
            force_setattr(self, "sha256", hashlib.sha256(self.content).hexdigest())

    @property
    def written(self) -> Artifact:
        """The same without its bytes: a thousand of them need little memory."""
        return replace(self, content=b"")


class Word(Struct, frozen=True):
    """A word as read from a file. ``y`` is its baseline in points from the top of the page, or 0 if unknown."""

    text: str
    page: int = 1
    y: float = 0.0


DASH = Word("-", y=-1.0)
"""A dash at the start of a line of plain text: a bullet in ASCII, or a word."""


class Font(Struct, frozen=True):
    """A font as named in the file, without the subset prefix."""

    name: str
    embedded: bool
    subset: bool = False


class Box(Struct, frozen=True):
    """A run of painted text: page, left and right end, baseline from the top, and font size, in points."""

    page: int
    left: float
    right: float
    y: float
    size: float
    glyphs: int


class Pale(Struct, frozen=True):
    """A run of painted text with little contrast to what is below it: its box, letters, font and colour (``#rrggbb``).

    ``contrast`` is that of WCAG 2.2, from 1 to 4.5.
    """

    box: Box
    text: str
    contrast: float
    colour: str
    bold: bool = False


class Anchor(Struct, frozen=True):
    """The target of a named destination: page from 1, points from the top."""

    page: int
    y: float


class Inspection(Struct, frozen=True):
    """A finished file as a reader's software sees it.

    ``words`` are in the order of the file's content stream. ``pages`` is ``None`` for formats without pages (text,
    DOCX). ``metadata`` has at least ``title``, ``author`` and ``language`` if the file has them. ``missing`` are
    characters drawn as an empty box because no font has them. ``size`` is in bytes. ``headings`` are levels in order.
    ``boxes``, ``pale``, ``tagged`` and ``shows_title`` (in the window, instead of the file's name) are set for a PDF;
    ``tricks`` (tables, columns), ``by_hand`` (texts formatted without a style) and ``parts`` (members of the package)
    for a Word file. ``for_programs`` marks a format that holds texts in an order of its own, with keys among them.
    ``attached`` are the texts of the files in a PDF by name.
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
    for_programs: bool = False
    attached: Mapping[str, str] = field(default_factory=dict)
    pale: tuple[Pale, ...] = ()
