"""The law of imports: every text of the source is in the result or in the report, whatever the source."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.readers import Imported, read, readers
from cvbuild.readers._parts.conservation import scalars
from cvbuild.readers._parts.tree import plain
from cvbuild.readers._parts.words import words
from tests.readers.expectation import FORMS, PEOPLE, sample

TEXT = st.text("abcdefgh XYZ-.,:;éß(1)*_<&\n", min_size=1, max_size=12)
KEYS = st.sampled_from(
    [
        *("name", "label", "email", "phone", "url", "summary", "location", "city", "profiles", "network", "username"),
        *("work", "company", "position", "startDate", "endDate", "highlights", "keywords", "education", "institution"),
        *("area", "items", "content", "history", "sets", "title", "details", "date", "x", "extra", "unknown key"),
        *("visible", "Label", "Contact"),
    ]
)
TREE = st.recursive(
    TEXT | st.sampled_from(["2019-04", "Jan 2012", "present", "https://a.example", ""]) | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
SHELLS: dict[str, Any] = {
    "json-resume": lambda tree: {"basics": {"name": "A B", "x": tree}, "work": [tree], "skills": tree, "other": tree},
    "rendercv": lambda tree: {"cv": {"name": "A B", "sections": {"Work": [tree], "Other Things": tree}, "extra": tree}},
    "yamlresume": lambda tree: {"content": {"basics": {"name": "A B", "x": tree}, "work": [tree], "other": tree}},
    "reactive-resume": lambda tree: {
        "basics": {"name": "A B", "x": tree},
        "sections": {"work": {"items": [tree]}, "own": {"name": "Own", "items": tree}},
    },
    "fresh": lambda tree: {
        "name": "A B",
        "meta": {"format": "FRESH@1"},
        "employment": {"history": [tree]},
        "other": tree,
    },
}


def lost(data: Any, found: Imported) -> list[str]:
    """Return the texts of the source that are neither in the result nor in the report."""
    there: Counter[str] = Counter()
    for _, text in scalars([found.cv, found.titles]):
        there.update(words(text))
    reported = {" ".join(text.split()) for _, text in found.fate.aside}  # a line may have become a paragraph
    dropped = {path for paths in found.fate.dropped.values() for path in paths}
    left = []
    for path, text in texts(data):
        is_known = " ".join(text.split()) in reported or path in dropped or not (words(text) - there)
        if not is_known and not is_converted(text):
            left.append(f"{path}: {text}")
    return left


def is_converted(text: str) -> bool:
    """Return whether the text is a date or a yes, which are in the result in another form."""
    return text.casefold() in {"2019-04", "jan 2012", "present", "true", "false"}


def texts(value: Any, path: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [one for key, inner in value.items() for one in texts(inner, f"{path}.{key}".lstrip("."))]
    if isinstance(value, list):
        return [one for number, inner in enumerate(value) for one in texts(inner, f"{path}[{number}]")]
    return [(path, plain(value))] if plain(value) else []


@pytest.mark.parametrize("name", SHELLS)
@given(tree=TREE)
def test_no_text_is_lost(name: str, tree: Any) -> None:
    data = SHELLS[name](tree)
    found = readers()[name].read(json.dumps(data).encode())
    assert lost(data, found) == []


@pytest.mark.parametrize("form", [form for form in FORMS if not form.startswith("pdf")])
def test_the_number_of_texts_adds_up(form: str) -> None:
    file, content = sample(form, "lawyer")
    found = read(content, file)
    assert found is not None
    assert found.fate.total == found.fate.kept + len(found.fate.aside)
    assert found.fate.kept > 10


def test_a_text_that_no_key_holds_is_in_the_report() -> None:
    data = {"basics": {"name": "A B"}, "work": [{"name": "C", "highlights": [{"deep": ["x", {"y": "unheard of"}]}]}]}
    found = readers()["json-resume"].read(json.dumps(data).encode())
    assert lost(data, found) == []
    assert PEOPLE
