"""Two documents that differ in the words of some texts only, and what is known of the one's heights for the other.

Heights add up, so new words change the height of their own text and move what stands below it, nothing else. It is
enough, then, to lay out the texts that changed. Whoever does so has to look whether the sum comes out on a real page.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Protocol, TypeVar

from cvbuild.document import Block, Bullet, BulletList, Document, Entry, Header, Paragraph, Span, Spans, Term, Terms
from cvbuild.extent import Extent, Layout

__all__ = ["excerpt", "revised", "reworded"]

_Text = Paragraph | Bullet | Term
"""What has words and nothing that could be taken out of it: a change in it is one of its height alone."""

_TextT = TypeVar("_TextT", Paragraph, Bullet, Term)


class _Change(Protocol):
    def __call__(self, text: _TextT, /) -> _TextT: ...


_DIGITS = 9
"""Decimals of a point: less is the noise of adding up where a text stands, of which its height is taken."""


def reworded(before: Document, after: Document) -> tuple[str, ...] | None:
    """The paths of the texts that have other words now; none where anything else that is printed differs, too."""
    if _without_words(before) != _without_words(after):
        return None
    pairs = zip(_texts(before), _texts(after), strict=True)
    return tuple(new.path for old, new in pairs if old != new)


def excerpt(document: Document, paths: Collection[str]) -> Document:
    """The texts at these paths, each where it stands: below its heads, among its siblings.

    A style may ask how many siblings a text has and which of them it is, so they stay, with a letter for their words.
    """

    def shortened(text: _TextT, /) -> _TextT:
        return text if text.path in paths else _letter(text)

    short = _with_texts(document, shortened)
    sections = (replace(section, blocks=_blocks_with(section.blocks, paths)) for section in short.sections)
    return replace(short, header=Header("."), sections=tuple(section for section in sections if section.blocks))


def _blocks_with(blocks: tuple[Block, ...], paths: Collection[str]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if any(text.path in paths for text in _texts_in((block,))))


def revised(layout: Layout, part: Layout, paths: Collection[str]) -> Layout | None:
    """The tall layout of a document whose texts at these paths have the heights that they have in ``part``.

    Returns:
        None where a text has no height of its own, or where so much changed that another height of lines may be the
        usual one by now.
    """
    if not layout.lead:
        return None
    for path in paths:
        old, new = layout.extent(path), part.extent(path)
        if old is None or new is None:
            return None
        layout = _grown(layout, old, new)
    return layout if layout.lead > 0 else None


def _grown(layout: Layout, old: Extent, new: Extent) -> Layout:
    """The layout with what ends below a text's beginning moved by as much as the text has grown."""
    by = round(new.height - old.height, _DIGITS)
    if not by:
        return layout

    def moved(place: float) -> float:
        return place + by if place >= old.bottom else place

    extents = {
        name: replace(extent, before=moved(extent.before), top=moved(extent.top), bottom=moved(extent.bottom))
        for name, extent in layout.extents.items()
    }
    lines = math.ceil((old.height + new.height) / layout.line)
    return replace(layout, ends=tuple(map(moved, layout.ends)), extents=extents, lead=layout.lead - lines)


# Texts


def _texts(document: Document) -> Iterator[_Text]:
    for section in document.sections:
        yield from _texts_in(section.blocks)


def _texts_in(blocks: tuple[Block, ...]) -> Iterator[_Text]:
    for block in blocks:
        match block:
            case Entry():
                yield from _texts_in(block.blocks)
            case BulletList():
                yield from block.bullets
            case Terms():
                yield from block.terms
            case Paragraph():
                yield block


def _without_words(document: Document) -> Document:
    return replace(_with_texts(document, _blank), keywords=())


def _with_texts(document: Document, change: _Change) -> Document:
    sections = (replace(section, blocks=_changed(section.blocks, change)) for section in document.sections)
    return replace(document, sections=tuple(sections))


def _changed(blocks: tuple[Block, ...], change: _Change) -> tuple[Block, ...]:
    return tuple(_changed_block(block, change) for block in blocks)


def _changed_block(block: Block, change: _Change) -> Block:
    match block:
        case Entry():
            return replace(block, blocks=_changed(block.blocks, change))
        case BulletList():
            return replace(block, bullets=tuple(map(change, block.bullets)))
        case Terms():
            return replace(block, terms=tuple(map(change, block.terms)))
        case Paragraph():
            return change(block)


def _blank(text: _TextT, /) -> _TextT:
    return _with_words(text, ())


def _letter(text: _TextT, /) -> _TextT:
    return _with_words(text, (Span("x"),))


def _with_words(text: _TextT, words: Spans) -> _TextT:
    if isinstance(text, Term):
        return replace(text, label=words, text=words)
    return replace(text, spans=words)
