"""The report for GitHub Actions: one workflow command a finding, shown as an annotation at its line.

Form and escaping are those of "Workflow commands for GitHub Actions" and of the runner that reads them: ``%``, CR and
LF are escaped in a message, ``:`` and ``,`` as well in a property.
"""

from __future__ import annotations

from cvbuild.finding import Finding, Severity
from cvbuild.report._excerpt import visible
from cvbuild.report._model import Report
from cvbuild.source import Place

__all__ = ["render"]

_COMMANDS = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - all reporters are called alike
    """A line for each finding that counts; nothing where there are none, unless nothing was looked for."""
    unchecked = "" if report.checked else "::notice title=cvbuild::nothing was checked\n"
    return "".join(_command(report, finding) for finding in report.shown()) + unchecked


def _command(report: Report, finding: Finding) -> str:
    properties = {
        "file": finding.place.file,
        **_region(finding.place),
        "title": f"{finding.code} {finding.name}",
    }
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    concerned = report.concerned(finding)
    message = f"{finding.message} [{', '.join(concerned)}]" if concerned else finding.message
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(message)}\n"


def _region(place: Place) -> dict[str, str]:
    """Line and columns. The runner drops columns of a place that spans lines, so it gets none."""
    if place.end_line > place.line:
        return {"line": str(place.line), "endLine": str(place.end_line)}
    region = {"line": str(place.line), "col": str(place.column)}
    if place.end_line == place.line and place.end_column > place.column:
        region["endColumn"] = str(place.end_column)
    return region


def _data(text: str) -> str:
    """A message as the runner wants it, control characters written out: a log is read in terminals, too."""
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
