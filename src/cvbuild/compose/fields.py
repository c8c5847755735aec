"""Print the user's own fields of entries, whatever their section composes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from cvbuild.model import inline
from cvbuild.model.document import Block, Bullet, BulletList, Entry, Paragraph, Spans, Term, Terms
from cvbuild.model.nodes import Fielded, Item
from cvbuild.syntax.source import child_path

__all__ = ["field_line", "fields_path", "with_fields"]

Details = Mapping[str, Mapping[str, str]]
"""Fields by the path of their entry."""


def with_fields(blocks: Iterable[Block], entries: Iterable[Item]) -> Iterator[Block]:
    """Yield the blocks with the fields of each entry: as rows below its text, or at the end of its line."""
    details = dict(_details(entries))
    yield from (_with(block, details) for block in blocks) if details else blocks


def fields_path(path: str, label: str) -> str:
    """Return the path of one field."""
    return child_path(f"{path}.fields", label)


def field_line(label: str, value: str) -> str:
    """Return ``Label: value``."""
    return f"{label}: {value}"


def _details(items: Iterable[Item]) -> Iterator[tuple[str, Mapping[str, str]]]:
    for item in items:
        if isinstance(item, Fielded) and item.details:
            yield item.path, item.details
        yield from _details(item.items())


def _with(block: Block, details: Details) -> Block:
    match block:
        case Entry():
            return _entry(block, details)
        case BulletList():
            return replace(block, bullets=tuple(_bullet(bullet, details) for bullet in block.bullets))
        case Terms():
            return replace(block, terms=tuple(_term(term, details) for term in block.terms))
    return block


def _entry(entry: Entry, details: Details) -> Entry:
    """Return the entry with its fields after its own text, and before the roles in it."""
    rows = tuple(
        Term(inline.text_span(f"{label}:"), inline.spans(value), fields_path(entry.path, label))
        for label, value in details.get(entry.path, {}).items()
    )
    own = tuple(block for block in entry.blocks if not isinstance(block, Entry))
    inner = tuple(_with(block, details) for block in entry.blocks if isinstance(block, Entry))
    return replace(entry, blocks=(*own, *((Terms(rows, f"{entry.path}.fields"),) if rows else ()), *inner))


def _bullet(bullet: Bullet, details: Details) -> Bullet:
    own = details.get(bullet.path, {})
    if own and bullet.blocks:  # at the end of its line they would be in the middle of its text
        return replace(bullet, blocks=(*bullet.blocks, Paragraph(_extended((), own), bullet.path)))
    return replace(bullet, spans=_extended(bullet.spans, own))


def _term(term: Term, details: Details) -> Term:
    return replace(term, text=_extended(term.text, details.get(term.path, {})))


def _extended(spans: Spans, details: Mapping[str, str]) -> Spans:
    return inline.join((spans, *(inline.spans(field_line(*pair)) for pair in details.items())), "; ")
