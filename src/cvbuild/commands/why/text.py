"""Print all items of a variant, or one item in every variant."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cvbuild.analysis.phrases import counted, shortened
from cvbuild.commands._verdicts import Row, Verdict
from cvbuild.model.resume import Highlight
from cvbuild.report import cells, visible

__all__ = ["as_data", "listing", "story"]

_WIDEST_ID = 44  # cells; a longer id moves only its own line
_WIDEST_REASON = 60
_QUOTE = 100  # characters of an item's words, to recognize it
_SGR = {"in": "32", "out": "31", "quiet": "2", "head": "1"}


def listing(rows: Sequence[Row], variant: str, *, color: bool = False) -> str:
    """Return all items, section by section: in or out, id, reason, deciding line."""
    shown = sum(row.verdicts[variant].shown for row in rows)
    head = _pen("head", f"{variant}: {shown} of {counted(len(rows), 'item')} in", color)
    blocks = [f"{head}\n"]
    for section, group in itertools.groupby(rows, key=lambda row: row.section):
        blocks.append(_section(section, list(group), variant, color))
    return "\n".join(blocks)


def _section(section: str, rows: Sequence[Row], variant: str, color: bool) -> str:
    lines = [(_label(bunch), bunch[0].verdicts[variant]) for bunch in _bunches(rows, variant)]
    widths = (
        min(_WIDEST_ID, max(cells(label) for label, _ in lines)),
        min(_WIDEST_REASON, max(cells(_told(verdict)) for _, verdict in lines)),
    )
    inside = sum(row.verdicts[variant].shown for row in rows)
    head = f"{_pen('head', section, color)} {_pen('quiet', f'({inside} of {len(rows)})', color)}\n"
    return head + "".join(_line(label, verdict, widths, color) for label, verdict in lines)


def _bunches(rows: Sequence[Row], variant: str) -> Iterator[list[Row]]:
    """Group keywords of one parent that the same rule decided alike; other items stay single."""

    def alike(row: Row) -> tuple[str, ...]:
        verdict = row.verdicts[variant]
        own = "" if row.is_keyword else row.item.path
        return (row.parent, own, str(verdict.shown), verdict.reason)

    for _, bunch in itertools.groupby(rows, key=alike):
        yield list(bunch)


def _label(bunch: Sequence[Row]) -> str:
    indent = "  " * bunch[0].depth
    if not bunch[0].is_keyword:
        return indent + visible(bunch[0].short)
    return indent + visible(", ".join(row.short for row in bunch))


def _line(label: str, verdict: Verdict, widths: tuple[int, int], color: bool) -> str:
    """Return the line of one item; a label too long for its column gets a line of its own."""
    mark = _mark(verdict, color)
    reason, place = _pad(_told(verdict), widths[1]), _pen("quiet", str(verdict.place), color)
    if cells(label) <= widths[0]:
        return f"  {mark}  {_pad(label, widths[0])}  {reason}  {place}\n"
    return f"  {mark}  {label}\n       {' ' * widths[0]}  {reason}  {place}\n"


def _told(verdict: Verdict) -> str:
    return visible(verdict.reason)


def story(row: Row, variants: Iterable[str], *, color: bool = False) -> str:
    """Describe an item, then the decision of each variant and its line."""
    item = row.item
    head = f"{_pen('head', visible(item.address), color)}  {_pen('quiet', f'{item.path}  {row.place}', color)}\n"
    about = [shortened(visible(item.words), _QUOTE), _carries(row)]
    lines = "".join(f"  {line}\n" for line in about if line)
    names = list(variants)
    width = max(map(cells, names), default=0)
    return head + lines + "\n" + "".join(_told_at_length(row.verdicts[name], width, color) for name in names)


def _carries(row: Row) -> str:
    item = row.item
    parts = [f"tags: {', '.join(item.tags)}" if item.tags else "no tags", f"priority {item.priority}"]
    if isinstance(item, Highlight) and item.facts:
        parts.append(f"facts: {', '.join(item.facts)}")
    return visible("; ".join([*parts, *([f"on hold: {item.hold}"] if item.hold else [])]))


def _told_at_length(verdict: Verdict, width: int, color: bool) -> str:
    place = _pen("quiet", str(verdict.place), color)
    first = f"  {_pad(verdict.variant, width)}  {_mark(verdict, color)}  {visible(verdict.reason)}  {place}\n"
    indent = " " * (width + 9)
    return first + "".join(f"{indent}{visible(line)}\n" for line in _details(verdict))


def _details(verdict: Verdict) -> Iterator[str]:
    if verdict.inherited:
        yield f"inherited from {verdict.inherited}"
    if verdict.kept:
        yield f"kept instead: {', '.join(address.rpartition('.')[2] for address in verdict.kept)}"
    if verdict.tags and not verdict.shown and verdict.rule in {"cap", "fit", "parent-out"}:
        yield f"though it shares: {', '.join(verdict.tags)}"
    if verdict.wording:
        yield f"printed in the wording '{verdict.wording}'"


def _mark(verdict: Verdict, color: bool) -> str:
    """Return ``in`` or ``out``: words, so that nothing depends on colour or font."""
    word = "in" if verdict.shown else "out"
    return _pen(word, f"{word:<3}", color)


def _pen(style: str, text: str, color: bool) -> str:
    return f"\x1b[{_SGR[style]}m{text}\x1b[0m" if color and text else text


def _pad(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def as_data(row: Row, variants: Iterable[str]) -> dict[str, Any]:
    """Return an item with its verdicts, for programs."""
    item = row.item
    return {
        "id": item.address,
        "path": item.path,
        "section": row.section,
        "text": item.words,
        "tags": list(item.tags),
        "priority": item.priority,
        "place": _place(row.place),
        "variants": {name: _verdict(row.verdicts[name]) for name in variants},
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "shown": verdict.shown,
        "rule": verdict.rule,
        "reason": verdict.reason,
        "place": _place(verdict.place),
        "tags": list(verdict.tags),
        "inherited": verdict.inherited or None,
        "kept": list(verdict.kept),
        "wording": verdict.wording or None,
    }


def _place(place: Any) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}
