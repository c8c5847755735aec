"""Fit a variant to its pages, or reuse the previous fit if its inputs are the same. Then nothing has to be laid out.

An entry has the items that were left out, never pages: the decisions are made from them as they were the first time. If
a PDF is rendered, its layout must fill the pages as it did; otherwise, for example because somebody edited the cache,
the variant is fitted again. So a variant never exceeds its page limit.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.cache.fingerprint import Machine, digest
from cvbuild.cache.keyed import Cache
from cvbuild.compose.compose import compose
from cvbuild.fit.cuts import left_out
from cvbuild.fit.decisive import decisive
from cvbuild.fit.heights import Heights
from cvbuild.fit.side_column import has_side, side_that_fits, with_side
from cvbuild.fit.verification import fit
from cvbuild.model.layout import Fitted
from cvbuild.model.theme import RenderOptions, Theme, look
from cvbuild.model.variant_build import VariantBuild
from cvbuild.render import pdf
from cvbuild.syntax.finding import Outcome

__all__ = ["FitCache", "cached_fit", "with_cached_side"]

_KEPT = 1024  # some 7 KiB each; more than any project has variants

_SAME = 1e-9
"""The tolerance for the share of the pages in use: the same layout gives the same number, but for its last digit."""


class _Entry(Struct, frozen=True):
    """A fit, and the machine with its native libraries that made it."""

    machine: str
    libraries: tuple[str, ...]
    fitted: Fitted


class _Side(Struct, frozen=True):
    """The sections that fit into a side column, and the machine with its native libraries that laid it out."""

    machine: str
    libraries: tuple[str, ...]
    side: tuple[str, ...]


class FitCache:
    """Fits of this process and of earlier runs, under ``.cvbuild/fit/``; variants with the same inputs share one."""

    def __init__(self, root: Path, machine: Machine, *, reading: bool, writing: bool) -> None:
        self._cache = Cache(root, "fit", _KEPT, reading=reading, writing=writing)
        self._machine = machine
        self._known: dict[str, Fitted] = {}

    def get(self, key: str) -> Fitted | None:
        """Return the fit with these inputs on a machine like this one, or None."""
        if key not in self._known and (entry := self._cache.load(key, _Entry)):
            if entry.machine != self._machine.digest(entry.libraries).decode():
                return None
            self._machine.add(entry.libraries)  # they shaped the words, even if no PDF is rendered
            self._known[key] = entry.fitted
        return self._known.get(key)

    def put(self, key: str, fitted: Fitted) -> None:
        """Keep a fit."""
        if len(self._known) >= _KEPT:
            self._known.clear()
        self._known[key] = fitted
        libraries = self._machine.libraries
        self._cache.save(key, _Entry(self._machine.digest(libraries).decode(), libraries, fitted))
        self._cache.prune()

    def side(self, key: str) -> tuple[str, ...] | None:
        """Return the sections of the side column with these inputs on a machine like this one, or None."""
        entry = self._cache.load(key, _Side)
        if entry is None or entry.machine != self._machine.digest(entry.libraries).decode():
            return None
        self._machine.add(entry.libraries)
        return entry.side

    def put_side(self, key: str, side: tuple[str, ...]) -> None:
        """Keep the sections of a side column."""
        libraries = self._machine.libraries
        self._cache.save(key, _Side(self._machine.digest(libraries).decode(), libraries, side))
        self._cache.prune()


def with_cached_side(build: VariantBuild, cache: FitCache) -> Outcome[VariantBuild]:
    """Move what is too long for the side column of page 1 out of it, by a layout or by the cache.

    Raises:
        CannotBuild: a native library is missing.
    """
    if not has_side(build):
        return Outcome(build)
    document, theme = build.composed
    key = _key("side", document, build.variant.paper, look(theme))
    side = cache.side(key)
    if side is not None:
        return Outcome(with_side(build, side))
    outcome = side_that_fits(build)
    if outcome.value is None:
        return Outcome(None, outcome.mistakes)
    cache.put_side(key, outcome.value)
    return Outcome(with_side(build, outcome.value))


def _key(*inputs: object) -> str:
    return digest(repr(inputs).encode("utf-8", "surrogatepass")).decode()


def cached_fit(
    build: VariantBuild, cache: FitCache, seen: Callable[[VariantBuild], bool], heights: Heights | None
) -> Outcome[VariantBuild]:
    """Fit a variant as :func:`cvbuild.fit.verification.fit` does, or take the fit from the cache.

    Args:
        build: the variant, composed.
        cache: the fits of this project.
        seen: returns whether a result needs no layout: its pages were verified when they were rendered, or no page is
            wanted.
        heights: heights measured for earlier saves, in a session.

    Raises:
        CannotBuild: a native library is missing.
    """
    if build.variant.pages.fit is None:
        return Outcome(build)
    document, theme = build.composed
    key = _key(decisive(document, build.selection, build.variant), look(theme))
    chosen = cache.get(key)
    known = _again(build, theme, chosen) if chosen and _answers(build, theme, chosen) else None
    if known and (seen(known) or _holds(known)):
        return Outcome(known)
    outcome = fit(build, heights)
    if outcome.value and outcome.value.fitted:
        cache.put(key, outcome.value.fitted)
    return outcome


def _answers(build: VariantBuild, theme: Theme, chosen: Fitted) -> bool:
    """Return whether a fit answers the current limits and items."""
    wanted, shown = build.variant.pages, {item.path for item in build.selection.resume.items()}
    named = {path for cut in chosen.cuts for path in cut.items}
    named |= {*chosen.more.comes, *chosen.more.goes} if chosen.more else set()
    steps = len(theme.steps) if wanted.fit and wanted.fit.tighten else 0
    return (
        (chosen.pages, chosen.steps) == (wanted.max, steps)
        and 0 <= chosen.step <= steps
        and shown.issuperset(named)
        and {decision.path for decision in build.selection.decisions} >= named
    )


def _again(build: VariantBuild, theme: Theme, chosen: Fitted) -> VariantBuild:
    """Return the variant without the items that the fit left out."""
    theme = theme.tightened(chosen.step)
    if not chosen.cuts:
        return replace(build, fitted=chosen, theme=theme)
    selection = left_out(build.selection, chosen.cuts, chosen.pages)
    document = compose(selection.resume, build.variant)
    return replace(build, selection=selection, document=document, fitted=chosen, theme=theme)


def _holds(known: VariantBuild) -> bool:
    """Return whether the pages fill up as before. The layout is kept and rendered."""
    (document, theme), fitted = known.composed, known.fitted
    assert fitted  # :func:`_again` sets it
    real = pdf.layout(document, theme, RenderOptions(known.variant.paper)).value
    return real is not None and real.pages <= fitted.pages and abs(real.full(fitted.pages) - fitted.full) < _SAME
