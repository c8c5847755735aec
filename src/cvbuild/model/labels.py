"""Words that the program adds, by language: months, the open end of a range, labels; and dates in words.

Headings of section types are in :mod:`cvbuild.model.sections` for a few languages; :mod:`cvbuild.model.locales` has
those of all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from cvbuild.model import locales
from cvbuild.model.dates import PRESENT, PartialDate
from cvbuild.model.locales import Patterns, Words

__all__ = ["DateStyle", "Labels", "Style", "Translated", "date_range", "labels", "languages", "month_year"]

Translated = Mapping[str, str]
"""A word by language: ``{"en": "Awards", "de": "Auszeichnungen"}``. English must be there, other languages may."""

Style = Literal["short", "long", "numeric", "iso", "year"]
"""Mar 2020, March 2020, 03/2020, 2020-03, 2020; in the wording of the language."""


class DateStyle(Struct, frozen=True):
    """The style of printed dates. What ended before the year ``years_before`` has only years."""

    style: Style = "short"
    years_before: int = 0

    def at(self, end: PartialDate) -> Style:
        """Return the style for what ended at this date."""
        return "year" if end.last_year < self.years_before else self.style


class Labels(Struct, frozen=True, dict=True):
    """The words of one language, and the style of its dates."""

    language: str
    patterns: Patterns
    own: Words
    general: Words
    dates: DateStyle = DateStyle()

    @property
    def present(self) -> str:
        """The end of an open range."""
        return self.own.present

    @property
    def document(self) -> str:
        """The usual name of a CV in the names of files."""
        return self.own.document

    def word(self, translated: Translated) -> str:
        """The word in this language, or in English if it has no translation."""
        english = translated["en"]
        found = self.own.words.get(english) or translated.get(self.language) or self.general.words.get(english)
        return found or english

    def months(self, style: Style) -> tuple[str, ...]:
        """The names of the months in a style."""
        return self.patterns.long_months if style == "long" else self.patterns.short_months

    def printed(self) -> Iterator[str]:
        """Return all words of dates that may be printed, whatever the style."""
        found, own = self.patterns, self.own
        yield from (
            *found.short_months,
            *found.long_months,
            *found.quarters,
            *own.seasons,
            *own.seasons_too,
            own.present,
        )
        for pattern in (found.short, found.long, found.quarter, found.year, own.about, own.season):
            yield re.sub(r"\{[^}]*\}", " ", pattern)


def labels(locale: str, dates: DateStyle = DateStyle()) -> Labels:  # noqa: B008 - a frozen value
    """The words for a locale such as ``en-US``; English for a language that is not supported (check S018)."""
    language = locales.nearest(locale).partition("-")[0]
    patterns, words, general = locales.patterns_of(locale), locales.words_of(locale), locales.words_of(language)
    return Labels(language, patterns, words, general, dates)


def languages() -> tuple[str, ...]:
    """Return the languages that have words, by their tags."""
    return locales.languages()


def month_year(date: PartialDate, words: Labels) -> str:
    """Return ``May 2024``, ``2024`` or ``Present``, in the style of the labels; the day is never printed.

    A range has both its dates; words in place of a date are printed as they are.
    """
    if date.text:
        return date.text
    if date.until:
        return date_range(date.start, date.until, words)
    return _point(date, words, words.dates.at(date))


def date_range(start: PartialDate | None, end: PartialDate | None, words: Labels) -> str:
    """Return ``May 2024 – May 2025``.

    Without an end the range is open, as in JSON Resume; without a start, only the end. Words in place of the start
    that cover the whole time are printed alone.
    """
    if start is None:
        return month_year(end, words) if end else ""
    if start.text and end and end.text == start.text:
        return start.text
    last = end or PRESENT
    style = words.dates.at(last)
    texts = [date.text or _point(date.start, words, style) for date in (start, last)]
    return texts[0] if texts[0] == texts[1] else words.patterns.range.join(texts)


def _point(date: PartialDate, words: Labels, style: Style) -> str:
    """Return one date in a style."""
    if date.is_present:
        return words.present
    shown = _part(date, words, style) if date.part else _month(date, words, style)
    return words.own.about.format(shown) if date.about else shown


def _month(date: PartialDate, words: Labels, style: Style) -> str:
    if style == "iso":
        return f"{date.year:04}-{date.month:02}" if date.month else f"{date.year:04}"
    if style == "year" or date.month is None:
        return words.patterns.year.format(year=date.year)
    pattern: str = getattr(words.patterns, style)
    return pattern.format(month=words.months(style)[date.month - 1], number=date.month, year=date.year)


def _part(date: PartialDate, words: Labels, style: Style) -> str:
    """Return a season, a quarter, a half or a semester; in the style ``year``, its year or two."""
    year = str(date.year) if date.last_year == date.year else f"{date.year}/{date.last_year % 100:02}"
    if style == "year" or date.part == "years":
        return words.patterns.year.format(year=date.year) if date.last_year == date.year else year
    if date.part[0] == "Q":
        quarter = int(date.part[1])
        return words.patterns.quarter.format(quarter=words.patterns.quarters[quarter - 1], q=quarter, year=year)
    if date.part[0] == "H" or (date.part in ("WS", "SS") and words.language == "de"):
        return f"{date.part} {year}"
    if date.part == "fall" and words.language == "en":
        return f"Fall {year}"
    return words.own.season.format(season=words.own.seasons[_SEASONS[date.part]], year=year)


_SEASONS = {"spring": 0, "summer": 1, "SS": 1, "autumn": 2, "fall": 2, "winter": 3, "winters": 3, "WS": 3}
