"""The cases of each check, from ``cases/CODE.yaml``; ``cases.py`` describes the format."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checks.cases import Case, cases, read, run


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.code}: {case.name}") for case in cases()])
def test_a_check_finds_what_its_case_says(case: Case, tmp_path: Path) -> None:
    result = run(case, tmp_path)
    facts = [result.facts(finding) for finding in result.found]
    assert [f"{found.code}: {found.message}" for found in result.found if found.code in case.silent] == []
    if case.project.marked or case.expected is None:
        assert [(found.place.file, found.place.line) for found in result.found] == list(case.project.marked), facts
    if case.expected is not None:
        assert len(facts) == len(case.expected), facts
        assert [_part(fact, wanted) for fact, wanted in zip(facts, case.expected, strict=True)] == [*case.expected]


def _part(fact: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """The facts that a case asks for; a text that matches is the text that is wanted."""
    return {key: value if _matches(fact[key], value) else fact[key] for key, value in wanted.items()}


def _matches(fact: Any, wanted: Any) -> bool:
    if not isinstance(fact, str) or "…" not in wanted:
        return bool(fact == wanted)
    return re.fullmatch(".*".join(map(re.escape, wanted.split("…"))), fact, re.DOTALL) is not None


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ({"case": "A typing error", "finding": "none"}, "unknown keys"),
        ({"case": "No findings", "summary": "Weaver"}, "what is found"),
    ],
)
def test_a_mistake_in_a_case_is_reported(group: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        list(read("C101", group))


@pytest.mark.parametrize("case", [case for case in cases() if case.name.startswith("Quotes keep the text: ")])
def test_another_reader_changes_the_texts_that_s008_finds(case: Case) -> None:
    text = case.name.rpartition(": ")[2]
    assert str(yaml.safe_load(text)) != text
