"""What a report is made from: values only, so that every format of report is pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cvbuild.finding import Finding, Severity
from cvbuild.source import Source

__all__ = ["ArtifactLine", "CheckLine", "Report"]


@dataclass(frozen=True, slots=True)
class ArtifactLine:
    """What a report says of one finished file.

    ``words`` is none for a format that is not read back, ``pages`` for one without pages of its own, ``changed``
    where nobody compared the file with the one before.
    """

    variant: str
    format: str
    path: str
    sha256: str
    words: int | None = None
    pages: int | None = None
    changed: bool | None = None


@dataclass(frozen=True, slots=True)
class CheckLine:
    """What a report says of one check: its record, the first line of its docstring, and the rest of it."""

    code: str
    name: str
    severity: Severity
    summary: str
    docs: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run has to say.

    ``variants`` are those of the run, in its order. ``findings`` hold suppressed ones, too. ``sources`` are the texts
    to quote, by the file name that places use. ``hidden`` is how many findings the baseline hides.
    ``verbose`` asks for the lines behind notes, too. ``checked`` is false where a person wanted the files alone.
    """

    variants: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    artifacts: tuple[ArtifactLine, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    checks: tuple[CheckLine, ...] = ()
    hidden: int = 0
    verbose: bool = False
    checked: bool = True

    def ordered(self) -> tuple[Finding, ...]:
        """All findings by file, line and column."""
        return tuple(sorted(self.findings, key=_order))

    def shown(self) -> tuple[Finding, ...]:
        """The findings that count, ordered."""
        return tuple(finding for finding in self.ordered() if not finding.suppressed)

    def concerned(self, finding: Finding) -> tuple[str, ...]:
        """The variants to name beside a finding: none where it concerns all of the run."""
        return () if set(finding.variants) >= set(self.variants) else finding.variants


def _order(finding: Finding) -> tuple[str, int, int, str, str, str, tuple[str, ...]]:
    place = finding.place
    return (place.file, place.line, place.column, finding.code, finding.message, finding.path, finding.variants)
