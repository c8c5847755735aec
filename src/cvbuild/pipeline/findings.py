"""Findings of a build: those of the sources, then waivers and the baseline for all findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from cvbuild.analysis.check import Scope, Subject
from cvbuild.checks import baseline, registry, runner
from cvbuild.checks.config import Settings, setting_mistakes, word_list_mistakes
from cvbuild.checks.runner import Picked
from cvbuild.compose.naming import Naming, PatternError, document_word, file_name
from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline.project import Project
from cvbuild.pipeline.request import FORMATS, Request
from cvbuild.syntax.finding import Finding, Mistake, Outcome
from cvbuild.syntax.source import Place

__all__ = ["finished_findings", "name_of", "source_findings"]


def source_findings(subject: Subject, request: Request) -> Iterator[Finding]:
    """Yield the findings of the sources: unknown ids and tags, settings, checks of the whole project."""
    for build in subject.variants:
        for finding in runner.settled(build.selection.mistakes):
            if not registry.records()[finding.code].is_misled(subject.aside):  # what it names may be put aside
                yield finding.in_variant(build.variant.name)
    yield from runner.settled(_name_mistakes(subject))
    if request.unchecked:
        return
    yield from runner.settled(_configuration_mistakes(subject))
    if request.until is Stage.CHECKED:
        yield from runner.run(subject, Settings((subject.resume.checks,)), Scope.PROJECT, request.picked)


def name_of(subject: Subject, build: VariantBuild) -> Outcome[str]:
    """Return the name of a variant's files, or what is wrong with its pattern, without a place."""
    resume, variant, own = build.selection.resume, build.variant, build.variant.filename
    document = variant.document or document_word(resume.locale)
    naming = Naming(variant.name, resume.locale, document, subject.today.isoformat())
    try:
        return Outcome(file_name(own or resume.output.filename, resume.basics.name, naming))
    except PatternError as error:
        return Outcome(None, (Mistake("S019", str(error), Place(""), "filename" if own else "output.filename"),))


def _name_mistakes(subject: Subject) -> Iterator[Mistake]:
    """Yield the mistakes in patterns of file names, of the source and of variants."""
    for build in subject.variants:
        places = build.places if build.variant.filename else subject.places
        for mistake in name_of(subject, build).mistakes:
            yield replace(mistake, place=places.value(mistake.path))


def _configuration_mistakes(subject: Subject) -> Iterator[Mistake]:
    """Yield the mistakes in ``checks:`` and ``words:``, of the source and of variants."""
    yield from setting_mistakes(subject.resume.checks, registry.records(), subject.places)
    yield from word_list_mistakes(subject.resume.words, subject.places)
    for build in subject.variants:
        yield from setting_mistakes(build.variant.checks, registry.records(), build.places)


def finished_findings(findings: Sequence[Finding], project: Project, request: Request) -> tuple[Finding, ...]:
    """Return the findings in order, with waivers applied; the same finding in several variants becomes one."""
    if request.unchecked and not findings:  # the checks, which have the names, need not be imported
        return ()
    found = runner.merged(findings)
    places = (project.places, *(places for _, places in project.variants))
    whole = set(FORMATS) <= set(request.formats) and len(project.variants) == len(project.all_names)
    whole = whole and not request.letter  # whose build does not check the CV
    whole = whole and not request.unchecked and request.until is Stage.CHECKED and not runner.stops(found)
    found = runner.waived(found, project.sources, places, whole and request.picked == Picked())
    return _without_known(found, project, request.picked if whole else None)


def _without_known(findings: Iterable[Finding], project: Project, looked: Picked | None) -> tuple[Finding, ...]:
    """Mark the findings of the baseline, and report its stale entries: not found again, or of no known check."""
    known = registry.records() if project.hidden else {}
    findings, checks = tuple(findings), registry.records() if project.hidden else {}
    firm = tuple(one for one in findings if one.code in checks and checks[one.code].firm)
    loose = (one for one in findings if one not in firm)
    found, idle = baseline.hide(loose, project.hidden, project.sources)
    found = (*firm, *found)
    gone = [entry for entry in idle if entry.code not in known or (looked is not None and entry.code in looked)]
    if gone:
        message = f"{len(gone)} of {len(project.hidden)} findings of the baseline no longer exist"
        place = min(entry.place for entry in gone)
        found += (known["S021"].finding(message, place, hint="update it: --write-baseline"),)
    return runner.merged(found)
