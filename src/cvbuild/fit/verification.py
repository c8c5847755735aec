"""Fit a variant to its pages: one tall layout gives heights, arithmetic chooses, a real layout verifies.

A page break loses a little room that no sum of heights predicts, so each choice is laid out as it will be printed. If
the layout is too long, the search chooses less; if there is room left, more. The result has been verified to fit.
"""

from __future__ import annotations

import math

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.compose.compose import compose
from cvbuild.fit.cuts import cut, fitted
from cvbuild.fit.heights import Heights
from cvbuild.fit.knapsack import Choice, cost_of
from cvbuild.fit.parts import Plan, units
from cvbuild.fit.planning import plan
from cvbuild.fit.rows import shorter_rows
from cvbuild.fit.search import Search
from cvbuild.model.document import Document
from cvbuild.model.layout import Fitted, Layout
from cvbuild.model.theme import RenderOptions, Theme
from cvbuild.model.variant_build import VariantBuild
from cvbuild.render import pdf
from cvbuild.syntax.finding import Label, Mistake, Outcome

__all__ = ["fit"]

_SAME = 0.001
"""The tolerance, in points, between the predicted and the real height if heights add up."""


def fit(build: VariantBuild, heights: Heights | None = None) -> Outcome[VariantBuild]:
    """Leave out items until the variant fits its pages, if it has ``pages.fit``.

    If the variant allows it, the theme is tightened step by step first, until everything fits.

    Args:
        build: the variant composed with all it could show.
        heights: heights of earlier saves. They are used only for a single page, on which a real layout verifies their
            sum; if they do not add up, everything is laid out again.

    Returns:
        The fitted variant; or a mistake at ``pages.max`` if the mandatory items are too long (L103), or the mistakes
        of a theme that cannot be laid out.

    Raises:
        CannotBuild: a native library is missing.
    """
    wanted, (document, theme) = build.variant.pages, build.composed
    if wanted.fit is None or wanted.max is None:
        return Outcome(build)
    steps = len(theme.steps) if wanted.fit.tighten else 0
    known = heights if wanted.max == 1 and not steps else None
    outcome = _from_known(build, document, theme, known) if known else None
    if outcome:
        return outcome
    for step in range(steps + 1):
        fitter = _Fitter(build, document, theme.tightened(step), wanted.max, step, steps)
        outcome = fitter.whole() or (fitter.cut() if step == steps else None)
        if outcome:
            fitter.leave(known)
            return outcome
    raise AssertionError  # the last step always returns an outcome


def _from_known(
    build: VariantBuild, document: Document, theme: Theme, heights: Heights
) -> Outcome[VariantBuild] | None:
    """Fit one page with known heights; None if they are unknown or do not add up."""
    fitter = _Fitter(build, document, theme, 1, 0, 0)
    fitter.tall = heights.recalled(document, theme, fitter.options)
    outcome = (fitter.whole() or fitter.cut()) if fitter.tall else None
    fitter.leave(heights)
    return outcome if fitter.adds_up else None


class _Fitter(Struct):
    """A variant in one theme, with the document and the heights of everything that it could show."""

    build: VariantBuild
    document: Document
    theme: Theme
    pages: int
    step: int
    steps: int
    tall: Layout | None = None
    plan: Plan | None = None
    room: int = 0
    adds_up: bool = False

    @property
    def options(self) -> RenderOptions:
        """The options for laying out the variant."""
        return RenderOptions(self.build.variant.paper)

    def leave(self, heights: Heights | None) -> None:
        """Store the heights for the next save, if they were verified to add up."""
        if heights and self.tall and self.adds_up:
            heights.keep(self.document, self.theme, self.options, self.tall)

    def whole(self) -> Outcome[VariantBuild] | None:
        """Return the variant with all its items, or its mistakes; None if they do not fit."""
        if self.tall is None:
            tall = self._layout(self.document, tall=True)
            if tall.value is None:
                return Outcome(None, tall.mistakes)
            self.tall = tall.value
        self.plan = self._planned(self.tall)
        self.room = units(self.tall.room)
        cost = cost_of(self.plan, frozenset(part.path for part in self.plan.parts))
        if cost > self.room * self.pages:
            return None
        real = self._layout(self.document)
        if real.value is None:
            return Outcome(None, real.mistakes)
        self._compare(cost, real.value)
        if real.value.pages > self.pages:
            return None
        return self._fit(self.build, Fitted(self.pages, real.value.full(self.pages)))

    def _planned(self, tall: Layout) -> Plan:
        selection, variant = self.build.selection, self.build.variant
        rows = shorter_rows(self.document, selection.resume, variant, tall)
        if rows:
            shorter = self._layout(rows, tall=True).value
            tall = replace(tall, extents={**(shorter.extents if shorter else {}), **tall.extents})
        return plan(self.document, selection, variant, tall)

    def cut(self) -> Outcome[VariantBuild]:
        """Return the variant with the best choice that fits, or its mistakes."""
        assert self.plan  # the caller has called `whole` first
        search, best = Search(self.plan, self.room, self.pages), self.build
        for choice in search.choices():
            tried = self._without(choice)
            real = self._layout(tried.composed[0])
            if real.value is None:
                return Outcome(None, real.mistakes)
            self._compare(choice.cost, real.value)
            search.laid(choice, real.value)
            best = tried if search.best and search.best.choice is choice else best
        seen = search.best
        if seen is None:
            return Outcome(None, (self._too_long(search.surplus),))
        room = max(search.budget, seen.choice.cost)
        return self._fit(best, fitted(self.plan, seen.choice, room, self.pages, seen.full))

    def _compare(self, cost: int, real: Layout) -> None:
        """Record whether heights add up, which only a single page can show, as page breaks lose some room."""
        self.adds_up = real.pages == 1 and abs(real.ends[0] - cost / units(1)) < _SAME

    def _without(self, choice: Choice) -> VariantBuild:
        """Compose the variant without the parts that a choice leaves out."""
        assert self.plan
        selection = cut(self.build.selection, self.plan, choice, self.pages)
        return replace(self.build, selection=selection, document=compose(selection.resume, self.build.variant))

    def _fit(self, build: VariantBuild, fitted: Fitted) -> Outcome[VariantBuild]:
        return Outcome(replace(build, theme=self.theme, fitted=replace(fitted, step=self.step, steps=self.steps)))

    def _layout(self, document: Document, *, tall: bool = False) -> Outcome[Layout]:
        return pdf.layout(document, self.theme, self.options, tall=tall)

    def _too_long(self, surplus: int) -> Mistake:
        assert self.plan
        number, places = max(1, math.ceil(surplus / self.plan.line)), self.build.places
        lines, pages = (f"{n} {noun}{'s' * (n != 1)}" for n, noun in ((number, "line"), (self.pages, "page")))
        message = f"what must stay is {lines} too long for {pages}"
        hint = "allow another page, shorten the summary, include fewer items by id, or lower min"
        musts = any(part.must for part in self.plan.parts)
        further = (Label(places.value("include"), "these must stay"),) if musts else ()
        place = places.value("pages.max")
        return Mistake("L103", message, place, "pages.max", hint=hint, further=further)
