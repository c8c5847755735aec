"""Reports of coverage: aligned text for a terminal, Markdown, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cvbuild.analysis.postings.coverage import Coverage, Row, Spot, Unprinted
from cvbuild.analysis.postings.posting import Posting
from cvbuild.analysis.postings.requirements import Condition
from cvbuild.syntax.source import Place

__all__ = ["REPORTS", "render"]

REPORTS = ("text", "json", "md")
_MOST = 3
"""Places named in one line; JSON has them all."""


def render(name: str, coverages: Sequence[Coverage], posting: Posting) -> str:
    """Render the coverage of several variants; the text ends with a newline."""
    if name == "json":
        data = {"posting": posting.file, "variants": [_as_data(one, posting) for one in coverages]}
        return json.dumps(data, indent=2) + "\n"
    tell = _markdown if name == "md" else _text
    return "\n".join("".join(tell(one, posting)) for one in coverages)


def _lists(coverage: Coverage) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    return (
        ("Printed", coverage.printed),
        ("In the source, not printed", coverage.unprinted),
        ("Nowhere", coverage.nowhere),
    )


# Text


def _text(coverage: Coverage, posting: Posting) -> Iterator[str]:
    yield f"{posting.file} against the variant {coverage.variant}\n"
    for title, rows in _lists(coverage):
        yield f"\n{title} ({len(rows)})\n"
        yield from _table([_cells(row, posting) for row in rows])
    yield from (f"\n{title}\n{body}" for title, body in _besides(coverage, posting))


def _cells(row: Row, posting: Posting) -> tuple[str, ...]:
    return row.requirement.level.word, row.requirement.name, _times(row), _where(row, posting)


def _times(row: Row) -> str:
    return f"{row.requirement.count}x" if row.requirement.count > 1 else ""


def _where(row: Row, posting: Posting) -> str:
    """Return the places of a term: printed, else in the source, else in the posting."""
    if row.printed:
        return _grouped([(spot.place.file, spot.place.line) for spot in row.printed])
    if row.unprinted:
        return _some([_unprinted(unprinted) for unprinted in _best(row.unprinted)], most=1)
    implied = f"; printed is {', '.join(row.implied_by)}, which implies it" if row.implied_by else ""
    return posting.place(*_first(row.requirement.lines)) + implied


def _best(unprinted: Sequence[Unprinted]) -> list[Unprinted]:
    """Sort items that can be printed before others, the shortest change first; a skill takes the least room."""
    return sorted(
        unprinted, key=lambda one: (bool(one.hold), not one.ids, len(one.ids), not one.path.startswith("skills"))
    )


def _unprinted(unprinted: Unprinted) -> str:
    where = _short(unprinted.spot.place)
    if unprinted.hold:
        return f"{where} {unprinted.address} is on hold: {unprinted.hold}"
    return (
        f"{where} include {', '.join(unprinted.ids)} ({unprinted.reason})"
        if unprinted.ids
        else f"{where} {unprinted.reason}"
    )


def _some(texts: Sequence[str], most: int) -> str:
    """Join the first few, and say how many more there are."""
    unique = list(dict.fromkeys(texts))
    more = f" and {len(unique) - most} more" if len(unique) > most else ""
    return ", ".join(unique[:most]) + more


def _grouped(places: Sequence[tuple[str, int]]) -> str:
    """Format places with the file's name once: ``cv.yaml:12, 40 and 2 more``."""
    file = places[0][0]
    here = [str(line) for name, line in places if name == file]
    return f"{file}:{_some(here, _MOST)}"


def _first(lines: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(lines))[:_MOST]


def _short(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"


def _besides(coverage: Coverage, posting: Posting) -> Iterator[tuple[str, str]]:
    """Yield the conditions of the posting, each with the printed dates or degrees; nothing is judged."""
    for kind, title, spots in (
        ("years", "Asks for years; the printed dates beside them, not judged", coverage.dates),
        ("education", "Asks for education; the printed degrees beside it, not judged", coverage.degrees),
    ):
        found = [one for one in coverage.requirements.conditions if kind in one.kinds]
        if found:
            yield title, "".join((*map(_asking(posting), found), _printed(spots)))
    if coverage.requirements.traits:
        yield "Traits, which no list has", f"  {', '.join(coverage.requirements.traits)}\n"


def _asking(posting: Posting) -> Any:
    return lambda one: f"  {posting.place(one.line)}  {one.text}\n"


def _printed(spots: Iterable[Spot]) -> str:
    printed = [f"{spot.text} ({_short(spot.place)})" for spot in spots]
    return f"    printed: {'; '.join(printed) or 'none'}\n"


# Markdown


def _markdown(coverage: Coverage, posting: Posting) -> Iterator[str]:
    yield f"# {posting.file} against the variant {coverage.variant}\n"
    for title, rows in _lists(coverage):
        yield f"\n## {title} ({len(rows)})\n"
        if rows:
            yield "\n| | term | said | where |\n|---|---|---|---|\n"
        for row in rows:
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in _cells(row, posting)) + " |\n"
    for title, body in _besides(coverage, posting):
        yield f"\n## {title}\n\n" + "".join(f"- {line.strip()}\n" for line in body.splitlines())


# JSON


def _as_data(coverage: Coverage, posting: Posting) -> dict[str, Any]:
    """Return the coverage as plain data, with every place."""
    return {
        "variant": coverage.variant,
        "printed": [_row(row, posting) for row in coverage.printed],
        "notPrinted": [_row(row, posting) for row in coverage.unprinted],
        "nowhere": [_row(row, posting) for row in coverage.nowhere],
        "conditions": [_condition(one, posting) for one in coverage.requirements.conditions],
        "dates": [_spot(spot) for spot in coverage.dates],
        "education": [_spot(spot) for spot in coverage.degrees],
        "traits": list(coverage.requirements.traits),
    }


def _row(row: Row, posting: Posting) -> dict[str, Any]:
    return {
        "term": row.requirement.name,
        "level": row.requirement.level.word,
        "asked": [posting.place(line) for line in row.requirement.lines],
        "printed": [_spot(spot) for spot in row.printed],
        "source": [
            {
                **_spot(unprinted.spot),
                "address": unprinted.address,
                "include": list(unprinted.ids),
                "reason": unprinted.reason,
            }
            | ({"hold": unprinted.hold} if unprinted.hold else {})
            for unprinted in row.unprinted
        ],
        "impliedBy": list(row.implied_by),
    }


def _spot(spot: Spot) -> dict[str, Any]:
    return {"text": spot.text, "file": spot.place.file, "line": spot.place.line, "column": spot.place.column}


def _condition(one: Condition, posting: Posting) -> dict[str, Any]:
    return {"kinds": list(one.kinds), "text": one.text, "level": one.level.word, "asked": posting.place(one.line)}
