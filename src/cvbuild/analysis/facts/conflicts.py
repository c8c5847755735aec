"""Conflicting values of one measure: lead against body, within an entry, between wordings of one highlight.

Other entries may have other values of the same thing: two jobs, two teams. So only the lead is compared with the whole
body; texts of an entry are compared with each other.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.facts.measures import Measured, agrees, measured, same_measure
from cvbuild.analysis.figures.addends import is_addend
from cvbuild.analysis.figures.figures import Figure, same_value
from cvbuild.analysis.figures.units import NUMBER_WORDS, alternatives
from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.language.stems import content
from cvbuild.syntax.pattern import lazy_pattern

__all__ = [
    "MONEY",
    "SCALE",
    "Conflict",
    "Statement",
    "against_body",
    "between_wordings",
    "entry_of",
    "is_part",
    "statements",
    "within_entry",
]

_ENTRY = re.compile(r"\w+\[\d+\](?:\.roles\[\d+\])?")
_OVER_YEARS = lazy_pattern(
    rf"\b(?:in|over|during|for|within)\s(?:the\s)?(?:(?:past|last|first)\s)?(?:\d+|{alternatives(NUMBER_WORDS)})\s(?:years|seasons)\b",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"-[a-z]{2,}(?: [A-Za-z-]+){1,3}")
_SHARE = re.compile(r"\sof\s")
MONEY = ("$", "€", "£", "¥", "₹", "CHF")
"""Units of money."""

SCALE = 1000
"""From here on a count is the size of something (users, requests), not a count of achievements."""

_GROWTH = content("grow expand scale hire build double")
_SIZES = content("team staff crew squad group class department headcount workforce")
_GENERIC = content(
    "time rate cost system performance efficiency project customer client user"
    " jahr jahre monat monate woche im pro an ans mois semaine par al año años mes meses semana por"
    " del los las unas unos von vom auf zu bis um mit die der das den dem de à des du au aux en et la le les y el entre"
)


class Statement(Struct, frozen=True):
    """A figure with its measure, and its passage."""

    passage: Passage
    measured: Measured

    @property
    def figure(self) -> Figure:
        """The figure without its context."""
        return self.measured.figure

    @property
    def entry(self) -> str:
        """The path of its entry or role."""
        return entry_of(self.passage.path)


class Conflict(Struct, frozen=True):
    """Two statements that cannot both hold."""

    one: Statement
    other: Statement


def entry_of(path: str) -> str:
    """Return the path of the entry or role that contains a path, or the path itself."""
    match = _ENTRY.match(path)
    return match[0] if match else path


def statements(passages: Iterable[Passage]) -> Iterator[Statement]:
    """Yield every figure with its measure, except durations in years, which D109 checks."""
    for passage in passages:
        for one in measured(passage.text, False, passage.language):
            if one.figure.unit != "month":
                yield Statement(passage, one)


def against_body(lead: Sequence[Statement], body: Sequence[Statement]) -> Iterator[Conflict]:
    """Yield figures of the lead whose value is not in the body, each with a figure of the body for the same measure."""
    for one in lead:
        if any(agrees(one.figure, other.figure) for other in body):
            other = _other_bound(one, body)
        else:
            rivals = [other for other in body if _opposes(one, other, lead)]
            added = any(is_part(one, other) for other in rivals)
            other = None if added else max(rivals, key=lambda rival: _likeness(one, rival), default=None)
        if other:
            yield Conflict(one, other)


def _likeness(one: Statement, other: Statement) -> tuple[int, int]:
    """Return how much two statements have in common: words, then verbs."""
    return len(one.measured.words & other.measured.words), len(one.measured.acts & other.measured.acts)


def _opposes(one: Statement, other: Statement, lead: Sequence[Statement]) -> bool:
    """Return whether two figures may measure one thing and no other figure of the lead fits the second better."""
    if not same_measure(one.measured, other.measured) or _may_count_more(one, other):
        return False
    mine, theirs = one.measured.words, other.measured.words
    if mine != theirs and mine & theirs <= _GENERIC:
        return False
    if one.passage.language != "en" and _is_change(one, other):
        return False
    if "year" in other.figure.per and not one.figure.per and _OVER_YEARS.search(one.passage.masked):
        return False  # 186 in three years, 60 a year
    owned = any(agrees(owner.figure, other.figure) for owner in lead)
    return mine == theirs or bool(mine & theirs & _SIZES) or not owned


def is_part(one: Statement, other: Statement) -> bool:
    """Return whether a figure is one of several that add up to that of the lead."""
    return is_addend(other.figure, other.passage.text, other.passage.language, one.figure.low)


def _is_change(one: Statement, other: Statement) -> bool:
    """Return whether a figure is the difference between two of a passage: “um 3,5 Mio. €”, “von 18,4 auf 14,9”."""
    beside = [two.figure for two in statements([other.passage]) if two.figure.unit == one.figure.unit]
    return any(abs(first.low - last.low) == one.figure.low for first, last in itertools.combinations(beside, 2))


def _may_count_more(one: Statement, other: Statement) -> bool:
    """Return whether the lead may count over all jobs: 40 projects in total, 12 in one job. Teams do not add up."""
    mine, theirs = one.measured.words, other.measured.words
    if one.figure.bound == other.figure.bound == "≤":
        return False
    if one.figure.unit in MONEY or (_is_amount(one) and _is_amount(other)):
        return one.figure.low > other.figure.high
    if one.figure.unit or one.figure.low >= SCALE or mine & theirs & _SIZES:
        return False
    sizes = _sized(one), _sized(other)
    if all(sizes) and (sizes[0] <= sizes[1] or sizes[1] <= sizes[0]):
        return False
    return len(mine) < 2 or mine != theirs or one.figure.low > other.figure.high


def _is_amount(one: Statement) -> bool:
    """Return whether a figure is an amount that adds up: “180 hours of diving”, “310 km² of reef”."""
    return one.figure.unit not in ("", "%", "x") and bool(_SHARE.match(one.passage.text, one.figure.end))


def _sized(one: Statement) -> frozenset[str]:
    """Return the thing whose size the figure is, rather than a count: “a 24-bed ICU”; else empty."""
    match = _ATTRIBUTE.match(one.passage.text, one.figure.end)
    return content(match[0]) if match else frozenset()


def _other_bound(one: Statement, body: Sequence[Statement]) -> Statement | None:
    """Return whether the same value has “+” in one place and not in the other."""
    same = [other for other in body if same_value(one.figure, other.figure) and _of_one_thing(one, other)]
    if not same or any(one.figure.bound == other.figure.bound for other in same):
        return None
    return next((other for other in same if {one.figure.bound, other.figure.bound} == {"", "+"}), None)


def _of_one_thing(one: Statement, other: Statement) -> bool:
    shared = one.measured.words & other.measured.words
    return bool(shared) or bool(one.figure.per and one.figure.per == other.figure.per)


def within_entry(body: Sequence[Statement]) -> Iterator[Conflict]:
    """Yield pairs of highlights of one entry that give one measure two values in the same words."""
    entries: dict[tuple[object, ...], dict[Passage, list[tuple[int, Statement]]]] = {}
    for number, later in enumerate(body):
        keys = _comparable(later)
        rivals = sorted(
            (
                rival
                for key in keys
                for passage, group in entries.get(key, {}).items()
                if passage != later.passage
                for rival in group
            ),
            key=lambda rival: rival[0],
        )
        earlier = next((one for _, one in rivals if _contradicts(later, one)), None)
        if earlier:
            yield Conflict(later, earlier)
        for key in keys:
            entries.setdefault(key, {}).setdefault(later.passage, []).append((number, later))


def _comparable(one: Statement) -> tuple[tuple[object, ...], ...]:
    """Return the keys of the figures to compare with: comparing all with all takes minutes for a long CV.

    Two figures that contradict one another share a key: the same words, or one that is a size.
    """
    figure, words = one.figure, one.measured.words
    kind = (one.entry, figure.unit, figure.per, figure.percentile)
    return ((*kind, words), *((*kind, size) for size in sorted(words & _SIZES)))


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
    """Return whether a percentage is a share (“1.3% of sales”), not a change."""
    return bool(_SHARE.match(one.passage.text, one.figure.end))


def _has_value(passage: Passage, figure: Figure) -> bool:
    return any(same_value(one.figure, figure) for one in measured(passage.text, True, passage.language))


def between_wordings(text: str, others: Sequence[str], *, same_matter: bool = True) -> Iterator[tuple[Figure, Figure]]:
    """Yield figures of a text with another value or bound in another text.

    With ``same_matter`` the others are wordings of the same thing; without, both figures need the same words around
    them.
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
    alike = (other.figure for other in rivals if same_matter or (len(one.words) > 1 and one.words == other.words))
    return next((rival for rival in alike if not any(same_value(rival, mine.figure) for mine in own)), None)
