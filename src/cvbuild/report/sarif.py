"""The report in SARIF 2.1.0, the format in which code hosts and editors exchange findings.

The specification is "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01", an OASIS
Standard of 2023. Its section 3.27.12 keeps occurrences that can be corrected one by one out of ``locations``, and code
hosts show the first entry only. So ``locations`` has the first place of a finding; ``relatedLocations`` has the others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from cvbuild import __version__
from cvbuild.report._report import CheckLine, Report
from cvbuild.syntax.finding import Finding
from cvbuild.syntax.source import Place

__all__ = ["render"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_UNCHECKED = {
    "executionSuccessful": True,
    "toolExecutionNotifications": [{"level": "note", "message": {"text": "nothing was checked"}}],
}


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - all reporters are called alike
    """Return the report as a SARIF log of one run, in ASCII. Severities have the same names in SARIF and here."""
    findings = report.ordered()
    checks = _checks(report, findings)
    index = {code: number for number, code in enumerate(checks)}
    driver = {"name": "cvbuild", "version": __version__, "rules": [_rule(check) for check in checks.values()]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index) for finding in findings],
        **({} if report.checked else {"invocations": [_UNCHECKED]}),
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _checks(report: Report, findings: tuple[Finding, ...]) -> dict[str, CheckLine]:
    """Return all checks by code; for a check that only a finding names, what the finding says."""
    named = {f.code: CheckLine(f.code, f.name, f.severity, f.name.replace("-", " ")) for f in findings}
    known = {check.code: check for check in report.checks}
    return dict(sorted({**named, **known}.items()))


def _rule(check: CheckLine) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": check.code,
        "name": check.name,
        "shortDescription": {"text": check.summary},
        "defaultConfiguration": _configuration(check),
    }
    return {**rule, "help": {"text": check.docs}} if check.docs else rule


def _configuration(check: CheckLine) -> dict[str, Any]:
    """Return the default configuration; a check that is off is disabled, which differs from the level "none"."""
    return {"level": check.severity.word} if check.severity else {"enabled": False}


def _result(finding: Finding, index: Mapping[str, int]) -> dict[str, Any]:
    first, *others = finding.locations
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": finding.severity.word,
        "message": {"text": finding.message},
        "locations": [_location(first.place, finding.label, first.path)],
    }
    related = [_location(other.place, "also here", other.path) for other in others]
    related += [_location(further.place, further.text) for further in finding.further]
    if related:
        result["relatedLocations"] = [{"id": number, **location} for number, location in enumerate(related)]
    return {**result, "suppressions": _suppressions(finding), "properties": _properties(finding)}


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    """Return why the finding does not count. Empty, not absent, if it counts: all results of a run have the list."""
    if not finding.suppressed:
        return []
    kind = "external" if finding.suppressed == "baseline" else "inSource"
    return [{"kind": kind, "justification": finding.suppressed}]


def _properties(finding: Finding) -> dict[str, Any]:
    hint = {"hint": finding.hint} if finding.hint else {}
    return {"variants": list(finding.variants), **hint}


def _location(place: Place, text: str, path: str = "") -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _file(place.file), "region": _region(place)}}
    if text:
        location["message"] = {"text": text}
    if path:
        location["logicalLocations"] = [{"fullyQualifiedName": path, "kind": "value"}]
    return location


def _file(file: str) -> dict[str, str]:
    """Return a relative URI reference, which readers resolve against the root of the checkout."""
    uri = quote(file.replace("\\", "/"), errors="surrogateescape")
    return {"uri": f"file://{uri}"} if uri.startswith("/") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(place: Place) -> dict[str, int]:
    region = {"startLine": place.line, "startColumn": place.column}
    if not place.end_line:
        return region
    return {**region, "endLine": place.end_line, "endColumn": place.end_column}
