"""Dates as a CV has them: a year, a month, a day, or still going on."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

__all__ = ["PRESENT", "DateError", "PartialDate", "months_between", "parse_date"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_FOREVER = 9999


class DateError(ValueError):
    """The text is no date; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day. ``PRESENT`` stands after every other date."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def is_present(self) -> bool:
        """Whether this is the open end of something that goes on."""
        return self.year == _FOREVER

    @property
    def precision(self) -> str:
        """``year``, ``month`` or ``day``."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    def first(self) -> tuple[int, int, int]:
        """The earliest day it can mean."""
        return self.year, self.month or 1, self.day or 1

    def last(self) -> tuple[int, int, int]:
        """The latest day it can mean (every month is given 31 days: enough to compare)."""
        return self.year, self.month or 12, self.day or 31

    def __str__(self) -> str:
        if self.is_present:
            return "present"
        parts = [f"{self.year:04}", *(f"{p:02}" for p in (self.month, self.day) if p is not None)]
        return "-".join(parts)


PRESENT = PartialDate(_FOREVER)


def parse_date(text: str) -> PartialDate:
    """Read ``2024``, ``2024-05``, ``2024-05-31`` or ``present``.

    Raises:
        DateError: no such form, or no such day in the calendar.
    """
    if text.strip().lower() == "present":
        return PRESENT
    match = _ISO.fullmatch(text.strip())
    if match is None:
        raise DateError(f"'{text}' is not a date; write 2024, 2024-05, 2024-05-31 or present")
    year, month, day = (int(group) if group else None for group in match.groups())
    assert year is not None  # the first group is not optional
    try:
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise DateError(f"there is no date '{text}' in the calendar") from None
    if year < 1800 or year > 2200:
        raise DateError(f"the year {year} is out of range")
    return PartialDate(year, month, day)


def months_between(start: PartialDate, end: PartialDate) -> int:
    """Whole months from the start's month to the end's month; negative where the end is earlier."""
    return (end.year - start.year) * 12 + (end.month or 12) - (start.month or 1)
