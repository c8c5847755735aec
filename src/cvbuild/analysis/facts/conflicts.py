"""Two values for one measure: between the lead and the body, within an entry, between wordings of one highlight.

Other entries may have other values of the same thing: two jobs, two teams. So only the lead is compared with all of the
body, and what stands in an entry with what stands in the same entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cvbuild.analysis.facts.measures import Measured, agrees, measured, same_measure
from cvbuild.analysis.figures import Figure, same_value
from cvbuild.analysis.prose import Passage
from cvbuild.analysis.stems import content

__all__ = [
    "MONEY",
    "SCALE",
    "Conflict",
    "Statement",
    "against_body",
    "between_wordings",
    "entry_of",
    "statements",
    "within_entry",
]

_ENTRY = re.compile(r"\w+\[\d+\](?:\.roles\[\d+\])?")
_ATTRIBUTE = re.compile(r"-[a-z]{2,}(?: [A-Za-z-]+){1,3}")
_SHARE = re.compile(r"\sof\s")
MONEY = ("$", "€", "£", "¥", "₹", "CHF")
"""Units of money."""

SCALE = 1000
"""From here on a count is the size of something (users, requests), and no tally of one's own deeds."""

_GROWTH = content("grow expand scale hire build double")
_SIZES = content("team staff crew squad group class department headcount workforce")
_GENERIC = content("time rate cost system performance efficiency project customer client user")


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure with its measure, and the passage it stands in."""

    passage: Passage
    measured: Measured

    @property
    def figure(self) -> Figure:
        """The figure alone."""
        return self.measured.figure

    @property
    def entry(self) -> str:
        """The path of the entry or role it belongs to."""
        return entry_of(self.passage.path)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements that cannot both hold."""

    one: Statement
    other: Statement


def entry_of(path: str) -> str:
    """The path of the entry or role that a path leads into; the path itself where there is none."""
    match = _ENTRY.match(path)
    return match[0] if match else path


def statements(passages: Iterable[Passage]) -> Iterator[Statement]:
    """Every figure with its measure, but lengths of time in years: those are D109's."""
    for passage in passages:
        for one in measured(passage.text, False):
            if one.figure.unit != "month":
                yield Statement(passage, one)


def against_body(lead: Sequence[Statement], body: Sequence[Statement]) -> Iterator[Conflict]:
    """Each figure of the lead whose value the body does not have, with one of the body for the same measure."""
    for one in lead:
        if any(agrees(one.figure, other.figure) for other in body):
            other = _other_bound(one, body)
        else:
            other = next((other for other in body if _opposes(one, other, lead)), None)
        if other:
            yield Conflict(one, other)


def _opposes(one: Statement, other: Statement, lead: Sequence[Statement]) -> bool:
    """Whether two may be of one thing, and no other figure of the lead is the one that belongs to the second."""
    if not same_measure(one.measured, other.measured) or _may_count_more(one, other):
        return False
    mine, theirs = one.measured.words, other.measured.words
    if mine != theirs and mine & theirs <= _GENERIC:
        return False
    owned = any(agrees(owner.figure, other.figure) for owner in lead)
    return mine == theirs or bool(mine & theirs & _SIZES) or not owned


def _may_count_more(one: Statement, other: Statement) -> bool:
    """Whether the lead may count over all jobs: 40 projects in all, 12 of them in one place. A team is no sum."""
    mine, theirs = one.measured.words, other.measured.words
    if one.figure.bound == other.figure.bound == "≤":
        return False
    if one.figure.unit in MONEY:
        return one.figure.low > other.figure.high
    if one.figure.unit or one.figure.low >= SCALE or mine & theirs & _SIZES:
        return False
    sizes = _sized(one), _sized(other)
    if all(sizes) and (sizes[0] <= sizes[1] or sizes[1] <= sizes[0]):
        return False
    return len(mine) < 2 or mine != theirs or one.figure.low > other.figure.high


def _sized(one: Statement) -> frozenset[str]:
    """The thing whose size the figure is, so that it is no tally: “a 24-bed ICU”; empty for any other figure."""
    match = _ATTRIBUTE.match(one.passage.text, one.figure.end)
    return content(match[0]) if match else frozenset()


def _other_bound(one: Statement, body: Sequence[Statement]) -> Statement | None:
    """The same value of the same thing with “+” in one place and without in the other."""
    same = [other for other in body if same_value(one.figure, other.figure) and _of_one_thing(one, other)]
    if not same or any(one.figure.bound == other.figure.bound for other in same):
        return None
    return next((other for other in same if {one.figure.bound, other.figure.bound} == {"", "+"}), None)


def _of_one_thing(one: Statement, other: Statement) -> bool:
    shared = one.measured.words & other.measured.words
    return bool(shared) or bool(one.figure.per and one.figure.per == other.figure.per)


def within_entry(body: Sequence[Statement]) -> Iterator[Conflict]:
    """Two highlights of one entry that give one measure two values, said in the same words."""
    entries: dict[str, list[Statement]] = {}
    for later in body:
        before = entries.setdefault(later.entry, [])
        earlier = next((one for one in before if _contradicts(later, one)), None)
        if earlier:
            yield Conflict(later, earlier)
        before.append(later)


def _contradicts(later: Statement, earlier: Statement) -> bool:
    a, b = later.measured, earlier.measured
    if later.figure.unit == "%" and _is_share(later) != _is_share(earlier):
        return False
    if later.passage == earlier.passage or later.figure.unit != earlier.figure.unit or not a.words:
        return False
    if _has_value(later.passage, earlier.figure) or _has_value(earlier.passage, later.figure):
        return False
    if later.figure.per != earlier.figure.per or later.figure.percentile != earlier.figure.percentile:
        return False
    if a.words & b.words & _SIZES:
        return (a.words <= b.words or b.words <= a.words) and not (a.acts | b.acts) & _GROWTH
    sure = later.figure.unit == "%" or bool(later.figure.per) or a.acts == b.acts
    return sure and a.words == b.words and not a.words <= _GENERIC


def _is_share(one: Statement) -> bool:
    """Whether a per cent is so much of a thing (“1.3% of sales”), and not by how much that changed."""
    return bool(_SHARE.match(one.passage.text, one.figure.end))


def _has_value(passage: Passage, figure: Figure) -> bool:
    return any(same_value(one.figure, figure) for one in measured(passage.text, True))


def between_wordings(text: str, others: Sequence[str], *, same_matter: bool = True) -> Iterator[tuple[Figure, Figure]]:
    """Figures of a text that another text gives otherwise: the value, or its bound.

    With ``same_matter`` the others are wordings of the same thing; without, two figures must be told in the same words.
    """
    own = measured(text, False)
    for one in own:
        found = (_differing(one, measured(other, False), own, same_matter=same_matter) for other in others)
        against = next(filter(None, found), None)
        if against:
            yield one.figure, against


def _differing(
    one: Measured, others: Sequence[Measured], own: Sequence[Measured], *, same_matter: bool
) -> Figure | None:
    near = [other for other in others if same_matter or one.words & other.words]
    same = [other.figure for other in near if same_value(one.figure, other.figure)]
    if same:
        differing = all(one.figure.bound != figure.bound or one.figure.per != figure.per for figure in same)
        return same[0] if differing else None
    rivals = (other for other in near if same_measure(one, other))
    told_alike = (other.figure for other in rivals if same_matter or (len(one.words) > 1 and one.words == other.words))
    return next((rival for rival in told_alike if not any(same_value(rival, mine.figure) for mine in own)), None)
