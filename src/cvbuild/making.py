"""Making one variant: theme, document, finished files, what is read back from them, what the checks find."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cvbuild import checking
from cvbuild.artifact import Artifact, Finished, Inspection
from cvbuild.build_id import build_id
from cvbuild.check import Chosen, Scope, Subject
from cvbuild.checking import Picked
from cvbuild.compose import compose
from cvbuild.document import Document
from cvbuild.finding import Finding, Outcome, Severity
from cvbuild.fitter import Fit
from cvbuild.memory import Memory, Rendering
from cvbuild.naming import PatternError, file_name
from cvbuild.project import Project
from cvbuild.refitting import refit
from cvbuild.settings import Settings
from cvbuild.theme import RenderOptions, Theme

__all__ = ["FORMATS", "Built", "Made", "Request", "checked", "make", "named_files"]

FORMATS = ("pdf", "docx", "txt")
"""What a build makes unless asked otherwise."""

_PAGED = ("pdf", "png")
"""Formats whose pages are laid out here."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asked for.

    Without ``formats`` nothing is rendered: only what sources and document show is checked. ``out`` is none where
    nothing is to be written. ``online`` lets the web be asked for the links. ``rebuild`` takes nothing from earlier
    builds. ``jobs`` is how many processes make variants at most, 0 for as many as pay. ``lean`` lets a variant go once
    its files are written, so that many need no more memory than few; the result then has no ``built``. ``unchecked``
    reads nothing back and runs no check.
    """

    root: Path
    today: datetime.date
    variants: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    out: Path | None = None
    ascii: bool = False
    picked: Picked = field(default_factory=Picked)
    verbose: bool = False
    online: bool = False
    rebuild: bool = False
    jobs: int = 0
    lean: bool = False
    unchecked: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """One variant's document, files, and what was read back from them."""

    chosen: Chosen
    document: Document
    theme: Theme
    artifacts: tuple[Artifact, ...]
    inspections: Mapping[str, Inspection]

    @property
    def finished(self) -> tuple[Finished, ...]:
        """What is to be said of its files once they are written."""
        build = build_id(self.document, self.theme, self.chosen.variant.paper)
        return tuple(_finished(artifact, self.inspections.get(artifact.format), build) for artifact in self.artifacts)


@dataclass(frozen=True, slots=True)
class Made:
    """A variant as built, none where a mistake of the theme or a name forbids it, and all that was found."""

    built: Built | None
    findings: tuple[Finding, ...]
    renderings: Mapping[str, Rendering] = field(default_factory=dict)


def make(subject: Subject, project: Project, choice: Chosen, request: Request, memory: Memory | None = None) -> Made:
    """Make one variant of the project and check it; nothing is written.

    Raises:
        CannotBuild: a native library is missing.
    """
    renderings: dict[str, Rendering] = {}
    outcome = _build(project, choice, request, memory or Memory(project.root), renderings)
    if outcome.value is None:
        return Made(None, outcome.findings)
    found = () if request.unchecked else checked(subject, outcome.value, request.picked)
    return Made(outcome.value, (*outcome.findings, *found), renderings)


def _build(
    project: Project, choice: Chosen, request: Request, memory: Memory, renderings: dict[str, Rendering]
) -> Outcome[Built]:
    variant = choice.variant
    theme = memory.theme(variant.theme, choice.places.value("theme"))
    named = named_files(project, choice)
    findings = [*theme.findings, *named.findings]
    if theme.value is None or named.value is None:
        return Outcome(None, tuple(findings))
    stem = f"{variant.name}/{named.value}"
    fitted = _fitted(choice, theme.value, stem, request, memory)
    if fitted.value is None:
        return Outcome(None, (*findings, *fitted.findings))
    finished = _files(fitted.value, stem, request, memory, renderings)
    return Outcome(finished.value, (*findings, *finished.findings))


def _fitted(choice: Chosen, theme: Theme, stem: str, request: Request, memory: Memory) -> Outcome[Fit]:
    """The variant as it fits its pages; as it is where nothing is rendered."""
    if not request.formats:
        return Outcome(Fit(choice, theme))
    options = RenderOptions(choice.variant.paper, request.ascii)
    paged = [name for name in request.formats if name in _PAGED]

    def seen(fitted: Fit) -> bool:
        document = compose(fitted.chosen.selection.resume, choice.variant)
        return all(memory.stands(stem, name, document, fitted.theme, options) for name in paged)

    return refit(choice, theme, memory, seen)


def _files(
    fitted: Fit, stem: str, request: Request, memory: Memory, renderings: dict[str, Rendering]
) -> Outcome[Built]:
    """The document and its files. ``stem`` is their path below the output folder, without an ending."""
    choice, theme, variant = fitted.chosen, fitted.theme, fitted.chosen.variant
    document = compose(choice.selection.resume, variant)
    options = RenderOptions(variant.paper, request.ascii)
    artifacts: list[Artifact] = []
    findings: list[Finding] = []
    for format_name in request.formats:
        finished, rendering = memory.rendered(stem, format_name, document, theme, options)
        findings += finished.findings
        if finished.value is None:
            return Outcome(None, tuple(findings))
        for end, content in finished.value.items():
            artifacts.append(Artifact(variant.name, format_name, f"{stem}{end}", content))
        if rendering:
            renderings[f"{stem}.{format_name}"] = rendering
    read = ((artifact.format, memory.inspected(artifact)) for artifact in artifacts if not request.unchecked)
    inspections = {name: inspection for name, inspection in read if inspection}
    return Outcome(Built(choice, document, theme, tuple(artifacts), inspections), tuple(findings))


def _finished(artifact: Artifact, read: Inspection | None, build: str) -> Finished:
    words, pages = (len(read.words), read.pages) if read else (None, None)
    return Finished(artifact.variant, artifact.format, artifact.path, artifact.sha256, words, pages, build)


def named_files(project: Project, choice: Chosen) -> Outcome[str]:
    """The name of the variant's files, or what is wrong with the pattern, where the pattern stands."""
    own = choice.variant.filename
    pattern, places, path = (
        (own, choice.places, "filename") if own else (project.resume.output.filename, project.places, "output.filename")
    )
    try:
        return Outcome(file_name(pattern, project.resume.basics.name, choice.variant.name))
    except PatternError as error:
        return Outcome(None, (Finding("S019", "", Severity.ERROR, str(error), places.value(path), path),))


def checked(subject: Subject, built: Built, picked: Picked) -> Iterator[Finding]:
    """What the checks of single variants find in this one."""
    variant = built.chosen.variant
    own = replace(
        subject, chosen=built.chosen, document=built.document, theme=built.theme, inspections=built.inspections
    )
    settings = Settings((subject.resume.checks, variant.checks))
    for finding in checking.run(own, settings, Scope.VARIANT, picked):
        yield finding.in_variant(variant.name)
