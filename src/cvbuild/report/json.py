"""The report for programs: one JSON object with all findings and all finished files.

Absent strings are empty, unknown numbers are null. The text is ASCII, so that every locale can print it. A finding's
``file``, ``line``, ``column``, ``endLine``, ``endColumn`` and ``path`` are those of its first place; ``places`` lists
all places.
"""

from __future__ import annotations

import json
from typing import Any

from cvbuild.report._report import ArtifactLine, Report
from cvbuild.syntax.finding import Finding
from cvbuild.syntax.source import Place

__all__ = ["render"]


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - all reporters are called alike
    """Return the report as JSON. ``suppressed`` is the reason why a finding does not count; empty if it counts."""
    data = {
        "variants": list(report.variants),
        "findings": [_finding(finding) for finding in report.ordered()],
        "artifacts": [_artifact(artifact) for artifact in report.artifacts],
        "checked": report.checked,
        "skipped": list(report.skipped),
    }
    return json.dumps(data, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.word,
        "message": finding.message,
        **_place(finding.place),
        "path": finding.path,
        "places": [{**_place(location.place), "path": location.path} for location in finding.locations],
        "variant": finding.variants[0] if finding.variants else None,
        "variants": list(finding.variants),
        "label": finding.label,
        "further": [{**_place(further.place), "label": further.text} for further in finding.further],
        "hint": finding.hint,
        "suppressed": finding.suppressed,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "endLine": place.end_line or None,
        "endColumn": place.end_column or None,
    }


def _artifact(artifact: ArtifactLine) -> dict[str, Any]:
    return {
        "variant": artifact.variant,
        "format": artifact.format,
        "path": artifact.path,
        "sha256": artifact.sha256,
        "pages": artifact.pages,
        "words": artifact.words,
    }
