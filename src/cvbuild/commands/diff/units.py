"""A document as a tree of units, each with a key that identifies it in another document.

A path depends on the position in one source file, and changes when a highlight is inserted before it. The key is made
of ids, so it does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from cvbuild.model.decode.identity import groups
from cvbuild.model.document import (
    Block,
    Bullet,
    BulletList,
    Document,
    Entry,
    Header,
    Paragraph,
    Section,
    Span,
    Spans,
    Terms,
)
from cvbuild.model.document import plain as plain_text
from cvbuild.model.resume import Resume
from cvbuild.syntax.source import parent_path

__all__ = ["Unit", "addresses", "units"]

_SLOTS = {"headlines": "label", "summaries": "summary", "locations": "location", "location": "location"}
"""Parts of which a document has one: to a reader, all candidates for it are the same."""

_HEAD = {"title": "title", "aside": "beside the title", "subtitle": "subtitle", "subaside": "beside the subtitle"}
"""Names of the parts of an entry's head, as a reader would call them."""


class Unit(Struct, frozen=True):
    """A part of a document: its kind, its key among its siblings, its path, its own texts by name, its children."""

    kind: str
    key: str
    path: str
    texts: tuple[tuple[str, Spans], ...]
    children: tuple[Unit, ...] = ()

    @property
    def text(self) -> str:
        """Return its own words."""
        return " · ".join(plain_text(spans) for _, spans in self.texts)

    @property
    def title(self) -> str:
        """Return the words of its first text."""
        return plain_text(self.texts[0][1]) if self.texts else ""

    @property
    def has_head(self) -> bool:
        """Return whether it is an entry with a head, and not a single line."""
        return self.kind == "entry" and any(name == "title" for name, _ in self.texts)

    @property
    def words(self) -> str:
        """Return its own words and those of all children."""
        return " ".join([*(plain_text(spans) for _, spans in self.texts), *(child.words for child in self.children)])


def addresses(resume: Resume) -> dict[str, str]:
    """Return the address of every item by path."""
    items = (item for group in groups(resume).values() for one in group for item in one.with_items())
    return {item.path: item.address for item in items}


def units(document: Document, known: Mapping[str, str]) -> Unit:
    """Return the document as one unit; ``known`` are the :func:`addresses` of its source."""
    return _Maker(known).document(document)


class _Maker(Struct, frozen=True):
    known: Mapping[str, str]

    def document(self, document: Document) -> Unit:
        sections = (self._section(section) for section in document.sections)
        return Unit("document", "", "", (), (self._header(document.header), *sections))

    def _header(self, header: Header) -> Unit:
        texts = _texts(("name", (Span(header.name),)), ("headline", header.label))
        contacts = (Unit("contact", self._key(c.path), c.path, _texts(("contact", c.spans))) for c in header.contacts)
        return Unit("header", header.path, header.path, texts, tuple(contacts))

    def _section(self, section: Section) -> Unit:
        texts = _texts(("section title", (Span(section.title),)))
        return Unit("section", section.path, section.path, texts, tuple(self._blocks(section.blocks)))

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[Unit]:
        for block in blocks:
            match block:
                case Paragraph():
                    yield Unit("paragraph", self._key(block.path), block.path, _texts(("paragraph", block.spans)))
                case BulletList():
                    yield from (self._bullet(bullet) for bullet in block.bullets)
                case Terms():
                    for term in block.terms:
                        spans = (*term.label, Span(" "), *term.text)
                        yield Unit("entry", self._key(term.path), term.path, _texts(("entry", spans)))
                case Entry():
                    yield self._entry(block)

    def _bullet(self, bullet: Bullet) -> Unit:
        kind = "highlight" if ".highlights[" in bullet.path else "entry"
        inside = tuple(self._blocks(bullet.blocks))
        return Unit(kind, self._key(bullet.path), bullet.path, _texts((kind, bullet.spans)), inside)

    def _entry(self, entry: Entry) -> Unit:
        texts = _texts(*((name, getattr(entry, part)) for part, name in _HEAD.items()))
        return Unit("entry", self._key(entry.path), entry.path, texts, tuple(self._blocks(entry.blocks)))

    def _key(self, path: str) -> str:
        """Return the id of an item, or the key of another value; one name for all candidates of the same part."""
        key = self.known.get(path, path).rpartition(".")[2]
        group = (parent_path(path) if path.endswith("]") else path).removeprefix("basics.")
        return _SLOTS.get(group, key) if path.startswith("basics.") else key


def _texts(*named: tuple[str, Spans]) -> tuple[tuple[str, Spans], ...]:
    return tuple((name, spans) for name, spans in named if plain_text(spans).strip())
