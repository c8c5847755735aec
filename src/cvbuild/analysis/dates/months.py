"""Stretches of months that dated entries cover, and the gaps between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from cvbuild.model.dates import PRESENT, PartialDate
from cvbuild.model.resume import Dated, Work

__all__ = ["Stretch", "covered", "holes", "stretches"]


class Stretch(Struct, frozen=True, order=True):
    """The months from ``start`` to ``end``, both included; a month is ``12 * year + month - 1``.

    If only a year is known, the stretch covers all of it, so that uncertain gaps are not reported.
    """

    start: int
    end: int

    @property
    def months(self) -> int:
        """The number of months."""
        return self.end - self.start + 1

    def __str__(self) -> str:
        return f"{_month(self.start)} to {_month(self.end)}"


def stretches(entries: Iterable[Dated], today: PartialDate) -> Iterator[Stretch]:
    """Return the time of each entry that has a start date, else of its roles, up to ``today``."""
    now = 12 * today.year + (today.month or 12) - 1
    for entry in entries:
        dated = [entry] if entry.start_date else [*entry.roles] if isinstance(entry, Work) else []
        for part in dated:
            if part.start_date and not part.start_date.is_present:
                found = _stretch(part.start_date, part.end_date or PRESENT, today)
                if found.start <= now:
                    yield Stretch(found.start, min(found.end, now))


def _stretch(start: PartialDate, end: PartialDate, today: PartialDate) -> Stretch:
    return Stretch(_number(start.first()), _number((today if end.is_present else end).last()))


def _number(day: tuple[int, int, int]) -> int:
    return 12 * day[0] + day[1] - 1


def covered(found: Iterable[Stretch]) -> list[Stretch]:
    """Merge stretches that overlap or touch, in order."""
    joined: list[Stretch] = []
    for stretch in sorted(found):
        if joined and stretch.start <= joined[-1].end + 1:
            joined[-1] = Stretch(joined[-1].start, max(joined[-1].end, stretch.end))
        else:
            joined.append(stretch)
    return joined


def holes(found: Iterable[Stretch]) -> list[Stretch]:
    """Return the gaps between stretches."""
    joined = covered(found)
    return [Stretch(a.end + 1, b.start - 1) for a, b in pairwise(joined)]


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"
