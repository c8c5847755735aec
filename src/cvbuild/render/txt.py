"""Plain text: what one pastes into an application form. The document's words and blanks, bullets, underlines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cvbuild.document import Block, Bullet, BulletList, Document, Entry, Header, Paragraph, Section, Spans, Terms, plain
from cvbuild.finding import Outcome
from cvbuild.render._columns import WIDTH, ends, width, wrapped
from cvbuild.theme import RenderOptions, Theme
from cvbuild.transliterate import to_ascii

__all__ = ["EXTENSION", "render"]

EXTENSION = "txt"

_BULLET = "•"
_SHORTEST_UNDERLINE = 3  # a shorter run of dashes on a line may be a word


def render(document: Document, theme: Theme, options: RenderOptions) -> Outcome[bytes]:  # noqa: ARG001 - one signature
    """The document in lines of 80 columns, UTF-8 or (``options.ascii``) ASCII, with one newline at the end."""
    lines = _Lines(to_ascii if options.ascii else str).document(document)
    text = "\n".join(line.rstrip() for line in lines) + "\n"
    return Outcome(text.encode("utf-8", "replace"))


class _Lines:
    """Blocks to lines. ``form`` is what is done to every text before it is measured."""

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
                for bullet in block.bullets:
                    yield from self._bullet(bullet)
            case Terms():
                for term in block.terms:
                    yield from wrapped(f"{self._text(term.label)} {self._text(term.text)}", "  ")
            case Entry():
                yield from self._entry(block)

    def _bullet(self, bullet: Bullet) -> Iterator[str]:
        yield from wrapped(f"{self._form(_BULLET)}\N{NO-BREAK SPACE}{self._text(bullet.spans)}", "  ")

    def _entry(self, entry: Entry) -> Iterator[str]:
        yield from ends(self._text(entry.title), self._text(entry.aside))
        yield from ends(self._text(entry.subtitle), self._text(entry.subaside))
        for block in entry.blocks:
            if isinstance(block, Entry):
                yield ""
            yield from self._block(block)

    def _text(self, spans: Spans) -> str:
        return self._form(plain(spans))
