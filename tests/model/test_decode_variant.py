"""Variants: their sections in every form, one laid over another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.model.decode.decoder import decode_resume, decode_variant, merge, variant_terms
from cvbuild.syntax.source import ParsedFile, SourceMap
from tests.reading import loaded


def test_sections_in_every_form() -> None:
    text = "sections:\n  - summary\n  - work: {max: 3, highlights: {max: 2}}\n  - education:\n      title: School\n"
    file = loaded(text, "variants/x.yaml")
    outcome = decode_variant(file, "x")
    assert outcome.mistakes == ()
    assert outcome.value is not None
    assert outcome.value.name == "x"
    summary, work, education = outcome.value.sections
    assert (summary.name, work.name, work.max, education.title) == ("summary", "work", 3, "School")
    assert (work.path, work.highlights and work.highlights.path) == ("sections[1]", "sections[1].highlights")


def test_a_section_has_the_place_of_its_options() -> None:
    places = variant_terms(loaded("sections:\n  - summary\n  - work: {max: 3, highlights: {max: 2}}\n")).places
    found = {path: (places.value(path).line, places.value(path).column) for path in places.places}
    assert found["sections[0].name"] == (2, 5)
    assert found["sections[1].name"] == (3, 5)
    assert found["sections[1].max"] == (3, 17)
    assert found["sections[1].highlights.max"] == (3, 38)
    assert places.key("sections[1].max").column == 12


def test_variant_terms_twice_is_once() -> None:
    once = variant_terms(loaded("sections: [summary, {work: {max: 3}}, education: ]\n"))
    assert variant_terms(once).data == once.data


# -- a variant over another


def merged(child: str, parent: str) -> ParsedFile:
    return merge(loaded(child, "variants/child.yaml"), loaded(parent, "variants/parent.yaml"))


def test_mappings_merge_and_lists_are_replaced() -> None:
    result = merged(
        "extends: parent\npages: {max: 2}\ntags: [b]\nlabel: child\n",
        "pages: {max: 1, fill: 0.9}\ntags: [a, c]\ntheme: classic\nchecks: {C203: off}\n",
    )
    assert result.data == {
        "pages": {"max": "2", "fill": "0.9"},
        "tags": ["b"],
        "theme": "classic",
        "checks": {"C203": "off"},
        "label": "child",
    }
    where = {path: str(places.value) for path, places in result.places.places.items() if path}
    assert where["pages.max"] == "variants/child.yaml:2:14"
    assert where["pages.fill"] == "variants/parent.yaml:1:23"
    assert where["tags[0]"] == "variants/child.yaml:3:8"
    assert "tags[1]" not in where
    assert where["checks.C203"] == "variants/parent.yaml:4:16"
    assert result.places.file == "variants/child.yaml"


@pytest.mark.parametrize(
    ("child", "parent", "include", "exclude"),
    [
        ("include: [c]", "include: [a, b]", ["a", "b", "c"], None),
        ("include: [b]", "include: [a, b]", ["a", "b"], None),
        ("include: [a]", "exclude: [a, b]", ["a"], ["b"]),
        ("exclude: [a]", "include: [a, b]", ["b"], ["a"]),
        ("include: [c]\nexclude: [a]", "include: [a, b]\nexclude: [c, d]", ["b", "c"], ["d", "a"]),
        ("include: []", "include: [a]", ["a"], None),
        ("label: x", "include: [a]\nexclude: [b]", ["a"], ["b"]),
        ("include: a", "include: [b]", "a", None),
    ],
)
def test_include_and_exclude_add_up(child: str, parent: str, include: object, exclude: object) -> None:
    result = merged(child, parent)
    assert (result.data.get("include"), result.data.get("exclude")) == (include, exclude)
    for key, items in result.data.items():
        for number, item in enumerate(items if isinstance(items, list) else ()):
            place = result.places.value(f"{key}[{number}]")
            text = child if place.file.endswith("child.yaml") else parent
            assert text.splitlines()[place.line - 1][place.column - 1 :].startswith(item)


def test_the_next_parent_is_that_of_the_parent() -> None:
    assert merged("extends: b", "extends: c\ntags: [x]").data == {"extends": "c", "tags": ["x"]}
    assert merged("extends: b", "tags: [x]").data == {"tags": ["x"]}


def test_mistakes_in_a_merged_variant_name_the_file_they_are_in() -> None:
    outcome = decode_variant(merged("extends: p\npaper: A5", "pages: {mx: 1}"), "child")
    assert [str(finding.place) for finding in outcome.mistakes] == [
        "variants/child.yaml:2:8",
        "variants/parent.yaml:1:9",
    ]


# -- whatever is thrown at it

KEYS = ["name", "work", "highlights", "text", "tags", "facts", "id", "sections", "include", "x", "hold", "a.b", ""]
VALUES = st.recursive(
    st.none() | st.sampled_from(["", "a", "2021-13", "work", "[", "proprietary"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=12,
)
TOP = [*KEYS, "basics", "skills", "meta", "checks", "terms", "pages", "exclude", "extends"]


@given(st.dictionaries(st.sampled_from(TOP), VALUES), st.dictionaries(st.sampled_from(TOP), VALUES))
def test_no_data_raises(data: dict[str, object], other: dict[str, object]) -> None:
    file = loaded("a: b")
    places, source = file.places, file.source
    one, two = ParsedFile(data, places, source), ParsedFile(other, places, source)
    outcome = decode_resume(one)
    assert outcome.value is not None
    found = decode_variant(merge(one, two), "x")
    assert found.value is not None
    as_json = SourceMap("resume.json", places.places)
    lenient = decode_resume(ParsedFile(data, as_json, source))
    assert lenient.value is not None
    codes = {mistake.code for mistake in lenient.mistakes}
    assert codes <= {"S007", "S010", "S011", "S012", "S020", "S022", "S023", "S024"}
