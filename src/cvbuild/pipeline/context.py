"""The context of a run: what its variants share, and the caches of earlier runs. It is passed to every stage."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from pathlib import Path

from cvbuild.analysis.memo import Kept
from cvbuild.cache.fingerprint import Machine
from cvbuild.fit.heights import Heights
from cvbuild.model.theme import Theme
from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline.fit_cache import FitCache
from cvbuild.pipeline.inspections import Inspections
from cvbuild.pipeline.proofreading import Proofreader
from cvbuild.pipeline.renderings import Renderings
from cvbuild.pipeline.request import Request
from cvbuild.render.theme.added_fonts import with_added_fonts
from cvbuild.render.theme.files import load_theme
from cvbuild.syntax.finding import Outcome
from cvbuild.syntax.source import Place

__all__ = ["Context"]


class Context:
    """The caches of one run, or of one preview with its many builds.

    Args:
        root: the project's folder.
        out: the folder with the files of earlier builds. None renders everything and leaves nothing for later runs.
        reading: whether to use results of earlier runs.
        session: whether builds follow one another in this process, each to take from the one before.
    """

    def __init__(self, root: Path, out: Path | None = None, *, reading: bool = True, session: bool = False) -> None:
        self.machine = Machine()
        self.renderings = Renderings(root, out, self.machine, reading=reading, writing=out is not None)
        self.inspections = Inspections(root, self.machine, reading=reading, writing=out is not None)
        self.fits = FitCache(root, self.machine, reading=reading, writing=out is not None)
        self.proofreader = Proofreader(root, self.machine, reading=reading, writing=out is not None)
        self.heights = Heights() if session else None
        self.kept = Kept()
        self._before: dict[str, VariantBuild] = {}
        self._root = root
        self._themes: dict[tuple[str, str], Outcome[Theme]] = {}

    @classmethod
    def of(cls, request: Request) -> Context:
        """Return the context of a single run."""
        return cls(request.root, request.out, reading=not request.rebuild)

    def again(self, before: Iterable[VariantBuild]) -> Context:
        """Return the context of the next build in this process: it reads themes again, and knows the build before."""
        following = copy.copy(self)
        following._themes = {}
        following._before = {build.variant.name: build for build in before if build.stage is Stage.CHECKED}
        return following

    def theme(self, name: str, named_at: Place, language: str) -> Outcome[Theme]:
        """Read a theme as :func:`cvbuild.render.theme.files.load_theme` does, with the project's fonts, once a build.

        Args:
            name: of the theme.
            named_at: the place of a mistake if no theme has this name.
            language: of the text, for which fonts are chosen.
        """
        key = name, language
        if key not in self._themes:
            outcome = load_theme(name, self._root, named_at)
            if outcome.value is None:
                return outcome  # its findings name the variant that asks
            added = with_added_fonts(outcome.value, self._root, language)
            self._themes[key] = Outcome(added.value, (*outcome.mistakes, *added.mistakes))
        return self._themes[key]

    def same(self, build: VariantBuild) -> VariantBuild | None:
        """Return the variant of the build before if it has the same document, look and paper."""
        before = self._before.get(build.variant.name)
        return before if before and _printed(before) == _printed(build) else None


def _printed(build: VariantBuild) -> tuple[object, ...]:
    carried = build.selection.resume if build.variant.attach else None
    return build.document, build.theme, build.variant.paper, carried
