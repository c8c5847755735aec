"""The format-neutral document: six kinds of block in final words, with inline spans.

Renderers know only these blocks. :func:`fragments` yields their text in the reading order that every finished file must
have.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Iterator

from msgspec import Struct

from cvbuild.model.look import Typography

__all__ = [
    "Block",
    "Bullet",
    "BulletList",
    "Document",
    "Entry",
    "Fragment",
    "Header",
    "Paragraph",
    "Section",
    "Span",
    "Spans",
    "Term",
    "Terms",
    "anchor",
    "plain",
]


class Span(Struct, frozen=True):
    """A run of text in one style."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    url: str = ""


Spans = tuple[Span, ...]


def plain(spans: Spans) -> str:
    """Return the words of spans without their style."""
    return "".join(span.text for span in spans)


class Paragraph(Struct, frozen=True):
    """Running text."""

    spans: Spans
    path: str = ""


class Bullet(Struct, frozen=True):
    """One item of a list: its words, then further paragraphs and lists inside it.

    One without words has only a list inside, whose items take its place at its level.
    """

    spans: Spans
    path: str = ""
    blocks: tuple[Paragraph | BulletList, ...] = ()


class BulletList(Struct, frozen=True):
    """A list of bullets, or of numbers from ``first`` if that is not 0."""

    bullets: tuple[Bullet, ...]
    path: str = ""
    first: int = 0

    @property
    def marked(self) -> tuple[tuple[str, Bullet], ...]:
        """The items, each with its number as printed; an empty text for a bullet."""
        return tuple((f"{self.first + n}." if self.first else "", item) for n, item in enumerate(self.bullets))


class Term(Struct, frozen=True):
    """A label and its content: ``Languages:`` and ``C++, Rust``."""

    label: Spans
    text: Spans
    path: str = ""


class Terms(Struct, frozen=True):
    """A list of terms, one per line if they fit."""

    terms: tuple[Term, ...]
    path: str = ""


class Entry(Struct, frozen=True):
    """A head of one or two lines, each with an optional part at its right end, and blocks below.

    ``title`` and ``aside`` share the first line, ``subtitle`` and ``subaside`` the second. An entry inside an entry
    is a role at the same employer.
    """

    title: Spans
    aside: Spans = ()
    subtitle: Spans = ()
    subaside: Spans = ()
    blocks: tuple[Paragraph | BulletList | Terms | Entry, ...] = ()
    path: str = ""

    @property
    def is_dated(self) -> bool:
        """Return whether its asides suit a narrow column: dates and places, but no address of a project."""
        asides = (*self.aside, *self.subaside)
        return bool(asides) and not any(span.url for span in asides) and len(plain(self.aside)) <= _NARROW


_NARROW = 26
"""Characters of a column of dates: two months with their years."""


Block = Paragraph | BulletList | Terms | Entry


class Section(Struct, frozen=True):
    """A heading and its blocks; ``new_page`` if it begins on a new page, in formats that have pages.

    ``side`` if it is in the side column, in a theme that has one. These sections come before the others.
    """

    title: str
    blocks: tuple[Block, ...]
    path: str = ""
    new_page: bool = False
    side: bool = False


class Header(Struct, frozen=True):
    """The letterhead: name, headline, contacts; ``photo`` is what screen readers say of it, if there is one."""

    name: str
    label: Spans = ()
    contacts: tuple[Bullet, ...] = ()
    path: str = "basics"
    photo: str = ""


class Document(Struct, frozen=True, dict=True):
    """The complete printed content in final words, and the metadata of the files.

    ``asides_first`` if the asides of entries that are dated are in a column on the left, and so before the words beside
    them, in formats that have columns.
    """

    header: Header
    sections: tuple[Section, ...]
    title: str
    author: str
    language: str = "en-US"
    subject: str = ""
    keywords: tuple[str, ...] = ()
    asides_first: bool = False
    typography: Typography | None = None

    @functools.cached_property
    def fragments(self) -> tuple[Fragment, ...]:
        """Return all printed text in reading order."""
        return tuple(_walked(self))


class Fragment(Struct, frozen=True):
    """A piece of printed text with its block and its role in that block; ``spans`` are its styles.

    ``marker`` is the number before it in a numbered list. The role of an item of a list inside a text or another item
    is ``point``.
    """

    path: str
    text: str
    role: str
    spans: Spans = ()
    marker: str = ""


def _walked(document: Document) -> Iterator[Fragment]:
    header = document.header
    yield Fragment(f"{header.path}.name", header.name, "name")
    yield from _fragment(f"{header.path}.label", header.label, "label")
    for contact in header.contacts:
        yield from _fragment(contact.path, contact.spans, "contact")
    for section in document.sections:
        yield Fragment(section.path, section.title, "heading")
        for block in section.blocks:
            yield from _block_fragments(block, document.asides_first)


def _fragment(path: str, spans: Spans, role: str) -> Iterator[Fragment]:
    if spans:
        yield Fragment(path, plain(spans), role, spans)


def _block_fragments(block: Block, asides_first: bool) -> Iterator[Fragment]:
    match block:
        case Paragraph():
            yield from _fragment(block.path, block.spans, "paragraph")
        case BulletList():
            yield from _list_fragments(block)
        case Terms():
            for term in block.terms:
                yield from _fragment(term.path, (*term.label, Span(" "), *term.text), "term")
        case Entry():
            yield from _entry_fragments(block, asides_first)


def _list_fragments(block: BulletList, *, nested: bool = False) -> Iterator[Fragment]:
    for marker, bullet in block.marked:
        role = "point" if nested or bullet.path == block.path else "bullet"
        if bullet.spans:
            yield Fragment(bullet.path, plain(bullet.spans), role, bullet.spans, marker)
        for inside in bullet.blocks:
            if isinstance(inside, BulletList):
                yield from _list_fragments(inside, nested=True)
            else:
                yield from _fragment(inside.path, inside.spans, "paragraph")


def _entry_fragments(entry: Entry, asides_first: bool) -> Iterator[Fragment]:
    for role in _ASIDES_FIRST if asides_first and entry.is_dated else _PARTS:
        yield from _fragment(entry.path, getattr(entry, role), role)
    for block in entry.blocks:
        yield from _block_fragments(block, asides_first)


_PARTS = ("title", "aside", "subtitle", "subaside")
_ASIDES_FIRST = ("aside", "title", "subaside", "subtitle")


def anchor(path: str) -> str:
    """Return the id for a path in published files: ``work[0].highlights[3]`` is ``work-0-highlights-3``.

    Readers can see ids, so they consist of keys and numbers only: no tag, no name, no note.
    """
    place = path.partition(".fields.")
    key = f"{place[0]}-fields-{_number(place[2])}" if place[1] else path
    return key.replace("[", "-").replace("].", "-").replace("]", "").replace(".", "-")


def _number(label: str) -> str:
    """Return a number for a label: its words are the user's own, and not every character can be in an id."""
    return str(zlib.crc32(label.encode("utf-8", "surrogatepass")))
