"""Addresses of links in print: after the words that are a link, unless these say the address already.

A reader of paper or plain text cannot follow a link. ``text`` prints only the words, ``address`` prints the address
after them and makes it the link, ``both`` makes words and address one link.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Literal, TypeVar

from msgspec.structs import replace

from cvbuild.model.document import Block, Bullet, BulletList, Document, Paragraph, Span, Spans, Terms, plain
from cvbuild.model.urls import shown_url

__all__ = ["Links", "addressed", "with_addresses"]

Links = Literal["text", "address", "both"]

_SPOKEN = ("mailto:", "tel:")
"""Schemes of addresses that are printed as the words of their link, in the form that people write."""

BlockT = TypeVar("BlockT", bound=Block)


def with_addresses(document: Document, links: Links) -> Document:
    """Return the document with the addresses of its links as words."""
    if links == "text":
        return document
    change = _Change(links)
    header = replace(
        document.header,
        label=change.spans(document.header.label),
        contacts=tuple(change.bullet(contact) for contact in document.header.contacts),
    )
    sections = tuple(replace(one, blocks=change.blocks(one.blocks)) for one in document.sections)
    return replace(document, header=header, sections=sections)


def addressed(spans: Spans, links: Links) -> Spans:
    """Return words with the addresses of the links among them."""
    return spans if links == "text" else _Change(links).spans(spans)


class _Change:
    def __init__(self, links: Links) -> None:
        self._links = links

    def blocks(self, blocks: tuple[BlockT, ...]) -> tuple[BlockT, ...]:
        """Return the blocks with the addresses."""
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: BlockT) -> BlockT:
        if isinstance(block, Paragraph):
            return replace(block, spans=self.spans(block.spans))
        if isinstance(block, BulletList):
            return replace(block, bullets=tuple(map(self.bullet, block.bullets)))
        if isinstance(block, Terms):
            terms = (replace(t, label=self.spans(t.label), text=self.spans(t.text)) for t in block.terms)
            return replace(block, terms=tuple(terms))
        parts = {name: self.spans(getattr(block, name)) for name in ("title", "aside", "subtitle", "subaside")}
        return replace(block, **parts, blocks=self.blocks(block.blocks))

    def bullet(self, bullet: Bullet) -> Bullet:
        """Return an item of a list with the addresses."""
        return replace(bullet, spans=self.spans(bullet.spans), blocks=self.blocks(bullet.blocks))

    def spans(self, spans: Spans) -> Spans:
        """Return words with the addresses after the links among them."""
        if not any(span.url for span in spans):
            return spans
        return tuple(self._spelt_out(spans))

    def _spelt_out(self, spans: Spans) -> Iterator[Span]:
        for url, group in itertools.groupby(spans, lambda span: span.url):
            words = tuple(group)
            shown = shown_url(url)
            if not url or url.startswith(_SPOKEN) or _bare(shown) in plain(words):
                yield from words
            elif self._links == "both":
                yield from words[:-1]
                yield replace(words[-1], text=f"{words[-1].text} ({shown})")
            else:
                yield from (replace(span, url="") for span in words)
                yield from (Span(" ("), Span(shown, url=url), Span(")"))


def _bare(address: str) -> str:
    return address.partition("://")[2] or address
