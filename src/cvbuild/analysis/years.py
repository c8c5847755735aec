"""Years of experience: what a text claims, and what the dates of the shown entries give."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cvbuild.analysis.months import covered, stretches
from cvbuild.analysis.stems import tokens
from cvbuild.analysis.units import NUMBER_WORDS, alternatives
from cvbuild.dates import PartialDate
from cvbuild.resume import Dated, Project, Work

__all__ = ["Claim", "claims", "industries", "months_in", "months_of"]

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
    \s+(?:of\s+)? (?:(?:[\w/&+-]+,?\s+){0,4}? experience\b.*
      | (?:in|on|as|across|between|within|with|(?!running\b)\w+ing) \b .*
      | (?:(?<=of\s)[\w/&+-]+(?:\s[\w/&+-]+){0,4}) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NO_CLAIM = re.compile(
    r"\b(?:last|past|next|previous|coming|first|every|within|over\sthe|in\sthe|the|aged?|ages|until|after|by|up\sto)\s$"
    r"|\b(?:last|past|next|first)\s\w+\s$",
    re.IGNORECASE,
)
_NO_WORK = re.compile(
    r"^\s*(?:a\srow|ago|on\s(?:average|time|end|a\s)|old|later|each|a\steam|total|college|university|school|business)\b"
    r"|^\s*of\s(?:[\w-]+\s){0,2}(?:age|college|data|growth|history|life|logs|operation|profits?|records?|results|revenue"
    r"|savings|school(?:ing)?|warranty)\b",
    re.IGNORECASE,
)
_LEARNT = re.compile(
    r"\b(?:cod(?:e|ing)|clinical|lab(?:oratory)?|programming|research\w*|studying|with)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Claim:
    """``N years`` of work as a text has it.

    ``months`` is what it needs at least, ``industry`` the listed field that it is in, if any; ``learnt`` says that
    years of study may count, as they do for research, or for a programming language. ``start`` and ``end`` are offsets.
    """

    text: str
    months: int
    industry: str
    learnt: bool
    start: int
    end: int


def industries(entries: Iterable[str]) -> Mapping[str, str]:
    """From the name of a field to a pattern of the words by which a job shows that it belongs: ``name: word, word``."""
    rows = (entry.partition(": ") for entry in entries)
    return {name: rf"\b(?:{alternatives(words.split(', '))})\b" for name, _, words in rows}


def claims(text: str, fields: Container[str] = ()) -> Iterator[Claim]:
    """The claims of a text; spans that are no experience (“three-year roadmap”, “the past 5 years”) are none."""
    for match in _CLAIM.finditer(text):
        rest = _rest(text, match.end())
        work = _OF_WORK.match(rest)
        if work and not _NO_CLAIM.search(text[: match.start()]) and not _NO_WORK.match(rest):
            learnt = bool(_LEARNT.search(rest))
            industry = next((name for name in tokens(rest) if name in fields), "")
            yield Claim(match[0].strip(), _needed(match), industry, learnt, match.start(), match.end())


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


def months_of(dated: Iterable[Dated], today: PartialDate) -> int:
    """How many months the entries cover together, from the first to the last: pauses count as well."""
    found = list(stretches(dated, today))
    return max(part.end for part in found) - min(part.start for part in found) + 1 if found else 0


def months_in(words: str, worked: Iterable[Dated], today: PartialDate) -> int:
    """How many months the entries cover that have one of the words."""
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
