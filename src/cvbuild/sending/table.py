"""Sendings told: a line each in a table, or one of them with all that is known."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from cvbuild.report import cells, visible
from cvbuild.sending.folders import Kept
from cvbuild.sending.records import Record

__all__ = ["as_json", "details", "table"]

_HEAD = ("date", "to", "variant", "commit", "folder")
_SHORT = 10  # digits of a commit's hash


def table(kept: Sequence[Kept]) -> str:
    """A line for each below a head."""
    rows = [_HEAD, *(_row(one) for one in kept)]
    widths = [max(cells(row[column]) for row in rows) for column in range(len(_HEAD))]
    return "".join(f"{_line(row, widths)}\n" for row in rows)


def _row(kept: Kept) -> tuple[str, ...]:
    record = kept.record
    if record is None:
        return "?", "?", "?", "?", f"{visible(kept.name)} (no record that can be read)"
    return tuple(map(visible, (record.date, record.to, record.variant, _commit(record) or "-", kept.name)))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()


def _commit(record: Record) -> str:
    return record.commit[:_SHORT] + (" + changes" if record.dirty else "")


def details(kept: Kept) -> str:
    """All that is known of one, a line for each thing."""
    record = kept.record
    if record is None:
        return f"{visible(kept.name)}: there is no record that can be read\n"
    return "".join(f"{name + ':':<9} {visible(value)}\n" for name, value in _facts(kept.name, record) if value)


def _facts(name: str, record: Record) -> Iterator[tuple[str, str]]:
    yield from (("to", record.to), ("date", record.date), ("variant", record.variant))
    yield from (("commit", _commit(record)), ("look", f"theme {record.theme}, paper {record.paper}"))
    yield from (("folder", name), ("files", ", ".join(record.files)), ("build id", record.build))
    yield from (("job", record.job), ("note", record.note), ("errors", ", ".join(record.errors)))


def as_json(kept: Sequence[Kept]) -> str:
    """One object with all of them."""
    data = {"sent": [_data(one) for one in kept]}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _data(kept: Kept) -> dict[str, Any]:
    return {"folder": kept.name, "record": asdict(kept.record) if kept.record else None}
