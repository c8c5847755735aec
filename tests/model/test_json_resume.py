"""Existing ``resume.json`` files: ignored keys, and hints for old key names."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cvbuild.model.decode.decoder import decode_resume
from cvbuild.model.resume import Resume
from cvbuild.syntax.finding import Outcome, Severity
from cvbuild.syntax.load import load
from tests.reading import only


def decoded(data: dict[str, Any], file: str = "resume.json") -> Outcome[Resume]:
    loaded = load(json.dumps(data).encode(), file)
    assert loaded.value, loaded.mistakes
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
def test_keys_of_other_tools_are_ignored(data: dict[str, Any]) -> None:
    outcome = decoded({**BASICS, **data})
    assert outcome.mistakes == ()
    assert outcome.value


def test_values_beside_ignored_keys_keep_their_places() -> None:
    outcome = decoded({"x-a": {}, **BASICS, "work": [{"x-b": 1, **JOB, "highlights": ["Wrote", "Read"]}]})
    assert outcome.value
    assert [item.path for item in outcome.value.work[0].highlights] == [
        "work[0].highlights[0]",
        "work[0].highlights[1]",
    ]


@pytest.mark.parametrize("key", ["xtheme", "x", "X-theme", "comment", "$", "$ref", "metas", "wrok"])
def test_any_other_key_is_listed(key: str) -> None:
    finding = only(decoded({**BASICS, key: 1}).mistakes)
    assert (finding.code, finding.path) == ("S023", key)
    assert f"{key}: 1" in finding.hint


def test_all_unknown_keys_are_one_finding_with_their_words() -> None:
    job = {**JOB, "contract": "permanent", "team": {"size": 4, "lead": ["Ada", "Mary"]}}
    data = {"basics": {"name": "Ada", "pronouns": "she"}, "work": [job, {**JOB, "team": None}], "tags": ["a"]}
    finding = only(decoded(data).mistakes)
    paths = [finding.path, *(one.path for one in finding.also)]
    assert paths == ["basics.pronouns", "work[0].contract", "work[0].team", "tags"]
    for words in ("pronouns: she", "contract: permanent", "4", "Ada, Mary"):
        assert words in finding.hint


def test_a_tag_or_fact_may_be_called_as_one_likes() -> None:
    outcome = decoded({**BASICS, "tags": {"x-men": "comics"}, "facts": {"x-rays": {"claim": "They see."}}})
    assert outcome.value
    assert [*outcome.value.tags, *outcome.value.facts] == ["x-men", "x-rays"]


def test_yaml_has_comments_of_its_own() -> None:
    assert [finding.code for finding in decoded({**BASICS, "x-theme": 1}, "cv.yaml").mistakes] == ["S001"]


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
def test_key_names_before_json_resume_1_0_are_read(section: str, entry: dict[str, Any], old: str, new: str) -> None:
    entry = {**entry, old: "https://x.org"}
    outcome = decoded({**BASICS, section: entry if section == "basics" else [entry]})
    finding = only(outcome.mistakes)
    assert (finding.code, finding.message) == ("S022", f"`{old}` is read as `{new}`")
    read = getattr(outcome.value, section)
    assert getattr(read if section == "basics" else read[0], new) == "https://x.org"


def test_one_old_key_in_many_entries_is_one_note() -> None:
    finding = only(decoded({**BASICS, "work": [{"company": "A"}, {"name": "B"}, {"company": "C"}]}).mistakes)
    assert [finding.path, *(one.path for one in finding.also)] == ["work[0].company", "work[2].company"]


# -- shapes: data, the path of a value, and what it is read as

SHAPES: list[tuple[dict[str, Any], str, Any]] = [
    ({"work": {"name": "A"}}, "work[0].name", "A"),
    ({"work": ["A"]}, "work[0].name", "A"),
    ({"work": [{"name": "A", "highlights": "one"}]}, "work[0].highlights[0].text", "one"),
    ({"work": [{"name": ["A", "B"]}]}, "work[0].name", "A, B"),
    ({"work": [{"name": 5}]}, "work[0].name", "5"),
    ({"work": [{"name": "A", "location": {"city": "Leeds", "region": "UK"}}]}, "work[0].location", "Leeds, UK"),
    ({"work": [{"name": "A", "startDate": "May 2015"}]}, "work[0].start_date", "2015-05"),
    ({"work": [{"name": "A", "startDate": "2015-05-01T12:00:00Z"}]}, "work[0].start_date", "2015-05-01"),
    ({"work": [{"name": "A", "endDate": "Current"}]}, "work[0].end_date", "present"),
    ({"work": [{"name": "A", "start_date": 2015}]}, "work[0].start_date", "2015"),
    ({"work": [{"name": "A"}], "experience": [{"name": "B"}]}, "work[1].name", "B"),
    ({"skills": ["SQL"]}, "skills[0].name", "SQL"),
    ({"skills": {"Tools": ["SQL", "R"]}}, "skills[0].keywords[1].text", "R"),
    ({"skills": {"Sailing": "good"}}, "skills[0].level", "good"),
    ({"languages": {"Welsh": "native"}}, "languages[0].fluency", "native"),
    ({"languages": [{"name": "Welsh", "level": "C1"}]}, "languages[0].fluency", "C1"),
    ({"references": "On request"}, "references[0].name", "On request"),
    ({"basics": {"name": "Ada", "location": "Leeds, UK"}}, "basics.location.region", "UK"),
    ({"basics": {"name": "Ada", "profiles": ["https://github.com/ada"]}}, "basics.profiles[0].network", "github.com"),
    ({"basics": {"name": "Ada", "profiles": {"GitHub": "ada"}}}, "basics.profiles[0].username", "ada"),
    ({"basics": {"firstName": "Ada", "lastName": "Byron"}}, "basics.name", "Ada Byron"),
    ({"bio": {"firstName": "Ada", "email": {"work": "a@b.uk"}}}, "basics.email", "a@b.uk"),
    ({"hobbies": ["Chess"]}, "interests[0].name", "Chess"),
    ({"sideProjects": [{"title": "Blog"}]}, "projects[0].name", "Blog"),
    ({"work": [{"position": "Cook"}]}, "work[0].name", ""),
    ({"education": [{"area": "Law"}]}, "education[0].institution", ""),
    ({}, "basics.name", ""),
]


@pytest.mark.parametrize(("data", "path", "expected"), SHAPES)
def test_a_value_whose_meaning_is_clear_is_read(data: dict[str, Any], path: str, expected: str) -> None:
    outcome = decoded(data)
    value: Any = outcome.value
    for step in path.replace("]", "").replace("[", ".").split("."):
        value = value[int(step)] if step.isdigit() else getattr(value, step)
    assert str(value) == expected
    assert {mistake.code for mistake in outcome.mistakes} <= {"S022"}


BLANKS: list[dict[str, Any]] = [
    {"work": [{"name": "", "position": None, "highlights": [""]}, JOB]},
    {"work": [JOB], "education": [{}], "skills": [], "awards": None},
    {"work": [{**JOB, "endDate": "", "url": None, "highlights": ["", None, "Wrote"]}]},
    {"work": [JOB], "basics": {"name": "Ada", "profiles": [{"network": "", "url": ""}]}},
    {"work": [JOB], "additionalProperties": {}, "experiences": [], "bio": {}},
]


@pytest.mark.parametrize("data", BLANKS)
def test_blanks_are_skipped_without_a_word(data: dict[str, Any]) -> None:
    outcome = decoded({**BASICS, **data})
    assert outcome.mistakes == ()
    assert outcome.value
    assert [job.name for job in outcome.value.work] == ["Engines"]
    assert not outcome.value.education
    assert not outcome.value.basics.profiles


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"work": [{**JOB, "startDate": [1842, 2]}]}, "work[0].startDate", "1842, 2"),
    ({"work": [{**JOB, "name": [{"a": ["deep"]}]}]}, "work[0].name", "deep"),
    ({"work": [[["a"], ["b"]]]}, "work[0]", "a, b"),
    ({"basics": "Ada"}, "basics", "Ada"),
    ({"basics": {"name": "Ada", "profiles": [{"network": "GitHub"}]}}, "basics.profiles[0]", "GitHub"),
    ({"work": [{**JOB, "priority": "high"}]}, "work[0].priority", "high"),
]


@pytest.mark.parametrize(
    ("text", "hint"), [("when it rained", "write"), ("05/06/2017", "2017-06-05"), ("2017-13", "not printed")]
)
def test_an_unreadable_date_is_named_and_all_else_is_printed(text: str, hint: str) -> None:
    outcome = decoded({**BASICS, "skills": ["SQL"], "work": [{**JOB, "startDate": text}]})
    finding = only(outcome.mistakes)
    assert (finding.code, finding.path, finding.severity) == ("D101", "work[0].startDate", Severity.WARNING)
    assert text in finding.message
    assert hint in finding.hint
    assert outcome.value
    assert outcome.value.work[0].start_date is None


@pytest.mark.parametrize(("data", "path", "words"), WRONG)
def test_a_value_without_a_clear_meaning_is_put_aside_and_quoted(data: dict[str, Any], path: str, words: str) -> None:
    outcome = decoded({**BASICS, "skills": ["SQL"], **data})
    finding = only(outcome.mistakes)
    assert (finding.code, finding.path) == ("S024", path)
    assert words in finding.hint
    assert outcome.value
    assert outcome.value.skills
