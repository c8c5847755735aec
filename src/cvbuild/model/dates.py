"""Dates in a CV: a year, a month, a day, a season or a quarter, ``present``, a range, free text with a sort key."""

from __future__ import annotations

import datetime
import re

from msgspec import Struct
from msgspec.structs import replace

__all__ = ["PARTS", "PRESENT", "DateError", "PartialDate", "dated", "months_between", "parse_date"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_FOREVER = 9999
_UNSURE = 1  # years by which an approximate date may be wrong, for comparing

PARTS = {
    **{f"Q{quarter}": (3 * quarter - 2, 3 * quarter) for quarter in range(1, 5)},
    "H1": (1, 6),
    "H2": (7, 12),
    "SS": (4, 9),
    "WS": (10, 15),
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (1, 12),
    "winters": (12, 14),
    "years": (1, 24),
}
"""Parts of a year, with their first and last month; 13 is January of the following year.

``winter`` of a year may be its beginning or its end; ``winters`` is the one from this year to the next, ``years`` an
academic year. ``WS`` and ``SS`` are the two semesters of European universities.
"""
_ACROSS = ("WS", "winters", "years")
"""Parts that end in the following year."""


class DateError(ValueError):
    """A text that is not a date; the message gives the reason, ``hint`` what to write."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class PartialDate(Struct, frozen=True):
    """A date known to the year, the month or the day. ``PRESENT`` is later than every other date.

    Attributes:
        part: a key of ``PARTS`` in place of a month.
        about: whether the date is approximate.
        until: the end, if this is a range.
        text: the words to print in place of the date, which then only sorts.
    """

    year: int
    month: int | None = None
    day: int | None = None
    part: str = ""
    about: bool = False
    until: PartialDate | None = None
    text: str = ""

    @property
    def is_present(self) -> bool:
        """Return whether this is ``present``."""
        return self.year == _FOREVER

    @property
    def precision(self) -> str:
        """Return ``year``, ``month`` or ``day``; a season and a quarter are as good as a month."""
        if self.part:
            return "year" if self.part == "years" else "month"
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def start(self) -> PartialDate:
        """Return the date itself, or the first one of a range, without words of its own."""
        return replace(self, until=None, text="") if self.until or self.text else self

    @property
    def end(self) -> PartialDate:
        """Return the date itself, or the last one of a range."""
        return self.until or self.start

    @property
    def last_year(self) -> int:
        """Return the year in which the date ends."""
        return self.until.last_year if self.until else self.year + (self.part in _ACROSS)

    def first(self) -> tuple[int, int, int]:
        """Return the earliest possible day."""
        month = PARTS[self.part][0] if self.part else self.month or 1
        return self.year - (_UNSURE if self.about else 0), month, self.day or 1

    def last(self) -> tuple[int, int, int]:
        """Return the latest possible day (every month has 31 days here, which suffices to compare)."""
        if self.until:
            return self.until.last()
        years, month = divmod((PARTS[self.part][1] if self.part else self.month or 12) - 1, 12)
        return self.year + years + (_UNSURE if self.about else 0), month + 1, self.day or 31

    def __str__(self) -> str:
        """Return the date as it can be written in a file; free text as it is printed."""
        if self.text or self.is_present:
            return self.text or "present"
        written = ("c. " if self.about else "") + self._point()
        return f"{written} – {self.until}" if self.until else written

    def _point(self) -> str:
        if self.part == "years":
            return f"{self.year}/{self.year + 1}"
        if self.part:
            name = self.part.removesuffix("s") if self.part == "winters" else self.part
            return f"{name} {self.year}" + (f"/{(self.year + 1) % 100:02}" if self.part in _ACROSS else "")
        return "-".join([f"{self.year:04}", *(f"{p:02}" for p in (self.month, self.day) if p is not None)])


PRESENT = PartialDate(_FOREVER)


def parse_date(text: str) -> PartialDate:
    """Parse ``2024``, ``2024-05``, ``2024-05-31``, ``present``, and words of dates in many languages.

    Raises:
        DateError: the form is wrong, or the day does not exist.
    """
    match = _ISO.fullmatch(text.strip())
    if match is None:
        if text.strip().lower() == "present":
            return PRESENT
        from cvbuild.model.locales.date_words import read_date  # few files need it

        return read_date(text)
    year, month, day = (int(group) if group else None for group in match.groups())
    assert year is not None  # the first group is not optional
    return dated(text, year, month, day)


def dated(text: str, year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    """Return a date of the calendar; ``text`` is what is written.

    Raises:
        DateError: there is no such day, or the year is out of range.
    """
    try:
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise DateError(f"the date '{text}' does not exist") from None
    if year < 1800 or year > 2200:
        raise DateError(f"the year {year} is out of range")
    return PartialDate(year, month, day)


def months_between(start: PartialDate, end: PartialDate) -> int:
    """Return the whole months from the start's month to the end's month; negative if the end is earlier."""
    (year, month, _), (last_year, last_month, _) = start.first(), end.last()
    return (last_year - year) * 12 + last_month - month
