"""The parts of a document in the order that a look asks for: position or employer first, dates first, side column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from cvbuild.model.document import Block, Bullet, BulletList, Document, Entry, Section, Span, Spans
from cvbuild.model.look import Look

__all__ = ["arranged", "section_name"]

_ORDERED = ("work", "volunteer", "education")
"""Sections whose entries name an employer or school, and what somebody is there."""

_FIGURE = re.compile(r"(?<![\w.,/–-])[$€£]?\d(?:[\d.,]*\d)?(?:\s?%|[x×+]|[KMBT]?B?\+?|[kmµn]?s)?(?![\w/–-])")
_YEAR = re.compile(r"(?:19|20)\d\d")


def arranged(document: Document, look: Look | None) -> Document:
    """Return the document in the order of a look; itself without one."""
    if look is None:
        return document
    sections = document.sections
    if look.entry_order == "position":
        sections = tuple(_position_first(one) if section_name(one) in _ORDERED else one for one in sections)
    if look.figures == "strong":
        sections = tuple(replace(one, blocks=tuple(map(_with_figures, one.blocks))) for one in sections)
    if look.side:
        sections = _with_side(sections, look.side)
    return replace(document, sections=sections, asides_first=look.date_column == "left")


def section_name(section: Section) -> str:
    """Return the name by which variants and looks know a section."""
    return "summary" if section.path.startswith("basics.") else section.path.removeprefix("sections.").split(".")[0]


def _with_side(sections: tuple[Section, ...], side: Sequence[str]) -> tuple[Section, ...]:
    """Return the sections of the side column before the others, for that is how a page with two columns is read."""
    mine = tuple(replace(one, side=True) for one in sections if section_name(one) in side)
    others = tuple(one for one in sections if section_name(one) not in side)
    return (*mine, *others) if others else sections


def _position_first(section: Section) -> Section:
    """Return the section with what somebody is before where; an employer with several positions stays as it is."""
    return replace(section, blocks=tuple(map(_swapped, section.blocks)))


def _swapped(block: Block) -> Block:
    if not isinstance(block, Entry) or not block.subtitle or any(isinstance(one, Entry) for one in block.blocks):
        return block
    return replace(block, title=block.subtitle, subtitle=block.title)


def _with_figures(block: Block) -> Block:
    """Return a block whose highlights have their first figure in bold."""
    if isinstance(block, BulletList):
        return replace(block, bullets=tuple(map(_with_figure, block.bullets)))
    if isinstance(block, Entry):
        return replace(block, blocks=tuple(map(_with_figures, block.blocks)))
    return block


def _with_figure(bullet: Bullet) -> Bullet:
    return replace(bullet, spans=_emphasised(bullet.spans))


def _emphasised(spans: Spans) -> Spans:
    """Return spans with the first figure strong; none if something is strong already."""
    if any(span.strong for span in spans):
        return spans
    for number, span in enumerate(spans):
        found = None if span.url or span.code else _first_figure(span.text)
        if found:
            start, end = found.span()
            parts = (span.text[:start], span.text[start:end], span.text[end:])
            split = (Span(t, i == 1, span.emphasis) for i, t in enumerate(parts) if t)
            return (*spans[:number], *split, *spans[number + 1 :])
    return spans


def _first_figure(text: str) -> re.Match[str] | None:
    """Return the first figure that is no year."""
    return next((found for found in _FIGURE.finditer(text) if not _YEAR.fullmatch(found[0])), None)
