"""The content of a report: values only, so that every report format is a pure function."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.source import Source

__all__ = ["ArtifactLine", "CheckLine", "Report"]


class ArtifactLine(Struct, frozen=True):
    """The data of one finished file.

    ``words`` is ``None`` for a format that is not read back, ``pages`` for a format without fixed pages, ``changed`` if
    the file was not compared with its predecessor.
    """

    variant: str
    format: str
    path: str
    sha256: str
    words: int | None = None
    pages: int | None = None
    changed: bool | None = None


class CheckLine(Struct, frozen=True):
    """The data of one check: its record, the first line of its docstring, and the rest of it."""

    code: str
    name: str
    severity: Severity
    summary: str
    docs: str = ""


class Report(Struct, frozen=True):
    """The content of a report.

    Attributes:
        variants: names of the variants in this run, in order.
        findings: all findings, suppressed ones included.
        artifacts: the finished files.
        sources: the texts to quote, by the file names that places use.
        checks: all checks, for formats that describe them.
        hidden: number of findings that the baseline hides.
        verbose: whether to quote source lines for notes too.
        checked: whether any check ran.
        skipped: what could not be checked because of a mistake, one line each.
        failing: the least severity that makes the run fail.
        quiet: whether a report for people shows only the findings that make the run fail.
        notes: whether to list notes, which are else counted in one line.
        following: what to do next.
    """

    variants: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    artifacts: tuple[ArtifactLine, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    checks: tuple[CheckLine, ...] = ()
    hidden: int = 0
    verbose: bool = False
    checked: bool = True
    skipped: tuple[str, ...] = ()
    failing: Severity = Severity.ERROR
    quiet: bool = False
    notes: bool = True
    following: str = ""

    def ordered(self) -> tuple[Finding, ...]:
        """Return all findings by file, line and column."""
        return tuple(sorted(self.findings, key=_order))

    def shown(self) -> tuple[Finding, ...]:
        """Return the findings that are not suppressed, by file, line and column."""
        return tuple(finding for finding in self.ordered() if not finding.suppressed)

    def grave(self) -> tuple[Finding, ...]:
        """Return the findings that make the run fail, in the same order."""
        return tuple(finding for finding in self.shown() if finding.severity >= self.failing)

    def concerned(self, finding: Finding) -> tuple[str, ...]:
        """Return the variants to name beside a finding: none if it concerns every variant of the run."""
        return () if set(finding.variants) >= set(self.variants) else finding.variants


def _order(finding: Finding) -> tuple[str, int, int, str, str, str, tuple[str, ...]]:
    place = finding.place
    return (place.file, place.line, place.column, finding.code, finding.message, finding.path, finding.variants)
