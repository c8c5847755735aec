"""Years of experience: claims in a text, and the sum of the dates of shown entries."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from cvbuild.analysis.dates.months import covered, stretches
from cvbuild.analysis.figures.figures import figures
from cvbuild.analysis.figures.units import NUMBER_WORDS, alternatives
from cvbuild.analysis.language.tokens import lower_words
from cvbuild.model.dates import PartialDate
from cvbuild.model.resume import Dated, Project, Work
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Claim", "claims", "claims_elsewhere", "industries", "months_in", "months_of"]

_WORDS = alternatives((*NUMBER_WORDS, "one"))
_SPANS = alternatives(("a decade", "one decade", "two decades", "three decades"))
_SPAN_WORD = re.compile(r"year|yr|decade", re.IGNORECASE)  # cheap, and few texts match it
_CLAIM = lazy_pattern(
    rf"""
    (?<![\w$€£.,–-]) (?:(?P<less>nearly|almost|close\sto|just\sunder)\s)?
    (?:(?P<number>\d\d?(?:\.\d)?|(?:twenty|thirty|forty)-(?:{_WORDS})|{_WORDS})
        (?:\s?\+|\splus)?[\s-]+ (?P<unit>years?|yrs?\.?)['’]?
      | (?P<span>{_SPANS}))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REST = re.compile(r"(?:[^.,;:!?()\n]|,(?=\d)|\.(?=\w)){0,80}")
_OF_WORK = lazy_pattern(
    r"""
    \s+(?:of\s+)? (?:(?:[\w/&+-]+,?\s+){0,4}? experience\b.*
      | (?:in|on|as|across|between|within|with
          |at(?=\s(?:\d|one\b|two\b|three\b|four\b|five\b|several\b))|(?!running\b)\w+ing) \b .*
      | (?:(?<=of\s)[\w/&+-]+(?:\s[\w/&+-]+){0,4}) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NO_CLAIM = lazy_pattern(
    r"\b(?:last|past|next|previous|coming|first|every|within|over\sthe|in\sthe|the|aged?|ages|until|after|by|up\sto)\s$"
    r"|\b(?:last|past|next|first)\s\w+\s$",
    re.IGNORECASE,
)
_NO_WORK = lazy_pattern(
    r"^\s*(?:a\srow|ago|on\s(?:average|time|end|a\s)|old|later|each|a\steam|total|college|university|school|business)\b"
    r"|^\s*of\s(?:[\w-]+\s){0,2}(?:age|college|data|growth|history|life|logs|operation|profits?|records?|results|revenue"
    r"|savings|school(?:ing)?|warranty)\b",
    re.IGNORECASE,
)
_EXPERIENCE = {
    "de": r"\s(?:an\s|der\s)?(?:[^\W\d_]+\s)?[^\W\d_]*(?:[Ee]rfahrung|[Pp]raxis)\b",
    "fr": r"\s(?:d['’]|de\s(?:[^\W\d_]+\s)?)?(?:expérience|pratique|métier|carrière)\b",
    "es": r"\sde\s(?:amplia\s)?(?:experiencia|práctica|trayectoria|oficio|carrera)\b",
}
"""The words after years of work in other languages."""
_LEARNT = lazy_pattern(
    r"\b(?:cod(?:e|ing)|clinical|lab(?:oratory)?|programming|research\w*|studying|with)\b", re.IGNORECASE
)


class Claim(Struct, frozen=True):
    """A claim of ``N years`` of work.

    ``months`` is the least that makes it true. ``industry`` is the listed field of the work, if any. ``learnt`` is true
    if years of study may count, as for research or a programming language. ``start`` and ``end`` are offsets.
    """

    text: str
    months: int
    industry: str
    learnt: bool
    start: int
    end: int


def industries(entries: Iterable[str]) -> Mapping[str, str]:
    """Map each field to a pattern of the words that show that a job belongs to it."""
    rows = (entry.partition(": ") for entry in entries)
    return {name: rf"\b(?:{alternatives(words.split(', '))})\b" for name, _, words in rows}


def claims(text: str, fields: Container[str] = ()) -> Iterator[Claim]:
    """Return the claims in a text, except spans that are no experience (“three-year roadmap”, “the past 5 years”)."""
    for match in _CLAIM.finditer(text) if _SPAN_WORD.search(text) else ():
        rest = _rest(text, match.end())
        work = _OF_WORK.match(rest)
        if work and not _NO_CLAIM.search(text[: match.start()]) and not _NO_WORK.match(rest):
            learnt = bool(_LEARNT.search(rest))
            industry = next((name for name in lower_words(rest) if name in fields), "")
            yield Claim(match[0].strip(), _needed(match), industry, learnt, match.start(), match.end())


def claims_elsewhere(text: str, language: str) -> Iterator[Claim]:
    """Return the claims in a text in German, French or Spanish: “12 Jahre Berufserfahrung”."""
    pattern = _EXPERIENCE.get(language.partition("-")[0].lower())
    for figure in figures(text, words=True, language=language) if pattern else ():
        if figure.unit == "month" and not figure.is_range and re.match(pattern or "", text[figure.end :]):
            least = int(figure.low) - 6 * (2 if figure.bound in ("~", "sub", "≤") else 1)
            yield Claim(figure.text, least, "", False, figure.start, figure.end)


def _rest(text: str, start: int) -> str:
    """Return the rest of the clause."""
    found = _REST.match(text, start)
    return found[0] if found else ""


def _needed(match: re.Match[str]) -> int:
    """Return the least months that make a claim true: half a year less, and another half year less for ``nearly``."""
    if match["span"]:
        years = Decimal(10 * {"a": 1, "one": 1, "two": 2, "three": 3}[match["span"].lower().split()[0]])
    else:
        number = match["number"].lower()
        years = (
            Decimal(number)
            if number[0].isdigit()
            else Decimal(sum(NUMBER_WORDS.get(part, 1) for part in number.split("-")))
        )
    return int(12 * years) - 6 * (2 if match["less"] else 1)


def months_of(dated: Iterable[Dated], today: PartialDate) -> int:
    """Return the months from the start of the first entry to the end of the last, pauses included."""
    found = list(stretches(dated, today))
    return max(part.end for part in found) - min(part.start for part in found) + 1 if found else 0


def months_in(words: str, worked: Iterable[Dated], today: PartialDate) -> int:
    """Return the months that entries with one of these words cover."""
    found = [entry for entry in worked if re.search(words, " ".join(_texts(entry)), re.IGNORECASE)]
    return sum(part.months for part in covered(stretches(found, today)))


def _texts(entry: Dated) -> Iterator[str]:
    yield entry.words
    for name in ("position", "description", "summary"):
        yield getattr(entry, name, None) or ""
    yield from (highlight.text.replace("-", " ") for highlight in entry.highlights)
    for part in entry.roles if isinstance(entry, Work) else ():
        yield from _texts(part)
    yield from (keyword.text for keyword in entry.keywords) if isinstance(entry, Project) else ()
