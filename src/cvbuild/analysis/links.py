"""Links in the source file and in a document."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from cvbuild.analysis.check import Subject
from cvbuild.analysis.node_texts import node_texts
from cvbuild.model import inline
from cvbuild.model.document import Block, Bullet, BulletList, Document, Entry, Paragraph, Spans, Terms, plain
from cvbuild.model.resume import Node, Resume

__all__ = ["ADDRESS", "Link", "printed_links", "same_target", "source_texts", "texts", "written_links"]

ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s)\]>\"”]+|\b(?:github|gitlab|bitbucket|linkedin)\.(?:com|org)/[^\s)\]>\"”]+"
)
"""A web address in running text."""

_UNPRINTED = frozenset({"id", "tags", "hold", "note", "facts"})
_BOOKKEEPING = frozenset({"schema_", "locale", "tags", "terms", "facts", "checks", "words", "output", "meta"})


class Link(Struct, frozen=True):
    """A link: the path of its owner, its target, its words (empty for a field of its own)."""

    path: str
    url: str
    text: str = ""
    contact: bool = False


def texts(node: Node) -> list[tuple[str, str]]:
    """Return every text at and below a node that may be printed, with its path; fields for addresses included."""
    return [(path, text) for _, path, text in node_texts(node, "", node.path, _hidden)]


def _hidden(node: Node) -> frozenset[str]:
    return _BOOKKEEPING if isinstance(node, Resume) else _UNPRINTED


def source_texts(subject: Subject) -> list[tuple[str, str]]:
    """Return every text of the source file that may be printed, with its path."""
    return subject.memo.project.once(texts, subject.resume)


def written_links(found: Iterable[tuple[str, str]]) -> Iterator[Link]:
    """Yield the links in these texts: fields that hold an address, and links inside a text."""
    for path, text in found:
        if path.rpartition(".")[2] == "url":
            yield Link(path, text.strip())
        elif "](" in text:
            for span in inline.spans(text):
                if span.url:
                    yield Link(path, span.url, span.text)


def printed_links(document: Document) -> Iterator[Link]:
    """Yield the links of a document in reading order."""
    for contact in document.header.contacts:
        yield from _of(contact.spans, contact.path, contact=True)
    for section in document.sections:
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block | Bullet) -> Iterator[Link]:
    inside: tuple[Block | Bullet, ...] = ()
    match block:
        case Paragraph():
            yield from _of(block.spans, block.path)
        case Bullet():
            yield from _of(block.spans, block.path)
            inside = block.blocks
        case BulletList():
            inside = block.bullets
        case Terms():
            yield from (link for term in block.terms for link in _of((*term.label, *term.text), term.path))
        case Entry():
            yield from _of((*block.title, *block.aside, *block.subtitle, *block.subaside), block.path)
            inside = block.blocks
    for part in inside:
        yield from _block(part)


def _of(spans: Spans, path: str, *, contact: bool = False) -> Iterator[Link]:
    for url, group in itertools.groupby(spans, lambda span: span.url):
        if url:
            yield Link(path, url, plain(tuple(group)), contact)


def same_target(url: str) -> str:
    """Normalise a target for comparison: no scheme, ``www.`` or final slash, the host in lower case."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    if parts.scheme not in ("http", "https", ""):
        return url.strip().casefold()
    host = parts.netloc.casefold().removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{host}{parts.path.rstrip('/')}{query}{fragment}"
