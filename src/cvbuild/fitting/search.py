"""The search for the best choice that was seen to fit: what to lay out next, given what was seen so far.

On one page the first choice fits, for heights add up. At each page break some room is lost, for a heading stays with
what follows it. So one line a break is kept in reserve at first; where that is not enough, less is chosen; once a
choice fits, the last page is filled, for what stands there moves no break; then more is tried on the pages before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cvbuild.extent import Layout
from cvbuild.fitting.knapsack import FULL, Choice, Settled, choose, least
from cvbuild.fitting.parts import Plan, units

__all__ = ["Search", "Seen"]

_TRIES = 8
"""Layouts at most, a tenth of a second each. One page takes one, two pages two to five."""

_ENOUGH = 5
"""So many are not exceeded where the pages are filled already, only to fill them better."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A choice that was laid out and fits; ``full`` is the share of the room on all pages that it uses."""

    choice: Choice
    layout: Layout
    full: float


@dataclass(slots=True)
class Search:
    """Give the layout of each choice to :meth:`laid` before asking for the next one.

    ``best`` is the best choice that fits, ``surplus`` how much too high the lowest other one was, in units.
    """

    plan: Plan
    room: int
    pages: int
    best: Seen | None = None
    surplus: int = 0
    budget: int = 0
    _failure: int | None = None
    _tried: set[frozenset[str]] = field(default_factory=set)

    def choices(self) -> Iterator[Choice]:
        """What to lay out, one after the other."""
        yield from self._descent()
        while self.best and len(self._tried) <= (_ENOUGH if self.best.full >= FULL else _TRIES):
            following = next(filter(None, (self._new(step()) for step in (self._last_page, self._all_pages))), None)
            if following is None:
                return
            yield following

    def laid(self, choice: Choice, layout: Layout) -> None:
        """The choice was laid out so."""
        if layout.pages > self.pages:
            self._failure, self.surplus = choice.cost, max(1, units(sum(layout.ends[self.pages :])))
            return
        full = layout.full(self.pages)
        if self.best is None or (full >= FULL, choice.worth) > (self.best.full >= FULL, self.best.choice.worth):
            self.best = Seen(choice, layout, full)

    def _descent(self) -> Iterator[Choice]:
        """Ever lower choices until one fits."""
        self.budget = self.room * self.pages - (self.pages - 1) * self.plan.line
        while self.best is None and len(self._tried) < _TRIES:
            choice = self._new(choose(self.plan, self.budget))
            if choice is None:
                break
            yield choice
            self.budget = choice.cost - self.surplus * len(self._tried)
        lowest = self._new(least(self.plan)) if self.best is None else None
        if lowest:  # by arithmetic it is too high; a theme whose heights do not add up may prove that wrong
            yield lowest
            self.surplus = max(self.surplus, lowest.cost - self.room * self.pages)

    def _new(self, choice: Choice | None) -> Choice | None:
        if choice is None or choice.kept in self._tried:
            return None
        self._tried.add(choice.kept)
        return choice

    def _last_page(self) -> Choice | None:
        """The best choice that differs on the last page only."""
        assert self.best
        shown, parts = self.best, self.plan.parts
        pages = {part.path: extent.page for part in parts if (extent := shown.layout.extent(part.path))}
        last = (number for number, part in enumerate(parts) if pages.get(part.path) == self.pages)
        before = frozenset(part.path for part in parts[: next(last, 0)])
        self.budget = shown.choice.cost + self._free
        return choose(self.plan, self.budget, FULL, Settled(before & shown.choice.kept, before - shown.choice.kept))

    def _all_pages(self) -> Choice | None:
        """The best choice for what is left, and where that was too much, for half of it."""
        assert self.best
        free = self._free
        if self._failure is not None and self._failure > self.best.choice.cost:
            free = min(free, (self._failure - self.best.choice.cost) // 2)
        self.budget = self.best.choice.cost + free
        return choose(self.plan, self.budget)

    @property
    def _free(self) -> int:
        assert self.best
        return round((1 - self.best.full) * self.room * self.pages)
