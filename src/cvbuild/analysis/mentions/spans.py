"""Spans of months and years in texts, and the durations beside them: “for five months, from April to August 2019”."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from msgspec import Struct

from cvbuild.analysis.figures.figures import figures
from cvbuild.analysis.language.prose import Passage
from cvbuild.model.dates import DateError, parse_date
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Lasting", "Stretch", "lastings", "stretches"]

_YEAR = r"(?:19|20)\d\d"
_FROM_TO = {
    "en": ("from|between", "to|until|till|through|and"),
    "de": ("von|vom|zwischen", "bis|und"),
    "fr": ("de|d['’]|du|entre", "à|au|et|jusqu['’](?:à|en|au)"),
    "es": ("de|desde|entre", "a|al|hasta|y"),
}
_MONTH = r"(?P<{}>[^\W\d_]{{3,10}}\.?)"
_BETWEEN = re.compile(r"[\s,;:(–—-]*$")
_THINGS = re.compile(r"\s(?:de|d['’]|des|du|von|an|of)\s?[^\W\d_]+(?:\s[^\W\d_]+){0,4}\s?[,(]\s?")
"""The thing that lasted, between a duration and its span: “dix-huit ans de relevés, de 1998 à 2015”."""
_FAR = 50  # characters that name what lasted
_BESIDE = 12  # characters between a duration and its span, beyond the words of the span
_DISTRIBUTED = lazy_pattern(
    r"\b(?:each|every|all)\s(?:of\s)?(?:the\s)?$|\bjede[snm]\s(?:der\s)?$|\bchacune?\sdes\s$", re.IGNORECASE
)
_TIMES = (
    r"(?:field\s)?(?:seasons|years|summers|winters|editions|terms|semesters|festivals|campaigns)"
    r"|Jahren?|Saisons|Semestern?|Sommern?|Winter(?:n)?|Spielzeiten|(?:années|ans|saisons|étés|hivers"
    r"|éditions|campagnes)"
    r"|(?:años|temporadas|veranos|inviernos|ediciones|campañas)"
)
_LISTED = re.compile(
    rf"\s(?:{_TIMES})(?:,\s(?:in\s)?|\s\(|:\s)(?P<years>{_YEAR}(?:,\s{_YEAR})*,?\s(?:and|und|et|y)\s{_YEAR})(?!\w)",
    re.IGNORECASE,
)


class Stretch(Struct, frozen=True):
    """A span from one month or year to another; months are ``12 * year + month - 1``.

    ``dated`` is false if the first month has no year of its own: “from June to January 2021”.
    """

    passage: Passage
    first: int
    last: int
    by_month: bool
    dated: bool
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.text[self.start : self.end]


class Lasting(Struct, frozen=True):
    """A duration that the dates beside it contradict; ``right`` says what they give.

    ``near`` is true if it counts the months between the first and the last one.
    """

    passage: Passage
    text: str
    right: str
    start: int
    end: int
    near: bool = False


@functools.cache
def _pattern(language: str) -> re.Pattern[str]:
    first, to = _FROM_TO[language]
    of = r"\s(?:de\s|del\s)?"
    return re.compile(
        rf"(?<![\w-])(?:{first})(?:\s|(?<=['’])){_MONTH.format('month')}(?:{of}(?P<year>{_YEAR}))?\s(?:{to})\s?"
        rf"{_MONTH.format('month2')}{of}(?P<year2>{_YEAR})(?!\w)"
        rf"|(?<![\w-])(?:(?:{first})\s)?(?P<first>{_YEAR})(?:\s(?:{to})\s|\s?[–-]\s?)(?P<last>{_YEAR})(?![\w/-])",
        re.IGNORECASE,
    )


def stretches(passage: Passage) -> Iterator[Stretch]:
    """Yield the spans of a passage that give both ends."""
    text = passage.text
    if passage.language not in _FROM_TO or not re.search(_YEAR, text):
        return
    for found in _pattern(passage.language).finditer(text):
        if found["first"]:
            yield Stretch(passage, 12 * int(found["first"]), 12 * int(found["last"]), False, True, *found.span())
            continue
        year2 = int(found["year2"])
        first = _month(found["month"], int(found["year"] or year2))
        last = _month(found["month2"], year2)
        if first is not None and last is not None:
            yield Stretch(passage, first, last, True, bool(found["year"]), *found.span())


def _month(name: str, year: int) -> int | None:
    try:
        date = parse_date(f"{name} {year}")
    except DateError:
        return None
    return 12 * year + date.month - 1 if date.month else None


def lastings(passage: Passage, spans: tuple[Stretch, ...]) -> Iterator[Lasting]:
    """Yield the durations that the span or the years beside them contradict."""
    text = passage.text
    for figure in figures(text, words=True, language=passage.language):
        listed = _LISTED.match(text, _number_end(text, figure.start))
        if listed and not figure.is_range:
            given = len(re.findall(_YEAR, listed["years"]))
            if given != (figure.low / 12 if figure.unit == "month" else figure.low):
                yield Lasting(passage, figure.text, f"{given} years", figure.start, figure.end)
            continue
        span = next((span for span in spans if _is_beside(text, figure.end, span)), None)
        if span is None or figure.unit != "month" or figure.is_range or figure.per or span.last <= span.first:
            continue
        in_years = figure.low % 12 == 0 and figure.low >= 12
        distributed = bool(_DISTRIBUTED.search(text[: figure.start]))
        if right := _contradiction(int(figure.low), span, in_years=in_years, distributed=distributed):
            near = span.by_month and figure.low == span.last - span.first
            yield Lasting(passage, figure.text, right, figure.start, figure.end, near)


_SPENT = lazy_pattern(r"\b[Ss]pent\s[^.;,]{2,20}$")
_WHERE = lazy_pattern(r"\s(?:on|at|in|with|as)\s[^.;:()\d]{3,70},\s")
"""Words between “spent six months” and “from January to June 2018”: on what, and where."""


def _number_end(text: str, start: int) -> int:
    number = re.compile(r"\d+|[^\W\d_]+").match(text, start)
    return number.end() if number else start


def _is_beside(text: str, end: int, span: Stretch) -> bool:
    """Return whether a span follows directly: “five months, from …”, “four years (2023–2026)”."""
    between = text[end : span.start]
    if _SPENT.search(text[:end]) and _WHERE.fullmatch(between):
        return True
    if 0 <= span.start - end <= _FAR and _THINGS.fullmatch(between):
        return True
    return 0 <= span.start - end <= _BESIDE and bool(_BETWEEN.fullmatch(between))


def _contradiction(months: int, span: Stretch, *, in_years: bool, distributed: bool) -> str:
    """Return what a span gives if a duration is not that; both ends may count, or only one of them."""
    apart = span.last - span.first
    if not span.by_month:
        years = apart // 12
        right = {years + 1} if distributed else {years, years + 1}
        return "" if months // 12 in right or not in_years else f"{years + 1} years"
    if in_years:
        return "" if abs(months - apart) <= max(3, months // 6) else f"{(apart + 1) / 12:.1f} years".replace(".0", "")
    return "" if months == apart + 1 else f"{apart + 1} months"
