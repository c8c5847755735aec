"""Decisions of fit: the items it leaves out, with reasons, and the effect of a few more lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from cvbuild.compose.decisions import without
from cvbuild.fit.knapsack import Choice, choose
from cvbuild.fit.parts import Part, Plan, lines
from cvbuild.model.layout import Cut, Fitted, More
from cvbuild.model.selection import Decision, Selection
from cvbuild.syntax.source import parent_path

__all__ = ["PLACE", "cut", "fitted", "left_out"]

PLACE = "pages.fit"
"""The path of the setting, in a variant's file, that causes these decisions."""

_MORE_LINES = 6
"""The largest number of additional lines whose effect is computed."""


def cut(selection: Selection, plan: Plan, choice: Choice, pages: int) -> Selection:
    """Return the selection without the parts that the choice leaves out."""
    return left_out(selection, _cuts(plan, choice), pages)


def left_out(selection: Selection, cuts: Iterable[Cut], pages: int) -> Selection:
    """Return the selection without these items, each with a decision of rule ``fit``."""
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
    return tuple(Cut(part.items, _lines(part, plan), part.priority) for part in _outermost(plan, left))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _outermost(plan: Plan, paths: frozenset[str]) -> Iterator[Part]:
    """Yield the parts with items at these paths, without parts that are inside another of them."""
    found = {part.path: part for part in plan.parts if part.path in paths and part.items}
    yield from (part for path, part in found.items() if found.keys().isdisjoint(_ancestors(path)))


def _ancestors(path: str) -> Iterator[str]:
    while path := parent_path(path):
        yield path


def _lines(part: Part, plan: Plan) -> int:
    """Return the height of a part in lines, including its contents.

    The chunks of a keyword row are nested in the plan, but siblings in the source; they count separately.
    """
    inside = all(_is_in(below, part) for group in part.groups for below in group.parts)
    return lines(part.whole if inside else part.cost, plan.line)


def _is_in(below: Part, part: Part) -> bool:
    return part.path in _ancestors(below.path)


def fitted(plan: Plan, choice: Choice, room: int, pages: int, full: float) -> Fitted:
    """Return the report on a choice.

    Args:
        plan: the parts among which was chosen.
        choice: the parts to keep.
        room: the height limit of the search, in units.
        pages: the number of pages allowed.
        full: the share of the pages that the choice uses.
    """
    cuts = _cuts(plan, choice)
    return Fitted(pages, full, cuts, _more(plan, choice, room) if cuts else None)


def _more(plan: Plan, choice: Choice, room: int) -> More | None:
    """Return the smallest number of additional lines that allows a better choice, with its effect."""
    for number in range(1, _MORE_LINES + 1):
        other = choose(plan, room + number * plan.line)
        if other and other.worth > choice.worth:
            return More(number, _items(plan, other.kept - choice.kept), _items(plan, choice.kept - other.kept))
    return None


def _items(plan: Plan, paths: frozenset[str]) -> tuple[str, ...]:
    return tuple(path for part in _outermost(plan, paths) for path in part.items)
