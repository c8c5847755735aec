"""Render plain text to paste into application forms: the document's words with spaces, bullets and underlines.

The address of a link follows its words, because plain text has no links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cvbuild.compose.transliterate import to_ascii
from cvbuild.model.addresses import with_addresses
from cvbuild.model.document import (
    Block,
    Bullet,
    BulletList,
    Document,
    Entry,
    Header,
    Paragraph,
    Section,
    Spans,
    Terms,
    plain,
)
from cvbuild.model.edition import Edition
from cvbuild.render._columns import WIDTH, ends, width, wrapped
from cvbuild.syntax.finding import Outcome

__all__ = ["EXTENSION", "render"]

EXTENSION = "txt"

_BULLET = "•"
_SHORTEST_UNDERLINE = 3  # a shorter run of dashes on a line may be a word


def render(edition: Edition) -> Outcome[bytes]:
    """Return the document in lines of 80 columns, in UTF-8 or (``options.ascii``) ASCII, with a final newline."""
    lines = _Lines(to_ascii if edition.options.ascii else str).document(with_addresses(edition.document, "address"))
    text = "\n".join(line.rstrip() for line in lines) + "\n"
    return Outcome(text.encode("utf-8", "replace"))


class _Lines:
    """The conversion of blocks to lines. ``form`` is applied to every text before it is measured."""

    def __init__(self, form: Callable[[str], str]) -> None:
        self._form = form

    def document(self, document: Document) -> Iterator[str]:
        yield from self._header(document.header)
        for section in document.sections:
            yield ""
            yield from self._section(section)

    def _header(self, header: Header) -> Iterator[str]:
        yield from self._underlined(header.name, "=")
        for spans in (header.label, *(contact.spans for contact in header.contacts)):
            yield from wrapped(self._text(spans))

    def _section(self, section: Section) -> Iterator[str]:
        yield from self._underlined(section.title, "-")
        for index, block in enumerate(section.blocks):
            if index and isinstance(block, Entry):
                yield ""
            yield from _apart(section.blocks[index - 1] if index else None, block)
            yield from self._block(block)

    def _underlined(self, title: str, line: str) -> Iterator[str]:
        lines = list(wrapped(self._form(title)))
        yield from lines
        if lines:
            yield line * min(max((_SHORTEST_UNDERLINE, *map(width, lines))), WIDTH)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield from wrapped(self._text(block.spans))
            case BulletList():
                yield from self._list(block)
            case Terms():
                for term in block.terms:
                    yield from wrapped(f"{self._text(term.label)} {self._text(term.text)}".lstrip(), "  ")
            case Entry():
                yield from self._entry(block)

    def _list(self, items: BulletList, left: int = 0) -> Iterator[str]:
        """Return the lines of a list, indented by ``left`` columns."""
        for marker, item in items.marked:
            yield from self._item(item, marker or self._form(_BULLET), left)

    def _item(self, item: Bullet, marker: str, left: int) -> Iterator[str]:
        """Return the lines of an item; what is inside it begins where its words begin."""
        hang = width(marker) + 1 if item.spans else 0
        if item.spans:
            words = wrapped(f"{marker}\N{NO-BREAK SPACE}{self._text(item.spans)}", " " * hang, WIDTH - left)
            yield from (" " * left + line for line in words)
        before: Block | Bullet | None = item if item.spans else None
        for block in item.blocks:
            yield from _apart(before, block)
            if isinstance(block, BulletList):
                yield from self._list(block, left + hang)
            else:
                inside = wrapped(self._text(block.spans), room=WIDTH - left - hang)
                yield from (" " * (left + hang) + line for line in inside)
            before = block

    def _entry(self, entry: Entry) -> Iterator[str]:
        yield from ends(self._text(entry.title), self._text(entry.aside))
        yield from ends(self._text(entry.subtitle), self._text(entry.subaside))
        before: Block | None = None
        for block in entry.blocks:
            if isinstance(block, Entry):
                yield ""
            yield from _apart(before, block)
            yield from self._block(block)
            before = block

    def _text(self, spans: Spans) -> str:
        return self._form(plain(spans))


def _apart(before: Block | Bullet | None, block: Block) -> Iterator[str]:
    """Return an empty line between two paragraphs or two lists of the same text."""
    follows = isinstance(block, Paragraph) or (isinstance(block, BulletList) and isinstance(before, BulletList))
    if before is not None and follows and block.path and block.path == before.path:
        yield ""
