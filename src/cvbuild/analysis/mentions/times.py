"""Times in texts: durations of work (“for four years”), years and months (“since June 2019”), in four languages."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.analysis.figures.languages import notation
from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.mentions.plain_numbers import NUMBER, value_of
from cvbuild.model.dates import DateError, PartialDate, parse_date
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Duration", "Moment", "at_name", "durations", "moments", "stays"]

_BEFORE = {
    "en": r"(?:^|[.;:]\s|\b(?:for|over|in|within|during|spent|across)\s)(?:a\stotal\sof\s)?"
    r"|\b(?:worked|served|taught|volunteered|practi[sc]ed|nursed|spent)\s(?:for\s)?",
    "de": r"(?:^|[.;:]\s|\b(?:für|in|während|innerhalb\svon|binnen|seit)\s)",
    "fr": r"(?:^|[.;:]\s|\b(?:pendant|durant|en|depuis|travaillé|enseigné|passé|exercé)\s)",
    "es": r"(?:^|[.;:]\s|\b(?:durante|en|desde\shace|trabajé|enseñé|pasé|ejercí)\s)",
}
"""The words before a duration of one's own work."""
_AT_START = {
    "en": r"\s(?:of|in|as|on|with|at)\b",
    "de": r"\s[^\W\d_]",
    "fr": r"\s(?:de|en|comme|à|chez|dans)\b",
    "es": r"\s[^\W\d_]",
}
_NOT_ONES_OWN = lazy_pattern(
    r"\b(?:first|lowest|highest|best|worst|largest|biggest|fewest|only|record|oldest|longest|unsolved|neglect|decline|closed"
    r"|guarante|valid|warrant|lease|contract|insur|plan|budget|forecast|project(?:ed|ion)|fund|grant|licen[cs]|sentence|old\b"
    r"|ago\b|later\b|last\b|past\b|next\b|previous|prior\b|life|lifetime|data\b|histor|archiv|strateg|roadmap|model|until|retention"
    r"|backlog|payback|ahead|delay|age[ds]?\b|saved?\b|cut\b|reduc|shorten|instead|wait|tenure|retain|stay|average|follow-?up"
    r"|alt\b|älteste|garanti|gültig|vertrag|verträge|miet|letzten|vergangen|nächsten|kommenden|erste[nrms]?\b|prognos|daten\b"
    r"|laufzeit|strategie|verkürz|statt|durchschnitt|contrat|bail|derni|prochain|premi|données|âge|réduit|moyenne|au\slieu"
    r"|contrato|últim|próxim|primer|datos|edad|redu[jc]|promedio|plazo|délai|frist|lapse|horizon|outlook|investigat|study|studies"
    r"|survey|trial|cohort|studie)\w*",
    re.IGNORECASE,
)
_HALF = re.compile(r"\s(?:and\sa\shalf|einhalb|et\sdemi|y\smedio)\b", re.IGNORECASE)
_AND_A_HALF = re.compile(r"(?P<half>\sand\sa\shalf\s(?P<unit>year|month)s?\b)", re.IGNORECASE)
_COMPOUND = re.compile(r"[-‐‑]|(?<=\d)\w*jährig", re.IGNORECASE)
_OF_THEM_AT = lazy_pattern(
    rf"(?P<number>{NUMBER})\s(?:years\s)?(?:of\s(?:them|those|these|which)\s)?(?:spent\s)?(?:at|with|for)\s(?:the\s)?",
    re.IGNORECASE,
)
_MONTH_OF_TIME = Decimal("2.63e15")
"""A month in nanoseconds."""
_LEAST_OF_DAYS = 6  # months
_AFTER_NAME = {"en": "at|with|for", "de": "bei|beim|im|in\\sder", "fr": "chez|à|au", "es": "en"}

_YEAR = r"(?:19|20)\d\d"
_IN = {
    "en": "in|since|during|by\\sthe\\send\\sof|early|late|of|fall|autumn|spring|summer|winter",
    "de": "im\\sjahre?|seit\\sdem\\sjahr|in|im|seit|ab|anfang|ende",
    "fr": "en|depuis|dès|fin|début|courant",
    "es": "en|desde|a\\sfinales\\sde|a\\sprincipios\\sde",
}
_BARE = {"de": rf"(?<=te\s)(?P<year3>{_YEAR})(?=\s(?:die|das|den|eine?n?|als|mit|zum|zur|im|in|für)\s)"}
"""A year without a preposition, after a verb in the past: “Führte 2018 die Dienstpläne ein”."""
_SINCE = frozenset(("since", "seit", "depuis", "desde", "dès", "ab"))
_MONTH = r"(?P<month>[^\W\d_]{3,10}\.?)\s(?:de\s|del\s)?"
_OTHERS = lazy_pattern(
    r"\b(?:found(?:ed|ing)|establish\w*|built|dat(?:ed|ing)|born|erected|enacted|model|vintage|act|law|code|census|edition|agreement"
    r"|convention|directive|regulation|standard|version|published|adopted|accepted|still|later|today|forecast|target"
    r"|plan\w*|vision|agenda|strategy|retained|remains?|expected|until|compared|versus|vs|than|before|after|historic\w*|records?(?!\sat\b)"
    r"|gegründet|erbaut|gesetz|bis|baujahr|später|fondé\w*|construit\w*|loi|avant|après|jusqu\w*|fundad\w*|construid\w*|ley|hasta"
    r"|antes|después|class|election\w*|crisis|crash|olympi\w*|cup)\b",
    re.IGNORECASE,
)


_EVENT = lazy_pattern(
    r"\b(?:after|since|during|following|at)\s(?:the|a|an)\s(?:[a-z-]+\s){1,3}of\s(?:19|20)\d\d$", re.IGNORECASE
)
"""The year of an event in the past: “after the storm of 2019”."""


_SEASON = lazy_pattern(
    r"\b(?:in|during|throughout|over|through|since|by|from|until|in\sthe\s[a-z]+)\sthe\s(?:early\s|late\s|whole\s)?"
    r"(?:spring|summer|autumn|fall|winter|first\shalf|second\shalf|end|beginning|course)\s$",
    re.IGNORECASE,
)
"""A season before “of 2020”."""


class Duration(Struct, frozen=True):
    """A duration of the author's own work, in months; ``at_start`` if it opens its sentence."""

    passage: Passage
    text: str
    months: int
    start: int
    end: int


class Moment(Struct, frozen=True):
    """A year, perhaps with its month, that a text gives for what it reports.

    ``since`` is true after “since”; ``sure`` is false where the year only names a thing: “the 2015 fair”. ``baseline``
    is true for the year of a value that another one followed: “from 58% in 2018”. ``named_by`` is true for “the storm
    of 2019”, which may be older than what is reported, and not younger.
    """

    passage: Passage
    date: PartialDate
    since: bool
    sure: bool
    baseline: bool
    start: int
    end: int
    named_by: bool = False

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.text[self.start : self.end]


def durations(passage: Passage) -> Iterator[Duration]:
    """Yield the durations of a passage that are of the author's own work."""
    language = passage.language if passage.language in _BEFORE else ""
    text = passage.text
    if language == "de" and "einhalb" in text:
        yield from _german_halves(passage)
    for stated in figures(text, words=True, language=passage.language) if language else ():
        spread = _AND_A_HALF.match(text, stated.end) if not stated.unit else None
        figure = _with_unit(stated, spread["unit"]) if spread else stated
        figure = _in_months(figure)
        if figure.unit != "month" or figure.is_range or figure.per or figure.bound in ("sub", "≤"):
            continue
        lead = text[: figure.start]
        half = _HALF.search(text[figure.start : figure.end + 12])
        end = spread.end() if spread else max(figure.end, figure.start + half.end() if half else 0)
        own = re.search(rf"(?:{_BEFORE[language]})$", lead, re.IGNORECASE) or figure.text.lower().startswith("over ")
        opens = not lead.strip() or lead.rstrip().endswith((".", ";", ":"))
        if not own or _COMPOUND.search(figure.text) or _NOT_ONES_OWN.search(_clause(text, figure.start)):
            continue
        if opens and not re.match(_AT_START[language], text[end:]):
            continue
        yield Duration(
            passage, text[figure.start : end].strip(), int(figure.low) + (6 if half else 0), figure.start, end
        )


_GERMAN_HALF = lazy_pattern(
    r"(?:^|[.;:]\s|\b(?:[Ii]n|[Ff]ür|[Ww]ährend|[Ss]eit|[Ii]nnerhalb\svon)\s)(?P<w>(?P<number>[a-zäöüß]+)einhalb\s(?P<unit>Jahr|Monat)e?n?)\b"
)


def _german_halves(passage: Passage) -> Iterator[Duration]:
    """Yield the German durations with a half: “in viereinhalb Jahren”."""
    for match in _GERMAN_HALF.finditer(passage.text):
        number = {"ein": 1, **notation("de").numbers}.get(match["number"])
        if number and not _NOT_ONES_OWN.search(_sentence(passage.text, match.start("w"))):
            months = (12 if match["unit"] == "Jahr" else 1) * number + (6 if match["unit"] == "Jahr" else 0)
            yield Duration(passage, match["w"], months, *match.span("w"))


def stays(passage: Passage, names: Mapping[str, str]) -> Iterator[tuple[Duration, str]]:
    """Yield the years at a name that refer to a longer time: “eleven years in two shops, six of them at Mill Works”."""
    text = passage.text
    for match in _OF_THEM_AT.finditer(text) if passage.language == "en" and "year" in text else ():
        name = next((value for name, value in names.items() if text.startswith(name, match.end())), "")
        if name and re.search(r"\byears?\b", re.split(r"[.;]\s", text[: match.start()])[-1]):
            months = 12 * value_of(match["number"])
            yield Duration(passage, match["number"], months, *match.span("number")), name


def _in_months(figure: Figure) -> Figure:
    """Return a time of many days or weeks in months: “1,900 days without an accident”."""
    months = figure.low / _MONTH_OF_TIME
    if figure.unit != "time" or months < _LEAST_OF_DAYS or not re.search(r"(?:days?|weeks?)$", figure.text):
        return figure
    return replace(figure, low=months, high=months, unit="month")


def _with_unit(figure: Figure, unit: str) -> Figure:
    """Return the number before “and a half years” in months."""
    months = figure.low * (12 if unit.lower() == "year" else 1)
    return replace(figure, low=months, high=months, unit="month")


def _sentence(text: str, at: int) -> str:
    """Return the sentence around an offset."""
    start = max(text.rfind(mark, 0, at) for mark in (". ", "; ", ": ")) + 1
    ends = [end for mark in (". ", "; ") if (end := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text))]


_RELATIVE = lazy_pattern(
    r",\s(?:(?:two|three|four|five|some|many|most|all|one|none|both|\d+)\s)?(?:of\s)?(?:which|whom|who)\b"
)


def _clause(text: str, at: int) -> str:
    """Return the sentence around an offset, without a relative clause after it: “in two years, of which five …”."""
    cut = _RELATIVE.search(text, at)
    return _sentence(text[: cut.start()] if cut else text, at)


@functools.cache
def _dated(language: str) -> re.Pattern[str]:
    word = _IN[language]
    return re.compile(
        rf"(?<![\w-])(?P<in>{word})\s(?:{_MONTH})?(?P<year>{_YEAR})(?![\w–/-])"
        rf"|(?P<verb>{_BARE.get(language, '(?!)')})"
        rf"|\((?:{_MONTH.replace('month', 'month2')})?(?P<year2>{_YEAR})\)"
        rf"|(?<![\w-])(?:the|der|die|das|le|la|el)\s(?P<named>{_YEAR})(?=\s[^\W\d_]{{3,}})",
        re.IGNORECASE,
    )


def moments(passage: Passage) -> Iterator[Moment]:
    """Yield the years and months that a passage gives."""
    language, text = passage.language, passage.text
    for found in _dated(language).finditer(text) if language in _IN and re.search(_YEAR, text) else ():
        of_event = bool(found["in"]) and found["in"].lower() == "of" and not found["month"]
        if of_event and _SEASON.search(text[: found.start()]):
            of_event = False
            if _is_of_other(text, *found.span()):
                continue
            yield Moment(passage, PartialDate(int(found["year"])), False, True, False, *found.span())
            continue
        other = not _EVENT.search(text[: found.end()]) if of_event else _is_of_other(text, *found.span())
        if other:
            continue
        bare = found["verb"] if language in _BARE else ""
        year = int(found["year"] or found["year2"] or found["named"] or bare)
        date = _date(found["month"] or found["month2"] or "", year)
        word = (found["in"] or "").split(" ")[0].lower()
        follows = re.match(r"\s(?:to|auf|à|a|al|au)\s", text[found.end() :])
        yield Moment(passage, date, word in _SINCE, not found["named"], bool(follows), *found.span(), of_event)


def _is_of_other(text: str, start: int, end: int) -> bool:
    """Return whether words around a year, as far as the next comma, say that it is of something else.

    “Before” and “after” do so only ahead of it: “reopened in June 2020 after 11 weeks”.
    """
    before = re.split(r"[,.;:()]\s", text[:start])[-1].split()[-6:]
    after = re.split(r"[,.;:()]", text[end:])[0].split()[:4]
    if _OTHERS.search(" ".join(before)):
        return True
    return any(match[0].lower() not in ("before", "after") for match in _OTHERS.finditer(" ".join(after)))


def _date(month: str, year: int) -> PartialDate:
    if not month:
        return PartialDate(year)
    try:
        return parse_date(f"{month} {year}")
    except DateError:
        return PartialDate(year)  # the word is no month


def at_name(duration: Duration, names: Mapping[str, str]) -> str:
    """Return the value for the name that follows a duration: “nine years at Mill Works”; empty without one."""
    following = duration.passage.text[duration.end :]
    words = _AFTER_NAME.get(duration.passage.language, "at")
    match = re.match(rf"\s(?:{words})\s(?:the\s|der\s|l['’])?(?P<rest>.*)", following)
    rest = match["rest"] if match else ""
    return next((value for name, value in names.items() if rest.startswith(name)), "")
