"""Views during a build: findings in the sources, pages, findings in the files.

The stages are those of every build (:mod:`cvbuild.pipeline.stages`); a build that a newer save has overtaken is dropped
between two of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.check import Subject
from cvbuild.commands.preview.choice import locales_of
from cvbuild.commands.preview.places import located
from cvbuild.commands.preview.view import Phase, Picture, Printed, Shown, View
from cvbuild.commands.theme.gallery import in_theme
from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline.build import read_sources
from cvbuild.pipeline.context import Context
from cvbuild.pipeline.letters import letter_names
from cvbuild.pipeline.request import Request
from cvbuild.pipeline.stages import checked, stages
from cvbuild.render import _pdfium
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.finding import Finding

__all__ = ["views"]

_DPI = 144  # two dots per point


def views(
    request: Request, before: View, wanted: Callable[[], str], context: Context, theme: str = ""
) -> Iterator[View]:
    """Yield views from the current sources to a finished build, the open variant first.

    Args:
        request: all variants in all formats.
        before: the last view, whose pages are shown until there are new ones, and kept if they are the same.
        wanted: the name of the open variant, asked again before each variant.
        context: of this session.
        theme: in place of the variants' own.
    """
    try:
        builds = (one.printed.build for one in before.variants if one.printed)
        yield from _Run(request, before, wanted, context.again(builds), theme).views()
    except CannotBuild as error:
        yield replace(before, phase=Phase.BROKEN, error=(error.message, error.hint), findings=())


class _Run(Struct):
    request: Request
    view: View
    wanted: Callable[[], str]
    context: Context
    theme: str = ""

    def views(self) -> Iterator[View]:
        subject = self._read()
        if subject is None:
            yield self.view
            return
        pending = {one.variant.name: one for one in subject.variants}
        while pending:
            name = self.wanted() if self.wanted() in pending else min(pending)
            yield from self._variant(pending.pop(name), subject)
        self.view = replace(self.view, phase=Phase.READY)
        yield self.view

    def _read(self) -> Subject | None:
        """Read the sources; ``None`` if they cannot be built, which the view then says."""
        sources = read_sources(self.request)
        subject, own = _in_theme(sources.subject, self.theme)
        self.view = replace(
            self.view,
            error=None,
            sources=sources.texts,
            findings=sources.findings,
            project=sources.project,
            skipped=sources.skipped,
            phase=Phase.DRAWING if subject else Phase.BROKEN,
            letters=letter_names(self.request.root),
            locales=locales_of(sources.project) if sources.project else self.view.locales,
            theme=own or self.view.theme,
        )
        if subject:
            known = {one.name: one for one in self.view.variants}
            chosen = subject.variants
            variants = tuple(known.get(one.variant.name, Shown(one)).aged(one) for one in chosen)
            self.view = replace(self.view, variants=variants)
        return subject

    def _variant(self, selected: VariantBuild, subject: Subject) -> Iterator[View]:
        """Yield the findings in the sources of one variant, then its pages, then the findings in its files."""
        shown = self.view.variant(selected.variant.name)
        assert shown  # it is one of the view's
        early: tuple[Finding, ...] = ()
        build = selected
        for build in stages(subject, selected, self.request, self.context):
            if build.stage is Stage.COMPOSED:
                early = tuple(checked(subject, build, self.request.picked))
                shown = replace(shown, findings=(*build.findings, *early, *shown.late()))
                yield self._put(shown)
            elif build.artifacts and not shown.fresh:
                for drawn in _drawn(shown, build):
                    yield self._put(shown := drawn)
        if build.stage is Stage.CHECKED:
            assert shown.printed  # all its files were made
            printed = replace(shown.printed, build=build)
            yield self._put(replace(shown, printed=printed, findings=build.findings, checked=True))
        else:
            yield self._put(replace(shown, broken=True, findings=(*early, *build.findings)))

    def _put(self, shown: Shown) -> View:
        self.view = self.view.with_variant(shown)
        return self.view


def _in_theme(subject: Subject | None, theme: str) -> tuple[Subject | None, str]:
    """Return the project with its variants in another theme, and the first variant's own theme."""
    if subject is None or not subject.variants:
        return subject, ""
    own = subject.variants[0].variant.theme
    if not theme:
        return subject, own
    return replace(subject, variants=tuple(in_theme(one, theme) for one in subject.variants)), own


def _drawn(shown: Shown, build: VariantBuild) -> Iterator[Shown]:
    """Yield the pages of the PDF, which is made first: their pictures, then the areas of their texts."""
    pdf, printed, (document, theme) = build.artifacts[0], shown.printed, build.composed
    if printed is None or printed.build.artifacts[0] is not pdf:
        drawn = _pdfium.pictures(pdf.content, _DPI, quick=True)
        coming = tuple(Picture(hashlib.sha256(one).hexdigest(), one) for one in drawn)
        yield replace(shown, coming=coming)
        sheets = _pdfium.sheets(pdf.content)
        sized = zip(coming, sheets, strict=True)
        pictures = tuple(replace(one, width=sheet.width, height=sheet.height) for one, sheet in sized)
        printed = Printed(build, pictures, located(document, sheets, theme))
    yield replace(shown, build=build, printed=printed, fresh=True)
