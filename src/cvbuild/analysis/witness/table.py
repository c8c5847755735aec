"""Every claim that is printed with what bears it out: the fact, the entry, the confirmed wording, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from cvbuild.analysis.facts.claims import affirmed
from cvbuild.analysis.facts.skills import Names
from cvbuild.analysis.lock.identity import Identity
from cvbuild.analysis.lock.record import Lock
from cvbuild.analysis.witness.claims import claims, unwitnessed
from cvbuild.analysis.witness.witnesses import Statement, Witnesses, statements
from cvbuild.model.resume import Resume

__all__ = ["Row", "claimed", "render_text"]

UNWITNESSED = "unwitnessed"
_HEAD = ("claim", "where", "witness")


class Row(Struct, frozen=True):
    """A claim, the address of its text, and its witness."""

    claim: str
    where: str
    path: str
    witness: str


def claimed(resume: Resume, items: Sequence[Identity], lock: Lock | None, printed: Collection[str]) -> tuple[Row, ...]:
    """Return the claims of printed texts, in the order of the source; none without a ledger and a lock.

    Args:
        resume: the whole source.
        items: its :func:`identities <cvbuild.analysis.lock.identity.identities>`.
        lock: what was confirmed.
        printed: the paths of the items that a variant prints.
    """
    if not (resume.facts or lock):
        return ()
    witnesses, names = Witnesses(resume, items, lock or Lock()), Names.of(resume)
    rows: list[Row] = []
    for one in statements(witnesses, items, resume.locale.partition("-")[0].lower()):
        if one.path in printed or one.path.removesuffix(".text") in printed:
            rows += _rows(one, names, witnesses.facts, is_locked=lock is not None)
    return tuple(rows)


def _rows(one: Statement, names: Names, facts: Mapping[str, str], *, is_locked: bool) -> Iterator[Row]:
    strange = {(found.start, found.word): UNWITNESSED for found in unwitnessed(one, names, is_locked=is_locked)}
    said = {(found.start, found.word): _witness(found.bearing, one, facts) for found in claims(one, names)}
    for (_, word), witness in sorted({**said, **strange}.items()):
        yield Row(word, one.address, one.path, witness)


def _witness(bearing: Callable[[str], bool], one: Statement, facts: Mapping[str, str]) -> str:
    """Return the first thing that bears a claim out."""
    for name in one.cited:
        if bearing(affirmed((facts.get(name, ""),))):
            return name
    if one.before and bearing(affirmed((one.before,))):
        return "cv.lock"
    return "entry"


def render_text(rows: Sequence[Row]) -> str:
    """Render the rows as a table in plain text; empty without rows."""
    if not rows:
        return ""
    table = [_HEAD, *((row.claim, row.where, row.witness) for row in rows)]
    widths = [max(len(cells[column]) for cells in table) for column in range(len(_HEAD))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip() + "\n"
        for cells in table
    )
