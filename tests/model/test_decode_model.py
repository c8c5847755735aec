"""The models: short forms, YAML's booleans and numbers, places of changed nodes."""

from __future__ import annotations

import pytest

from cvbuild.model.decode.decoder import decode_resume, decode_variant
from cvbuild.model.decode.model import model_of
from cvbuild.model.nodes import EntryHighlight
from cvbuild.model.resume import Node, Resume, Work
from cvbuild.model.variant import Cap, Pages, SectionChoice, Variant
from tests.reading import loaded, only

BASICS = "basics: {name: Ada Lovelace}\n"


def resume(text: str) -> Resume:
    outcome = decode_resume(loaded(BASICS + text))
    assert outcome.value is not None, outcome.mistakes
    return outcome.value


def variant(text: str) -> Variant:
    outcome = decode_variant(loaded(text, "variants/x.yaml"), "x")
    assert outcome.value is not None, outcome.mistakes
    return outcome.value


def job(rest: str) -> Work:
    return resume(f"work: [{{name: A, {rest}}}]\n").work[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [(["true", "True", "yes", "on", "y", "t", "1"], True), (["false", "FALSE", "no", "off", "n", "f", "0"], False)],
)
def test_yes_and_no_in_any_of_yaml_s_words(words: list[str], expected: bool) -> None:
    assert {job(f"concurrent: {word}").concurrent for word in words} == {expected}


@pytest.mark.parametrize(
    ("written", "expected"), [("4", 4), ("+4", 4), ("04", 4), ("4.0", 4), ('" 4"', 4), ("1_0", 10), ("0", 0)]
)
def test_whole_numbers(written: str, expected: int) -> None:
    assert variant(f"sections: [work: {{max: {written}}}]").sections[0].max == expected


@pytest.mark.parametrize("written", ["4.5", "4.", "1e3", "four", "-", "٤", "inf", "9" * 5000])
def test_values_that_are_not_whole_numbers(written: str) -> None:
    finding = only(decode_variant(loaded(f"sections: [work: {{max: '{written}'}}]", "variants/x.yaml"), "x").mistakes)
    assert (finding.code, "a whole number is expected" in finding.message) == ("S007", True)


@pytest.mark.parametrize(("written", "expected"), [("0.9", 0.9), ("1", 1.0), (".5", 0.5), ("9e-1", 0.9)])
def test_shares(written: str, expected: float) -> None:
    assert variant(f"pages: {{fill: {written}}}").pages.fill == expected


@pytest.mark.parametrize("written", ["0", "1.1", "-1", "nan", "inf"])
def test_values_that_are_not_shares(written: str) -> None:
    finding = only(decode_variant(loaded(f"pages: {{fill: {written}}}", "variants/x.yaml"), "x").mistakes)
    assert finding.message == f"{written} is out of range"


def test_short_forms_equal_their_long_forms() -> None:
    short = resume("work: [{name: A, needs: b, highlights: [c, {text: d, wordings: {x: e}}]}, {id: b, name: B}]\n")
    highlights = "[{text: c}, {text: d, wordings: {x: {text: e}}}]"
    assert short == resume(f"work: [{{name: A, needs: [b], highlights: {highlights}}}, {{id: b, name: B}}]\n")
    facts = resume("facts: {a: {evidence: proprietary}, b: {evidence: {proprietary: true}}}\n").facts
    assert facts["a"] == facts["b"]
    checks = resume("checks: {C1: off, C2: {severity: off}}\n").checks
    assert checks["C1"] == checks["C2"]


def test_checks_keep_their_options_and_meta_ignores_unknown_keys() -> None:
    value = resume("checks: {C1: {prefer: none, list: [a, {b: c}]}}\nmeta: {version: v1, tool: {theme: x}}\n")
    assert value.checks["C1"].options == {"prefer": "none", "list": ["a", {"b": "c"}]}
    assert value.checks["C1"].severity is None
    assert value.meta is not None
    assert value.meta.version == "v1"


def test_a_changed_node_keeps_its_place() -> None:
    line = job("highlights: [a, {id: b, text: c}]").highlights[1]
    changed = line.changed(text="d")
    assert (changed.path, changed.address, changed.id, changed.text) == (
        "work[0].highlights[1]",
        "work.a.b",
        "b",
        "d",
    )
    assert line.text == "c"


def test_a_changed_variant_keeps_its_name() -> None:
    changed = Variant().named("x", ("x", "y")).changed(theme="compact")
    assert (changed.name, changed.lineage, changed.theme) == ("x", ("x", "y"), "compact")
    assert (Variant().name, Variant().lineage) == ("", ("",))


def test_nodes_are_equal_where_they_say_the_same() -> None:
    first, second = job("highlights: [a, a]").highlights
    assert first == second == EntryHighlight(text="a")
    assert first.path != second.path


def test_nodes_do_not_change() -> None:
    with pytest.raises(AttributeError):
        Cap(max=1).max = 2  # type: ignore[misc]


@pytest.mark.parametrize("make", [lambda: Cap(min=2, max=1), lambda: SectionChoice(name="work", min=2, max=1)])
def test_limits_in_the_wrong_order_are_refused(make: type[Node]) -> None:
    with pytest.raises(ValueError, match="min: 2 is more than max: 1"):
        make()


def test_fit_needs_pages_to_fill() -> None:
    finding = only(decode_variant(loaded("pages: {fit: true}", "variants/x.yaml"), "x").mistakes)
    assert "`fit` needs `max`" in finding.message
    assert variant("pages: {fit: false}").pages == Pages()


def below(model: type[Node]) -> set[type[Node]]:
    return {model}.union(*map(below, model.__subclasses__()))


@pytest.mark.parametrize("model", sorted(below(Node), key=lambda model: model.__name__))
def test_every_annotation_has_a_shape(model: type[Node]) -> None:
    shape = model_of(model)
    assert {field.name for field in shape.fields.values()} | {shape.rest} - {""} == set(model.__struct_fields__)
