"""The JSON Schemas: valid, and consistent with decoding."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from cvbuild.model.schema import DESCRIPTIONS, resume_schema, variant_schema

ROOT = Path(__file__).parents[2]
SCHEMAS = {"resume": resume_schema(), "variant": variant_schema()}


class Yaml12(yaml.SafeLoader):
    """Types as editors give them: YAML 1.2 knows no dates, and only ``true`` and ``false``."""


Yaml12.yaml_implicit_resolvers = {
    sign: [(tag, regexp) for tag, regexp in found if not tag.endswith((":timestamp", ":bool"))]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def errors(schema: str, text: str) -> list[str]:
    data = yaml.load(textwrap.dedent(text), Loader=Yaml12)
    return [error.json_path for error in Draft202012Validator(SCHEMAS[schema]).iter_errors(data)]


def properties(schema: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    models = {"": schema, **schema["$defs"]}
    return [(name, key, part) for name, model in models.items() for key, part in model.get("properties", {}).items()]


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_valid_and_the_same_each_time(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    again = {"resume": resume_schema, "variant": variant_schema}[name]()
    assert json.dumps(again) == json.dumps(SCHEMAS[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described(name: str) -> None:
    assert [(model, key) for model, key, part in properties(SCHEMAS[name]) if not part.get("description")] == []
    assert [model for model, part in SCHEMAS[name]["$defs"].items() if not part.get("description")] == []


def test_no_description_is_left_over() -> None:
    written = {part["description"] for schema in SCHEMAS.values() for _, _, part in properties(schema)}
    assert [key for key, words in DESCRIPTIONS.items() if words not in written] == []


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("resume", (ROOT / "tests/data/resume.json").read_text().replace('"endDate": null,', "")),
        (
            "resume",
            """\
            $schema: https://schema.org
            basics: {name: Ada, headlines: [a, {id: b, text: c}], location: {city: d, countryCode: GB}}
            tags: {a: b}
            terms: [a, {b: [c]}]
            facts: {f: {figures: [1, 25TB+/day], evidence: proprietary}, g: {evidence: {url: a}}}
            work:
              - name: A
                startDate: 2024
                endDate: present
                highlights: [a, {text: b, wordings: {c: d, e: {text: f, of: g}}}]
              - {name: B, roles: [{position: C, startDate: 2024-05-31}], hold: true, priority: 5}
            skills: [{name: A, keywords: [C++, 3.10, {text: b, tags: [a]}]}]
            checks: {C203: off, C101: {severity: note, prefer: none}}
            words: {filler: [+a, -b]}
            """,
        ),
        (
            "variant",
            """\
            extends: base
            pages: {max: 1, fill: 0.9}
            sections:
              - summary
              - work: {highlights: {max: 4}}
              - projects: {max: 3, order: [a]}
              - skills: {title: b}
              - education:
            include: [work.a]
            checks: {L101: error}
            """,
        ),
    ],
)
def test_data_that_decodes_is_valid(schema: str, text: str) -> None:
    assert errors(schema, text) == []


@pytest.mark.parametrize(
    ("schema", "text", "path"),
    [
        ("resume", "work: []", "$"),
        ("resume", "basics: {name: a}\nwrok: []", "$"),
        ("resume", "basics: {name: a}\nwork: [{name: a, highlihts: [a]}]", "$.work[0]"),
        ("resume", "basics: {name: a}\nwork: [{position: a}]", "$.work[0]"),
        ("resume", "basics: {name: a}\nwork: [{name: a, startDate: {text: a}}]", "$.work[0].startDate"),
        ("resume", "basics: {name: a}\nwork: [{name: a, priority: 9}]", "$.work[0].priority"),
        ("resume", "basics: {name: a}\nwork: [{name: a, highlights: [{a: b}]}]", "$.work[0].highlights[0]"),
        ("resume", "basics: {name: a}\nfacts: {a: {evidence: none}}", "$.facts.a.evidence"),
        ("resume", "basics: {name: a}\nchecks: {C203: maybe}", "$.checks.C203"),
        ("variant", "sections: [invited talks]", "$.sections[0]"),
        ("variant", "sections: [{work: {mx: 1}}]", "$.sections[0]"),
        ("variant", "sections: [{work: , skills: }]", "$.sections[0]"),
        ("variant", "paper: a5", "$.paper"),
    ],
)
def test_data_that_does_not_decode_is_invalid(schema: str, text: str, path: str) -> None:
    assert errors(schema, text) == [path]


@pytest.mark.parametrize(("name", "schema"), [("cv", resume_schema), ("variant", variant_schema)])
def test_the_schema_files_for_editors_are_up_to_date(
    name: str, schema: Callable[[], dict[str, Any]], update: bool
) -> None:
    file = ROOT / "schema" / f"{name}.schema.json"
    text = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    if update:
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text
