"""Print sendings: a table with a line for each, or one with everything known."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import asdict

from cvbuild.commands.send.folders import Kept
from cvbuild.commands.send.outcomes import Share, answered, better, follow_up, share, status
from cvbuild.commands.send.records import Record
from cvbuild.report import cells, visible

__all__ = ["as_json", "details", "outcomes", "table"]

_HEAD = ("date", "to", "variant", "status", "ask again", "commit", "folder")
_SHORT = 10  # digits of a commit's hash


def table(kept: Sequence[Kept]) -> str:
    """Return a table with a line for each."""
    rows = [_HEAD, *(_row(one) for one in kept)]
    widths = [max(cells(row[column]) for row in rows) for column in range(len(_HEAD))]
    return "".join(f"{_line(row, widths)}\n" for row in rows)


def _row(kept: Kept) -> tuple[str, ...]:
    record = kept.record
    if record is None:
        return *("?",) * (len(_HEAD) - 1), f"{visible(kept.name)} (no record that can be read)"
    became = (status(kept.events) or "-", follow_up(kept.events) or "-")
    return tuple(map(visible, (record.date, record.to, record.variant, *became, _commit(record) or "-", kept.name)))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()


def _commit(record: Record) -> str:
    return record.commit[:_SHORT] + (" + changes" if record.dirty else "")


def details(kept: Kept) -> str:
    """Return everything known about one, one line each."""
    record = kept.record
    if record is None:
        return f"{visible(kept.name)}: there is no record that can be read\n"
    facts = (*_facts(kept.name, record), *_events(kept))
    return "".join(f"{name + ':':<9} {visible(value)}\n" for name, value in facts if value)


def _events(kept: Kept) -> Iterator[tuple[str, str]]:
    for one in kept.events:
        again = f"ask again on {one.follow_up}" if one.follow_up else ""
        yield one.date, ", ".join(filter(None, (one.status, again, one.note)))


def _facts(name: str, record: Record) -> Iterator[tuple[str, str]]:
    yield from (("to", record.to), ("date", record.date), ("variant", record.variant))
    yield from (("commit", _commit(record)), ("look", f"theme {record.theme}, paper {record.paper}"))
    yield from (("folder", name), ("files", ", ".join(record.files)), ("build id", record.build))
    yield from (("job", record.job), ("note", record.note), ("errors", ", ".join(record.errors)))


def as_json(kept: Sequence[Kept]) -> str:
    """Return one object with all of them."""
    data = {"sent": [_data(one) for one in kept]}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _data(kept: Kept) -> dict[str, Any]:
    record = asdict(kept.record) if kept.record else None
    return {"folder": kept.name, "record": record, "events": [asdict(one) for one in kept.events]}


def outcomes(kept: Sequence[Kept], today: datetime.date) -> str:
    """Return the share of answers per variant, and what it proves: nothing, unless there are enough."""
    found: dict[str, list[bool]] = {}
    for one in kept:
        known = answered(one.record.date, one.events, today) if one.record else None
        if one.record and known is not None:
            found.setdefault(one.record.variant, []).append(known)
    shares = {name: share(sum(answers), len(answers)) for name, answers in sorted(found.items())}
    lines = [*(_share(name, one) for name, one in shares.items()), *_conclusions(shares)]
    return "".join(f"{line}\n" for line in lines)


def _share(name: str, one: Share) -> str:
    interval = f"{one.low:.0%} to {one.high:.0%} with 95% confidence"
    return f"{visible(name)}: {one.answers} of {one.total} answered ({interval})"


def _conclusions(shares: Mapping[str, Share]) -> Iterator[str]:
    few = [name for name, one in shares.items() if not one.enough]
    if not shares:
        yield "Nothing is settled yet. Record answers: cvbuild sent NAME --status interview"
    elif few:
        yield f"Too few of {', '.join(map(visible, few))} to conclude anything: at least 10 must be settled."
    proven = [(one, other) for one in shares for other in shares if better(shares[one], shares[other])]
    yield from (f"{visible(one)} is answered more often than {visible(other)}." for one, other in proven)
    if len(shares) - len(few) > 1 and not proven:
        yield "The differences between the variants may be chance."
