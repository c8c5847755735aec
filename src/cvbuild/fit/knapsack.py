"""The knapsack: choose the parts with the highest total worth whose total height is within a limit.

Parts form a tree: a section with its heading, an entry with its head, lines. One walk through the tree extends all ways
of keeping parts and prunes dominated ones: those for which another way is no higher and worth at least as much. Few
remain, because many parts are alike, and the result is exact. Needs between distant parts are resolved by branch and
bound: if the best way keeps a line without the part it needs, solve again with both and without the line, and take the
better result.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from operator import attrgetter

from msgspec import Struct

from cvbuild.fit.parts import Group, Part, Plan

__all__ = ["FULL", "Choice", "Settled", "choose", "cost_of", "least"]

FULL = 0.95
"""The share of the room to use at least, if there is enough content."""

_MAX_LOSS = 4**4
"""The worth that filling the page may cost must be below this: no part of priority 4 is dropped for it."""

_WORTH_SCALE = 1 << 20
"""The factor of worth over the order of printing, which only breaks ties."""

_BRANCHES = 400
"""The limit of branches for needs between parts; more than any CV requires."""

_UNLIMITED = 1 << 60

_SLOTS = 512
"""The number of height classes when filling a page; a class is about a ninth of a line on one page."""


class Way(Struct, frozen=True, gc=False):
    """One way of keeping parts: its height, its worth, and a bit for each part that it keeps."""

    cost: int
    worth: int
    kept: int


class Choice(Struct, frozen=True):
    """The paths of the parts to keep, with their total height and worth."""

    kept: frozenset[str]
    cost: int
    worth: int


_Ways = list[Way]
_Prune = Callable[[Iterable[Way]], _Ways]


class Settled(Struct, frozen=True):
    """The parts that an earlier step has already kept, or left out."""

    kept: frozenset[str] = frozenset()
    out: frozenset[str] = frozenset()


def choose(plan: Plan, room: int, full: float = FULL, settled: Settled = Settled()) -> Choice | None:
    """Return the best choice that is no higher than ``room``; None if the mandatory parts are higher.

    If the best choice leaves more than a share of ``1 - full`` empty, prefer one that fills the page, unless it drops
    parts of high priority.
    """
    knapsack = _Knapsack(plan, room, settled)
    best = knapsack.solve(_undominated, lambda ways: max(ways, key=_rank))
    if best is None or best.cost + plan.fixed >= full * room or best.kept == knapsack.everything:
        return knapsack.choice(best)
    floor = math.ceil(full * room) - plan.fixed
    fuller = knapsack.solve(
        _best_by_height(room), lambda ways: max(ways, key=lambda way: (way.cost >= floor, _rank(way)))
    )
    traded = best.worth - fuller.worth if fuller and fuller.cost >= floor else None
    return knapsack.choice(fuller if traded is not None and traded < _MAX_LOSS * _WORTH_SCALE else best)


def cost_of(plan: Plan, kept: frozenset[str]) -> int:
    """Return the total height if these parts are kept."""
    return plan.fixed + _cost(plan.root, kept)


def _cost(group: Group, kept: frozenset[str]) -> int:
    stay = [part for part in group.parts if part.path in kept]
    below = sum(part.cost + sum(_cost(inner, kept) for inner in part.groups) for part in stay)
    return below + (group.cost if stay else 0)


def least(plan: Plan) -> Choice:
    """Return the lowest choice: the mandatory parts and the fewest parts that they need."""
    knapsack = _Knapsack(plan, _UNLIMITED)
    found = knapsack.solve(lambda ways: sorted(ways, key=_height)[:1], lambda ways: min(ways, key=_height))
    choice = knapsack.choice(found)
    assert choice  # keeping everything is always possible without a limit
    return choice


_cost_of_way = attrgetter("cost")


def _height(way: Way) -> tuple[int, int]:
    return way.cost, -way.worth


def _rank(way: Way) -> tuple[int, int]:
    return way.worth, -way.cost


def _undominated(ways: Iterable[Way]) -> _Ways:
    """Return the ways that no other dominates, sorted by height and therefore by worth."""
    kept: _Ways = []
    for way in sorted(ways, key=_cost_of_way):
        if kept and way.worth <= kept[-1].worth:
            continue
        if kept and way.cost == kept[-1].cost:
            kept.pop()
        kept.append(way)
    return kept


def _best_by_height(room: int) -> _Prune:
    """Return a function that keeps the best way of each height class, even if dominated by one of another class."""
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
    """The parts of a plan, each with a bit, and the room for them."""

    def __init__(self, plan: Plan, room: int, settled: Settled = Settled()) -> None:
        self._plan, self._room = plan, room - plan.fixed
        parts = plan.parts
        self._bit = {part.path: 1 << number for number, part in enumerate(parts)}
        self._below = {part.path: self._bits(part) for part in parts}
        self._worth = {part.path: part.worth * _WORTH_SCALE + len(parts) - n for n, part in enumerate(parts)}
        bound = {other for path, other in plan.needs if not path}
        kept = (part for part in parts if part.must or part.path in settled.kept or part.path in bound)
        self._kept = sum(self._bit[part.path] for part in kept)
        self._out = sum(self._bit[path] for path in settled.out)
        self._needs = tuple((self._bit[path], self._bit[other]) for path, other in plan.needs if path)
        self.everything = sum(self._bit.values())

    def _bits(self, part: Part) -> int:
        return self._bit[part.path] | sum(self._bits(below) for group in part.groups for below in group.parts)

    def choice(self, way: Way | None) -> Choice | None:
        """Convert a way to a choice of paths."""
        if way is None:
            return None
        kept = frozenset(path for path, bit in self._bit.items() if way.kept & bit)
        return Choice(kept, self._plan.fixed + way.cost, way.worth)

    def solve(self, prune: _Prune, pick: Callable[[_Ways], Way]) -> Way | None:
        """Return the best way in which every kept part has the parts that it needs."""
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
        """Return a part's bit, the bits of its whole subtree, and its worth."""
        return self._bit[part.path], self._below[part.path], self._worth[part.path]

    @property
    def room(self) -> int:
        """The maximum total cost of the parts."""
        return self._room

    @property
    def root(self) -> Group:
        """The group of all sections."""
        return self._plan.root


class _Branch:
    """One walk through the tree, with some parts kept and some left out beforehand."""

    def __init__(self, knapsack: _Knapsack, prune: _Prune, kept: int, out: int) -> None:
        self._knapsack, self._prune, self._kept, self._out = knapsack, prune, kept, out

    def ways(self) -> _Ways:
        return self._group([Way(0, 0, 0)] if self._knapsack.room >= 0 else [], self._knapsack.root)

    def _group(self, ways: _Ways, group: Group) -> _Ways:
        """Extend the ways by all subsets of a group's parts with at least ``least`` parts.

        Layer n contains the ways with n parts so far, the last layer those with n or more.
        """
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
        """Extend each way by a part and its contents; drop ways without room, and all if the part is left out."""
        bit, _, worth = self._knapsack.part(part)
        if not ways or self._out & bit:
            return []
        cost, room = part.cost + extra, self._knapsack.room
        ways = [Way(w.cost + cost, w.worth + worth, w.kept | bit) for w in ways if w.cost + cost <= room]
        for group in part.groups:
            if ways:
                ways = self._group(ways, group)
        return ways
