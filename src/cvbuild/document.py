"""The format-neutral document: six kinds of block with their final words, and inline spans.

Renderers know these blocks and nothing else. The order in which :func:`fragments` yields text is the reading order
that every finished file must have.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from cvbuild.same import Same

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
    "fragments",
    "plain",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    url: str = ""


Spans = tuple[Span, ...]


def plain(spans: Spans) -> str:
    """The words of spans without their style."""
    return "".join(span.text for span in spans)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans
    path: str = ""


@dataclass(frozen=True, slots=True)
class Bullet:
    """One item of a bullet list."""

    spans: Spans
    path: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list of bullets."""

    bullets: tuple[Bullet, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A label with what belongs to it: ``Languages:`` and ``C++, Rust``."""

    label: Spans
    text: Spans
    path: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """A list of terms, one line each where it fits."""

    terms: tuple[Term, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A head of one or two lines, each with something at its right end, and blocks below.

    ``title`` and ``aside`` share the first line, ``subtitle`` and ``subaside`` the second. An entry inside an entry
    is a role at the same employer.
    """

    title: Spans
    aside: Spans = ()
    subtitle: Spans = ()
    subaside: Spans = ()
    blocks: tuple[Paragraph | BulletList | Terms | Entry, ...] = ()
    path: str = ""


Block = Paragraph | BulletList | Terms | Entry


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its blocks."""

    title: str
    blocks: tuple[Block, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The letterhead: name, headline, contacts."""

    name: str
    label: Spans = ()
    contacts: tuple[Bullet, ...] = ()
    path: str = "basics"


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that is printed, in final words, with the metadata of the files."""

    header: Header
    sections: tuple[Section, ...]
    title: str
    author: str
    language: str = "en-US"
    subject: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of printed text, the block it belongs to, and its part in that block; ``spans`` are its styles."""

    path: str
    text: str
    role: str
    spans: Spans = ()


def fragments(document: Document) -> tuple[Fragment, ...]:
    """All printed text in reading order."""
    return _fragments(Same(document))


@functools.lru_cache(maxsize=2)
def _fragments(same: Same) -> tuple[Fragment, ...]:
    """A dozen checks ask for them; to compare documents takes as long as to walk one."""
    (document,) = same.things
    return tuple(_walked(document)) if isinstance(document, Document) else ()


def _walked(document: Document) -> Iterator[Fragment]:
    header = document.header
    yield Fragment(f"{header.path}.name", header.name, "name")
    yield from _fragment(f"{header.path}.label", header.label, "label")
    for contact in header.contacts:
        yield from _fragment(contact.path, contact.spans, "contact")
    for section in document.sections:
        yield Fragment(section.path, section.title, "heading")
        for block in section.blocks:
            yield from _block_fragments(block)


def _fragment(path: str, spans: Spans, role: str) -> Iterator[Fragment]:
    if spans:
        yield Fragment(path, plain(spans), role, spans)


def _block_fragments(block: Block) -> Iterator[Fragment]:
    match block:
        case Paragraph():
            yield from _fragment(block.path, block.spans, "paragraph")
        case BulletList():
            for bullet in block.bullets:
                yield from _fragment(bullet.path, bullet.spans, "bullet")
        case Terms():
            for term in block.terms:
                yield from _fragment(term.path, (*term.label, Span(" "), *term.text), "term")
        case Entry():
            yield from _entry_fragments(block)


def _entry_fragments(entry: Entry) -> Iterator[Fragment]:
    for role in ("title", "aside", "subtitle", "subaside"):
        yield from _fragment(entry.path, getattr(entry, role), role)
    for block in entry.blocks:
        yield from _block_fragments(block)


def anchor(path: str) -> str:
    """The id under which a path stands in published files: ``work[0].highlights[3]`` as ``work-0-highlights-3``.

    Ids are visible to readers, so they are made of keys and numbers only: no tag, no name, no note.
    """
    return path.replace("[", "-").replace("].", "-").replace("]", "").replace(".", "-")
