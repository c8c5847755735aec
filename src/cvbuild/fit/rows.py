"""Keyword rows of more than one line, truncated to successively fewer keywords, to measure their heights.

The height of a row is not the sum of its keywords' heights, so each shorter row is laid out. Its path is that of its
last keyword in order of priority.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from cvbuild.compose.compose import compose_section
from cvbuild.fit.planning import ranked_keywords
from cvbuild.model.document import Document, Section, Term, Terms
from cvbuild.model.layout import Layout
from cvbuild.model.resume import Item, Resume
from cvbuild.model.variant import Variant

__all__ = ["shorter_rows"]

_LINES = 1.5
"""The height, in lines, above which a row has more than one line."""


def shorter_rows(document: Document, resume: Resume, variant: Variant, layout: Layout) -> Document | None:
    """Return a document with all shorter rows and no other content; None if every row has one line only."""
    with_rows = {section.path for section in document.sections if any(isinstance(b, Terms) for b in section.blocks)}
    names = (name for name in resume.section_names if name in with_rows)
    found = tuple(filter(None, (_section(resume, variant, layout, name) for name in names)))
    return replace(document, sections=found) if found else None


def _section(resume: Resume, variant: Variant, layout: Layout, name: str) -> Section | None:
    rows = [row for item in resume.entries(name) if _is_long(item, layout) for row in _shorter(item)]
    choice = variant.section(name)
    if not rows or choice is None:
        return None
    section = compose_section(resume, choice, tuple(row for row, _ in rows))
    if section is None:
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
