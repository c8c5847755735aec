"""Every validator finds every file without fault.

These tests need Java, LibreOffice and a few more programs: ``make test-all`` installs them and runs all;
``make conformance`` writes the verdicts into docs/conformance.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuild.inspection.pdf import inspect
from tests.conformance.cvs import Cv, all_cvs, write_all
from tests.conformance.validators import VALIDATORS, Validator

pytestmark = pytest.mark.conformance


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Cv]]:
    folder = tmp_path_factory.mktemp("conformance")
    return folder, write_all(folder)


@pytest.mark.parametrize("validator", VALIDATORS, ids=lambda validator: validator.name)
def test_no_fault_is_found(validator: Validator, request: pytest.FixtureRequest) -> None:
    if missing := validator.missing():
        pytest.skip(f"not installed: {', '.join(missing)} (make test-all installs it)")
    folder, cvs = request.getfixturevalue("files")
    verdicts = validator.judge(folder, cvs)
    assert verdicts.keys() == cvs.keys()
    assert {stem: problem for stem, problem in verdicts.items() if problem} == {}


@pytest.mark.parametrize(
    ("stem", "least", "most"), [("academic-classic-letter", 6, 9), ("sparse-classic-letter", 1, 1)]
)
def test_the_academic_cv_is_long_and_the_sparse_one_short(stem: str, least: int, most: int) -> None:
    cv = next(cv for cv in all_cvs() if cv.stem == stem)
    assert least <= (inspect(cv.render("pdf")).pages or 0) <= most
