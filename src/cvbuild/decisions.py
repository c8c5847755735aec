"""Why an item is shown or not, what a variant shows, and taking further items out of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from cvbuild.finding import Finding
from cvbuild.resume import SECTIONS, Item, Resume

__all__ = ["Decision", "Selection", "without"]

ItemT = TypeVar("ItemT", bound=Item)


@dataclass(frozen=True, slots=True)
class Decision:
    """Why an item is in or out. ``place`` is the path that decided: in the variant's file or in the source file.

    ``tags`` are all tags of the item that the rule speaks of: those it shares with the variant, or those excluded.
    """

    path: str
    address: str
    shown: bool
    rule: str
    reason: str
    place: str
    in_variant: bool = True
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What a variant shows, every decision that led there, and the selectors that match nothing."""

    resume: Resume
    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...] = ()

    def decision(self, path: str) -> Decision | None:
        """The decision on the item at a path."""
        return next((decision for decision in self.decisions if decision.path == path), None)


def without(selection: Selection, out: Mapping[str, Decision]) -> Selection:
    """The selection with some of what it shows taken out; what lies below these items goes with them.

    Args:
        selection: what is shown so far.
        out: the new decisions by the paths of the items they take out.
    """
    if not out:
        return selection
    resume = selection.resume
    sections = {name: _left(resume.entries(name), out) for name in SECTIONS}
    decisions = tuple(_redecided(decision, out) for decision in selection.decisions)
    return replace(selection, resume=resume.changed(**sections), decisions=decisions)


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
