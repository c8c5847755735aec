"""One variant, stage by stage: compose, fit, render, inspect, check. The only way from a selection to files."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.check import Scope, Subject
from cvbuild.checks import runner
from cvbuild.checks.config import Settings
from cvbuild.checks.runner import Picked
from cvbuild.compose.compose import compose
from cvbuild.compose.letter import letter_theme
from cvbuild.compose.naming import Naming, file_name
from cvbuild.model.artifact import Artifact, Inspection
from cvbuild.model.build_id import build_id
from cvbuild.model.resume import Output
from cvbuild.model.theme import broken_layout
from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline import guard
from cvbuild.pipeline.context import Context
from cvbuild.pipeline.findings import name_of
from cvbuild.pipeline.fit_cache import cached_fit, with_cached_side
from cvbuild.pipeline.renderings import rendering_key
from cvbuild.pipeline.request import Request
from cvbuild.render import rendered
from cvbuild.render._photo import FILE, prepared
from cvbuild.syntax.finding import Finding, Mistake, Outcome

__all__ = ["PAGED", "checked", "finished", "last", "read_back", "stages", "with_files"]

T = TypeVar("T")

PAGED = ("pdf", "png")
"""Formats whose pages are laid out here."""


def stages(subject: Subject, build: VariantBuild, request: Request, context: Context) -> Iterator[VariantBuild]:
    """Yield a variant after each stage, and after each format while it is rendered; nothing is written.

    Whoever wants no more drops the generator. The last build yielded is at the stage ``request.until``; or, where a
    mistake of the theme forbids it, at an earlier one, with findings that say why and those of all checks that need no
    more than there is.

    Args:
        subject: the project, for the checks.
        build: the variant as selected.
        request: how far to go, and in which formats.
        context: what the variants share.

    Raises:
        CannotBuild: a native library is missing.
    """
    run = _Run(subject, request, context)
    until = Stage.RENDERED if request.unchecked else request.until
    for stage, step in (
        (Stage.COMPOSED, run.composed),
        (Stage.FITTED, run.fitted),
        (Stage.RENDERED, run.rendered),
        (Stage.INSPECTED, run.inspected),
    ):
        for after in step(build):
            yield (build := after)
        if build.stage < stage or stage is until:
            break
    if until is Stage.CHECKED:
        yield finished(subject, (build,), request)


def finished(subject: Subject, builds: Iterable[VariantBuild], request: Request) -> VariantBuild:
    """Return a variant at the end of its stages, checked as far as it is built if the request asks for it.

    Args:
        subject: the project, for the checks.
        builds: the variant while it is built, perhaps elsewhere: checks that read no file run as soon as it is fitted,
            the others at the end.
        request: how far to go.
    """
    wanted = not request.unchecked and request.until is Stage.CHECKED
    found: tuple[Finding, ...] = ()
    early = False
    for build in builds:
        if wanted and build.stage is Stage.FITTED and not early:
            found, early = tuple(checked(subject, build, request.picked, waiting=False)), True
    if not wanted:
        return build
    found += tuple(checked(subject, build, request.picked, waiting=True if early else None))
    stage = Stage.CHECKED if build.stage is Stage.INSPECTED else build.stage
    return replace(build, stage=stage, findings=(*build.findings, *found))


def with_files(subject: Subject, build: VariantBuild, request: Request, context: Context) -> VariantBuild:
    """Return a fitted variant with its files in the formats of the request."""
    return last(_Run(subject, request, context).rendered(build))


def read_back(subject: Subject, build: VariantBuild, request: Request, context: Context) -> VariantBuild:
    """Return a rendered variant with what was read in its files."""
    return last(_Run(subject, request, context).inspected(build))


def last(builds: Iterator[T]) -> T:
    """Run all stages and return the last build."""
    *_, build = builds
    return build


class _Run(Struct, frozen=True):
    subject: Subject
    request: Request
    context: Context

    def composed(self, build: VariantBuild) -> Iterator[VariantBuild]:
        """Read the theme, name the files, word the document."""
        variant = build.variant
        theme = self.context.theme(variant.theme, build.places.value("theme"), build.selection.resume.locale)
        variant = variant.by(self.subject.today.year, theme.value.dates if theme.value else None)
        variant = variant.with_defaults(theme.value.defaults, theme.value.look) if theme.value else variant
        wanted = bool(variant.look and variant.look.photo) and not self.request.audience
        photo = prepared(self.subject.photo) if wanted and self.subject.photo else None
        if variant.look and not photo:
            variant = variant.changed(look=variant.look.changed(photo=None))
        document = compose(build.selection.resume, variant)
        look = theme.value and theme.value.looked(variant.look)
        if look and photo:
            look = replace(look, files={**look.files, FILE: photo})
        look = letter_theme(look) if self.request.letter and look else look
        build = replace(
            _reported(build, theme.mistakes), variant=variant, document=document, theme=look, wants_photo=wanted
        )
        if theme.value is None:
            yield build
            return
        name = name_of(self.subject, build).value or file_name(Output().filename, "", Naming(variant.name))
        yield replace(build, stage=Stage.COMPOSED, stem=f"{variant.name}/{name}")

    def fitted(self, build: VariantBuild) -> Iterator[VariantBuild]:
        """Shorten the side column to a page, leave out what does not fit; nothing where no page is laid out."""
        if not self.request.formats and self.request.until is not Stage.FITTED:
            yield replace(build, stage=Stage.FITTED)
            return
        beside = _timed(build, lambda: with_cached_side(build, self.context.fits))
        if beside.value is None:
            yield _reported(build, beside.mistakes)
            return
        known = beside.value
        outcome = _timed(known, lambda: cached_fit(known, self.context.fits, self._is_rendered, self.context.heights))
        if outcome.value is None:
            yield _reported(build, outcome.mistakes)
        else:
            yield replace(outcome.value, stage=Stage.FITTED)

    def _is_rendered(self, build: VariantBuild) -> bool:
        """Return whether no page has to be laid out: an earlier build rendered it, or no paged format is requested."""
        paged = (name for name in self.request.formats if name in PAGED)
        find, edition = self.context.renderings.find, build.edition(ascii_only=self.request.ascii)
        return self.context.same(build) is not None or all(find(build, name, edition) for name in paged)

    def rendered(self, build: VariantBuild) -> Iterator[VariantBuild]:
        """Render each format, or take its files from an earlier build."""
        if same := self.context.same(build):
            yield replace(
                build,
                stage=Stage.RENDERED,
                document=same.document,
                theme=same.theme,
                artifacts=same.artifacts,
                complaints=same.complaints,
                inspections=same.inspections,
                findings=(*build.findings, *same.complaints),
            )
            return
        identifier = build_id(*build.composed, build.variant.paper)
        for name in self.request.formats:
            outcome = self._files(build, name)
            files = (replace(file, build=identifier) for file in outcome.value or ())
            complaints = (*build.complaints, *runner.settled(outcome.mistakes))
            build = replace(
                _reported(build, outcome.mistakes), artifacts=(*build.artifacts, *files), complaints=complaints
            )
            yield build
            if outcome.value is None:
                return
        yield replace(build, stage=Stage.RENDERED)

    def _files(self, build: VariantBuild, name: str) -> Outcome[tuple[Artifact, ...]]:
        """Take or render the files of one format. If the renderer complains, they get no key: it has to each time."""
        edition = build.edition(ascii_only=self.request.ascii)
        if known := self.context.renderings.find(build, name, edition):
            return Outcome(known)
        outcome = _timed(build, lambda: rendered(name, edition))
        if outcome.value is None:
            return Outcome(None, outcome.mistakes)
        key = "" if outcome.mistakes else rendering_key(build.stem, name, edition)
        files = outcome.value.items()
        made = (Artifact(build.variant.name, name, f"{build.stem}{end}", content, key=key) for end, content in files)
        return Outcome(tuple(made), outcome.mistakes)

    def inspected(self, build: VariantBuild) -> Iterator[VariantBuild]:
        """Read each file back."""
        if build.inspections:  # of the same files
            yield replace(build, stage=Stage.INSPECTED)
            return
        read = [(artifact, self.context.inspections.of(artifact)) for artifact in build.artifacts]
        yield replace(
            build,
            stage=Stage.INSPECTED,
            artifacts=tuple(_counted(artifact, inspection) for artifact, inspection in read),
            inspections={artifact.format: inspection for artifact, inspection in read if inspection},
        )


def _timed(build: VariantBuild, task: Callable[[], Outcome[T]]) -> Outcome[T]:
    """Run a task that lays out pages; in a theme of the project's own, it has a limit of time wherever it runs."""
    theme = build.theme
    if theme is None or not theme.own or guard.is_possible():  # then all of the variant has limits
        return task()
    try:
        return guard.timed(task)
    except guard.Exceeded as exceeded:
        return Outcome(None, (broken_layout(theme, str(exceeded)),))


def _reported(build: VariantBuild, *mistakes: Iterable[Mistake]) -> VariantBuild:
    return replace(build, findings=(*build.findings, *runner.settled(itertools.chain(*mistakes))))


def _counted(artifact: Artifact, read: Inspection | None) -> Artifact:
    return replace(artifact, words=len(read.words), pages=read.pages) if read else artifact


def checked(subject: Subject, build: VariantBuild, picked: Picked, waiting: bool | None = None) -> Iterator[Finding]:
    """Yield what the checks of single variants find in this one, as far as it is built.

    ``waiting`` chooses the checks that wait for finished files and proofreaders, or the others.
    """
    settings = Settings((subject.resume.checks, build.variant.checks))
    if build.source:
        subject = replace(subject, resume=build.source.resume, places=build.source.places)
    for finding in runner.run(replace(subject, chosen=build), settings, Scope.VARIANT, picked, waiting):
        yield finding.in_variant(build.variant.name)
