"""Pair the units of two documents: by key first, then by similarity, then across parents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.commands.diff.marks import likeness
from cvbuild.commands.diff.units import Unit

__all__ = ["Pair", "paired"]

_ALIKE = 0.5
"""Similarity from which two units of one parent are the same, reworded: half of the words stay."""

_MOVED = 0.7
"""Similarity from which units of different parents are the same: no two lines are so similar by chance."""


class Pair(Struct, frozen=True):
    """A unit before and after; one of them is ``None`` if it was added or removed.

    ``places`` are its positions among siblings of its kind, before and after, from 1, if it was moved among them.
    ``came_from`` is the title of its former parent, if that differs.
    """

    old: Unit | None
    new: Unit | None
    pairs: tuple[Pair, ...] = ()
    places: tuple[int, int] | None = None
    came_from: str | None = None


def paired(old: Unit, new: Unit) -> Pair:
    """Pair two documents, in the order of the new one; removed units keep their position."""
    return _moved_elsewhere(_pair(old, new))


def _pair(old: Unit, new: Unit) -> Pair:
    matches = _matches(old.children, new.children)
    moved = _out_of_order(matches)
    pairs = [_matched(old, new, match, match in moved) for match in matches]
    by_new = {after: pair for (_, after), pair in zip(matches, pairs, strict=True)}
    taken = dict(matches)
    ordered = [by_new.get(n) or _one_sided(new=unit) for n, unit in enumerate(new.children)]
    for number, unit in enumerate(old.children):
        if number not in taken:
            ordered.insert(_where(number, old.children, ordered), _one_sided(old=unit))
    return Pair(old, new, tuple(ordered))


def _matched(old: Unit, new: Unit, match: tuple[int, int], moved: bool) -> Pair:
    before, after = match
    pair = _pair(old.children[before], new.children[after])
    numbers = (_number(old.children, before), _number(new.children, after))
    return replace(pair, places=numbers if moved else None)


def _number(siblings: Sequence[Unit], index: int) -> int:
    return 1 + sum(unit.kind == siblings[index].kind for unit in siblings[:index])


def _one_sided(old: Unit | None = None, new: Unit | None = None) -> Pair:
    children = (old or new or Unit("", "", "", ())).children
    below = tuple(_one_sided(child, None) if old else _one_sided(None, child) for child in children)
    return Pair(old, new, below)


def _where(number: int, siblings: Sequence[Unit], ordered: Sequence[Pair]) -> int:
    """Insert it after the unit that preceded it."""
    before = {id(unit) for unit in siblings[number - 1 : number]}
    return next((n + 1 for n, pair in enumerate(ordered) if pair.old is not None and id(pair.old) in before), 0)


def _matches(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return numbers of equal units, before and after, in the order of before."""
    known = {(unit.kind, unit.key): number for number, unit in reversed(list(enumerate(new)))}
    found: dict[int, int] = {}
    for number, unit in enumerate(old):
        if (after := known.pop((unit.kind, unit.key), None)) is not None:
            found[number] = after
    olds = {n: _Known(old[n], among_siblings=True) for n in range(len(old)) if n not in found}
    news = {n: _Known(new[n], among_siblings=True) for n in set(range(len(new))) - set(found.values())}
    found |= dict(_best(olds, news, _ALIKE))
    return sorted(found.items())


class _Known:
    """Return what identifies a unit: its words; an entry, among its siblings, also by its title.

    A job stays the same if all its highlights change, but an Engineer here is not the Engineer there.
    """

    def __init__(self, unit: Unit, *, among_siblings: bool) -> None:
        self.kind, self.words = unit.kind, unit.words
        self.title = unit.title if unit.children and among_siblings else ""

    def likeness(self, other: _Known, least: float) -> float:
        """Return the similarity from 0 to 1; units of different kinds have 0."""
        if self.kind != other.kind:
            return 0.0
        same = bool(self.title) and self.title == other.title
        return 1.0 if same else likeness(self.words, other.words, least)


def _best(olds: Mapping[int, _Known], news: Mapping[int, _Known], least: float) -> Iterator[tuple[int, int]]:
    """Pair the most similar first; each number once on each side."""
    likely = ((a, b, old.likeness(new, least)) for a, old in olds.items() for b, new in news.items())
    candidates = [candidate for candidate in likely if candidate[2] >= least]
    taken: set[tuple[str, int]] = set()
    for old, new, _ in sorted(candidates, key=lambda c: (-c[2], c[0], c[1])):
        if ("old", old) not in taken and ("new", new) not in taken:
            taken |= {("old", old), ("new", new)}
            yield old, new


def _out_of_order(matches: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the minimum of units that moved: all but a longest run in the original order.

    Among runs of equal length, the one with most units at their original position.
    """
    runs: list[
        tuple[int, int, int]
    ] = []  # the best run that ends with each: its length, its unmoved units, its predecessor
    for number, (before, after) in enumerate(matches):
        earlier = ((*runs[n][:2], n) for n in range(number) if matches[n][1] < after)
        length, unmoved, last = max(earlier, default=(0, 0, -1))
        runs.append((length + 1, unmoved + (before == after), last))
    kept: set[tuple[int, int]] = set()
    at = max(range(len(runs)), key=lambda n: runs[n][:2], default=-1)
    while at >= 0:
        kept.add(matches[at])
        at = runs[at][2]
    return set(matches) - kept


def _moved_elsewhere(root: Pair) -> Pair:
    """Join units that were removed here and added there, if they are the same."""
    gone = [(pair.old, parent) for pair, parent in _loose(root) if pair.old]
    come = [pair.new for pair, _ in _loose(root) if pair.new]
    olds = {n: _Known(old, among_siblings=False) for n, (old, _) in enumerate(gone)}
    news = {n: _Known(new, among_siblings=False) for n, new in enumerate(come)}
    moves = {id(come[b]): gone[a] for a, b in _best(olds, news, _MOVED)}
    return _rejoined(root, moves, {id(old) for old, _ in moves.values()})


def _loose(pair: Pair) -> Iterator[tuple[Pair, str]]:
    """Yield units without a counterpart, each with the title of its parent, but not their contents."""
    for below in pair.pairs:
        if below.old is None or below.new is None:
            parent = pair.old if below.old else pair.new
            yield below, parent.title if parent else ""
        else:
            yield from _loose(below)


def _rejoined(pair: Pair, moves: dict[int, tuple[Unit, str]], gone: set[int]) -> Pair:
    pairs = []
    for below in pair.pairs:
        if below.new is not None and id(below.new) in moves:
            old, parent = moves[id(below.new)]
            pairs.append(replace(_pair(old, below.new), came_from=parent))
        elif below.old is None or below.new is None:
            if id(below.old) not in gone:
                pairs.append(below)
        else:
            pairs.append(_rejoined(below, moves, gone))
    return replace(pair, pairs=tuple(pairs))
