"""The report on the result of a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvbuild.checks.baseline import SUPPRESSED
from cvbuild.checks.runner import grouped
from cvbuild.report._report import ArtifactLine, CheckLine, Report
from cvbuild.syntax.files import display

if TYPE_CHECKING:
    from pathlib import Path

    from cvbuild.analysis.check import CheckModule
    from cvbuild.model.artifact import Artifact
    from cvbuild.pipeline.build import Request, Result

__all__ = ["from_result"]


def from_result(result: Result, request: Request) -> Report:
    """Return the report on a build. It lists files only if the request writes them."""
    project = result.project
    return Report(
        variants=tuple(variant.name for variant, _ in project.variants) if project else (),
        findings=grouped(result.findings) if result.findings else (),
        artifacts=tuple(_artifact(file, result, request.out) for file in result.finished) if request.out else (),
        sources=result.sources,
        checks=() if request.unchecked and not result.findings else _checks(),
        hidden=sum(finding.suppressed == SUPPRESSED for finding in result.findings),
        verbose=request.verbose,
        checked=not request.unchecked,
        skipped=result.skipped,
        notes=request.notes,
        following=_following(result, request.out) if request.lean else "",
    )


def _following(result: Result, out: Path | None) -> str:
    """Return what to do after a build; nothing after a check."""
    if out is None:
        return ""
    if not result.complete:
        return "Nothing was written. Fix the errors above; cvbuild preview shows the pages all the same."
    pdf = next((file for file in result.finished if file.format == "pdf"), None)
    opened = f"open {display(out / pdf.path)}, or " if pdf else ""
    return f"Next: {opened}run cvbuild preview to see the pages beside the findings."


def _artifact(file: Artifact, result: Result, out: Path) -> ArtifactLine:
    changed = file.path in result.written
    return ArtifactLine(
        file.variant, file.format, display(out / file.path), file.sha256, file.words, file.pages, changed
    )


def _checks() -> tuple[CheckLine, ...]:
    from cvbuild.checks import registry  # without checks, the report needs no check module

    return tuple(_check(module) for module in registry.modules().values())


def _check(module: CheckModule) -> CheckLine:
    summary, _, docs = (module.__doc__ or "").strip().partition("\n")
    record = module.CHECK
    return CheckLine(record.code, record.name, record.severity, summary or record.name, docs.strip())
