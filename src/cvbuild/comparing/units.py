"""A document as a tree of units, each with a key by which it is known again in another document.

A path says where a thing stands in one source file; when a bullet is put in before it, the path changes. The key is
made of ids, so that it does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cvbuild.decoding.identity import groups, with_children
from cvbuild.document import Block, Bullet, BulletList, Document, Entry, Header, Paragraph, Section, Span, Spans, Terms
from cvbuild.document import plain as plain_text
from cvbuild.resume import Resume
from cvbuild.source import parent_path

__all__ = ["Unit", "addresses", "units"]

_SLOTS = {"headlines": "label", "summaries": "summary", "locations": "location", "location": "location"}
"""What a document has one of: candidates for it are the same thing to its reader."""

_HEAD = {"title": "title", "aside": "beside the title", "subtitle": "subtitle", "subaside": "beside the subtitle"}
"""The parts of an entry's head, as a reader would name them."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a document: its kind, its key among its siblings, its path, its own texts by name, what is in it."""

    kind: str
    key: str
    path: str
    texts: tuple[tuple[str, Spans], ...]
    children: tuple[Unit, ...] = ()

    @property
    def text(self) -> str:
        """Its own words."""
        return " · ".join(plain_text(spans) for _, spans in self.texts)

    @property
    def title(self) -> str:
        """The words of its first text."""
        return plain_text(self.texts[0][1]) if self.texts else ""

    @property
    def has_head(self) -> bool:
        """Whether it is an entry with a head of its own, under whose title things stand, and not one line."""
        return self.kind == "entry" and any(name == "title" for name, _ in self.texts)

    @property
    def words(self) -> str:
        """Its own words and all those in it."""
        return " ".join([*(plain_text(spans) for _, spans in self.texts), *(child.words for child in self.children)])


def addresses(resume: Resume) -> dict[str, str]:
    """The address of every item by its path."""
    return {item.path: item.address for items in groups(resume).values() for item in with_children(items)}


def units(document: Document, known: Mapping[str, str]) -> Unit:
    """The document as one unit; ``known`` are the :func:`addresses` of the source it was made from."""
    return _Maker(known).document(document)


@dataclass(frozen=True, slots=True)
class _Maker:
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
        return Unit(kind, self._key(bullet.path), bullet.path, _texts((kind, bullet.spans)))

    def _entry(self, entry: Entry) -> Unit:
        texts = _texts(*((name, getattr(entry, part)) for part, name in _HEAD.items()))
        return Unit("entry", self._key(entry.path), entry.path, texts, tuple(self._blocks(entry.blocks)))

    def _key(self, path: str) -> str:
        """The id of an item, the key of another value; one name for all candidates of the same thing."""
        key = self.known.get(path, path).rpartition(".")[2]
        group = (parent_path(path) if path.endswith("]") else path).removeprefix("basics.")
        return _SLOTS.get(group, key) if path.startswith("basics.") else key


def _texts(*named: tuple[str, Spans]) -> tuple[tuple[str, Spans], ...]:
    return tuple((name, spans) for name, spans in named if plain_text(spans).strip())
