"""What fit once chose for a variant, taken again where all that decides is the same: then nothing has to be laid out.

What is remembered are the items left out, never pages: the decisions are made from them as they were the first time.
Where a PDF is printed anew from them, the layout that is printed has to come out as it did then; otherwise, say because
somebody wrote the memory by hand, the variant is fitted anew. So the law holds: never over the pages allowed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cvbuild import fitting
from cvbuild.check import Chosen
from cvbuild.compose import compose
from cvbuild.finding import Outcome
from cvbuild.fitter import Fit, fit
from cvbuild.fitting import Fitted
from cvbuild.heights import Heights
from cvbuild.memory import Memory
from cvbuild.render import pdf
from cvbuild.theme import RenderOptions, Theme

__all__ = ["refit"]

_SAME = 1e-9
"""The same layout is as full as before; this is for whoever writes the last digit of a number otherwise."""


def refit(
    chosen: Chosen, theme: Theme, memory: Memory, seen: Callable[[Fit], bool], heights: Heights | None = None
) -> Outcome[Fit]:
    """The variant fitted as :func:`cvbuild.fitter.fit` does it, from memory where it was done before.

    Args:
        chosen: the variant with all it could show.
        theme: as it stands, before any step to a closer page.
        memory: of this project.
        seen: whether a result needs no layout: its pages were verified when they were printed, or none are wanted.
        heights: what is known of earlier saves, where one process sees several.

    Raises:
        CannotBuild: a native library is missing.
    """
    if chosen.variant.pages.fit is None:
        return fit(chosen, theme)
    key = memory.fit_key(fitting.decisive(chosen.selection, chosen.variant), theme)
    told = memory.fitted(key)
    known = _again(chosen, theme, told) if told else None
    if known and (seen(known) or _holds(known)):
        return Outcome(known)
    outcome = fit(chosen, theme, heights)
    if outcome.value and outcome.value.chosen.fitted:
        memory.keep_fitted(key, outcome.value.chosen.fitted)
    return outcome


def _again(chosen: Chosen, theme: Theme, told: Fitted) -> Fit | None:
    """The variant without what was left out then; none where that is no answer to what is asked."""
    if not _answers(chosen, theme, told):
        return None
    selection = fitting.left_out(chosen.selection, told.cuts, told.pages)
    return Fit(replace(chosen, selection=selection, fitted=told), theme.tightened(told.step))


def _answers(chosen: Chosen, theme: Theme, told: Fitted) -> bool:
    wanted, shown = chosen.variant.pages, {item.path for item in chosen.selection.resume.items()}
    named = {path for cut in told.cuts for path in cut.items}
    named |= {*told.more.comes, *told.more.goes} if told.more else set()
    steps = len(theme.steps) if wanted.fit and wanted.fit.tighten else 0
    return (
        (told.pages, told.steps) == (wanted.max, steps)
        and 0 <= told.step <= steps
        and shown.issuperset(named)
        and {decision.path for decision in chosen.selection.decisions} >= named
    )


def _holds(known: Fit) -> bool:
    """Whether the pages come out as they did; the layout is kept and is the one that is printed then."""
    told, variant = known.chosen.fitted, known.chosen.variant
    assert told  # it was made from that
    document = compose(known.chosen.selection.resume, variant)
    real = pdf.layout(document, known.theme, RenderOptions(variant.paper)).value
    return real is not None and real.pages <= told.pages and abs(real.full(told.pages) - told.full) < _SAME
