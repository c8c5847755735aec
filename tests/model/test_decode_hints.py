"""What a hint says to write can be read: for each key of the source and of a variant, with many wrong values."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from cvbuild.model.decode.decoder import decode_resume, decode_variant
from cvbuild.model.decode.examples import example, fits, flow
from cvbuild.model.decode.model import ModelOf, model_of
from cvbuild.model.decode.shape import Either, ListOf, MappingOf, Shape
from cvbuild.model.resume import CustomEntry, Resume
from cvbuild.model.variant import Pages, SectionChoice, Variant
from cvbuild.syntax.finding import Mistake
from tests.reading import loaded

Steps = tuple[str | int, ...]

WRONG: list[Any] = [
    "none",
    "maybe",
    "Some words, and more",
    "a: b",
    "7",
    "true",
    "-3",
    [".."],
    [["x"]],
    ["one", "two: three"],
    {"zz": "b", "yy": "c"},
    [{"zz": "b", "yy": "c"}],
    "A text that is a good deal longer than anybody would write where a word or two are expected",
]
MORE: dict[type, dict[str, str]] = {
    CustomEntry: {"name": "A"},
    Pages: {"max": "1"},
    SectionChoice: {"name": "projects"},
}
"""What some models need without saying so."""
OF_SHAPE = {"S001", "S002", "S005", "S007", "D101"}


def keys(shape: Shape, steps: Steps, seen: set[tuple[type, str]]) -> Iterator[Steps]:
    """Each key of each model once, with the steps to it, and what is below lists and mappings."""
    match shape:
        case ModelOf(fields=fields):
            for key, field in fields.items():
                if (shape.model, key) not in seen:
                    seen.add((shape.model, key))
                    yield (*steps, key)
                    yield from keys(field.shape, (*steps, key), seen)
        case ListOf(item=item):
            yield (*steps, 0)
            yield from keys(item, (*steps, 0), seen)
        case MappingOf(item=item):
            yield (*steps, "some")
            yield from keys(item, (*steps, "some"), seen)
        case Either(mapping=mapping):
            yield from keys(mapping, steps, seen)


def least(shape: Shape, following: Steps = ()) -> Any:
    """The smallest value of a shape that has a place for what follows."""
    while isinstance(shape, Either):
        shape = shape.mapping if following else shape.text
    if not following:
        return example(shape, "work")
    if isinstance(shape, ListOf):
        return [least(shape.item, following[1:])]
    if isinstance(shape, MappingOf):
        return {"some": least(shape.item, following[1:])}
    assert isinstance(shape, ModelOf)
    assert isinstance(following[0], str)
    needed = {key: least(shape.fields[key].shape) for key in shape.required}
    needed |= {CustomEntry: {"name": "A"}, Pages: {"max": "1"}, SectionChoice: {"name": "projects"}}.get(
        shape.model, {}
    )
    return {**needed, following[0]: least(shape.fields[following[0]].shape, following[1:])}


def put(data: Any, steps: Steps, value: Any) -> Any:
    """A copy of the data with a value at some steps; without the key if it is ``None``."""
    changed = copy.deepcopy(data)
    at = changed
    for step in steps[:-1]:
        at = at[step]
    at[steps[-1]] = value
    if value is None:
        del at[steps[-1]]
    return changed


def mistakes(model: type, data: Any) -> list[Mistake]:
    text = json.dumps(data, ensure_ascii=False)  # JSON is YAML
    if model is Resume:
        found = decode_resume(loaded(text)).mistakes
    else:
        found = decode_variant(loaded(text, "variants/x.yaml"), "x").mistakes
    return [one for one in found if one.code in OF_SHAPE]


def path_of(steps: Steps) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")


def advised(mistake: Mistake, key: str | int) -> Any:
    """The value that the hint says to write; ``None`` for no line at all, ``...`` if the hint has no example."""
    if mistake.hint.startswith("delete this line"):
        return None
    found = re.match(rf"write (?:{re.escape(str(key))}: )?(.+)", mistake.hint, re.DOTALL)
    if not found or "below it" in mistake.hint or re.match("at |more ", found[1]):
        return ...
    return loaded(f"a: {found[1]}").data["a"]


@pytest.mark.parametrize("model", [Resume, Variant])
def test_what_a_hint_says_can_be_read(model: type) -> None:
    root = model_of(model)
    for steps in keys(root, (), set()):
        data = least(root, steps)
        for value in WRONG:
            wrong = put(data, steps, value)
            path = path_of(steps)
            for one in mistakes(model, wrong):
                if one.path != path or one.code != "S007":
                    continue
                assert one.hint or re.search(r"write|must be|needs|newer", one.message), (path, value, one.message)
                written = advised(one, steps[-1])
                if written is ...:
                    continue
                left = [rest for rest in mistakes(model, put(wrong, steps, written)) if rest.path.startswith(path)]
                left = [rest for rest in left if "unknown section" not in rest.message]
                assert not left, (path, value, one.hint, left)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("education: none", "delete this line"),
        ("education: 'MIT, BSc'", 'write education: [{institution: "MIT, BSc"}]'),
        ("references: [on request]", "write {name: on request}"),
        ("work: [{name: A, summary: [One, Two]}]", 'write summary: "One, Two"'),
        ("work: [{name: A, startDate: {year: '2020', month: '05'}}]", "write startDate: 2020-05"),
        ("tags: [gpu, web]", "write tags: {gpu: …, web: …}"),
        ("work: [{name: A, concurrent: none}]", "write concurrent: false"),
        ("work: [{name: [A]}]", "write name: A"),
    ],
)
def test_the_example_has_the_words_that_were_written(text: str, hint: str) -> None:
    (found,) = decode_resume(loaded(f"basics: {{name: Ada}}\n{text}\n")).mistakes
    assert hint in found.hint


def test_the_example_of_a_switch_with_parts() -> None:
    (found,) = decode_variant(loaded("typography: maybe\n", "variants/x.yaml"), "x").mistakes
    assert found.hint == "write typography: true"


@pytest.mark.parametrize(
    "value", ["null", "~", "- a", "a: b", "it's", 'a "b"', "[x", "#a", "@a", "!a", "a #b", "{", "…"]
)
def test_an_example_is_yaml(value: str) -> None:
    assert loaded(f"a: {flow([value])}").data == {"a": [value]}
    assert fits(model_of(Resume).fields["tags"].shape, {value: value})
