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
from cvbuild.render import pdf
from cvbuild.theme import RenderOptions, Theme

__all__ = ["Fit", "fit"]


@dataclass(frozen=True, slots=True)
class Fit:
    """What a variant shows once it fits, and the theme that sets it so."""

    chosen: Chosen
    theme: Theme


def fit(chosen: Chosen, theme: Theme) -> Outcome[Fit]:
    """The variant with what fills the pages it allows; as it is where it does not ask for that.

    Where the variant allows it, the theme is set closer step by step until everything fits.

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
    for step in range(steps + 1):
        fitter = _Fitter(chosen, theme.tightened(step), wanted.max, step, steps)
        outcome = fitter.whole() or (fitter.cut() if step == steps else None)
        if outcome:
            return outcome
    raise AssertionError  # the last step always has an outcome


@dataclass(slots=True)
class _Fitter:
    """One variant in one theme, with the heights of all that it could show."""

    chosen: Chosen
    theme: Theme
    pages: int
    step: int
    steps: int
    plan: Plan | None = field(init=False, default=None)
    room: int = field(init=False, default=0)

    def whole(self) -> Outcome[Fit] | None:
        """The variant as it is where all of it fits; nothing where it does not."""
        tall = self._layout(self.chosen.selection, tall=True)
        if tall.value is None:
            return Outcome(None, tall.findings)
        self.plan = self._planned(tall.value)
        self.room = fitting.units(tall.value.room)
        everything = frozenset(part.path for part in self.plan.parts)
        if fitting.cost_of(self.plan, everything) > self.room * self.pages:
            return None
        real = self._layout(self.chosen.selection)
        if real.value is None:
            return Outcome(None, real.findings)
        if real.value.pages > self.pages:
            return None
        return self._fit(self.chosen.selection, Fitted(self.pages, real.value.full(self.pages)))

    def _planned(self, tall: Layout) -> Plan:
        selection, variant = self.chosen.selection, self.chosen.variant
        rows = fitting.shorter_rows(selection.resume, variant, tall)
        if rows:
            shorter = pdf.layout(rows, self.theme, RenderOptions(variant.paper), tall=True).value
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
            search.laid(choice, real.value)
        best = search.best
        if best is None:
            return Outcome(None, (self._too_long(search.surplus),))
        told = fitting.fitted(self.plan, best.choice, max(search.budget, best.choice.cost), self.pages, best.full)
        return self._fit(self._selection(best.choice), told)

    def _selection(self, choice: Choice) -> Selection:
        assert self.plan
        return fitting.cut(self.chosen.selection, self.plan, choice, self.pages)

    def _fit(self, selection: Selection, told: Fitted) -> Outcome[Fit]:
        fitted = replace(told, step=self.step, steps=self.steps)
        return Outcome(Fit(replace(self.chosen, selection=selection, fitted=fitted), self.theme))

    def _layout(self, selection: Selection, *, tall: bool = False) -> Outcome[Layout]:
        document = compose(selection.resume, self.chosen.variant)
        return pdf.layout(document, self.theme, RenderOptions(self.chosen.variant.paper), tall=tall)

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
