"""The report as JUnit XML, which nearly every CI system shows as a table of tests.

A file is a test suite and a finding a test case of it. A finding that makes the run fail is a failure; any other is a
skipped case, so that a table with no failure means a run that passed. Without findings there is one case that passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from cvbuild.report._report import Report
from cvbuild.report._terminal import visible
from cvbuild.syntax.finding import Finding

__all__ = ["render"]


def render(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - all reporters are called alike
    """Return the findings that count as JUnit XML, in ASCII."""
    shown, failing = report.shown(), len(report.grave())
    totals = f'tests="{len(shown) or 1}" failures="{failing}" errors="0" skipped="{len(shown) - failing}"'
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<testsuites name="cvbuild" {totals}>']
    for file, findings in groupby(shown, key=lambda finding: finding.place.file):
        lines += _suite(report, file, list(findings))
    if not shown:
        said = "no findings" if report.checked else "nothing was checked"
        counts = 'tests="1" failures="0" errors="0" skipped="0"'
        lines += [f'  <testsuite name="cvbuild" {counts}>', f'    <testcase name="{said}" classname="cvbuild"/>']
        lines += ["  </testsuite>"]
    text = "\n".join([*lines, "</testsuites>"]) + "\n"
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _suite(report: Report, file: str, findings: list[Finding]) -> Iterator[str]:
    failing = sum(finding.severity >= report.failing for finding in findings)
    counts = f'tests="{len(findings)}" failures="{failing}" errors="0" skipped="{len(findings) - failing}"'
    yield f"  <testsuite name={_value(file)} {counts}>"
    for finding in findings:
        yield from _case(report, finding)
    yield "  </testsuite>"


def _case(report: Report, finding: Finding) -> Iterator[str]:
    name = f"{finding.code} {finding.name}, line {finding.place.line}"
    place = f'file={_value(finding.place.file)} line="{finding.place.line}"'
    element = "failure" if finding.severity >= report.failing else "skipped"
    yield f"    <testcase name={_value(name)} classname={_value(finding.place.file)} {place}>"
    message = f"message={_value(finding.message)}{_type(finding, element)}"
    yield f"      <{element} {message}>{_details(report, finding)}</{element}>"
    yield "    </testcase>"


def _type(finding: Finding, element: str) -> str:
    return f' type="{finding.severity.word}"' if element == "failure" else ""


def _details(report: Report, finding: Finding) -> str:
    concerned = report.concerned(finding)
    lines = [f"{finding.place}: {finding.severity.word}[{finding.code}]: {finding.message}"]
    lines += [f"variants: {', '.join(concerned)}"] if concerned else []
    lines += [f"hint: {finding.hint}"] if finding.hint else []
    return escape("\n".join(visible(line) for text in lines for line in text.split("\n")))


def _value(text: str) -> str:
    """Return an attribute's value in quotes; control characters, which XML cannot hold, are spelled out."""
    return quoteattr(visible(text.replace("\n", " ")))
