"""Rows of keywords that take more than one line, with ever fewer keywords: what each of them would take.

A row's height is no sum of heights of keywords, so each shorter row is laid out. It stands under the path of the last
keyword that it shows, of those that go first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cvbuild.compose import compose
from cvbuild.document import Document, Section, Term, Terms
from cvbuild.extent import Layout
from cvbuild.fitting.planning import ranked_keywords
from cvbuild.resume import Item, Resume
from cvbuild.variant import Variant

__all__ = ["shorter_rows"]

_SECTIONS = ("skills", "interests")
"""The sections in which an entry is a row of keywords."""

_LINES = 1.5
"""A row of more than so many lines has more than one."""


def shorter_rows(resume: Resume, variant: Variant, layout: Layout) -> Document | None:
    """A document of all shorter rows; none where every row takes one line only."""
    found = tuple(filter(None, (_section(resume, variant, layout, name) for name in _SECTIONS)))
    return replace(compose(resume, variant), sections=found) if found else None


def _section(resume: Resume, variant: Variant, layout: Layout, name: str) -> Section | None:
    rows = [row for item in resume.entries(name) if _is_long(item, layout) for row in _shorter(item)]
    shown = compose(resume.changed(**{name: tuple(row for row, _ in rows)}), variant).sections
    section = next((section for section in shown if section.path == name), None)
    if not rows or section is None:
        return None
    terms = [term for block in section.blocks if isinstance(block, Terms) for term in block.terms]
    return replace(section, blocks=(Terms(tuple(_named(terms, rows)), name),))


def _is_long(item: Item, layout: Layout) -> bool:
    extent = layout.extent(item.path)
    return extent is not None and extent.height > _LINES * layout.line


def _shorter(item: Item) -> Iterator[tuple[Item, str]]:
    ranked = ranked_keywords(item)
    for number, last in enumerate(ranked, 1):
        shown = {keyword.path for keyword in ranked[:number]}
        kept = tuple(keyword for keyword in getattr(item, "keywords", ()) if keyword.path in shown)
        yield item.changed(keywords=kept), last.path


def _named(terms: list[Term], rows: list[tuple[Item, str]]) -> Iterator[Term]:
    for term, (_, path) in zip(terms, rows, strict=True):
        yield replace(term, path=path)
