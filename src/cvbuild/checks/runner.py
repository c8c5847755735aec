"""Run the checks: which ones, at which severity, with waivers applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.check import CheckModule, Scope, Subject
from cvbuild.analysis.memo import Memo
from cvbuild.checks import registry
from cvbuild.checks.config import Settings, apply_waivers, waivers
from cvbuild.syntax.finding import Finding, Label, Location, Mistake, Severity
from cvbuild.syntax.source import Place, Source, SourceMap

__all__ = ["Picked", "grouped", "merged", "misled", "run", "settled", "stops", "waived"]


class Picked(Struct, frozen=True):
    """Codes or prefixes selected and ignored on the command line; empty ``select`` means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def __contains__(self, code: object) -> bool:
        wanted = not self.select or str(code).startswith(self.select)
        return wanted and not (self.ignore and str(code).startswith(self.ignore))


def stops(findings: Iterable[Finding]) -> bool:
    """Return whether an error keeps files from being written: the sources cannot be read as intended."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR and not finding.suppressed]
    checks = registry.records() if errors else {}  # without findings, no check needs to be imported
    return any(checks[finding.code].stops for finding in errors)


def misled(subject: Subject, picked: Picked = Picked()) -> tuple[str, ...]:
    """Return the codes of the checks that do not run, because a value that they look for was put aside."""
    aside = {build.variant.name: subject.aside | build.variant.aside for build in subject.variants}
    everywhere = frozenset().union(subject.aside, *aside.values())
    checks = registry.records() if everywhere else {}
    return tuple(code for code, check in checks.items() if code in picked and check.is_misled(everywhere))


def run(
    subject: Subject, settings: Settings, scope: Scope, picked: Picked = Picked(), waiting: bool | None = None
) -> Iterator[Finding]:
    """Yield the findings of every enabled check of this scope whose formats were rendered.

    ``waiting`` chooses the checks that wait for finished files and proofreaders, or the others.
    """
    own = replace(subject, memo=Memo(subject.memo.project)) if scope is Scope.VARIANT else subject
    for code, module in registry.modules().items():
        if waiting is not None and module.CHECK.waits is not waiting:
            continue
        severity = settings.severity(module.CHECK) if _applies(module, subject, scope) else Severity.OFF
        if severity and code in picked:
            options = settings.options(module.CHECK)
            for finding in module.find(replace(own, options=options) if options else own):
                yield replace(finding, severity=_capped(finding, module, severity))


def _applies(module: CheckModule, subject: Subject, scope: Scope) -> bool:
    check = module.CHECK
    read = subject.inspections
    some = not check.any_format or any(name in read for name in check.any_format)
    if subject.is_letter and not check.letters:
        return False
    if check.scope is not scope or not some or not all(name in read for name in check.formats):
        return False
    return not check.is_misled(subject.put_aside)


def _capped(finding: Finding, module: CheckModule, severity: Severity) -> Severity:
    """Apply the user's severity, which replaces also severities that a check gives to single findings."""
    return finding.severity if severity is module.CHECK.severity else severity


def settled(mistakes: Iterable[Mistake]) -> tuple[Finding, ...]:
    """Turn the mistakes that phases report into findings, with the name and the severity of their checks."""
    mistakes = tuple(mistakes)
    checks = registry.records() if mistakes else {}  # without mistakes, no check needs to be imported
    return tuple(checks[mistake.code].settled(mistake) for mistake in mistakes)


def waived(
    findings: Sequence[Finding], sources: Mapping[str, Source], places: Sequence[SourceMap], complete: bool
) -> tuple[Finding, ...]:
    """Apply the waivers; ``complete`` says that every check ran, so that a waiver without a finding is unused."""
    found = [waiver for source in sources.values() for waiver in waivers(source)]
    firm, loose = _parted(findings)
    result, idle = apply_waivers(loose, found, places)
    check = registry.modules()["S016"].CHECK
    known = {word for record in registry.records().values() for word in (record.code, record.name)}
    problems = []
    for waiver in idle:
        place = Place(waiver.file, waiver.written, waiver.column, waiver.written, waiver.column + len(waiver.check))
        if waiver.check not in known:
            problems.append(check.finding(f"there is no check '{waiver.check}'", place))
        elif not waiver.reason:
            hint = f"write: # allow {waiver.check}: why it is right here"
            problems.append(check.finding(f"the waiver of {waiver.check} has no reason", place, hint=hint))
        elif complete:
            problems.append(check.finding(f"the waiver of {waiver.check} is not needed here", place, hint="delete it"))
    return (*firm, *result, *problems)


def _parted(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that nothing hides, and all others."""
    checks = registry.records() if findings else {}
    firm = tuple(one for one in findings if checks[one.code].firm)
    return firm, tuple(one for one in findings if not checks[one.code].firm)


def grouped(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return one finding with all its places where several say the same: five of them hide the others."""
    groups: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        key = (finding.code, finding.severity, finding.message, finding.hint, finding.further, finding.suppressed)
        if (known := groups.get(key)) is not None:
            places = dict.fromkeys((*known.locations, *finding.locations))
            names = dict.fromkeys((*known.variants, *finding.variants)) if known.variants and finding.variants else ()
            first, *others = places
            finding = replace(known, locations=(first, *others), variants=tuple(names))  # noqa: PLW2901
        groups[key] = finding
    return tuple(groups.values())


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort the findings by place and merge those that several variants share."""
    unique: dict[tuple[str, tuple[Location, ...], str, tuple[Label, ...]], Finding] = {}
    for finding in findings:
        key = (finding.code, finding.locations, finding.message, finding.further)
        if (known := unique.get(key)) is not None:
            names = tuple(dict.fromkeys((*known.variants, *finding.variants)))
            finding = replace(known, variants=names, severity=max(known.severity, finding.severity))  # noqa: PLW2901
        unique[key] = finding
    return tuple(sorted(unique.values(), key=lambda f: (f.place, f.code, f.message)))
