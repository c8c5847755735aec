"""Measuring the checks on the corpus: what they catch, what they miss, what they say of CVs that are clean."""

from __future__ import annotations

import contextlib
import datetime
import functools
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cvbuild.checks import registry
from cvbuild.pipeline.build import FORMATS, Request, build
from cvbuild.syntax.finding import Finding, Severity
from tests.corpus.cases import Case, cases, clean_names, files_of

__all__ = ["TODAY", "Measured", "alarms", "measure", "measured", "run"]

TODAY = datetime.date(2026, 11, 22)


@dataclass(frozen=True)
class Measured:
    """What came of one planted defect. ``elsewhere`` are lines at which its code was found and was not due."""

    case: Case
    caught: bool
    elsewhere: tuple[int, ...]
    collateral: tuple[Finding, ...]


def run(files: Mapping[str, str], formats: tuple[str, ...] = (), proofread: bool = False) -> tuple[Finding, ...]:
    """What the program finds in a project; a proofreader takes a second to load."""
    ignored = () if proofread else ("C219",)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, text in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8", newline="")
        found = build(Request(Path(), TODAY, formats=formats, ignore=ignored)).findings
    return tuple(finding for finding in found if not finding.suppressed)


def alarms(formats: tuple[str, ...] = FORMATS) -> dict[str, tuple[Finding, ...]]:
    """By clean CV, all that is found in it."""
    return {name: run(files_of(name), formats, proofread=True) for name in clean_names()}


def measure(chosen: Iterable[Case] = ()) -> tuple[Measured, ...]:
    """Every planted defect, or some; a check that reads finished files gets those that it reads."""
    return tuple(measured(case) for case in chosen or cases())


def measured(case: Case) -> Measured:
    """What the program finds in the project of one planted defect."""
    formats = _formats(case.code)
    known = _known(case.base, formats)
    found = run(case.files, formats)
    own = [finding for finding in found if finding.code == case.code]
    due = [finding for finding in own if (finding.place.file, finding.place.line) == (case.file, case.line)]
    elsewhere = tuple(sorted({f.place.line for f in own if f not in due} - {case.line}))
    return Measured(case, bool(due), elsewhere, tuple(_collateral(case, found, known)))


@functools.cache
def _known(base: str, formats: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """What is found in a clean CV before a defect is planted."""
    return frozenset((finding.code, finding.message) for finding in run(files_of(base), formats))


def _formats(code: str) -> tuple[str, ...]:
    return registry.modules()[code].CHECK.formats or (FORMATS if code[0] in "PA" else ())


def _collateral(case: Case, found: Iterable[Finding], known: frozenset[tuple[str, str]]) -> Iterator[Finding]:
    """Errors and warnings besides the one that is due."""
    for finding in found:
        expected = finding.code in (case.code, *case.also) or (finding.code, finding.message) in known
        if finding.severity >= Severity.WARNING and not expected:
            yield finding
