"""The report for GitHub Actions: one workflow command per finding, shown as an annotation at its first place.

Form and escaping follow "Workflow commands for GitHub Actions" and the runner that reads them: messages escape ``%``,
CR and LF; properties escape ``:`` and ``,`` too. GitHub shows ten annotations of a kind per step, so the message names
the further places of a finding instead of repeating it at each.
"""

from __future__ import annotations

from cvbuild.report._report import Report
from cvbuild.report._terminal import visible
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.source import Place

__all__ = ["render"]

_COMMANDS = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - all reporters are called alike
    """Return one line per finding that counts; without findings nothing, or a notice if no check ran."""
    unchecked = "" if report.checked else "::notice title=cvbuild::nothing was checked\n"
    skipped = "".join(f"::notice title=cvbuild::not checked: {_data(line)}\n" for line in report.skipped)
    return "".join(_command(report, finding) for finding in report.shown()) + skipped + unchecked


def _command(report: Report, finding: Finding) -> str:
    properties = {
        "file": finding.place.file,
        **_region(finding.place),
        "title": f"{finding.code} {finding.name}",
    }
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(_message(report, finding))}\n"


def _message(report: Report, finding: Finding) -> str:
    concerned, others = report.concerned(finding), finding.places[1:]
    message = f"{finding.message} [{', '.join(concerned)}]" if concerned else finding.message
    return f"{message} (also at {', '.join(map(str, others))})" if others else message


def _region(place: Place) -> dict[str, str]:
    """Line and columns; no columns if the place spans several lines, because the runner drops them."""
    if place.end_line > place.line:
        return {"line": str(place.line), "endLine": str(place.end_line)}
    region = {"line": str(place.line), "col": str(place.column)}
    if place.end_line == place.line and place.end_column > place.column:
        region["endColumn"] = str(place.end_column)
    return region


def _data(text: str) -> str:
    """Escape a message; control characters are spelled out, because logs are read in terminals too."""
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
