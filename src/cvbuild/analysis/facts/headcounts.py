"""Counts of one thing that disagree: the team in summary and job, “all 68 services” and “63 services”.

Different counts are seldom a conflict: one may have trained sixteen engineers and led nine. So two counts of one thing
are compared only if both count people led, or if one claims to be the total.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from cvbuild.analysis.facts.conflicts import Conflict, Statement, entry_of, is_part
from cvbuild.analysis.facts.measures import Measured, measured
from cvbuild.analysis.figures.figures import Figure
from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.language.stems import singular

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
    r"|r[ua]n(?:s|ning)?|oversees?|oversaw|overseeing|responsible for|in charge of|head of"
    r"|leite[tn]?|leitete|geleitet|führ(?:e|t|te|ung)|dirig(?:e|é|er|ió|í|o)?|dirijo"
    r"|encadr(?:e|é)"
    r"|gère|géré|responsable|coordin(?:o|a|é|ó|ando)|lider(?:o|a|é|ó))\b"
    r"(?:(?!\b(?:and|while|plus|but|who|that|which)\b)[^.,;:]){0,40}$",
    re.IGNORECASE,
)
_ALL = re.compile(r"(?:\b(?:all|every one of|each of)(?: (?:the|its|their|our))?|\w['’]s?)\s$", re.IGNORECASE)
_NOUN = re.compile(r"\s(?P<noun>[^\W\d_]{3,})(?![\w-])", re.IGNORECASE)
_TEAM = re.compile(
    r"\b(?P<noun>team|staff|crew|group|department|practice|faculty|brigade|équipe|equipo|abteilung|mannschaft|service)"
    r"\s(?:of|von|mit|de)\s$",
    re.IGNORECASE,
)
_NEAR = Decimal("0.75")
"""The ratio of two counts from which they may mean the same things: 45 and 60 looms, not 4 and 60."""
_NEAR_TOTAL = Decimal("0.66")
"""The same ratio if one claims to be the total."""
_NEAR_LED = Decimal("0.5")
"""The same ratio for people led, who are not added up over jobs."""


class _Count(Struct, frozen=True):
    """A count with its noun, and the ``group`` that it is the size of: “a team of nine weavers”.

    ``led`` is true for people led, ``total`` if it claims to be the total.
    """

    statement: Statement
    noun: str
    group: str
    led: bool
    total: bool

    @property
    def number(self) -> Decimal:
        return self.statement.figure.low

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.noun, f"{self.group} of" if self.group else "")))

    def is_of(self, other: _Count) -> bool:
        """Return whether both count one kind of thing: the same noun, or one group where either lacks a noun."""
        if self.noun and other.noun:
            return self.noun == other.noun
        return bool(self.group) and self.group == other.group


_NUMBER = re.compile(r"[\d,.]*\d|\w+(?:-\w+)?")
_NEARBY = 500
"""Characters around a number in which its noun and its verb are; all of a long text would take quadratic time."""


def miscounted(lead: Sequence[Passage], body: Sequence[Passage]) -> Iterator[Conflict]:
    """Yield counts of the lead that disagree with a job, and counts within one entry that disagree."""
    above, below = list(_counts(lead)), list(_counts(body))
    for one in above:
        rivals = [other for other in below if one.is_of(other) and (other.led or not one.led)]
        if not rivals or any(_owns(other, one) for other in (*below, *_others(above, one))):
            continue
        if any(is_part(one.statement, other.statement) for other in rivals):
            continue
        if one.led or len(rivals) == 1:
            other = next((other for other in rivals if _are_near(one, other)), None)
            if other and (one.led or other.number < one.number * 2):
                yield Conflict(one.statement, other.statement)
    yield from _within(below)


def _others(counts: Sequence[_Count], one: _Count) -> Iterator[_Count]:
    return (other for other in counts if other is not one)


def _owns(other: _Count, one: _Count) -> bool:
    """Return whether another count has the number, and may be of the same thing."""
    return other.number == one.number and (other.is_of(one) or other.noun != one.noun == "" or not other.noun)


def _within(counts: Sequence[_Count]) -> Iterator[Conflict]:
    known: dict[tuple[str, str], list[_Count]] = {}
    for later in counts:
        groups = [known.setdefault((_entry(later), key), []) for key in later.keys]
        for earlier in (earlier for before in groups for earlier in before if later.is_of(earlier)):
            near = (later.total or earlier.total) and _are_near(later, earlier)
            if near and _are_apart(later, earlier):
                yield Conflict(later.statement, earlier.statement)
                break
        for before in groups:
            before.append(later)


def _are_apart(later: _Count, earlier: _Count) -> bool:
    """Return whether two counts are in two highlights or sentences; “12 of all 14 nurses” is one statement."""
    one, other = later.statement, earlier.statement
    between = one.passage.text[other.figure.end : one.figure.start]
    return one.passage != other.passage or bool(re.search(r"[;.]\s", between))


def _entry(count: _Count) -> str:
    return entry_of(count.statement.passage.path)


def _are_near(one: _Count, other: _Count) -> bool:
    few, many = sorted((one.number, other.number))
    near = _NEAR_LED if one.led and other.led else _NEAR_TOTAL if one.total or other.total else _NEAR
    return few != many and few >= near * many


def _counts(passages: Sequence[Passage]) -> Iterator[_Count]:
    for passage in passages:
        for one in measured(passage.text, True, passage.language):
            yield from _count(passage, one)


def _count(passage: Passage, one: Measured) -> Iterator[_Count]:
    figure = one.figure
    if figure.unit or figure.bound or figure.is_range or figure.per or figure.low < 3:
        return
    before = passage.text[max(0, figure.start - _NEARBY) : figure.start]
    following, team = _NOUN.match(_from_number(passage.text, figure)), _TEAM.search(before)
    leads, total = bool(_LEADS.search(before)), bool(_ALL.search(before))
    if following or team:
        noun = _singular(following["noun"]) if following else ""
        led = leads and (noun in _PEOPLE or bool(team))
        group = _group(team["noun"]) if team else ""
        yield _Count(Statement(passage, one), noun, group, led, total)


def _group(noun: str) -> str:
    """Return one word for all words of a team, and one for those of a department."""
    return "department" if noun.lower() in ("department", "faculty", "abteilung", "service", "practice") else "team"


def _from_number(text: str, figure: Figure) -> str:
    """Return the text after the number; the figure may include its noun."""
    number = _NUMBER.match(text, figure.start)
    return text[(number.end() if number else figure.start) :][:_NEARBY]


@functools.lru_cache(maxsize=512)
def _singular(noun: str) -> str:
    lower = noun.lower()
    return _IRREGULAR.get(lower, singular(lower))
