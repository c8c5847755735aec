"""What a build came to, as a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvbuild.baseline import SUPPRESSED
from cvbuild.files import display
from cvbuild.report._model import ArtifactLine, CheckLine, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cvbuild.check import CheckModule
    from cvbuild.pipeline import Built, Request, Result

__all__ = ["of"]


def of(result: Result, request: Request) -> Report:
    """The report on a build; files are listed only where they were to be written."""
    from cvbuild import checks  # a report alone needs no check

    project = result.project
    return Report(
        variants=tuple(variant.name for variant, _ in project.variants) if project else (),
        findings=result.findings,
        artifacts=tuple(line for one in result.built for line in _artifacts(one, result, request)),
        sources=result.sources,
        checks=tuple(_check(module) for module in checks.modules().values()),
        hidden=sum(finding.suppressed == SUPPRESSED for finding in result.findings),
        verbose=request.verbose,
    )


def _artifacts(one: Built, result: Result, request: Request) -> Iterator[ArtifactLine]:
    for artifact in one.artifacts if request.out else ():
        inspection = one.inspections.get(artifact.format)
        yield ArtifactLine(
            artifact.variant,
            artifact.format,
            display(request.out / artifact.path) if request.out else artifact.path,
            artifact.sha256,
            len(inspection.words) if inspection else None,
            inspection.pages if inspection else None,
            artifact.path in result.written,
        )


def _check(module: CheckModule) -> CheckLine:
    summary, _, docs = (module.__doc__ or "").strip().partition("\n")
    record = module.CHECK
    return CheckLine(record.code, record.name, record.severity, summary or record.name, docs.strip())
