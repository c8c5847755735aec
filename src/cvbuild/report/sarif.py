"""The report in SARIF 2.1.0, the exchange format of code hosts and editors for findings.

The specification is "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01", an OASIS
Standard of 2023.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from cvbuild import __version__
from cvbuild.finding import Finding
from cvbuild.report._model import CheckLine, Report
from cvbuild.source import Place

__all__ = ["render"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_UNCHECKED = {
    "executionSuccessful": True,
    "toolExecutionNotifications": [{"level": "note", "message": {"text": "nothing was checked"}}],
}


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - all reporters are called alike
    """The report as a SARIF log of one run, in ASCII; severities are called alike in both worlds."""
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
    """All checks by code, and what can be said of those that only findings name."""
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
    """How the check runs unless told otherwise; one that is off is disabled, not of level "none"."""
    return {"level": check.severity.word} if check.severity else {"enabled": False}


def _result(finding: Finding, index: Mapping[str, int]) -> dict[str, Any]:
    location = _location(finding.place, finding.label)
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.path, "kind": "value"}]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": finding.severity.word,
        "message": {"text": finding.message},
        "locations": [location],
    }
    if finding.further:
        result["relatedLocations"] = [
            {"id": number, **_location(further.place, further.text)} for number, further in enumerate(finding.further)
        ]
    return {**result, "suppressions": _suppressions(finding), "properties": _properties(finding)}


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    """Why it does not count. Empty where it does, not absent: all results of a run have the list or none."""
    if not finding.suppressed:
        return []
    kind = "external" if finding.suppressed == "baseline" else "inSource"
    return [{"kind": kind, "justification": finding.suppressed}]


def _properties(finding: Finding) -> dict[str, Any]:
    hint = {"hint": finding.hint} if finding.hint else {}
    return {"variants": list(finding.variants), **hint}


def _location(place: Place, text: str) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _file(place.file), "region": _region(place)}}
    return {**location, "message": {"text": text}} if text else location


def _file(file: str) -> dict[str, str]:
    """A relative URI reference, which readers resolve against the root of the checkout."""
    uri = quote(file.replace("\\", "/"), errors="surrogateescape")
    return {"uri": f"file://{uri}"} if uri.startswith("/") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(place: Place) -> dict[str, int]:
    region = {"startLine": place.line, "startColumn": place.column}
    if not place.end_line:
        return region
    return {**region, "endLine": place.end_line, "endColumn": place.end_column}
