"""Heights of a document that differs from a known one only in the words of some texts.

Heights add up, so new words change the height of their own text and move everything below it, but nothing else. Laying
out the changed texts is therefore enough. The caller has to verify the sum in a real layout.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Protocol, TypeVar

from msgspec.structs import replace

from cvbuild.model.document import (
    Block,
    Bullet,
    BulletList,
    Document,
    Entry,
    Header,
    Paragraph,
    Span,
    Spans,
    Term,
    Terms,
)
from cvbuild.model.layout import Extent, Layout

__all__ = ["excerpt", "revised", "reworded"]

_Text = Paragraph | Bullet | Term
"""Blocks with words and no optional parts: a change of words only affects their height."""

_TextT = TypeVar("_TextT", Paragraph, Bullet, Term)


class _Change(Protocol):
    def __call__(self, text: _TextT, /) -> _TextT: ...


_DIGITS = 9
"""Decimals of a point in differences of heights: smaller ones are rounding noise of the added positions."""


def reworded(before: Document, after: Document) -> tuple[str, ...] | None:
    """Return the paths of the texts with changed words; None if any other printed content differs."""
    if _without_words(before) != _without_words(after):
        return None
    pairs = zip(_texts(before), _texts(after), strict=True)
    paths = tuple(new.path for old, new in pairs if _words(old) != _words(new))
    return None if _tangled(after).intersection(paths) else paths


def _tangled(document: Document) -> frozenset[str]:
    """Return the paths of texts whose height is not that of their extent: of several parts, or with a list inside."""
    uses = Counter(text.path for text in _texts(document))
    holders = {text.path for text in _texts(document) if isinstance(text, Bullet) and text.blocks}
    return frozenset(path for path, number in uses.items() if number > 1 or path in holders or _is_in(path, holders))


def _is_in(path: str, holders: Collection[str]) -> bool:
    return any(path.startswith(f"{holder}.") for holder in holders)


def excerpt(document: Document, paths: Collection[str]) -> Document:
    """Return a document with the texts at these paths in their context: below their heads, among their siblings.

    A style may depend on the number of siblings and a text's position among them, so siblings are kept, shortened to a
    letter.
    """

    def shortened(text: _TextT, /) -> _TextT:
        return text if text.path in paths else _abbreviated(text)

    short = _with_texts(document, shortened)
    sections = (replace(section, blocks=_blocks_with(section.blocks, paths)) for section in short.sections)
    return replace(short, header=Header("."), sections=tuple(section for section in sections if section.blocks))


def _blocks_with(blocks: tuple[Block, ...], paths: Collection[str]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if any(text.path in paths for text in _texts_in((block,))))


def revised(layout: Layout, part: Layout, paths: Collection[str]) -> Layout | None:
    """Return a tall layout in which the texts at these paths have their heights from ``part``.

    Returns:
        None if a text has no extent, or if so many lines changed that another line height may be the most frequent.
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
    """Return the layout with all positions from a text's bottom on moved by the growth of the text."""
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
                for bullet in block.bullets:
                    yield bullet
                    yield from _texts_in(bullet.blocks)
            case Terms():
                yield from block.terms
            case Paragraph():
                yield block


def _without_words(document: Document) -> Document:
    return replace(_with_texts(document, _emptied), keywords=())


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
            return replace(block, bullets=tuple(_changed_bullet(bullet, change) for bullet in block.bullets))
        case Terms():
            return replace(block, terms=tuple(map(change, block.terms)))
        case Paragraph():
            return change(block)


def _changed_bullet(bullet: Bullet, change: _Change) -> Bullet:
    blocks = tuple(_changed_block(block, change) for block in bullet.blocks)
    return replace(change(bullet), blocks=blocks) if blocks else change(bullet)


def _words(text: _Text) -> Spans:
    return (*text.label, *text.text) if isinstance(text, Term) else text.spans


def _emptied(text: _TextT, /) -> _TextT:
    return _with_words(text, ())


def _abbreviated(text: _TextT, /) -> _TextT:
    return _with_words(text, (Span("x"),))


def _with_words(text: _TextT, words: Spans) -> _TextT:
    if isinstance(text, Term):
        return replace(text, label=words, text=words)
    return replace(text, spans=words)
