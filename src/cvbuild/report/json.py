"""The report for programs: one JSON object with all findings and all finished files.

Strings that have nothing to say are empty, numbers that are unknown are null. The text is pure ASCII, so that no
locale can break it.
"""

from __future__ import annotations

import json
from typing import Any

from cvbuild.finding import Finding
from cvbuild.report._model import ArtifactLine, Report
from cvbuild.source import Place

__all__ = ["render"]


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - all reporters are called alike
    """The report as JSON; ``suppressed`` is the reason why a finding does not count, empty where it does."""
    data = {
        "variants": list(report.variants),
        "findings": [_finding(finding) for finding in report.ordered()],
        "artifacts": [_artifact(artifact) for artifact in report.artifacts],
        "checked": report.checked,
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
