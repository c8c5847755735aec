"""The data of an outline: items by variants, and items that no variant can show."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from cvbuild.analysis.phrases import shortened
from cvbuild.commands._verdicts import Row, Verdict
from cvbuild.model.resume import Item, Resume
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.source import Place, SourceMap

__all__ = ["LEGEND", "Lists", "Matrix", "Remark", "as_data", "cell", "lists", "matrix", "used_words"]

_WORDS = {
    "excluded": "excl",
    "excluded-tag": "excl",
    "hold": "hold",
    "cap": "cap",
    "fit": "fit",
    "needs": "needs",
    "no-tag": "-",
    "not-named": "-",
    "parent-out": ".",
    "section-not-shown": ".",
}
"""Cell texts for the rules that leave an item out."""

LEGEND = (
    ("in", "shown"),
    ("2/9", "shown, with this many of its keywords"),
    ("-", "not selected"),
    ("excl", "excluded by id or tag"),
    ("cap", "cut by a cap"),
    ("fit", "cut to fit the pages"),
    ("needs", "needs an item that is out"),
    ("hold", "on hold"),
    (".", "its entry or section is not shown"),
)
"""Possible texts of a cell, and their meaning."""

_QUOTE = 60  # characters of an item's words, to recognize it

_NOT_ENTRIES = frozenset({"headlines", "summaries", "locations"})


class Matrix(Struct, frozen=True):
    """Rows of an outline and the names of its columns; ``keywords`` are the folded rows below each address."""

    rows: tuple[Row, ...]
    variants: tuple[str, ...]
    keywords: dict[str, tuple[Row, ...]]


class Remark(Struct, frozen=True):
    """An element of a list below the table: an address or a tag, its place, and a few words.

    ``keyword_of`` is the address of the entry whose keyword it is.
    """

    name: str
    place: Place
    text: str
    keyword_of: str = ""


class Lists(Struct, frozen=True):
    """The lists below the table.

    ``unused`` are all items that no variant shows and that are not on hold; those ``unreachable`` have only tags that
    no variant selects, and no variant names them. Items below one of them are not listed again.
    """

    unused: tuple[Remark, ...]
    held: tuple[Remark, ...]
    unreachable: tuple[Remark, ...]
    uncarried: tuple[Remark, ...]
    unasked: tuple[Remark, ...]

    def titled(self, *, keywords: bool) -> tuple[tuple[str, tuple[Remark, ...]], ...]:
        """Return the titled lists, each item in one; without ``keywords``, those of an entry are one element."""
        beyond = {remark.name for remark in self.unreachable}
        titled = (
            ("Items whose tags no variant selects", self.unreachable),
            ("Other items that no variant shows", tuple(r for r in self.unused if r.name not in beyond)),
            ("On hold", self.held),
            ("Tags that no item carries", self.uncarried),
            ("Tags that no variant selects", self.unasked),
        )
        return tuple((title, remarks if keywords else _folded(remarks)) for title, remarks in titled)


def matrix(rows: Sequence[Row], variants: Sequence[str], *, keywords: bool) -> Matrix:
    """Return the table of these variants; without ``keywords``, those are only counted in the cell of their entry."""
    folded: dict[str, tuple[Row, ...]] = {}
    for row in rows if not keywords else ():
        if row.is_keyword:
            folded[row.parent] = (*folded.get(row.parent, ()), row)
    shown = tuple(row for row in rows if keywords or not row.is_keyword)
    return Matrix(shown, tuple(variants), folded)


def cell(table: Matrix, row: Row, variant: str) -> str:
    """Return the text of a cell: ``in``, ``2/9`` if keywords are folded, else why it is out."""
    verdict = row.verdicts[variant]
    if not verdict.shown:
        return _WORDS.get(verdict.rule, verdict.rule)
    below = table.keywords.get(row.item.address, ())
    return f"{sum(word.verdicts[variant].shown for word in below)}/{len(below)}" if below else "in"


def lists(rows: Sequence[Row], resume: Resume, places: SourceMap, chosen: Sequence[VariantBuild]) -> Lists:
    """Return what no variant shows, and what no variant could. ``chosen`` must be all variants."""
    entries = [row for row in rows if row.section not in _NOT_ENTRIES]
    never = [row for row in entries if not any(verdict.shown for verdict in row.verdicts.values())]
    top = [row for row in never if not any(row.parent == above.item.address for above in never)]
    held = [row for row in top if _holds(row)]
    asked = {tag for choice in chosen for tag in choice.variant.asked_tags}
    unreachable = [row for row in top if _beyond(row, asked)]
    spoken = asked | {tag for choice in chosen for tag in choice.variant.exclude_tags}
    carried = {tag for row in rows for tag in row.item.tags}
    tags = {tag: places.key(f"tags.{tag}") for tag in resume.tags}
    return Lists(
        tuple(_remark(row) for row in top if row not in held),
        tuple(_remark(row, _holds(row).removeprefix("on hold: ")) for row in held),
        tuple(_remark(row, ", ".join(row.item.tags)) for row in unreachable),
        tuple(Remark(tag, place, resume.tags[tag]) for tag, place in tags.items() if tag not in carried),
        tuple(Remark(tag, place, resume.tags[tag]) for tag, place in tags.items() if tag not in spoken),
    )


def _holds(row: Row) -> str:
    return next((verdict.reason for verdict in row.verdicts.values() if verdict.rule == "hold"), "")


def _beyond(row: Row, asked: set[str]) -> bool:
    named = any(verdict.rule in {"included", "hold"} for verdict in row.verdicts.values())
    return bool(row.item.tags) and not named and not asked.intersection(row.item.tags)


def _remark(row: Row, text: str = "") -> Remark:
    words = text or shortened(row.item.words, _QUOTE)
    return Remark(row.item.address, row.place, words, row.parent if row.is_keyword else "")


def _folded(remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    """Merge keywords of one entry into one remark at the place of the first."""
    found: list[Remark] = []
    for parent, group in itertools.groupby(remarks, key=lambda remark: remark.keyword_of):
        some = list(group)
        names = ", ".join(remark.name.removeprefix(parent) for remark in some)
        found += [Remark(parent, some[0].place, names, parent)] if parent else some
    return tuple(found)


def as_data(table: Matrix, below: Lists) -> dict[str, Any]:
    """Return the outline for programs."""
    return {
        "variants": list(table.variants),
        "items": [_row_data(row, table) for row in table.rows],
        "unused": _remarks(below.unused),
        "held": _remarks(below.held),
        "unreachable": _remarks(below.unreachable),
        "tagsNotCarried": _remarks(below.uncarried),
        "tagsNotAskedFor": _remarks(below.unasked),
    }


def _row_data(row: Row, table: Matrix) -> dict[str, Any]:
    item: Item = row.item
    cells = {name: _cell_data(row.verdicts[name]) for name in table.variants}
    place = {"file": row.place.file, "line": row.place.line, "column": row.place.column}
    return {"id": item.address, "path": item.path, "tags": list(item.tags), "place": place, "variants": cells}


def _cell_data(verdict: Verdict) -> dict[str, Any]:
    return {"shown": verdict.shown, "rule": verdict.rule}


def _remarks(remarks: Sequence[Remark]) -> list[dict[str, Any]]:
    return [
        {"name": r.name, "file": r.place.file, "line": r.place.line, "column": r.place.column, "text": r.text}
        for r in remarks
    ]


def used_words(table: Matrix) -> Iterator[tuple[str, str]]:
    """Return the part of the legend that the table needs."""
    there = {cell(table, row, name) for row in table.rows for name in table.variants}
    for word, meaning in LEGEND:
        if word in there or (word == "2/9" and any("/" in found for found in there)):
            yield word, meaning
