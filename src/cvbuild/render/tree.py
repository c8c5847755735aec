"""Render the document as text for reviews and golden files: every block, its path, the style of its spans."""

from __future__ import annotations

from collections.abc import Iterator

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
from cvbuild.model.edition import Edition
from cvbuild.syntax.finding import Outcome

__all__ = ["EXTENSION", "render"]

EXTENSION = "tree.txt"

_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\*`[]"})


def render(edition: Edition) -> Outcome[bytes]:
    """Return an indented outline, one block or part of a block per line, independent of theme and options."""
    return Outcome(("\n".join(_document(edition.document)) + "\n").encode())


def _document(document: Document) -> Iterator[str]:
    yield f"title: {_visible(document.title)}"
    yield f"author: {_visible(document.author)}"
    yield f"language: {_visible(document.language)}"
    yield from _named("subject", _visible(document.subject))
    yield from _named("keywords", _visible(", ".join(document.keywords)))
    yield from _header(document.header)
    for section in document.sections:
        yield from _section(section)


def _header(header: Header) -> Iterator[str]:
    yield from ("", f"header {header.path}", f"  name: {_visible(header.name)}")
    yield from _named("  label", _styled(header.label))
    yield from (_item("  contact", contact) for contact in header.contacts)


def _section(section: Section) -> Iterator[str]:
    new_page = " (new page)" if section.new_page else ""
    yield from ("", f"section {section.path}: {_visible(section.title)}{new_page}")
    for block in section.blocks:
        yield from _indented(_block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"paragraph {block.path}: {_styled(block.spans)}"
        case BulletList():
            yield f"bullets {block.path}"
            for marker, bullet in block.marked:
                yield _item(f"  {marker or 'bullet'}", bullet)
                for inside in bullet.blocks:
                    yield from _indented(_indented(_block(inside)))
        case Terms():
            yield f"terms {block.path}"
            yield from (f"  term {t.path}: {_styled(t.label)} | {_styled(t.text)}" for t in block.terms)
        case Entry():
            yield from _entry(block)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"entry {entry.path}"
    for name in ("title", "aside", "subtitle", "subaside"):
        yield from _named(f"  {name}", _styled(getattr(entry, name)))
    for block in entry.blocks:
        yield from _indented(_block(block))


def _item(kind: str, bullet: Bullet) -> str:
    return f"{kind} {bullet.path}: {_styled(bullet.spans)}"


def _named(name: str, text: str) -> Iterator[str]:
    if text:
        yield f"{name}: {text}"


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _styled(spans: Spans) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    text = _visible(span.text.translate(_MARKS))
    for mark, on in (("`", span.code), ("*", span.emphasis), ("**", span.strong)):
        text = f"{mark}{text}{mark}" if on else text
    return f"[{text}]({_visible(span.url)})" if span.url else text


def _visible(text: str) -> str:
    """Escape unusual spaces and invisible characters, so that reviewers see a no-break space."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
