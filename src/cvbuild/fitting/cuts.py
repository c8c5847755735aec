"""From a choice to decisions: what fit leaves out and why, and what one more line would bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cvbuild.decisions import Decision, Selection, without
from cvbuild.fitting.knapsack import Choice, choose
from cvbuild.fitting.parts import Part, Plan, lines
from cvbuild.source import parent_path

__all__ = ["PLACE", "Cut", "Fitted", "More", "cut", "fitted", "left_out"]

PLACE = "pages.fit"
"""The path in a variant's file that decided."""

_MORE = 6
"""So many further lines are tried to find out what they would bring."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What fit left out as one: the paths of its items (an entry's lines go with it), its height in lines."""

    items: tuple[str, ...]
    lines: int
    priority: int


@dataclass(frozen=True, slots=True)
class More:
    """With so many more lines these items would come in, and those go for them."""

    lines: int
    comes: tuple[str, ...]
    goes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fitted:
    """What fitting to the page came to.

    ``full`` is the share of the room on all pages that is used. ``step`` is how many of the theme's ``steps`` to a
    closer page were taken.
    """

    pages: int
    full: float
    cuts: tuple[Cut, ...] = ()
    more: More | None = None
    step: int = 0
    steps: int = 0


def cut(selection: Selection, plan: Plan, choice: Choice, pages: int) -> Selection:
    """The selection without the parts that the choice leaves out."""
    return left_out(selection, _cuts(plan, choice), pages)


def left_out(selection: Selection, cuts: Iterable[Cut], pages: int) -> Selection:
    """The selection without these items; each of them is a decision of rule ``fit``."""
    decided = {decision.path: decision for decision in selection.decisions}
    out: dict[str, Decision] = {}
    for one in cuts:
        height = _counted(one.lines, "line")
        reason = f"cut to fit {_counted(pages, 'page')}: {height}, priority {one.priority}"
        for path in one.items:
            before = decided[path]
            out[path] = replace(before, shown=False, rule="fit", reason=reason, place=PLACE, in_variant=True)
    return without(selection, out)


def _cuts(plan: Plan, choice: Choice) -> tuple[Cut, ...]:
    left = frozenset(part.path for part in plan.parts) - choice.kept
    return tuple(Cut(part.items, _lines(part, plan), part.priority) for part in _tops(plan, left))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _tops(plan: Plan, paths: frozenset[str]) -> Iterator[Part]:
    """The parts with these paths that are items, without those that lie in another one of them."""
    found = {part.path: part for part in plan.parts if part.path in paths and part.items}
    yield from (part for path, part in found.items() if found.keys().isdisjoint(_above(path)))


def _above(path: str) -> Iterator[str]:
    while path := parent_path(path):
        yield path


def _lines(part: Part, plan: Plan) -> int:
    """The height of a part with all that lies in it, in lines; a row's further lines lie beside, not in each other."""
    inside = all(_is_in(below, part) for group in part.groups for below in group.parts)
    return lines(part.whole if inside else part.cost, plan.line)


def _is_in(below: Part, part: Part) -> bool:
    return part.path in _above(below.path)


def fitted(plan: Plan, choice: Choice, room: int, pages: int, full: float) -> Fitted:
    """What is told of a choice. ``room`` is the height up to which it was sought, ``full`` what share it uses."""
    cuts = _cuts(plan, choice)
    return Fitted(pages, full, cuts, _more(plan, choice, room) if cuts else None)


def _more(plan: Plan, choice: Choice, room: int) -> More | None:
    """The fewest further lines that would change anything for the better."""
    for number in range(1, _MORE + 1):
        other = choose(plan, room + number * plan.line)
        if other and other.worth > choice.worth:
            return More(number, _items(plan, other.kept - choice.kept), _items(plan, choice.kept - other.kept))
    return None


def _items(plan: Plan, paths: frozenset[str]) -> tuple[str, ...]:
    return tuple(path for part in _tops(plan, paths) for path in part.items)
