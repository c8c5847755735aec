"""Years of experience: what a text claims, and what the dates of the shown entries give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from cvbuild.dates import PartialDate
from cvbuild.months import covered, stretches
from cvbuild.resume import Dated, Project, Work
from cvbuild.stems import akin, content
from cvbuild.units import NUMBER_WORDS, alternatives

__all__ = ["Claim", "claims", "months_of", "work_on"]

_WORDS = alternatives((*NUMBER_WORDS, "one"))
_SPANS = alternatives(("a decade", "one decade", "two decades", "three decades"))
_CLAIM = re.compile(
    rf"""
    (?<![\w$€£.,–-]) (?:(?P<less>nearly|almost|close\sto|just\sunder)\s)?
    (?:(?P<number>\d\d?(?:\.\d)?|{_WORDS})(?:\s?\+|\splus)?[\s-]+ (?P<unit>years?|yrs?\.?)['’]?
      | (?P<span>{_SPANS}))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REST = re.compile(r"(?:[^.,;:!?()\n]|,(?=\d)|\.(?=\w)){0,80}")
_OF_WORK = re.compile(
    r"""
    \s+(?:of\s+)? (?:(?:[\w/&+-]+,?\s+){0,4}? experience\b(?P<field>.*)
      | (?:in|as|across|within|with|(?!running\b)\w+ing) \b (?P<place>.*)
      | (?P<matter>(?<=of\s)[\w/&+-]+(?:\s[\w/&+-]+){0,4}) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NO_CLAIM = re.compile(
    r"\b(?:last|past|next|previous|coming|first|every|within|over\sthe|in\sthe|the|aged?|ages|until|after|by|up\sto)\s$"
    r"|\b(?:last|past|next|first)\s\w+\s$",
    re.IGNORECASE,
)
_NO_WORK = re.compile(
    r"^\s*(?:a\srow|ago|old|later|each|a\steam|total|college|university|school|business|[a-z]+\slaw\sschool)\b",
    re.IGNORECASE,
)
_IDLE_STEMS = """
build busi career combin company deliver design develop divers engin environ experienc field focus hand industr lead
manag practic product profession progress project proven relat role serv ship senior set solv system team track use
work world write year
"""
_IDLE = frozenset(_IDLE_STEMS.split())
_LEARNT = re.compile(
    r"\b(?:cod(?:e|ing)|clinical|lab(?:oratory)?|programming|research\w*|studying|with)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Claim:
    """``N years`` of work as a text has it.

    ``months`` is what it needs at least, ``field`` are the stems of what the work was about; ``learnt`` says that years
    of study may count, as they do for research, or for a programming language. ``start`` and ``end`` are offsets.
    """

    text: str
    months: int
    field: frozenset[str]
    learnt: bool
    start: int
    end: int


def claims(text: str) -> Iterator[Claim]:
    """The claims of a text; spans that are no experience (“three-year roadmap”, “the past 5 years”) are none."""
    for match in _CLAIM.finditer(text):
        rest = _rest(text, match.end())
        work = _OF_WORK.match(rest)
        if work and not _NO_CLAIM.search(text[: match.start()]) and not _NO_WORK.match(rest):
            words = content(work["field"] or work["place"] or work["matter"] or "")
            learnt = bool(_LEARNT.search(rest))
            yield Claim(match[0].strip(), _needed(match), words - _IDLE, learnt, match.start(), match.end())


def _rest(text: str, start: int) -> str:
    """What follows in the same clause."""
    found = _REST.match(text, start)
    return found[0] if found else ""


def _needed(match: re.Match[str]) -> int:
    """The months that make the words true: nobody counts the last half year, ``nearly`` half a year more."""
    if match["span"]:
        years = Decimal(10 * {"a": 1, "one": 1, "two": 2, "three": 3}[match["span"].lower().split()[0]])
    else:
        number = match["number"].lower()
        years = Decimal(number) if number[0].isdigit() else Decimal(NUMBER_WORDS.get(number, 1))
    return int(12 * years) - 6 * (2 if match["less"] else 1)


def months_of(entries: Iterable[Dated], today: PartialDate) -> int:
    """How many months the entries cover together, from the first to the last: pauses count as well."""
    found = list(stretches(entries, today))
    return max(part.end for part in found) - min(part.start for part in found) + 1 if found else 0


def work_on(field: frozenset[str], entries: Iterable[Dated], today: PartialDate) -> int:
    """How many months the entries cover that speak of a field with any of its words."""
    found = [entry for entry in entries if _speaks_of(entry, field)]
    return sum(part.months for part in covered(stretches(found, today)))


def _speaks_of(entry: Dated, field: frozenset[str]) -> bool:
    words = content(" ".join(_texts(entry)))
    return any(akin(one, other) for one in field for other in words)


def _texts(entry: Dated) -> Iterator[str]:
    yield entry.words
    for name in ("position", "description", "summary", "area", "study_type"):
        yield getattr(entry, name, None) or ""
    yield from (highlight.text for highlight in entry.highlights)
    for part in entry.roles if isinstance(entry, Work) else ():
        yield from _texts(part)
    yield from (keyword.text for keyword in entry.keywords) if isinstance(entry, Project) else ()
