"""Every validator finds every file without fault.

These tests need Java, LibreOffice and a few more programs: ``make test-all`` installs them and runs all;
``make conformance`` writes the verdicts into docs/conformance.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cvbuild.inspection.pdf import inspect
from tests.conformance.cvs import Cv, all_cvs, write_all
from tests.conformance.exports import EXPORT_VALIDATORS, Export, write_exports
from tests.conformance.validators import VALIDATORS, Validator

pytestmark = pytest.mark.conformance


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Cv]]:
    folder = tmp_path_factory.mktemp("conformance")
    return folder, write_all(folder)


@pytest.mark.parametrize("validator", VALIDATORS, ids=lambda validator: validator.name)
def test_no_fault_is_found(validator: Validator, request: pytest.FixtureRequest) -> None:
    _is_clean(validator, *_wanted(validator, request, "files"))


def _wanted(validator: Validator, request: pytest.FixtureRequest, name: str) -> tuple[Path, Mapping[str, Any]]:
    if missing := validator.missing():
        pytest.skip(f"not installed: {', '.join(missing)} (make test-all installs it)")
    folder, made = request.getfixturevalue(name)
    return folder, made


def _is_clean(validator: Validator, folder: Path, made: Mapping[str, Any]) -> None:
    verdicts = validator.judge(folder, made)
    assert verdicts.keys() == made.keys()
    assert {stem: problem for stem, problem in verdicts.items() if problem} == {}


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Export]]:
    folder = tmp_path_factory.mktemp("exports")
    return folder, write_exports(folder)


@pytest.mark.parametrize("validator", EXPORT_VALIDATORS, ids=lambda validator: validator.name)
def test_no_fault_is_found_in_an_export(validator: Validator, request: pytest.FixtureRequest) -> None:
    _is_clean(validator, *_wanted(validator, request, "exports"))


@pytest.mark.parametrize(
    ("stem", "least", "most"), [("academic-classic-letter", 6, 9), ("sparse-classic-letter", 1, 1)]
)
def test_the_academic_cv_is_long_and_the_sparse_one_short(stem: str, least: int, most: int) -> None:
    cv = next(cv for cv in all_cvs() if cv.stem == stem)
    assert least <= (inspect(cv.render("pdf")).pages or 0) <= most
