"""The knapsack: which parts to keep so that what they are worth is most and their height is not too much.

Parts make a tree: a section with its heading, an entry with its head, lines. Going through the tree once, all ways of
keeping parts are carried along that no other way beats by being both lower and worth more. Their number stays small,
for many parts are alike, and the result is exact. What one part needs elsewhere in the tree is settled by branching:
where the best choice keeps a line without what it needs, it is the better of two, one with both, one without the line.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from cvbuild.fitting.parts import Group, Part, Plan

__all__ = ["FULL", "Choice", "Settled", "choose", "cost_of", "least"]

FULL = 0.95
"""The share of the room that has to be used where there is enough to use it for."""

_TRADED = 4**4
"""Less than this may be lost to fill the page: nothing of priority 4 goes for that."""

_EARLIER = 1 << 20
"""What one step of worth weighs against the order of printing, which decides between equals."""

_BRANCHES = 400
"""How many choices are tried for what needs what; more than any CV has needs."""

_ENDLESS = 1 << 60

_SLOTS = 512
"""Into so many heights ways are sorted where a page is to be filled; about a ninth of a line on one page."""


class Way(NamedTuple):
    """One way of keeping parts: its height, its worth, and a bit for each part that it keeps."""

    cost: int
    worth: int
    kept: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What is kept, by paths of parts, how high it is in all, and what it is worth."""

    kept: frozenset[str]
    cost: int
    worth: int


_Ways = list[Way]
_Prune = Callable[[Iterable[Way]], _Ways]


@dataclass(frozen=True, slots=True)
class Settled:
    """Parts of which it is settled that they stay, and parts of which it is settled that they go."""

    kept: frozenset[str] = frozenset()
    out: frozenset[str] = frozenset()


def choose(plan: Plan, room: int, full: float = FULL, settled: Settled = Settled()) -> Choice | None:
    """The best choice that is no higher than ``room``; none where what must stay is higher.

    Where the best one leaves more than a share of ``1 - full`` empty, one that fills the page is taken instead, if
    there is one that costs nothing of a high priority.
    """
    knapsack = _Knapsack(plan, room, settled)
    best = knapsack.solve(_unbeaten, lambda ways: max(ways, key=_rank))
    if best is None or best.cost + plan.fixed >= full * room or best.kept == knapsack.everything:
        return knapsack.choice(best)
    floor = math.ceil(full * room) - plan.fixed
    fuller = knapsack.solve(
        _sorted_by_height(room), lambda ways: max(ways, key=lambda way: (way.cost >= floor, _rank(way)))
    )
    traded = best.worth - fuller.worth if fuller and fuller.cost >= floor else None
    return knapsack.choice(fuller if traded is not None and traded < _TRADED * _EARLIER else best)


def cost_of(plan: Plan, kept: frozenset[str]) -> int:
    """The height of a choice of parts."""
    return plan.fixed + _cost(plan.root, kept)


def _cost(group: Group, kept: frozenset[str]) -> int:
    stay = [part for part in group.parts if part.path in kept]
    below = sum(part.cost + sum(_cost(inner, kept) for inner in part.groups) for part in stay)
    return below + (group.cost if stay else 0)


def least(plan: Plan) -> Choice:
    """The lowest choice: what must stay, and as little as it needs."""
    knapsack = _Knapsack(plan, _ENDLESS)
    found = knapsack.solve(lambda ways: sorted(ways, key=_height)[:1], lambda ways: min(ways, key=_height))
    choice = knapsack.choice(found)
    assert choice  # to keep everything is always allowed
    return choice


def _height(way: Way) -> tuple[int, int]:
    return way.cost, -way.worth


def _rank(way: Way) -> tuple[int, int]:
    return way.worth, -way.cost


def _unbeaten(ways: Iterable[Way]) -> _Ways:
    """The ways that no other beats, the lowest first, each next one worth more."""
    kept: _Ways = []
    for way in sorted(ways, key=_height):
        if not kept or way.worth > kept[-1].worth:
            kept.append(way)
    return kept


def _sorted_by_height(room: int) -> _Prune:
    """Keeps the best way of each height, whatever better ways of another height there are."""
    slot = max(1, room // _SLOTS)

    def prune(ways: Iterable[Way]) -> _Ways:
        best: dict[int, Way] = {}
        for way in ways:
            other = best.get(way.cost // slot)
            if other is None or _rank(way) > _rank(other):
                best[way.cost // slot] = way
        return [best[height] for height in sorted(best)]

    return prune


class _Knapsack:
    """The parts of a plan with their numbers, and the room there is for them."""

    def __init__(self, plan: Plan, room: int, settled: Settled = Settled()) -> None:
        self._plan, self._room = plan, room - plan.fixed
        parts = plan.parts
        self._bit = {part.path: 1 << number for number, part in enumerate(parts)}
        self._below = {part.path: self._bits(part) for part in parts}
        self._worth = {part.path: part.worth * _EARLIER + len(parts) - n for n, part in enumerate(parts)}
        bound = {other for path, other in plan.needs if not path}
        kept = (part for part in parts if part.must or part.path in settled.kept or part.path in bound)
        self._kept = sum(self._bit[part.path] for part in kept)
        self._out = sum(self._bit[path] for path in settled.out)
        self._needs = tuple((self._bit[path], self._bit[other]) for path, other in plan.needs if path)
        self.everything = sum(self._bit.values())

    def _bits(self, part: Part) -> int:
        return self._bit[part.path] | sum(self._bits(below) for group in part.groups for below in group.parts)

    def choice(self, way: Way | None) -> Choice | None:
        """A way as a choice of paths."""
        if way is None:
            return None
        kept = frozenset(path for path, bit in self._bit.items() if way.kept & bit)
        return Choice(kept, self._plan.fixed + way.cost, way.worth)

    def solve(self, prune: _Prune, pick: Callable[[_Ways], Way]) -> Way | None:
        """The best way that keeps nothing without what it needs."""
        best: Way | None = None
        branches = [(self._kept, self._out)]
        for _ in range(_BRANCHES):
            if not branches:
                break
            kept, out = branches.pop()
            ways = _Branch(self, prune, kept, out).ways()
            way = pick(ways) if ways else None
            if way is None or (best is not None and pick([best, way]) is best):
                continue
            unmet = next(
                ((item, other) for item, other in self._needs if way.kept & item and not way.kept & other), None
            )
            if unmet is None:
                best = way
                continue
            item, other = unmet
            branches += [(kept, out | item)] * (not kept & item) + [(kept | item | other, out)] * (not out & other)
        return best

    def part(self, part: Part) -> tuple[int, int, int]:
        """A part's bit, the bits of it and all below it, and what it is worth."""
        return self._bit[part.path], self._below[part.path], self._worth[part.path]

    @property
    def room(self) -> int:
        """What the parts may cost in all."""
        return self._room

    @property
    def root(self) -> Group:
        """The sections."""
        return self._plan.root


class _Branch:
    """One walk through the tree, with some parts that must stay and some that must not."""

    def __init__(self, knapsack: _Knapsack, prune: _Prune, kept: int, out: int) -> None:
        self._knapsack, self._prune, self._kept, self._out = knapsack, prune, kept, out

    def ways(self) -> _Ways:
        return self._group([Way(0, 0, 0)] if self._knapsack.room >= 0 else [], self._knapsack.root)

    def _group(self, ways: _Ways, group: Group) -> _Ways:
        """All ways with any of a group's parts that are enough. A layer holds the ways with so many parts so far."""
        top = max(1, group.least)
        layers: list[_Ways] = [ways, *([] for _ in range(top))]
        for part in group.parts:
            with_it = [self._part(layer, part, group.cost if number == 0 else 0) for number, layer in enumerate(layers)]
            may_go = not self._kept & self._knapsack.part(part)[1]
            stays = [layer if may_go else [] for layer in layers]
            layers = [stays[0], *(self._prune([*stays[n], *with_it[n - 1]]) for n in range(1, top + 1))]
            layers[top] = self._prune([*layers[top], *with_it[top]])
        enough = [way for layer in layers[group.least :] for way in layer]
        return self._prune(enough) if enough else []

    def _part(self, ways: _Ways, part: Part, extra: int) -> _Ways:
        """Each way with a part and what has to come with it; none where it must not stay or there is no room."""
        bit, _, worth = self._knapsack.part(part)
        if not ways or self._out & bit:
            return []
        cost, room = part.cost + extra, self._knapsack.room
        ways = [Way(w.cost + cost, w.worth + worth, w.kept | bit) for w in ways if w.cost + cost <= room]
        for group in part.groups:
            if ways:
                ways = self._group(ways, group)
        return ways
