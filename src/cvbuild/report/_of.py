"""What a build came to, as a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvbuild.baseline import SUPPRESSED
from cvbuild.files import display
from cvbuild.report._model import ArtifactLine, CheckLine, Report

if TYPE_CHECKING:
    from pathlib import Path

    from cvbuild.artifact import Finished
    from cvbuild.check import CheckModule
    from cvbuild.pipeline import Request, Result

__all__ = ["of"]


def of(result: Result, request: Request) -> Report:
    """The report on a build; files are listed only where they were to be written."""
    project = result.project
    return Report(
        variants=tuple(variant.name for variant, _ in project.variants) if project else (),
        findings=result.findings,
        artifacts=tuple(_artifact(file, result, request.out) for file in result.finished) if request.out else (),
        sources=result.sources,
        checks=() if request.unchecked and not result.findings else _checks(),
        hidden=sum(finding.suppressed == SUPPRESSED for finding in result.findings),
        verbose=request.verbose,
        checked=not request.unchecked,
    )


def _artifact(file: Finished, result: Result, out: Path) -> ArtifactLine:
    changed = file.path in result.written
    return ArtifactLine(
        file.variant, file.format, display(out / file.path), file.sha256, file.words, file.pages, changed
    )


def _checks() -> tuple[CheckLine, ...]:
    from cvbuild import checks  # a report alone needs no check

    return tuple(_check(module) for module in checks.modules().values())


def _check(module: CheckModule) -> CheckLine:
    summary, _, docs = (module.__doc__ or "").strip().partition("\n")
    record = module.CHECK
    return CheckLine(record.code, record.name, record.severity, summary or record.name, docs.strip())
