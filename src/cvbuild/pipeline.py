"""From files to files: read, select, make every variant, write. Nothing flows backwards."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cvbuild import baseline, checking, checks, files
from cvbuild.analysis.links import printed_links
from cvbuild.artifact import Finished
from cvbuild.check import Chosen, Scope, Subject
from cvbuild.checking import Picked
from cvbuild.compose import compose
from cvbuild.errors import CannotBuild
from cvbuild.finding import Finding, Severity, worst
from cvbuild.making import FORMATS, Built, Request
from cvbuild.project import Project, read_project
from cvbuild.selection import select
from cvbuild.series import Progress, make_all
from cvbuild.settings import Settings, setting_findings, word_list_findings
from cvbuild.source import Source

__all__ = [
    "FORMATS",
    "Built",
    "Request",
    "Result",
    "build",
    "finished_findings",
    "forbids",
    "settled",
    "source_findings",
    "subject_of",
    "write_baseline",
]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a request. ``complete`` is false where bad input or a broken theme let nothing be built.

    ``finished`` are the files; ``built`` has the variants whole, except for a lean request. ``libraries`` are the files
    of the native libraries that had a part in it.
    """

    findings: tuple[Finding, ...]
    complete: bool
    project: Project | None = None
    built: tuple[Built, ...] = ()
    written: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    finished: tuple[Finished, ...] = ()
    libraries: tuple[str, ...] = ()


def build(request: Request, progress: Progress | None = None) -> Result:
    """Build what is asked for, check it unless asked not to, and write it if nothing stands against that.

    Raises:
        CannotBuild: what is wrong has no place in a file (no source file, an unknown variant, a full disc, no network
            where the web is to be asked).
        Interrupted: a person stopped it; the variants finished by then are written.
    """
    read = read_project(request.root, request.variants)
    project = read.project
    if project is None:
        return Result(settled(read.findings), complete=False, sources=read.sources)
    subject = subject_of(project, request.today)
    findings = (*read.findings, *source_findings(subject, project, request))
    told = finished_findings(findings, project, request)
    if forbids(told):
        return Result(told, complete=False, project=project, sources=read.sources)
    asked = replace(subject, dead_links=_dead_links(subject.variants)) if request.online else subject
    series = make_all(asked, project, subject.variants, request, progress)
    found = finished_findings((*findings, *series.findings), project, request)
    return Result(
        found,
        series.complete,
        project,
        series.built,
        series.written,
        read.sources,
        series.finished,
        series.libraries,
    )


def forbids(findings: Sequence[Finding]) -> bool:
    """Whether the sources cannot be read as they were meant, and nobody waived it: then nothing is built."""
    if not findings:  # the checks need not be imported
        return False
    codes = [code for code, check in checks.records().items() if check.scope is Scope.READING or code.startswith("S")]
    return worst(finding for finding in findings if finding.code in codes) is Severity.ERROR


def subject_of(project: Project, today: datetime.date) -> Subject:
    """What checks may look at: the project, and what each variant selects before anything is fitted to pages."""
    chosen = tuple(
        Chosen(variant, places, select(project.resume, variant, places)) for variant, places in project.variants
    )
    return Subject(project.resume, project.places, chosen, today, project.sources, all_variants=project.all_names)


def source_findings(subject: Subject, project: Project, request: Request) -> Iterator[Finding]:
    """What the sources show before anything is made: ids and tags that nothing has, settings, checks of the project."""
    for choice in subject.variants:
        for finding in choice.selection.findings:
            yield finding.in_variant(choice.variant.name)
    if not request.unchecked:
        yield from _configuration_findings(subject.variants, project)
        yield from checking.run(subject, Settings((project.resume.checks,)), Scope.PROJECT, request.picked)


def _configuration_findings(chosen: Iterable[Chosen], project: Project) -> Iterator[Finding]:
    """What is wrong with ``checks:`` and ``words:``, of the source and of variants."""
    yield from setting_findings(project.resume.checks, checks.records(), project.places)
    yield from word_list_findings(project.resume.words, project.places)
    for choice in chosen:
        yield from setting_findings(choice.variant.checks, checks.records(), choice.places)


def _dead_links(chosen: Iterable[Chosen]) -> Mapping[str, str]:
    """What the web knows nothing of; every link that some variant prints is asked for once."""
    from cvbuild import online

    documents = (compose(choice.selection.resume, choice.variant) for choice in chosen)
    return online.dead_links(link.url for document in documents for link in printed_links(document))


def settled(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings with names and severities, the same in several variants as one."""
    return checking.merged(checking.settled(findings, Settings()))


def finished_findings(findings: Sequence[Finding], project: Project, request: Request) -> tuple[Finding, ...]:
    """Findings with names and severities in force, waivers applied, the same in several variants as one."""
    if request.unchecked and not findings:  # the checks, which have the names, need not be imported
        return ()
    found = settled(findings)
    places = (project.places, *(places for _, places in project.variants))
    whole = set(FORMATS) <= set(request.formats) and len(project.variants) == len(project.all_names)
    whole = whole and not request.unchecked
    found = checking.waived(found, project.sources, places, whole and request.picked == Picked())
    return _without_known(found, project, request.picked if whole else None)


def _without_known(findings: Iterable[Finding], project: Project, looked: Picked | None) -> tuple[Finding, ...]:
    """Findings with those of the baseline marked, and what in it is idle: looked for and gone, or of no check."""
    known = checks.records() if project.hidden else {}
    found, idle = baseline.hide(findings, project.hidden, project.sources)
    gone = [entry for entry in idle if entry.code not in known or (looked is not None and entry.code in looked)]
    if gone:
        message = f"{len(gone)} of {len(project.hidden)} findings of the baseline are gone"
        place = min(entry.place for entry in gone)
        found += (known["S021"].finding(message, place, hint="renew it: --write-baseline"),)
    return checking.merged(found)


def write_baseline(result: Result, request: Request) -> None:
    """Write down all that was found, so that later runs tell only of what is new.

    Raises:
        CannotBuild: nothing was built, or the file cannot be written.
    """
    if not result.complete:
        raise CannotBuild("without a whole build there is no baseline", "mend the errors above first")
    files.write_all(request.root, {baseline.NAME: baseline.content(result.findings, result.sources)})
