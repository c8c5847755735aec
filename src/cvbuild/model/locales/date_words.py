"""Dates as people write them: ``March 2017``, ``Q3 2019``, ``WS 2019/20``, ``since 2019``, in many languages.

Read only if a date is not in the form ``2024-05-31``. What can mean two days (``01/02/2020``) is an error.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from cvbuild.model import locales
from cvbuild.model.dates import PRESENT, DateError, PartialDate, dated

__all__ = ["read_date"]

_DASH = r"[–—−～〜]|(?:^|\s)[~-]\s|\s[~-](?=$|\s)"
_BETWEEN = re.compile(rf"\s*(?:{_DASH})\s*")
_SEASONS = ("spring", "summer", "autumn", "winter")
_YEAR_FIRST = re.compile(r"(\d{4})\s?([-/.])\s?(\d{1,2})(?:\s?[-/.]\s?(\d{1,2}))?\.?(?:t[\d:.]+(?:z|[+-][\d:]+)?)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{4})")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?[-/.]\s?(\d{4})")
_YEARS = re.compile(r"(?<!\d)(\d{4})(?:\s?/\s?(\d{2}|\d{4}))?(?!\d)\s?[年년.]?")
_YEAR = re.compile(r"(\d{4})\.?")
_ERA = re.compile(r"\s?[гр]\.?$")
_ACADEMIC = re.compile(r"(\d{4})\s?[/–-]\s?(\d{4}|\d{2})")
_EAST_ASIAN = re.compile(r"(\d{4})[年년]\s?(?:(\d{1,2})[月월])?\s?(?:(\d{1,2})[日일])?")
_TWO_DIGITS = re.compile(r"(.*?)['’]?(\d{2})")
_TOKENS = re.compile(r"\d+|[^\W\d_]+(?:['’.\u0300-\u036f\u0900-\u097f]+[^\W\d_]+)*")
_PART = re.compile(
    r"(?:q|t|k|ç|quarter|quartal|trimestre|kwartaal|kvartal)\s?(?P<first>[1-4])"
    r"|(?P<last>[1-4])(?:st|nd|rd|th|er|e|\.|o)?\s?(?:q|t|quarter|quartal|trimestre|kwartaal|kvartal)"
    r"|(?P<half>[hs][12])"
)
_WINTER_TERM = ("ws", "wise", "wintersemester", "winter semester", "winter term")
_SUMMER_TERM = ("ss", "sose", "sommersemester", "summer semester", "summer term")
_SMALL = frozenset(
    (
        *("of", "the", "de", "del", "d", "di", "do", "da", "den", "der", "er", "im", "in", "a", "m"),
        *("st", "nd", "rd", "th", "г", "р", "год", "года", "року"),
    )
)
"""Words between month and year that add nothing, and endings of ordinal numbers."""


class _Vocabulary(NamedTuple):
    """The words of all languages, folded."""

    months: Mapping[str, int]
    seasons: Mapping[str, str]
    present: frozenset[str]
    about: tuple[str, ...]
    since: tuple[str, ...]
    to: tuple[str, ...]


def read_date(text: str) -> PartialDate:
    """Read a date or a range of dates.

    Raises:
        DateError: this is not a date, or it can mean two.
    """
    words = _folded(text)
    if words in _vocabulary().present:
        return PRESENT
    found = _point(words, text) or _introduced(words, text) or _range(words, text) or _refuse(text)
    if found.until and found.until.last() < found.first():
        raise DateError(f"'{text}' ends before it starts", f"write {found.until} – {found.start}, or correct a date")
    return found


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("\u0307", "").split()).strip(" ,;")


# -- words before and between dates


def _introduced(words: str, text: str) -> PartialDate | None:
    """Read ``c. 2010``, ``since 2019`` and ``until 2021``."""
    known = _vocabulary()
    if rest := _after(words, known.about):
        found = _point(rest, text)
        return replace(found, about=True) if found else None
    if words.endswith("頃"):
        found = _point(words.removesuffix("頃"), text)
        return replace(found, about=True) if found else None
    if rest := _after(words, known.since):
        start, _, end = next(filter(None, (_cut(rest, word) for word in known.to)), (rest, "", ""))
        found = _end(start, text)
        until = _end(end, text) if end else PRESENT
        return replace(found, until=until) if found and until else None
    if rest := _after(words, known.to):
        return _end(rest, text)
    return None


def _after(words: str, beginnings: Iterable[str]) -> str:
    """Return the words after one of these beginnings, of which the longest come first; empty if none is there."""
    for beginning in beginnings:
        if words.startswith(beginning):
            rest = words[len(beginning) :]
            if rest[:1] == " " or not beginning[-1].isalpha() or beginning[-1] > "\u3000":
                return rest.strip()
    return ""


def _range(words: str, text: str) -> PartialDate | None:
    """Read ``2019 – 2021``, ``March to May 2020``, ``2019-2021``, ``03/2019-05/2020``, ``2019 –``."""
    cuts = [(words[: found.start()], words[found.end() :]) for found in _BETWEEN.finditer(words)]
    cuts += [(start, end) for word in _vocabulary().to for start, _, end in (_cut(words, word) or ("", "", ""),)]
    cuts += [(words[:at], words[at + 1 :]) for at, char in enumerate(words) if char in "-~"]
    for start, end in cuts:
        until = PRESENT if not end.strip() else _end(end, text)
        if start.strip() and until and (found := _end(start, text) or _without_year(start, until, text)):
            return replace(found, until=until)
    return None


def _cut(words: str, word: str) -> tuple[str, str, str] | None:
    parts = words.partition(f" {word} ")
    return parts if parts[1] else None


def _end(words: str, text: str) -> PartialDate | None:
    """Read one end of a range."""
    words = words.strip(" ,")
    known = _vocabulary()
    if words in known.present:
        return PRESENT
    if rest := _after(words, known.about):
        found = _point(rest, text)
        return replace(found, about=True) if found else None
    return _point(words, text)


def _without_year(words: str, until: PartialDate, text: str) -> PartialDate | None:
    """Read the ``March`` of ``March – May 2020``."""
    return None if any(char.isdigit() for char in words) else _named(f"{words} {until.year}", text)


# -- one date


def _point(words: str, text: str) -> PartialDate | None:
    return _numeric(words, text) or _named(words, text)


def _numeric(words: str, text: str) -> PartialDate | None:
    words = _ERA.sub("", words)
    if (found := _ACADEMIC.fullmatch(words)) and (years := _academic(found, text)):
        return years
    if found := _YEAR_FIRST.fullmatch(words):
        return dated(text, int(found[1]), int(found[3]), int(found[4]) if found[4] else None)
    if found := _MONTH_YEAR.fullmatch(words):
        return dated(text, int(found[2]), int(found[1]))
    if found := _DAY_MONTH_YEAR.fullmatch(words):
        return _day_month_year(found, text)
    if found := _EAST_ASIAN.fullmatch(words):
        month, day = (int(found[number]) if found[number] else None for number in (2, 3))
        return dated(text, int(found[1]), month, day)
    year = _YEAR.fullmatch(words)
    return dated(text, int(year[1])) if year else None


def _academic(found: re.Match[str], text: str) -> PartialDate | None:
    """Read ``2019/20`` and ``2019/2020``; ``2011/12`` may also be a month."""
    year, second = int(found[1]), found[2]
    if int(second) != (year + 1) % (100 if len(second) == 2 else 10_000) or "/" not in found[0]:
        return None
    if len(second) == 2 and int(second) <= 12:
        raise DateError(
            f"'{text}' may be a month or two years", f"write {year}-{second}, or {year}/{year + 1} for the two years"
        )
    return replace(dated(text, year), part="years")


def _day_month_year(found: re.Match[str], text: str) -> PartialDate:
    one, mark, two, year = int(found[1]), found[2], int(found[3]), int(found[4])
    if mark == "." or one == two or one > 12:  # with dots, the day is always first
        return dated(text, year, two, one)
    if two > 12:
        return dated(text, year, one, two)
    hint = f"write {year}-{one:02}-{two:02} if the month is {one}, or {year}-{two:02}-{one:02} if it is {two}"
    raise DateError(f"'{text}' may be two different days", hint)


def _named(words: str, text: str) -> PartialDate | None:
    """Read a month, a season, a quarter or a semester with its year."""
    years = _YEARS.findall(words)
    if len(years) != 1:
        return None
    year, second = int(years[0][0]), years[0][1]
    across = bool(second) and int(second) % 100 == (year + 1) % 100
    name = " ".join(_YEARS.sub(" ", words).replace(",", " ").split()).strip(" ,/-.")
    if second and not across:
        return None
    if part := _part(name, across):
        fits = across == (part == "winters") or part == "WS"
        return replace(dated(text, year), part=part) if fits else None
    month, day = _month_and_day(name)
    return dated(text, year, month, day) if month and not second else None


def _month_and_day(name: str) -> tuple[int, int | None]:
    """Return the month that the words name, and the day beside it; 0 if there is another word, or another number."""
    known, months, days = _vocabulary().months, [], []
    for token in _TOKENS.findall(name):
        word = token.strip(".’'")
        if token.isdigit():
            days.append(int(token))
        elif word in known:
            months.append(known[word])
        elif word not in _SMALL:
            return 0, None
    return (months[0], days[0] if days else None) if len(months) == 1 and len(days) < 2 else (0, None)


def _part(name: str, across: bool) -> str:
    """Return the key of a season, a quarter, a half or a semester; empty for other words."""
    if name in _WINTER_TERM:
        return "WS"
    if name in _SUMMER_TERM:
        return "SS"
    if found := _PART.fullmatch(name):
        half = found["half"]
        return f"H{half[1]}" if half else f"Q{found['first'] or found['last']}"
    season = _vocabulary().seasons.get(name, "")
    return "winters" if season == "winter" and across else season


# -- what is no date


def _refuse(text: str) -> PartialDate:
    raise DateError(f"'{text}' is not a date", _hint(text))


def _hint(text: str) -> str:
    """Return what to write instead."""
    words = _folded(text)
    if (found := _TWO_DIGITS.fullmatch(words)) and not re.search(r"\d{4}", words):
        full = f"{found[1]}{'19' if int(found[2]) > 50 else '20'}{found[2]}"
        try:
            return f"write {read_date(full)}"
        except DateError:
            pass
    if joined := re.fullmatch(r"((?:18|19|20|21)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?", text.strip()):
        return f"write {'-'.join(filter(None, joined.groups()))}"
    year = re.search(r"(?:18|19|20|21)\d\d", text)
    if not words or not any(char.isalpha() for char in words):
        return "write 2024, 2024-05, 2024-05-31 or present"
    quoted = text.strip().replace('"', "'")
    sort = year[0] if year else "2024-05"
    return f'write 2024, 2024-05 or present; or, to print the words, {{text: "{quoted}", sort: {sort}}}'


# -- words of all languages


@functools.cache
def _vocabulary() -> _Vocabulary:
    """Return the words. A name that is one month here and another there is left out, unless English has it."""
    months: dict[str, int] = {}
    doubtful: set[str] = set()
    for language, found in locales.patterns().items():
        for number, forms in enumerate(found.read, 1):
            for form in (spelling for name in forms for spelling in _spellings(_folded(name))):
                if months.setdefault(form, number) != number and not language.startswith("en"):
                    doubtful.add(form)
    english = {form for forms in locales.patterns()["en"].read for form in forms}
    words = locales.words().values()
    return _Vocabulary(
        months={name: number for name, number in months.items() if name not in doubtful - english} | {"sept": 9},
        seasons=_seasons(words),
        present=frozenset(_folded(word) for one in words for word in (one.present, *one.present_too)),
        about=_longest_first(word for one in words for word in (one.about.removesuffix("{}"), *one.about_too)),
        since=_longest_first(word for one in words for word in one.since),
        to=_longest_first(word for one in words for word in one.to),
    )


def _spellings(name: str) -> Iterable[str]:
    """Return a name, and the name without accents, as on a keyboard that lacks them."""
    plain = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    return (name, plain) if plain and not name.isascii() and name[0] < "\u0370" else (name,)


def _seasons(words: Iterable[locales.Words]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in words:
        for number, name in enumerate(one.seasons):
            found.setdefault(_folded(name), _SEASONS[number])
        for name, number in one.seasons_too.items():
            found.setdefault(_folded(name), "fall" if name == "fall" else _SEASONS[number - 1])
    return found


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    found = dict.fromkeys(filter(None, map(_folded, words)))
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
