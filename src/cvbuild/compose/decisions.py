"""Remove further items from a selection, each with the decision that removes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from cvbuild.model.resume import Item
from cvbuild.model.selection import Decision, Selection

__all__ = ["without"]

ItemT = TypeVar("ItemT", bound=Item)


def without(selection: Selection, out: Mapping[str, Decision]) -> Selection:
    """Return the selection without some of its items and everything below them.

    Args:
        selection: what is shown so far.
        out: the new decisions by the paths of the items they remove.
    """
    if not out:
        return selection
    resume = selection.resume
    sections = {name: _left(resume.entries(name), out) for name in resume.section_names}
    decisions = tuple(_redecided(decision, out) for decision in selection.decisions)
    return replace(selection, resume=resume.with_entries(sections), decisions=decisions)


def _left(items: tuple[ItemT, ...], out: Mapping[str, Decision]) -> tuple[ItemT, ...]:
    return tuple(_without_children(item, out) for item in items if item.path not in out)


def _without_children(item: ItemT, out: Mapping[str, Decision]) -> ItemT:
    update = {name: _left(getattr(item, name), out) for name in item.children}
    return item.changed(**update) if update else item


def _redecided(decision: Decision, out: Mapping[str, Decision]) -> Decision:
    if decision.path in out:
        return out[decision.path]
    above = next((new for path, new in out.items() if decision.path.startswith((f"{path}.", f"{path}["))), None)
    if above is None or not decision.shown:
        return decision
    reason = f"{above.address} is out"
    return replace(
        decision, shown=False, rule="parent-out", reason=reason, place=above.place, in_variant=above.in_variant
    )
