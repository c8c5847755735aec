"""How many there are of a thing, said twice: a team in summary and job, “all 68 services” beside “63 services”.

Counts are seldom at odds: a person may have trained sixteen engineers and led nine. So two counts of one thing are
compared only where both are the people that somebody leads, or where one says that it is all there are.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cvbuild.analysis.facts.conflicts import Conflict, Statement, entry_of
from cvbuild.analysis.facts.measures import Measured, measured
from cvbuild.analysis.figures import Figure
from cvbuild.analysis.prose import Passage
from cvbuild.analysis.stems import singular

__all__ = ["miscounted"]

_PEOPLE = frozenset(
    (
        *("accountant", "agent", "analyst", "architect", "associate", "attendant", "barista", "carer", "chef", "clerk"),
        *("colleague", "consultant", "cook", "designer", "developer", "doctor", "driver", "electrician", "employee"),
        *("engineer", "lawyer", "mechanic", "midwife", "nurse", "officer", "paralegal", "pharmacist", "report"),
        *("researcher", "scientist", "server", "staff", "technician", "tester", "therapist", "worker"),
    )
)
_IRREGULAR = {"people": "person", "staff": "staff", "midwives": "midwife"}
_LEADS = re.compile(
    r"\b(?:lead(?:s|ing)?|led|manag(?:e[sd]?|ing)|head(?:s|ed|ing)?|direct(?:s|ed|ing)?|supervis(?:e[sd]?|ing)"
    r"|r[ua]n(?:s|ning)?|oversees?|oversaw|overseeing|responsible for|in charge of|head of)\b"
    r"(?:(?!\b(?:and|while|plus|but|who|that|which)\b)[^.,;:]){0,40}$",
    re.IGNORECASE,
)
_ALL = re.compile(r"(?:\b(?:all|every one of|each of)(?: (?:the|its|their|our))?|\w['’]s?)\s$", re.IGNORECASE)
_NOUN = re.compile(r"\s(?P<noun>[a-z]{3,})(?![\w-])", re.IGNORECASE)
_TEAM = re.compile(r"\b(?P<noun>team|staff|crew|group|department|practice) of\s$", re.IGNORECASE)
_NEAR = Decimal("0.75")
"""The smaller count over the larger one, from which on both may be meant for one: 45 and 60 looms, not 4 and 60."""
_NEAR_LED = Decimal("0.66")
"""The same of people led, whom nobody counts over all jobs."""


@dataclass(frozen=True, slots=True)
class _Count:
    """A bare count with the noun it counts; whether it is of people led, and whether it says that it is all."""

    statement: Statement
    noun: str
    led: bool
    total: bool

    @property
    def number(self) -> Decimal:
        return self.statement.figure.low


def miscounted(lead: Sequence[Passage], body: Sequence[Passage]) -> Iterator[Conflict]:
    """Counts of the lead that a job has otherwise, and counts within one entry that are at odds."""
    above, below = list(_counts(lead)), list(_counts(body))
    for one in above:
        rivals = [other for other in below if other.noun == one.noun and (other.led or not one.led)]
        if not rivals or any(other.number == one.number for other in (*below, *_others(above, one))):
            continue
        if one.led or len(rivals) == 1:
            other = next((other for other in rivals if _are_near(one, other)), None)
            if other and (one.led or other.number < one.number * 2):
                yield Conflict(one.statement, other.statement)
    yield from _within(below)


def _others(counts: Sequence[_Count], one: _Count) -> Iterator[_Count]:
    return (other for other in counts if other is not one)


def _within(counts: Sequence[_Count]) -> Iterator[Conflict]:
    for at, later in enumerate(counts):
        for earlier in counts[:at]:
            same = _entry(later) == _entry(earlier) and _are_apart(later, earlier)
            if same and later.noun == earlier.noun and (later.total or earlier.total) and _are_near(later, earlier):
                yield Conflict(later.statement, earlier.statement)
                break


def _are_apart(later: _Count, earlier: _Count) -> bool:
    """Whether two counts stand in two highlights, or in two sentences of one: “12 of all 14 nurses” is one thing."""
    one, other = later.statement, earlier.statement
    between = one.passage.text[other.figure.end : one.figure.start]
    return one.passage != other.passage or bool(re.search(r"[;.]\s", between))


def _entry(count: _Count) -> str:
    return entry_of(count.statement.passage.path)


def _are_near(one: _Count, other: _Count) -> bool:
    few, many = sorted((one.number, other.number))
    near = _NEAR_LED if one.led and other.led else _NEAR
    return few != many and few >= near * many


def _counts(passages: Sequence[Passage]) -> Iterator[_Count]:
    for passage in passages:
        for one in measured(passage.text, True):
            yield from _count(passage, one)


def _count(passage: Passage, one: Measured) -> Iterator[_Count]:
    figure = one.figure
    if figure.unit or figure.bound or figure.is_range or figure.per or figure.low < 3:
        return
    before = passage.text[: figure.start]
    behind, team = _NOUN.match(_from_number(passage.text, figure)), _TEAM.search(before)
    leads, total = bool(_LEADS.search(before)), bool(_ALL.search(before))
    for noun in {"team" if match is team else _singular(match["noun"]) for match in (team, behind) if match}:
        led = leads and (noun in _PEOPLE or bool(team))
        yield _Count(Statement(passage, one), noun, led, total)


def _from_number(text: str, figure: Figure) -> str:
    """The text behind the number: a figure may have taken its noun in."""
    number = re.match(r"[\d,.]*\d|\w+(?:-\w+)?", text[figure.start :])
    return text[figure.start + (number.end() if number else 0) :]


@functools.lru_cache(maxsize=512)
def _singular(noun: str) -> str:
    lower = noun.lower()
    return _IRREGULAR.get(lower, singular(lower))
