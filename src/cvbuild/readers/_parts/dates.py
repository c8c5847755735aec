"""Dates as other tools and people write them, to ``2024``, ``2024-05``, ``2024-05-31`` or ``present``."""

from __future__ import annotations

import datetime
import re

from cvbuild.model import locales
from cvbuild.model.dates import DateError, parse_date
from cvbuild.readers._parts.words import letters_only

__all__ = ["RANGE", "iso_date", "iso_range"]

_MONTHS = (
    ("jan", "janv", "ene", "gen", "gennaio", "januar", "january", "janvier", "enero", "janeiro", "januari", "stycznia"),
    ("feb", "fev", "fevr", "february", "februar", "fevrier", "febrero", "febbraio", "fevereiro", "februari"),
    ("mar", "marz", "marzo", "mars", "march", "maerz", "marco", "mrt", "maart", "mrz"),
    ("apr", "avr", "abr", "april", "avril", "abril", "aprile"),
    ("may", "mai", "mayo", "maggio", "mag", "maio", "mei"),
    ("jun", "june", "juni", "juin", "junio", "giugno", "giu", "junho"),
    ("jul", "july", "juli", "juil", "juillet", "julio", "luglio", "lug", "julho"),
    ("aug", "august", "aout", "ago", "agosto", "augustus"),
    ("sep", "sept", "september", "septembre", "septiembre", "settembre", "set", "setembro"),
    ("oct", "okt", "october", "oktober", "octobre", "octubre", "ottobre", "ott", "out", "outubro"),
    ("nov", "november", "novembre", "noviembre", "novembro"),
    ("dec", "dez", "dic", "december", "dezember", "decembre", "diciembre", "dicembre", "dezembro"),
)


def _further_months() -> dict[str, int]:
    """Return the names of months in all languages that cvbuild prints, without those that mean two months."""
    found: dict[str, set[int]] = {}
    for one in locales.patterns().values():
        for number, names in enumerate(one.read, 1):
            for name in names:
                found.setdefault(name.lower().rstrip("."), set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1 and len(letters_only(name)) > 2}


_SPELT = _further_months()
_NUMBERS = {letters_only(name): number for name, number in _SPELT.items()}
_NUMBERS |= {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_PRESENT = {
    *(letters_only(word) for one in locales.words().values() for word in (one.present, *one.present_too)),
    *("present", "current", "now", "today", "ongoing", "todate", "heute", "bisheute", "laufend", "aujourdhui"),
    *("actualidad", "presente", "actual", "oggi", "incorso", "atual", "atualmente", "heden", "obecnie", "currently"),
    *("adesso", "thepresent", "dato", "nu", "encours", "ahora", "hoy"),
}
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_PART = re.compile(r"(?:spring|summer|autumn|fall|winter|Q[1-4]|H[12]|SS|WS) \d{4}(?:/\d{2,4})?", re.IGNORECASE)
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[/.\-]\s?(\d{1,2})[/.\-]\s?(\d{4})")
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:de\s+)?)?([^\W\d_]+)\.?,?\s*(?:(\d{1,2}),\s*)?(?:de\s+)?(\d{4})"
)
_YEAR_NAMED = re.compile(r"(\d{4})\s*,?\s*([^\W\d_]{3,})\.?")
_TO = r"\s*(?:–|—|--+|→|−|‐)\s*|\s+(?:-|to|until|till|bis|à|al|a|until|–|hasta|au|fino a|até|tot|t/m)\s+"
_SINCE = re.compile(r"(?:since|from|seit|ab|depuis|desde|dal?|sinds|od)\s+(.+)", re.IGNORECASE)
_MONTH = "|".join(sorted({*_NUMBERS, *map(re.escape, _SPELT), "févr", "déc"}, key=len, reverse=True))
_ONE = (
    r"(?:\d{1,2}[/.]\s?\d{1,2}[/.]\s?\d{4}|\d{1,2}\s?[/.]\s?\d{4}|(?:19|20)\d{2}-\d{2}(?:-\d{2})?"
    rf"|(?:(?:\d{{1,2}}\.?\s)?(?:{_MONTH})\.?,?\s(?:\d{{1,2}},\s)?(?:de\s)?)?(?:19|20)\d{{2}})"
)
_ALSO_NOW = "|".join(
    sorted({re.escape(one.present.lower()) for one in locales.words().values()}, key=len, reverse=True)
)
_NOW = (
    r"(?:present|current|now|today|ongoing|to date|heute|aujourd['’]hui|actualidad|presente|oggi|in corso|atual(?!\w)"
    rf"|heden|{_ALSO_NOW})"
)
_THEN = rf"(?:\s*(?:–|—|-{{1,3}}|−|to|bis|à|until)\s*(?:{_ONE}|{_NOW}|$)|\s+to date)"
RANGE = re.compile(rf"(?<![\w/.\-])(?:(?:since|seit|depuis|desde)\s+)?{_ONE}{_THEN}?(?![\w/])", re.IGNORECASE)
"""A date or a range of dates within a line."""


def iso_date(text: str) -> str:
    """Return a date in ISO form; empty if the text is no date, or one that does not exist."""
    text = " ".join(text.split()).strip(" ,;()")
    if letters_only(text) in _PRESENT:
        return "present"
    if stamp := _STAMP.fullmatch(text):
        return _nearest_day(stamp[1], int(stamp[2]))
    return _numeric(text) or _named(text) or _part_of_year(text)


def _part_of_year(text: str) -> str:
    """Return a season, quarter or semester as written, if cv.yaml takes it."""
    if not _PART.fullmatch(text):
        return ""
    try:
        parse_date(text)
    except DateError:
        return ""
    return text


def _nearest_day(day: str, hour: int) -> str:
    """Return the day that was meant: midnight in the writer's time zone may be the evening before in UTC."""
    try:
        date = datetime.date.fromisoformat(day)
    except ValueError:
        return ""
    return (date + datetime.timedelta(days=hour >= 12)).isoformat()


def _numeric(text: str) -> str:
    if found := _ISO.fullmatch(text):
        return _checked(found[1], found[2], found[3])
    if found := _DAY_MONTH_YEAR.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        ambiguous = "/" in text and first <= 12 and second <= 12 and first != second
        return _checked(found[3]) if ambiguous else _checked(found[3], *_month_day(first, second))
    if found := _MONTH_YEAR.fullmatch(text):
        return _checked(found[2], found[1])
    return ""


def _month_day(first: int, second: int) -> tuple[str, str]:
    """Return month and day of ``31.12.`` and of ``12/31``."""
    return (str(first), str(second)) if second > 12 else (str(second), str(first))


def _named(text: str) -> str:
    if (found := _NAMED.fullmatch(text)) and (month := _NUMBERS.get(letters_only(found[2]))):
        return _checked(found[4], str(month), found[1] or found[3])
    if (found := _YEAR_NAMED.fullmatch(text)) and (month := _NUMBERS.get(letters_only(found[2]))):
        return _checked(found[1], str(month))
    return ""


def _checked(year: str, month: str | None = None, day: str | None = None) -> str:
    """Return the parts in ISO form if there is such a day, without a day that does not exist."""
    if not 1800 <= int(year) <= 2200:
        return ""
    if month is None or not 1 <= int(month) <= 12:
        return year if month is None else ""
    if day is None:
        return f"{year}-{int(month):02}"
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def iso_range(text: str) -> tuple[str, str]:
    """Return start and end of a range such as ``Jan 2012 – present``; both empty if it is no range or date.

    A single date is an end without a start. ``2019 –`` and ``since 2019`` end at present.
    """
    text = " ".join(text.split()).strip(" ,;()")
    if since := _SINCE.fullmatch(text):
        start = iso_date(since[1])
        return (start, "present") if start else ("", "")
    if text.lower().endswith(" to date") and (start := iso_date(text[:-8])):
        return start, "present"
    if one := iso_date(text):
        return "", one
    return _split(text)


def _split(text: str) -> tuple[str, str]:
    for pattern in (_TO, r"\s*-\s*"):
        parts = re.split(pattern, text, flags=re.IGNORECASE)
        if len(parts) == 2:
            start, end = iso_date(parts[0]) or _year_of_end(parts[0], parts[1]), iso_date(parts[1])
            if start and (end or not parts[1].strip()):
                return start, end or "present"
    return "", ""


def _year_of_end(start: str, end: str) -> str:
    """Return a start without a year of its own, as in ``Mar – Jun 2019``."""
    year = end.strip()[-4:]
    return iso_date(f"{start.strip()} {year}") if year.isdigit() and start.strip()[:1].isalpha() else ""
