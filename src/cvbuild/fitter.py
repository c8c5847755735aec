"""Fitting a variant to its pages: one tall layout gives heights, arithmetic chooses, a real layout verifies.

The arithmetic is in :mod:`cvbuild.fitting`. Here it meets the pages: where a page breaks, a little room is lost that no
sum foresees, so what was chosen is laid out as it will be printed. Is it too long, less is chosen; is there room left,
more. What is returned has been seen to fit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from cvbuild import fitting
from cvbuild.check import Chosen
from cvbuild.compose import compose
from cvbuild.decisions import Selection
from cvbuild.extent import Layout
from cvbuild.finding import Finding, Label, Outcome, Severity
from cvbuild.fitting import Choice, Fitted, Plan, Search
from cvbuild.heights import Heights
from cvbuild.render import pdf
from cvbuild.theme import RenderOptions, Theme

__all__ = ["Fit", "fit"]

_SAME = 0.001
"""Points: where heights add up, what is foreseen and what is laid out are nearer than that."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What a variant shows once it fits, and the theme that sets it so."""

    chosen: Chosen
    theme: Theme


def fit(chosen: Chosen, theme: Theme, heights: Heights | None = None) -> Outcome[Fit]:
    """The variant with what fills the pages it allows; as it is where it does not ask for that.

    Where the variant allows it, the theme is set closer step by step until everything fits.

    Args:
        chosen: the variant with all it could show.
        theme: as it stands, before any step to a closer page.
        heights: what is known of earlier saves. It is gone by where one page is filled, on which a real layout shows
            whether the sum came out; where it did not, all is laid out as if nothing were known.

    Returns:
        The variant fitted; or a finding at ``pages.max`` where what must stay is too long (L103), or those of a theme
        that cannot be laid out.

    Raises:
        CannotBuild: a native library is missing.
    """
    wanted = chosen.variant.pages
    if wanted.fit is None or wanted.max is None:
        return Outcome(Fit(chosen, theme))
    steps = len(theme.steps) if wanted.fit.tighten else 0
    known = heights if wanted.max == 1 and not steps else None
    outcome = _from_known(chosen, theme, known) if known else None
    if outcome:
        return outcome
    for step in range(steps + 1):
        fitter = _Fitter(chosen, theme.tightened(step), wanted.max, step, steps)
        outcome = fitter.whole() or (fitter.cut() if step == steps else None)
        if outcome:
            fitter.leave(known)
            return outcome
    raise AssertionError  # the last step always has an outcome


def _from_known(chosen: Chosen, theme: Theme, heights: Heights) -> Outcome[Fit] | None:
    """One page, filled from known heights; none where they are not known, or do not add up."""
    fitter = _Fitter(chosen, theme, 1, 0, 0)
    fitter.tall = heights.recalled(compose(chosen.selection.resume, chosen.variant), theme, fitter.options)
    outcome = (fitter.whole() or fitter.cut()) if fitter.tall else None
    fitter.leave(heights)
    return outcome if fitter.adds_up else None


@dataclass(slots=True)
class _Fitter:
    """One variant in one theme, with the heights of all that it could show."""

    chosen: Chosen
    theme: Theme
    pages: int
    step: int
    steps: int
    tall: Layout | None = field(init=False, default=None)
    plan: Plan | None = field(init=False, default=None)
    room: int = field(init=False, default=0)
    adds_up: bool = field(init=False, default=False)

    @property
    def options(self) -> RenderOptions:
        """How the variant is laid out."""
        return RenderOptions(self.chosen.variant.paper)

    def leave(self, heights: Heights | None) -> None:
        """Leave the heights for the next save, where they were seen to add up."""
        if heights and self.tall and self.adds_up:
            document = compose(self.chosen.selection.resume, self.chosen.variant)
            heights.keep(document, self.theme, self.options, self.tall)

    def whole(self) -> Outcome[Fit] | None:
        """The variant as it is where all of it fits; nothing where it does not."""
        if self.tall is None:
            tall = self._layout(self.chosen.selection, tall=True)
            if tall.value is None:
                return Outcome(None, tall.findings)
            self.tall = tall.value
        self.plan = self._planned(self.tall)
        self.room = fitting.units(self.tall.room)
        cost = fitting.cost_of(self.plan, frozenset(part.path for part in self.plan.parts))
        if cost > self.room * self.pages:
            return None
        real = self._layout(self.chosen.selection)
        if real.value is None:
            return Outcome(None, real.findings)
        self._compare(cost, real.value)
        if real.value.pages > self.pages:
            return None
        return self._fit(self.chosen.selection, Fitted(self.pages, real.value.full(self.pages)))

    def _planned(self, tall: Layout) -> Plan:
        selection, variant = self.chosen.selection, self.chosen.variant
        rows = fitting.shorter_rows(selection.resume, variant, tall)
        if rows:
            shorter = pdf.layout(rows, self.theme, self.options, tall=True).value
            tall = replace(tall, extents={**(shorter.extents if shorter else {}), **tall.extents})
        return fitting.plan(compose(selection.resume, variant), selection, variant, tall)

    def cut(self) -> Outcome[Fit]:
        """The variant with the best that fits, or what is wrong."""
        assert self.plan  # the caller has asked for the whole first
        search = Search(self.plan, self.room, self.pages)
        for choice in search.choices():
            real = self._layout(self._selection(choice))
            if real.value is None:
                return Outcome(None, real.findings)
            self._compare(choice.cost, real.value)
            search.laid(choice, real.value)
        best = search.best
        if best is None:
            return Outcome(None, (self._too_long(search.surplus),))
        told = fitting.fitted(self.plan, best.choice, max(search.budget, best.choice.cost), self.pages, best.full)
        return self._fit(self._selection(best.choice), told)

    def _compare(self, cost: int, real: Layout) -> None:
        """Whether heights add up is seen on a single page; at a break of pages some room is lost."""
        self.adds_up = real.pages == 1 and abs(real.ends[0] - cost / fitting.units(1)) < _SAME

    def _selection(self, choice: Choice) -> Selection:
        assert self.plan
        return fitting.cut(self.chosen.selection, self.plan, choice, self.pages)

    def _fit(self, selection: Selection, told: Fitted) -> Outcome[Fit]:
        fitted = replace(told, step=self.step, steps=self.steps)
        return Outcome(Fit(replace(self.chosen, selection=selection, fitted=fitted), self.theme))

    def _layout(self, selection: Selection, *, tall: bool = False) -> Outcome[Layout]:
        document = compose(selection.resume, self.chosen.variant)
        return pdf.layout(document, self.theme, self.options, tall=tall)

    def _too_long(self, surplus: int) -> Finding:
        assert self.plan
        number, places = max(1, math.ceil(surplus / self.plan.line)), self.chosen.places
        lines, pages = (f"{n} {noun}{'s' * (n != 1)}" for n, noun in ((number, "line"), (self.pages, "page")))
        message = f"what must stay is {lines} too long for {pages}"
        hint = "allow another page, shorten the summary, include fewer items by id, or lower min"
        musts = any(part.must for part in self.plan.parts)
        further = (Label(places.value("include"), "these must stay"),) if musts else ()
        place = places.value("pages.max")
        return Finding("L103", "", Severity.ERROR, message, place, "pages.max", hint=hint, further=further)
