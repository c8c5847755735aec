"""The corpus: what the checks say of clean and of planted CVs gets no worse than docs/checks-quality.md has it."""

from __future__ import annotations

import functools
import re

import pytest

from cvbuild.syntax.finding import Severity
from tests.corpus.cases import HERE, Case, cases, clean_names, files_of, provenance
from tests.corpus.measure import measured, run
from tests.corpus.page import FAMILIES, described

PAGE = HERE.parents[1] / "docs" / "checks-quality.md"


@functools.cache
def part(heading: str) -> str:
    """The text of the page below a heading."""
    text = PAGE.read_text(encoding="utf-8")
    return text[text.index(f"\n## {heading}\n") :].split("\n## ")[1]


@pytest.mark.parametrize("name", clean_names())
def test_a_clean_cv_raises_no_alarm(name: str) -> None:
    alarms = [finding for finding in run(files_of(name)) if finding.severity > Severity.NOTE]
    assert [f"{f.place} {f.code} {f.message}" for f in alarms if f.severity is Severity.ERROR] == []
    new = [
        f"{f.code}, {f.message}" for f in alarms if f"- {name}, line {f.place.line}: {f.code}," not in part("Clean CVs")
    ]
    assert new == []
    assert len(alarms) <= 2


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases()])
def test_a_planted_defect_is_caught(case: Case) -> None:
    found = measured(case)
    assert found.caught or described(case) in part("Missed")
    beside = [f"{described(case)} raised {finding.code}" for finding in found.collateral]
    assert [line for line in beside if line not in part("Collateral")] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_one_in_ten_defects_of_a_family_may_be_missed(family: str) -> None:
    planted = [case for case in cases() if case.code[0] == family]
    assert sum(described(case) in part("Missed") for case in planted) <= len(planted) / 10


def test_the_page_counts_all_that_is_planted() -> None:
    """Written anew by ``make quality``."""
    told = re.findall(r"^\| (?P<family>[A-Z]) [^|]*\| (?P<planted>\d+) \|", part("By family"), re.MULTILINE)
    counted = {family: str(sum(case.code[0] == family for case in cases())) for family in FAMILIES}
    assert dict(told) == counted


def test_every_clean_cv_has_a_provenance() -> None:
    known = provenance()
    assert sorted([*known["tuned"], *known["unseen"]]) == list(clean_names())


def test_enough_is_planted() -> None:
    """A rate of few cases says little."""
    assert len(cases()) >= 300
    assert len({case.name for case in cases()}) == len(cases())
