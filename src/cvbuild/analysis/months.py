"""Stretches of time in months: what dated entries cover, and the holes between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from cvbuild.dates import PRESENT, PartialDate
from cvbuild.resume import Dated, Work

__all__ = ["Stretch", "covered", "holes", "stretches"]


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """From the beginning of the month ``start`` to the end of the month ``end``; a month is ``12 * year + month - 1``.

    What is known to the year only is given the whole year, so that no hole is seen where there may be none.
    """

    start: int
    end: int

    @property
    def months(self) -> int:
        """How many months it has."""
        return self.end - self.start + 1

    def __str__(self) -> str:
        return f"{_month(self.start)} to {_month(self.end)}"


def stretches(entries: Iterable[Dated], today: PartialDate) -> Iterator[Stretch]:
    """The time of each entry that has a start, that of its roles where it has none, up to ``today``."""
    now = 12 * today.year + (today.month or 12) - 1
    for entry in entries:
        dated = [entry] if entry.start_date else [*entry.roles] if isinstance(entry, Work) else []
        for part in dated:
            if part.start_date and not part.start_date.is_present:
                found = _stretch(part.start_date, part.end_date or PRESENT, today)
                if found.start <= now:
                    yield Stretch(found.start, min(found.end, now))


def _stretch(start: PartialDate, end: PartialDate, today: PartialDate) -> Stretch:
    last = today if end.is_present else end
    return Stretch(12 * start.year + (start.month or 1) - 1, 12 * last.year + (last.month or 12) - 1)


def covered(found: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in order, with those that overlap or touch as one."""
    joined: list[Stretch] = []
    for stretch in sorted(found):
        if joined and stretch.start <= joined[-1].end + 1:
            joined[-1] = Stretch(joined[-1].start, max(joined[-1].end, stretch.end))
        else:
            joined.append(stretch)
    return joined


def holes(found: Iterable[Stretch]) -> list[Stretch]:
    """What lies between the stretches."""
    joined = covered(found)
    return [Stretch(a.end + 1, b.start - 1) for a, b in pairwise(joined)]


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"
