"""Links as a person wrote them and as a document prints them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from cvbuild import inline
from cvbuild.analysis.node_texts import node_texts
from cvbuild.document import Block, Bullet, BulletList, Document, Entry, Paragraph, Spans, Terms
from cvbuild.resume import Node, Resume
from cvbuild.same import Same

__all__ = ["ADDRESS", "Link", "printed_links", "same_target", "texts", "written_links"]

ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s)\]>\"”]+|\b(?:github|gitlab|bitbucket|linkedin)\.(?:com|org)/[^\s)\]>\"”]+"
)
"""A web address in running text."""

_UNPRINTED = frozenset({"id", "tags", "hold", "note", "facts"})
_BOOKKEEPING = frozenset({"schema_", "locale", "tags", "terms", "facts", "checks", "words", "output", "meta"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the path of what it belongs to, its target, the words that lead there (none for a field of its own)."""

    path: str
    url: str
    text: str = ""
    contact: bool = False


def texts(node: Node) -> Iterable[tuple[str, str]]:
    """Every text at and below a node that may be printed, with its path; addresses in fields of their own included."""
    return _all_texts(Same(node)) if isinstance(node, Resume) else _texts(node)


@functools.lru_cache(maxsize=1)
def _all_texts(same: Same) -> tuple[tuple[str, str], ...]:
    """Those of a whole source file; several checks ask for them."""
    (resume,) = same.things
    return tuple(_texts(resume)) if isinstance(resume, Resume) else ()


def _texts(node: Node) -> list[tuple[str, str]]:
    return [(path, text) for _, path, text in node_texts(node, "", node.path, _hidden)]


def _hidden(node: Node) -> frozenset[str]:
    return _BOOKKEEPING if isinstance(node, Resume) else _UNPRINTED


def written_links(node: Node) -> Iterator[Link]:
    """The web addresses in fields of their own and the links in texts, at and below a node."""
    for path, text in texts(node):
        if path.rpartition(".")[2] == "url":
            yield Link(path, text.strip())
        elif "](" in text:
            for span in inline.spans(text):
                if span.url:
                    yield Link(path, span.url, span.text)


def printed_links(document: Document) -> Iterator[Link]:
    """The links of a document in reading order."""
    for contact in document.header.contacts:
        yield from _of(contact.spans, contact.path, contact=True)
    for section in document.sections:
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block | Bullet) -> Iterator[Link]:
    match block:
        case Paragraph() | Bullet():
            yield from _of(block.spans, block.path)
        case BulletList():
            for bullet in block.bullets:
                yield from _block(bullet)
        case Terms():
            for term in block.terms:
                yield from _of((*term.label, *term.text), term.path)
        case Entry():
            yield from _of((*block.title, *block.aside, *block.subtitle, *block.subaside), block.path)
            for part in block.blocks:
                yield from _block(part)


def _of(spans: Spans, path: str, *, contact: bool = False) -> Iterator[Link]:
    for span in spans:
        if span.url:
            yield Link(path, span.url, span.text, contact)


def same_target(url: str) -> str:
    """The form in which targets are compared: no scheme, ``www.`` or slash at the end, the host in small letters."""
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
