"""The report for GitLab: a Code Quality report, which a merge request shows beside the lines.

The form is that of GitLab's "Code Quality report format": an array of objects, of which each has a description, the
name of its check, a fingerprint, a severity and a place. GitLab compares fingerprints to see what a change adds, so
they hold no line numbers.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

from cvbuild.report._report import Report
from cvbuild.syntax.finding import Finding, Severity

__all__ = ["render"]

_SEVERITIES = {Severity.NOTE: "info", Severity.WARNING: "minor", Severity.ERROR: "major"}


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - all reporters are called alike
    """Return the findings that count as a Code Quality report, in ASCII."""
    seen: Counter[str] = Counter()
    return json.dumps([_issue(report, finding, seen) for finding in report.shown()], indent=2) + "\n"


def _issue(report: Report, finding: Finding, seen: Counter[str]) -> dict[str, Any]:
    identity = "\0".join((finding.code, finding.place.file, finding.message))
    seen[identity] += 1
    place = finding.place
    lines = {"begin": max(place.line, 1), **({"end": place.end_line} if place.end_line > place.line else {})}
    concerned = report.concerned(finding)
    return {
        "description": f"{finding.message} [{', '.join(concerned)}]" if concerned else finding.message,
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": hashlib.sha256(f"{identity}\0{seen[identity]}".encode("utf-8", "replace")).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": place.file, "lines": lines},
    }
