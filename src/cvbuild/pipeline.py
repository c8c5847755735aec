"""From files to files: read, select, compose, render, inspect, check, write. Nothing flows backwards."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cvbuild import checking, checks, files, manifest
from cvbuild.artifact import Artifact, Inspection
from cvbuild.check import Chosen, Scope, Subject
from cvbuild.checking import Picked
from cvbuild.compose import compose
from cvbuild.document import Document
from cvbuild.finding import Finding, Outcome, Severity, worst
from cvbuild.inspection import inspector
from cvbuild.naming import PatternError, file_name
from cvbuild.project import Project, read_project
from cvbuild.render import rendered
from cvbuild.selection import select
from cvbuild.settings import Settings, setting_findings, word_list_findings
from cvbuild.source import Source
from cvbuild.theme import RenderOptions, Theme
from cvbuild.themes import load_theme

__all__ = ["FORMATS", "Built", "Request", "Result", "build"]

FORMATS = ("pdf", "docx", "txt")
"""What a build makes unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asked for.

    Without ``formats`` nothing is rendered: only what sources and document show is checked. ``out`` is none where
    nothing is to be written.
    """

    root: Path
    today: datetime.date
    variants: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    out: Path | None = None
    ascii: bool = False
    picked: Picked = field(default_factory=Picked)
    verbose: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """One variant's document, files, and what was read back from them."""

    chosen: Chosen
    document: Document
    theme: Theme
    artifacts: tuple[Artifact, ...]
    inspections: Mapping[str, Inspection]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a request. ``complete`` is false where bad input or a broken theme let nothing be built."""

    findings: tuple[Finding, ...]
    complete: bool
    project: Project | None = None
    built: tuple[Built, ...] = ()
    written: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)


def build(request: Request) -> Result:
    """Build what is asked for, check it, and write it if nothing stands against that.

    Raises:
        CannotBuild: what is wrong has no place in a file (no source file, an unknown variant, a full disc).
    """
    read = read_project(request.root, request.variants)
    project = read.project
    if project is None:
        return Result(_settled(read.findings, None), complete=False, sources=read.sources)
    chosen = tuple(_choose(project))
    subject = Subject(
        project.resume, project.places, chosen, request.today, project.sources, all_variants=project.all_names
    )
    findings = [*read.findings, *_setting_findings(chosen, project), *_selection_findings(chosen)]
    findings += checking.run(subject, Settings((project.resume.checks,)), Scope.PROJECT, request.picked)
    finished = _finished(findings, project, request)
    if _forbids(finished):
        return Result(finished, complete=False, project=project, sources=read.sources)
    outcome = _build_all(project, chosen, request)
    if outcome.value is None:
        finished = _finished([*findings, *outcome.findings], project, request)
        return Result(finished, complete=False, project=project, sources=read.sources)
    findings += [*outcome.findings, *_variant_findings(subject, outcome.value, request)]
    written = _write(project, outcome.value, request) if request.out else ()
    return Result(_finished(findings, project, request), True, project, outcome.value, written, read.sources)


def _forbids(findings: Iterable[Finding]) -> bool:
    """Whether the sources cannot be read as they were meant, and nobody waived it: then nothing is built."""
    codes = [code for code, check in checks.records().items() if check.scope is Scope.READING or code.startswith("S")]
    return worst(finding for finding in findings if finding.code in codes) is Severity.ERROR


def _choose(project: Project) -> Iterator[Chosen]:
    for variant, places in project.variants:
        yield Chosen(variant, places, select(project.resume, variant, places))


def _selection_findings(chosen: Iterable[Chosen]) -> Iterator[Finding]:
    for choice in chosen:
        for finding in choice.selection.findings:
            yield finding.in_variant(choice.variant.name)


def _setting_findings(chosen: Iterable[Chosen], project: Project) -> Iterator[Finding]:
    yield from setting_findings(project.resume.checks, checks.records(), project.places)
    yield from word_list_findings(project.resume.words, project.places)
    for choice in chosen:
        yield from setting_findings(choice.variant.checks, checks.records(), choice.places)


def _build_all(project: Project, chosen: Iterable[Chosen], request: Request) -> Outcome[tuple[Built, ...]]:
    outcomes = [_build_variant(project, choice, request) for choice in chosen]
    findings = tuple(finding for outcome in outcomes for finding in outcome.findings)
    built = tuple(outcome.value for outcome in outcomes if outcome.value)
    return Outcome(built if len(built) == len(outcomes) else None, findings)


def _build_variant(project: Project, choice: Chosen, request: Request) -> Outcome[Built]:
    variant = choice.variant
    theme = load_theme(variant.theme, project.root, choice.places.value("theme"))
    named = _named(project, choice)
    findings = [*theme.findings, *named.findings]
    if theme.value is None or named.value is None:
        return Outcome(None, tuple(findings))
    document = compose(choice.selection.resume, variant)
    options = RenderOptions(variant.paper, request.ascii)
    artifacts = []
    for name in request.formats:
        finished = rendered(name, document, theme.value, options)
        findings += finished.findings
        if finished.value is None:
            return Outcome(None, tuple(findings))
        for end, content in finished.value.items():
            artifacts.append(Artifact(variant.name, name, f"{variant.name}/{named.value}{end}", content))
    return Outcome(Built(choice, document, theme.value, tuple(artifacts), _inspect(artifacts)), tuple(findings))


def _inspect(artifacts: Iterable[Artifact]) -> dict[str, Inspection]:
    found = ((artifact, inspector(artifact.format)) for artifact in artifacts)
    return {artifact.format: reader.inspect(artifact.content) for artifact, reader in found if reader}


def _named(project: Project, choice: Chosen) -> Outcome[str]:
    """The name of the variant's files, or what is wrong with the pattern, where the pattern stands."""
    own = choice.variant.filename
    pattern, places, path = (
        (own, choice.places, "filename") if own else (project.resume.output.filename, project.places, "output.filename")
    )
    try:
        return Outcome(file_name(pattern, project.resume.basics.name, choice.variant.name))
    except PatternError as error:
        return Outcome(None, (Finding("S019", "", Severity.ERROR, str(error), places.value(path), path),))


def _variant_findings(subject: Subject, built: Iterable[Built], request: Request) -> Iterator[Finding]:
    for one in built:
        settings = Settings((subject.resume.checks, one.chosen.variant.checks))
        own = Subject(
            subject.resume,
            subject.places,
            subject.variants,
            subject.today,
            subject.sources,
            one.chosen,
            one.document,
            one.theme,
            one.inspections,
        )
        for finding in checking.run(own, settings, Scope.VARIANT, request.picked):
            yield finding.in_variant(one.chosen.variant.name)


def _settled(findings: Iterable[Finding], project: Project | None) -> tuple[Finding, ...]:
    settings = Settings((project.resume.checks,)) if project else Settings()
    return checking.merged(checking.settled(findings, settings))


def _finished(findings: Iterable[Finding], project: Project, request: Request) -> tuple[Finding, ...]:
    """Findings with names and severities in force, waivers applied, the same in several variants as one."""
    found = checking.merged(checking.settled(findings, Settings()))
    places = (project.places, *(places for _, places in project.variants))
    everything = request.picked == Picked() and set(FORMATS) <= set(request.formats)
    complete = everything and len(project.variants) == len(project.all_names)
    return checking.merged(checking.waived(found, project.sources, places, complete))


def _write(project: Project, built: Iterable[Built], request: Request) -> tuple[str, ...]:
    assert request.out is not None  # the caller looked
    artifacts = [artifact for one in built for artifact in one.artifacts]
    record = manifest.updated(request.out, project, built, request.formats)
    contents = {artifact.path: artifact.content for artifact in artifacts}
    written = files.write_all(request.out, {**contents, manifest.NAME: record.content})
    manifest.remove_stale(request.out, record)
    return written
