"""The search for the best choice that fits in a real layout: propose a choice given the layouts so far.

On one page the first choice fits, because heights add up. Each page break loses some room, because a heading is kept
with the content after it. The search therefore begins with a reserve of one line per break, and chooses less if that is
not enough. Once a choice fits, it fills the last page, whose content moves no break, and then tries more on the pages
before.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from cvbuild.fit.knapsack import FULL, Choice, Settled, choose, least
from cvbuild.fit.parts import Plan, units
from cvbuild.model.layout import Layout

__all__ = ["Search", "Seen"]

_TRIES = 8
"""The limit of layouts, a tenth of a second each. One page takes one, two pages take two to five."""

_TRIES_IF_FULL = 5
"""The limit of layouts once the pages are full, as more could only improve the choice."""


class Seen(Struct, frozen=True):
    """A choice whose layout fits; ``full`` is the share of the room on all pages that it uses."""

    choice: Choice
    layout: Layout
    full: float


class Search(Struct):
    """A search in progress: pass the layout of each choice to :meth:`laid` before requesting the next one.

    ``best`` is the best choice that fits, ``surplus`` is how much the last choice that did not fit was too high, in
    units, ``budget`` is the height limit of the last choice.
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
        """Yield the choices to lay out."""
        yield from self._descent()
        while self.best and len(self._tried) <= (_TRIES_IF_FULL if self.best.full >= FULL else _TRIES):
            following = next(filter(None, (self._new(step()) for step in (self._last_page, self._all_pages))), None)
            if following is None:
                return
            yield following

    def laid(self, choice: Choice, layout: Layout) -> None:
        """Record the layout of a choice."""
        if layout.pages > self.pages:
            self._failure, self.surplus = choice.cost, max(1, units(sum(layout.ends[self.pages :])))
            return
        full = layout.full(self.pages)
        if self.best is None or (full >= FULL, choice.worth) > (self.best.full >= FULL, self.best.choice.worth):
            self.best = Seen(choice, layout, full)

    def _descent(self) -> Iterator[Choice]:
        """Yield successively lower choices until one fits."""
        self.budget = self.room * self.pages - (self.pages - 1) * self.plan.line
        while self.best is None and len(self._tried) < _TRIES:
            choice = self._new(choose(self.plan, self.budget))
            if choice is None:
                break
            yield choice
            self.budget = choice.cost - self.surplus * len(self._tried)
        lowest = self._new(least(self.plan)) if self.best is None else None
        if lowest:  # too high by arithmetic, but may fit in a theme whose heights do not add up
            yield lowest
            self.surplus = max(self.surplus, lowest.cost - self.room * self.pages)

    def _new(self, choice: Choice | None) -> Choice | None:
        if choice is None or choice.kept in self._tried:
            return None
        self._tried.add(choice.kept)
        return choice

    def _last_page(self) -> Choice | None:
        """Return the best choice that differs on the last page only."""
        assert self.best
        shown, parts = self.best, self.plan.parts
        pages = {part.path: extent.page for part in parts if (extent := shown.layout.extent(part.path))}
        last = (number for number, part in enumerate(parts) if pages.get(part.path) == self.pages)
        before = frozenset(part.path for part in parts[: next(last, 0)])
        self.budget = shown.choice.cost + self._free
        return choose(self.plan, self.budget, FULL, Settled(before & shown.choice.kept, before - shown.choice.kept))

    def _all_pages(self) -> Choice | None:
        """Return the best choice for the free room, or for half of the distance to the last height that did not fit."""
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
