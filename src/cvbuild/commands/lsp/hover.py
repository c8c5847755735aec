"""Hover: what backs an item, and which variants print it, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cvbuild.analysis.pages.printed_lines import Line
from cvbuild.commands._verdicts import Row
from cvbuild.commands.lsp.names import Name
from cvbuild.model.resume import Evidence, Fact, Highlight, Resume

__all__ = ["fact_text", "item_at", "item_text", "name_text"]

Lines = Mapping[str, Mapping[str, Line]]
"""The line at which the last build printed each item: by address, then by variant."""


def item_at(rows: Sequence[Row], line: int, column: int) -> Row | None:
    """Return the innermost item that covers a position of the source."""
    covering = [row for row in rows if _covers(row, line, column)]
    return max(covering, key=lambda row: (row.depth, row.place.line, row.place.column), default=None)


def _covers(row: Row, line: int, column: int) -> bool:
    place = row.place
    after = (place.line, place.column) <= (line, column)
    return after and (line, column) <= (place.end_line or place.line, place.end_column or 10**6)


def item_text(row: Row, resume: Resume, lines: Lines) -> str:
    """Return an item's address, its facts, and the decision of every variant."""
    return "\n\n".join(_item(row, resume, lines.get(row.item.address, {})))


def _item(row: Row, resume: Resume, lines: Mapping[str, Line]) -> Iterator[str]:
    yield f"**`{row.item.address}`**"
    if row.item.hold:
        yield f"On hold: {row.item.hold}"
    if isinstance(row.item, Highlight):
        yield from (fact_text(name, resume.facts[name]) for name in row.item.facts if name in resume.facts)
    printed = [_printed(name, lines.get(name)) for name, verdict in row.verdicts.items() if verdict.shown]
    yield f"Printed by {', '.join(printed)}." if printed else "No variant prints it."
    out = [f"- out of `{name}`: {verdict.reason}" for name, verdict in row.verdicts.items() if not verdict.shown]
    if out:
        yield "\n".join(out)


def _printed(variant: str, line: Line | None) -> str:
    return f"`{variant}` (page {line.page}, line {line.line})" if line else f"`{variant}`"


def fact_text(name: str, fact: Fact) -> str:
    """Return a fact with its figures, its evidence and its caveat."""
    parts = [f"**Fact `{name}`**" + (f": {fact.claim}" if fact.claim else "")]
    parts += [f"Figures: {', '.join(fact.figures)}"] if fact.figures else []
    parts.append(f"Evidence: {_evidence(fact.evidence)}")
    parts += [f"Caveat (private): {fact.caveat}"] if fact.caveat else []
    parts += [f"On hold: {fact.hold}"] if fact.hold else []
    return "  \n".join(parts)


def _evidence(evidence: Evidence | None) -> str:
    if evidence is None:
        return "none is named"
    if evidence.proprietary:
        return "proprietary: only the employer can verify it"
    note = f"publication `{evidence.note}`" if evidence.note else ""
    return ", ".join(filter(None, (evidence.url, evidence.repository, note))) or "none is named"


def name_text(name: Name, resume: Resume, rows: Sequence[Row], lines: Lines) -> str:
    """Return what a name means: a tag's description, a fact, or the item with this id."""
    if name.kind == "tag":
        count = sum(name.text in item.tags for item in resume.items())
        return f"**Tag `{name.text}`**: {resume.tags.get(name.text, 'not declared')}\n\n{count} items have it."
    if name.kind == "fact":
        fact = resume.facts.get(name.text)
        return fact_text(name.text, fact) if fact else ""
    found = [row for row in rows if row.item.address.rpartition(".")[2] == name.text]
    return "\n\n---\n\n".join(f"{item_text(row, resume, lines)}\n\n> {row.item.words}" for row in found[:3])
