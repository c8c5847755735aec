"""Running the checks: which, at which severity, and what is waived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cvbuild import checks
from cvbuild.check import CheckModule, Scope, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.settings import Settings, apply_waivers, waivers
from cvbuild.source import Place, Source, SourceMap

__all__ = ["NO_CHECKS", "Picked", "merged", "run", "settled", "waived"]


@dataclass(frozen=True, slots=True)
class Picked:
    """Codes or prefixes asked for and left out on the command line; empty ``select`` means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def __contains__(self, code: object) -> bool:
        wanted = not self.select or str(code).startswith(self.select)
        return wanted and not (self.ignore and str(code).startswith(self.ignore))


NO_CHECKS = Picked(select=("none",))
"""For what shows or compares a CV, whatever its faults; what cannot be read is told all the same."""


def run(subject: Subject, settings: Settings, scope: Scope, picked: Picked = Picked()) -> Iterator[Finding]:
    """The findings of every check of this scope that is on and whose files were made."""
    for code, module in checks.modules().items():
        severity = settings.severity(module.CHECK) if _applies(module, subject, scope) else Severity.OFF
        if severity and code in picked:
            options = settings.options(module.CHECK)
            for finding in module.find(replace(subject, options=options) if options else subject):
                yield replace(finding, severity=_capped(finding, module, severity))


def _applies(module: CheckModule, subject: Subject, scope: Scope) -> bool:
    check = module.CHECK
    return check.scope is scope and all(name in subject.inspections for name in check.formats)


def _capped(finding: Finding, module: CheckModule, severity: Severity) -> Severity:
    """A check may grade single findings away from its own severity; what a person sets stands for all of them."""
    return finding.severity if severity is module.CHECK.severity else severity


def settled(findings: Iterable[Finding], settings: Settings) -> tuple[Finding, ...]:
    """Findings of the reading phases with the names of their checks, at the severity in force."""
    known = checks.records()
    result = []
    for finding in findings:
        check = known[finding.code]
        severity = settings.severity(check)
        graded = finding.severity if severity is check.severity else severity
        if graded:
            result.append(replace(finding, name=check.name, severity=graded))
    return tuple(result)


def waived(
    findings: Sequence[Finding], sources: Mapping[str, Source], places: Sequence[SourceMap], complete: bool
) -> tuple[Finding, ...]:
    """Findings with waivers applied; ``complete`` says that every check ran, so that an idle waiver is idle indeed."""
    found = [waiver for source in sources.values() for waiver in waivers(source)]
    result, idle = apply_waivers(findings, found, places)
    check = checks.modules()["S016"].CHECK
    known = {word for record in checks.records().values() for word in (record.code, record.name)}
    problems = []
    for waiver in idle:
        place = Place(waiver.file, waiver.written, waiver.column, waiver.written, waiver.column + len(waiver.check))
        if waiver.check not in known:
            problems.append(check.finding(f"there is no check '{waiver.check}'", place))
        elif not waiver.reason:
            hint = f"write: # allow {waiver.check}: why it is right here"
            problems.append(check.finding(f"the waiver of {waiver.check} gives no reason", place, hint=hint))
        elif complete:
            problems.append(check.finding(f"nothing here needs the waiver of {waiver.check}", place, hint="delete it"))
    return (*result, *problems)


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of their places; the same one in several variants is one finding with their names."""
    unique: dict[tuple[str, Place, str, str, tuple[Label, ...]], Finding] = {}
    for finding in findings:
        key = (finding.code, finding.place, finding.message, finding.path, finding.further)
        if (known := unique.get(key)) is not None:
            names = tuple(dict.fromkeys((*known.variants, *finding.variants)))
            finding = replace(known, variants=names, severity=max(known.severity, finding.severity))  # noqa: PLW2901
        unique[key] = finding
    return tuple(sorted(unique.values(), key=lambda f: (f.place, f.code, f.message)))
