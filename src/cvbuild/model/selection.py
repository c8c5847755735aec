"""Selection: the items of a résumé that a variant shows, with the reason for every item that is in or out."""

from __future__ import annotations

from msgspec import Struct

from cvbuild.model.resume import Resume
from cvbuild.syntax.finding import Mistake

__all__ = ["Decision", "Selection"]


class Decision(Struct, frozen=True):
    """The reason for an item that is in or out. ``place`` is the deciding path, in the variant's file or in the source.

    ``tags`` are the item's tags to which the rule refers: those it shares with the variant, or those excluded.
    """

    path: str
    address: str
    shown: bool
    rule: str
    reason: str
    place: str
    in_variant: bool = True
    tags: tuple[str, ...] = ()


class Selection(Struct, frozen=True):
    """The items that a variant shows, every decision, and the selectors that match nothing."""

    resume: Resume
    decisions: tuple[Decision, ...]
    mistakes: tuple[Mistake, ...] = ()

    def decision(self, path: str) -> Decision | None:
        """Return the decision on the item at a path."""
        return next((decision for decision in self.decisions if decision.path == path), None)
