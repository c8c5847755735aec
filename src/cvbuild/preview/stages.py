"""A build in stages, each of which shows something new: findings of the sources, pages, findings of the files.

What comes out in the end is what :func:`cvbuild.pipeline.build` finds; only the order is another one, and between two
stages a build that a newer save has overtaken can be dropped.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from cvbuild import pages, pipeline
from cvbuild.artifact import Artifact
from cvbuild.check import Subject
from cvbuild.checking import Picked
from cvbuild.compose import compose
from cvbuild.errors import CannotBuild
from cvbuild.finding import Finding, Outcome
from cvbuild.fitter import Fit
from cvbuild.heights import Heights
from cvbuild.inspection import inspector
from cvbuild.making import FORMATS, Built, Request, checked, make, named_files
from cvbuild.memory import Memory
from cvbuild.preview.places import located
from cvbuild.preview.view import Coming, Phase, Picture, Printed, Shown, View
from cvbuild.project import read_project
from cvbuild.refitting import refit
from cvbuild.render import rendered
from cvbuild.theme import RenderOptions

__all__ = ["stages"]

_DPI = 144  # two dots a point


def stages(
    root: Path, today: datetime.date, before: View, wanted: Callable[[], str], heights: Heights | None = None
) -> Iterator[View]:
    """Views on the way from the present sources to a finished build, the open variant first.

    Args:
        root: the project's folder.
        today: the day that checks go by.
        before: the last view: its pages are shown until there are new ones, and kept where they are the same.
        wanted: the name of the variant that is looked at, asked again before each variant.
        heights: what is known of the saves before.
    """
    try:
        yield from _Run(root, today, before, wanted, heights or Heights()).views()
    except CannotBuild as error:
        yield replace(before, phase=Phase.BROKEN, error=(error.message, error.hint), findings=())


@dataclass(slots=True)
class _Run:
    root: Path
    today: datetime.date
    view: View
    wanted: Callable[[], str]
    heights: Heights
    memory: Memory = field(init=False)

    def __post_init__(self) -> None:
        self.memory = Memory(self.root)  # themes are read once a run

    def views(self) -> Iterator[View]:
        subject = self._read()
        if subject is None:
            yield self.view
            return
        pending = {one.name for one in self.view.variants}
        while pending:
            name = self.wanted() if self.wanted() in pending else min(pending)
            pending.remove(name)
            yield from self._variant(name, subject)
        self.view = replace(self.view, phase=Phase.READY)
        yield self.view

    def _read(self) -> Subject | None:
        """The subject of all checks; none where the sources forbid a build, which the view then says."""
        read = read_project(self.root)
        self.view = replace(self.view, error=None, sources=read.sources, findings=read.findings)
        project = read.project
        if project is None:
            self.view = replace(self.view, phase=Phase.BROKEN, project=None)
            return None
        subject = pipeline.subject_of(project, self.today)
        findings = (*read.findings, *pipeline.source_findings(subject, project, Request(self.root, self.today)))
        self.view = replace(self.view, project=project, findings=findings, phase=Phase.BROKEN)
        if pipeline.forbids(self.view.finished_findings()):
            return None
        known = {one.name: one for one in self.view.variants}
        variants = tuple(known.get(choice.variant.name, Shown(choice)).aged(choice) for choice in subject.variants)
        self.view = replace(self.view, variants=variants, phase=Phase.DRAWING)
        return subject

    def _variant(self, name: str, subject: Subject) -> Iterator[View]:
        """What the sources show of one variant, then its pages, then what its files show."""
        shown, project = self.view.variant(name), self.view.project
        assert shown  # it is one of the view's
        assert project  # or nothing could be chosen from it
        made = make(subject, project, shown.chosen, Request(self.root, self.today, formats=()), self.memory)
        if made.built is None:
            yield self._put(replace(shown, broken=True, findings=made.findings))
            return
        shown = replace(shown, findings=(*made.findings, *shown.late()))
        yield self._put(shown)
        fitted = self._refitted(made.built, shown)
        if fitted.value is None:
            yield self._put(replace(shown, broken=True, findings=(*made.findings, *fitted.findings)))
            return
        built = _fitted(made.built, fitted.value)
        printed = _kept(built, shown.printed)
        if printed is None:
            outcome = rendered("pdf", built.document, built.theme, RenderOptions(built.chosen.variant.paper))
            if outcome.value is None:
                yield self._put(replace(shown, broken=True, findings=(*made.findings, *outcome.findings)))
                return
            (content,) = outcome.value.values()
            coming = _pictures(content)
            yield self._put(replace(shown, coming=coming))
            printed = _placed(built, content, coming, outcome.findings)
        shown = replace(shown, chosen=built.chosen, printed=printed, fresh=True)
        yield self._put(shown)
        printed = printed if printed.complete else _completed(printed)
        stem = named_files(project, shown.chosen).value
        assert stem  # or nothing was made
        printed = replace(printed, stem=stem)
        found = (*printed.complaints, *checked(subject, printed.built, Picked()))
        yield self._put(replace(shown, printed=printed, findings=found, checked=True))

    def _refitted(self, built: Built, shown: Shown) -> Outcome[Fit]:
        """Fitted as a build fits it; what comes to the pages that are shown needs no layout."""

        def seen(fit: Fit) -> bool:
            return _kept(_fitted(built, fit), shown.printed) is not None

        return refit(built.chosen, built.theme, self.memory, seen, self.heights)

    def _put(self, shown: Shown) -> View:
        self.view = self.view.with_variant(shown)
        return self.view


def _fitted(built: Built, fitted: Fit) -> Built:
    """What is built once all of it fits the pages that it may take."""
    document = compose(fitted.chosen.selection.resume, fitted.chosen.variant)
    return replace(built, chosen=fitted.chosen, document=document, theme=fitted.theme)


def _kept(built: Built, before: Printed | None) -> Printed | None:
    """The pages and files from before, where the same would be made again: same words, same look, same paper."""
    if before is None or not before.complete or _made_from(before.built) != _made_from(built):
        return None
    return replace(before, built=replace(built, artifacts=before.built.artifacts, inspections=before.built.inspections))


def _made_from(built: Built) -> tuple[object, ...]:
    return built.document, built.theme, built.chosen.variant.paper


def _pictures(content: bytes) -> tuple[Coming, ...]:
    """They need nothing but the file, so the browser can fetch them while it is read where their texts stand."""
    return tuple(Coming(hashlib.sha256(one).hexdigest(), one) for one in pages.pictures(content, _DPI, quick=True))


def _placed(built: Built, content: bytes, coming: tuple[Coming, ...], complaints: tuple[Finding, ...]) -> Printed:
    """The pages with the places of their texts."""
    sheets = pages.sheets(content)
    pictures = tuple(
        Picture(one.content, sheet.width, sheet.height, one.digest) for one, sheet in zip(coming, sheets, strict=True)
    )
    drawn = replace(built, artifacts=(_artifact(built, "pdf", content),), inspections={})
    return Printed(drawn, pictures, located(built.document, sheets, built.theme), complaints)


def _completed(drawn: Printed) -> Printed:
    """With all other formats, and all of them read back."""
    built = drawn.built
    artifacts, complaints = list(built.artifacts), drawn.complaints
    for name in FORMATS:
        if name not in {artifact.format for artifact in built.artifacts}:
            outcome = rendered(name, built.document, built.theme, RenderOptions(built.chosen.variant.paper))
            complaints += outcome.findings
            artifacts += [_artifact(built, name, content) for content in (outcome.value or {}).values()]
    readers = ((artifact, inspector(artifact.format)) for artifact in artifacts)
    read = {artifact.format: reader.inspect(artifact.content) for artifact, reader in readers if reader}
    return replace(drawn, built=replace(built, artifacts=tuple(artifacts), inspections=read), complaints=complaints)


def _artifact(built: Built, name: str, content: bytes) -> Artifact:
    return Artifact(built.chosen.variant.name, name, "", content)
