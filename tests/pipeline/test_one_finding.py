"""One mistake gives one finding: nothing that only follows from it is reported."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from cvbuild.pipeline.build import FORMATS
from cvbuild.syntax.finding import Severity
from tests.corpus.measure import run

CV: dict[str, Any] = {
    "basics": {
        "name": "Ada Lovelace",
        "label": "Engineer",
        "email": "ada@lovelace.org",
        "url": "https://lovelace.org",
        "phone": "+44 20 7946 0018",
        "summary": "Engineer who writes programs for analytical engines.",
        "location": {"city": "London", "countryCode": "GB"},
    },
    "tags": {"eng": "engines"},
    "facts": {"tables": {"subject": "analytical-engines", "figures": ["78%"], "evidence": "proprietary"}},
    "work": [
        {
            "name": "Analytical Engines",
            "position": "Engineer",
            "startDate": "1842-01",
            "endDate": "1846-05",
            "highlights": [
                {"id": "program", "text": "Wrote the first program", "tags": ["eng"]},
                {"text": "Cut the cost of a table by 78%", "facts": ["tables"]},
            ],
        }
    ],
    "education": [{"institution": "University of London", "area": "Mathematics", "endDate": "1841"}],
    "skills": [{"name": "Mathematics", "keywords": ["Algebra", "Calculus"]}],
    "languages": [{"language": "English", "fluency": "native"}],
    "awards": [{"title": "Medal", "awarder": "Royal Society", "date": "1843"}],
    "certificates": [{"name": "Licence", "issuer": "City", "date": "1842"}],
    "publications": [{"name": "Notes", "publisher": "Taylor", "releaseDate": "1843"}],
    "interests": [{"name": "Music"}],
    "references": [{"name": "Charles Babbage", "reference": "Enchantress of numbers."}],
    "projects": [{"name": "Flyology", "description": "A steam bird", "startDate": "1828", "endDate": "1829"}],
    "volunteer": [{"organization": "School", "position": "Teacher", "startDate": "1840", "endDate": "1841"}],
    "sections": {"talks": {"title": "Talks", "list": ["On engines"]}},
}
VARIANT: dict[str, Any] = {
    "sections": [name for name in CV if name not in {"basics", "tags", "facts", "sections"}] + ["talks"],
    "include": ["program"],
    "pages": {"max": 2},
}
SECTIONS = [name for name, value in CV.items() if isinstance(value, list)]

Change = Callable[[dict[str, Any], str], dict[str, Any]]
ANYTHING: dict[str, Change] = {
    "misspelt": lambda data, key: {key[:-2] + key[-1] + key[-2] if name == key else name: data[name] for name in data},
    "another key": lambda data, key: {"zzzqqq" if name == key else name: data[name] for name in data},
    "no value": lambda data, key: {**data, key: None},
    "nothing in it": lambda data, key: {**data, key: type(data[key])()},
    "a list in a list": lambda data, key: {**data, key: [["x"]]},
}


def codes(cv: dict[str, Any], variant: dict[str, Any] = VARIANT) -> list[str]:
    files = {"cv.yaml": json.dumps(cv), "variants/a.yaml": json.dumps(variant)}
    formats = ("txt",) if cv.get("basics") == CV["basics"] else FORMATS  # the letterhead is in metadata, too
    return [one.code for one in run(files, formats) if one.severity >= Severity.WARNING]


def test_without_a_mistake_nothing_is_found() -> None:
    assert codes(CV) == []


@pytest.mark.parametrize("change", ANYTHING)
@pytest.mark.parametrize("key", CV)
def test_one_mistake_at_the_top(key: str, change: str) -> None:
    assert len(codes(ANYTHING[change](CV, key))) == 1


@pytest.mark.parametrize("key", CV)
def test_a_word_for_nothing_in_place_of_a_section(key: str) -> None:
    assert codes({**CV, key: "none"}) == ["S007"]


@pytest.mark.parametrize("change", ["misspelt", "another key", "no value"])
@pytest.mark.parametrize("section", SECTIONS)
def test_one_mistake_in_what_an_entry_needs(section: str, change: str) -> None:
    cv = copy.deepcopy(CV)
    cv[section][0] = ANYTHING[change](cv[section][0], next(iter(cv[section][0])))
    assert len(codes(cv)) == 1


@pytest.mark.parametrize("change", ["misspelt", "another key", "no value", "a list in a list"])
@pytest.mark.parametrize("key", ["name", "email", "label", "location"])
def test_one_mistake_in_the_basics(key: str, change: str) -> None:
    assert len(codes({**CV, "basics": ANYTHING[change](CV["basics"], key)})) == 1


@pytest.mark.parametrize("change", ["misspelt", "another key", "no value", "a list in a list"])
@pytest.mark.parametrize("key", VARIANT)
def test_one_mistake_in_a_variant(key: str, change: str) -> None:
    assert len(codes(CV, ANYTHING[change](VARIANT, key))) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - name: A", "\t- name: A"),
        ("position: B", "position: !important"),
        ("- name: A", "- <<: {name: A}"),
        ("      - Wrote", "   - Wrote"),
        ("    position", "\u00a0\u00a0\u00a0\u00a0position"),
    ],
)
def test_one_mistake_in_the_syntax(before: str, after: str) -> None:
    text = (
        "basics: {name: Ada, email: ada@lovelace.org, location: {city: London}}\nwork:\n  - name: A\n    position: B\n"
        "    startDate: 2019-01\n    highlights:\n      - Wrote the first program\n"
    )
    found = run({"cv.yaml": text.replace(before, after)})
    assert len([one for one in found if one.code[0] == "S"]) == 1


def test_a_name_that_only_a_misspelt_key_has_is_not_missing() -> None:
    cv = {**CV, "work": [{**CV["work"][0], "name": None}]}
    assert codes(cv) == ["S002"]
    assert codes({**CV, "sections": {"talks": {"titel": "Talks", "list": ["On engines"]}}}) == ["S001"]
    assert codes({**CV, "sections": {"talks": [["x"]]}}) == ["S007"]
