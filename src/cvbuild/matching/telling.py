"""A comparison in words: aligned text for a terminal, Markdown, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cvbuild.matching.asking import Condition
from cvbuild.matching.comparing import Comparison, Kept, Row, Spot
from cvbuild.matching.posting import Posting
from cvbuild.source import Place

__all__ = ["REPORTS", "render"]

REPORTS = ("text", "json", "md")
_MOST = 3
"""Places named in one line; JSON has them all."""


def render(name: str, comparisons: Sequence[Comparison], posting: Posting) -> str:
    """The comparisons of several variants in the form of this name; the text ends with a newline."""
    if name == "json":
        data = {"posting": posting.file, "variants": [_as_data(one, posting) for one in comparisons]}
        return json.dumps(data, indent=2) + "\n"
    tell = _markdown if name == "md" else _text
    return "\n".join("".join(tell(one, posting)) for one in comparisons)


def _lists(comparison: Comparison) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    return (
        ("Printed", comparison.printed),
        ("In the source, not printed", comparison.kept),
        ("Nowhere", comparison.nowhere),
    )


# Text


def _text(comparison: Comparison, posting: Posting) -> Iterator[str]:
    yield f"{posting.file} against the variant {comparison.variant}\n"
    for title, rows in _lists(comparison):
        yield f"\n{title} ({len(rows)})\n"
        yield from _table([_cells(row, posting) for row in rows])
    yield from (f"\n{title}\n{body}" for title, body in _besides(comparison, posting))


def _cells(row: Row, posting: Posting) -> tuple[str, ...]:
    return row.asked.level.word, row.asked.name, _times(row), _where(row, posting)


def _times(row: Row) -> str:
    return f"{row.asked.count}x" if row.asked.count > 1 else ""


def _where(row: Row, posting: Posting) -> str:
    """The places that make up the list: in the source where it has the term, else in the posting."""
    if row.printed:
        return _grouped([(spot.place.file, spot.place.line) for spot in row.printed])
    if row.kept:
        return _some([_kept(kept) for kept in _best(row.kept)], most=1)
    near = f"; printed is {', '.join(row.near)}, which implies it" if row.near else ""
    return posting.place(*_first(row.asked.lines)) + near


def _best(kept: Sequence[Kept]) -> list[Kept]:
    """What can be printed before what cannot, the shortest way first; a skill takes the least room."""
    return sorted(kept, key=lambda one: (bool(one.hold), not one.ids, len(one.ids), not one.path.startswith("skills")))


def _kept(kept: Kept) -> str:
    where = _short(kept.spot.place)
    if kept.hold:
        return f"{where} {kept.address} is on hold: {kept.hold}"
    return f"{where} include {', '.join(kept.ids)} ({kept.reason})" if kept.ids else f"{where} {kept.reason}"


def _some(texts: Sequence[str], most: int) -> str:
    """The first few, and how many more there are."""
    unique = list(dict.fromkeys(texts))
    more = f" and {len(unique) - most} more" if len(unique) > most else ""
    return ", ".join(unique[:most]) + more


def _grouped(places: Sequence[tuple[str, int]]) -> str:
    """Places with the file's name once: ``cv.yaml:12, 40 and 2 more``."""
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


def _besides(comparison: Comparison, posting: Posting) -> Iterator[tuple[str, str]]:
    """What is asked for besides terms, and what is printed of that; nobody judges here."""
    for kind, title, spots in (
        ("years", "Asks for years; the printed dates beside them, not judged", comparison.dates),
        ("education", "Asks for education; the printed degrees beside it, not judged", comparison.degrees),
    ):
        found = [one for one in comparison.wanted.conditions if kind in one.kinds]
        if found:
            yield title, "".join((*map(_asking(posting), found), _printed(spots)))
    if comparison.wanted.traits:
        yield "Traits, which no list has", f"  {', '.join(comparison.wanted.traits)}\n"


def _asking(posting: Posting) -> Any:
    return lambda one: f"  {posting.place(one.line)}  {one.text}\n"


def _printed(spots: Iterable[Spot]) -> str:
    told = [f"{spot.text} ({_short(spot.place)})" for spot in spots]
    return f"    printed: {'; '.join(told) or 'none'}\n"


# Markdown


def _markdown(comparison: Comparison, posting: Posting) -> Iterator[str]:
    yield f"# {posting.file} against the variant {comparison.variant}\n"
    for title, rows in _lists(comparison):
        yield f"\n## {title} ({len(rows)})\n"
        if rows:
            yield "\n| | term | said | where |\n|---|---|---|---|\n"
        for row in rows:
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in _cells(row, posting)) + " |\n"
    for title, body in _besides(comparison, posting):
        yield f"\n## {title}\n\n" + "".join(f"- {line.strip()}\n" for line in body.splitlines())


# JSON


def _as_data(comparison: Comparison, posting: Posting) -> dict[str, Any]:
    """The comparison as plain data, every place included."""
    return {
        "variant": comparison.variant,
        "printed": [_row(row, posting) for row in comparison.printed],
        "notPrinted": [_row(row, posting) for row in comparison.kept],
        "nowhere": [_row(row, posting) for row in comparison.nowhere],
        "conditions": [_condition(one, posting) for one in comparison.wanted.conditions],
        "dates": [_spot(spot) for spot in comparison.dates],
        "education": [_spot(spot) for spot in comparison.degrees],
        "traits": list(comparison.wanted.traits),
    }


def _row(row: Row, posting: Posting) -> dict[str, Any]:
    return {
        "term": row.asked.name,
        "level": row.asked.level.word,
        "asked": [posting.place(line) for line in row.asked.lines],
        "printed": [_spot(spot) for spot in row.printed],
        "source": [
            {**_spot(kept.spot), "address": kept.address, "include": list(kept.ids), "reason": kept.reason}
            | ({"hold": kept.hold} if kept.hold else {})
            for kept in row.kept
        ],
        "impliedBy": list(row.near),
    }


def _spot(spot: Spot) -> dict[str, Any]:
    return {"text": spot.text, "file": spot.place.file, "line": spot.place.line, "column": spot.place.column}


def _condition(one: Condition, posting: Posting) -> dict[str, Any]:
    return {"kinds": list(one.kinds), "text": one.text, "level": one.level.word, "asked": posting.place(one.line)}
