"""A ``resume.json`` that people already have: what it may hold, and what is said of names of long ago."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cvbuild.decode import decode_resume
from cvbuild.finding import Outcome
from cvbuild.load import load
from cvbuild.resume import Resume


def decoded(data: dict[str, Any], file: str = "resume.json") -> Outcome[Resume]:
    loaded = load(json.dumps(data).encode(), file)
    assert loaded.value, loaded.findings
    return decode_resume(loaded.value)


BASICS = {"basics": {"name": "Ada Lovelace"}}
JOB = {"name": "Engines", "position": "Analyst", "startDate": "1842-01"}


@pytest.mark.parametrize(
    "data",
    [
        {"x-theme": "flat"},
        {"x-theme": {"": [], "deep": {"empty": "", "none": None}}},
        {"x_tool": 1.5},
        {"$comment": "by hand", "_comment": ["a", "b"]},
        {"$schema": "https://x.org", "meta": {"theme": "flat", "own": [1]}},
        {
            "basics": {
                "name": "Ada Lovelace",
                "x-nick": "Countess",
                "profiles": [{"network": "N", "url": "u", "x-i": 1}],
            }
        },
        {"work": [{**JOB, "meta": {"a": None}, "x-stack": []}, {**JOB, "$comment": "later"}]},
        {"work": [{**JOB, "highlights": [{"text": "Wrote", "x-score": 3}, "Read"]}]},
    ],
)
def test_keys_of_other_tools_are_passed_over_silently(data: dict[str, Any]) -> None:
    outcome = decoded({**BASICS, **data})
    assert outcome.findings == ()
    assert outcome.value


def test_what_stands_beside_them_keeps_its_place() -> None:
    outcome = decoded({"x-a": {}, **BASICS, "work": [{"x-b": 1, **JOB, "highlights": ["Wrote", "Read"]}]})
    assert outcome.value
    assert [item.path for item in outcome.value.work[0].highlights] == [
        "work[0].highlights[0]",
        "work[0].highlights[1]",
    ]


@pytest.mark.parametrize("key", ["xtheme", "x", "X-theme", "comment", "$", "$ref", "metas", "wrok"])
def test_any_other_key_is_still_an_error(key: str) -> None:
    assert [finding.code for finding in decoded({**BASICS, key: 1}).findings] == ["S001"]


def test_a_tag_or_fact_may_be_called_as_one_likes() -> None:
    outcome = decoded({**BASICS, "tags": {"x-men": "comics"}, "facts": {"x-rays": {"claim": "They see."}}})
    assert outcome.value
    assert [*outcome.value.tags, *outcome.value.facts] == ["x-men", "x-rays"]


def test_yaml_has_comments_of_its_own() -> None:
    assert [finding.code for finding in decoded({**BASICS, "x-theme": 1}, "cv.yaml").findings] == ["S001"]


@pytest.mark.parametrize(
    ("section", "entry", "old", "new"),
    [
        ("work", {"position": "Analyst"}, "company", "name"),
        ("work", JOB, "website", "url"),
        ("volunteer", {"organization": "Society"}, "website", "url"),
        ("publications", {"name": "Notes"}, "website", "url"),
        ("education", {"institution": "Home"}, "gpa", "score"),
        ("basics", {"name": "Ada Lovelace"}, "website", "url"),
        ("basics", {"name": "Ada Lovelace"}, "picture", "image"),
    ],
)
def test_names_of_json_resume_before_1_0_lead_to_those_of_today(
    section: str, entry: dict[str, Any], old: str, new: str
) -> None:
    entry = {**entry, old: "https://x.org"}
    findings = decoded({**BASICS, section: entry if section == "basics" else [entry]}).findings
    assert [(finding.code, finding.hint) for finding in findings] == [("S001", f"did you mean `{new}`?")]
