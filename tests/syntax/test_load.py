"""Reading: text to data with places; no input raises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from cvbuild.syntax.line_index import LineIndex
from cvbuild.syntax.load import load
from cvbuild.syntax.source import ParsedFile
from tests.reading import loaded, read

DATA = Path(__file__).parents[1] / "data"


def slice_of(text: str, file: ParsedFile, path: str, *, key: bool = False) -> str:
    """The text that the place of a value, or of its key, covers."""
    place = file.places.key(path) if key else file.places.value(path)
    lines = LineIndex("", text)
    start, end = lines.offset(place.line, place.column), lines.offset(place.end_line, place.end_column)
    return text[start:end]


# -- what is read


@pytest.mark.parametrize(
    "word", ["no", "on", "true", "2024-01", "3.10", "12:30", "0x1F", "1e5", "Null", "NULL", "=", "!"]
)
def test_scalars_stay_text(word: str) -> None:
    if word != "!":  # which is a tag, not a text
        assert loaded(f"a: {word}").data == {"a": word}
    assert loaded(f"a: '{word}'").data == {"a": word}


@pytest.mark.parametrize("word", ["", "~", "null"])
def test_only_these_are_nothing_and_only_without_quotes(word: str) -> None:
    assert loaded(f"a: {word}").data == {"a": None}
    assert loaded(f"a: '{word}'").data == {"a": word}
    assert loaded(f"a: !!str {word}").data == {"a": word}


def test_data_of_every_kind() -> None:
    text = 'a: [x, {b: y}]\nc:\n  - >-\n    folded\n    text\n  - |\n    kept\nd: "q\\u00e9"\ne: plain\n  goes on\n'
    assert loaded(text).data == {
        "a": ["x", {"b": "y"}],
        "c": ["folded text", "kept\n"],
        "d": "qé",
        "e": "plain goes on",
    }


def test_json_values_are_text_or_nothing() -> None:
    text = '{"a": [true, false, null, 3.10, -1e5], "b": "\\ud83d\\ude00\\/\\u00e9", "c": {}}'
    assert loaded(text, "r.json").data == {"a": ["true", "false", None, "3.10", "-1e5"], "b": "😀/é", "c": {}}


def test_json_is_read_where_yaml_would_not() -> None:
    assert loaded('{\n\t"a":\t"b",\n\t"c": ["d"]\n}', "r.JSON").data == {"a": "b", "c": ["d"]}


def test_json_resume_with_every_field_of_its_schema() -> None:
    content = (DATA / "resume.json").read_bytes()
    outcome = load(content, "resume.json")
    assert outcome.mistakes == ()
    assert outcome.value is not None
    assert outcome.value.data.keys() == json.loads(content).keys()
    assert outcome.value.data["education"][0]["score"] == "3.80"


def test_byte_order_mark_is_no_part_of_the_text() -> None:
    file = read(b"\xef\xbb\xbfa: b\n").value
    assert file is not None
    assert file.data == {"a": "b"}
    assert file.source.text == "a: b\n"
    assert str(file.places.value("a")) == "cv.yaml:1:4"


def test_anchors_may_be_used() -> None:
    file = loaded("a: &x {b: c}\nd: *x\n")
    assert file.data == {"a": {"b": "c"}, "d": {"b": "c"}}
    assert str(file.places.value("d.b")) == "cv.yaml:2:4"


def test_reading_without_libyaml_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'a: [x, {b: "y"}]\nc:\n  - >\n    folded\n  - z # comment\nd: &x e\nf: *x\n'
    fast = loaded(text)
    monkeypatch.delattr(yaml, "CBaseLoader")
    slow = loaded(text)
    assert slow == fast


# -- places


PLACED = """\
# a comment
basics:
  name: Ada Lovelace   # behind it
  "label": 'An alyst'
work:
- name: x
  highlights:
    - first
    - second goes
      on here
    - é😀 plain
    - |
      block
      text

    - [in, "brackets"]
last:
"""


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ("basics", "name: Ada Lovelace   # behind it\n  \"label\": 'An alyst'", "basics"),
        ("basics.name", "Ada Lovelace", "name"),
        ("basics.label", "'An alyst'", '"label"'),
        ("work[0]", None, None),
        ("work[0].name", "x", "name"),
        ("work[0].highlights[0]", "first", "first"),
        ("work[0].highlights[1]", "second goes\n      on here", None),
        ("work[0].highlights[2]", "é😀 plain", None),
        ("work[0].highlights[3]", "|\n      block\n      text", None),
        ("work[0].highlights[4]", '[in, "brackets"]', None),
        ("work[0].highlights[4][1]", '"brackets"', None),
        ("last", "", "last"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_of_keys_and_values(path: str, value: str | None, key: str | None, end: str) -> None:
    text = PLACED.replace("\n", end)
    file = loaded(text)
    if value is not None:
        assert slice_of(text, file, path) == value.replace("\n", end)
    if key is not None:
        assert slice_of(text, file, path, key=True) == key


def test_places_count_code_points_from_one() -> None:
    place = loaded("a:\n  - é😀: x\n").places.value("a[0].é😀")
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 9, 2, 10)


def test_places_in_json() -> None:
    text = '{\n\t"a": [\n\t\t{"b": "é", "c": 12}\n\t]\n}\n'
    file = loaded(text, "r.json")
    assert slice_of(text, file, "a[0].b") == '"é"'
    assert slice_of(text, file, "a[0].c") == "12"
    assert slice_of(text, file, "a[0].c", key=True) == '"c"'
    assert slice_of(text, file, "a[0]") == '{"b": "é", "c": 12}'


def test_an_absent_value_has_the_place_of_its_parent() -> None:
    file = loaded("work:\n  - name: x\n")
    assert file.places.value("work[0].highlights[3]") == file.places.value("work[0]")


# -- whatever is thrown at it

SIGNS = st.text(alphabet="ab:-#\"'[]{}&*!|>%@`\\ \n\t?,~<é😀\r0", max_size=40)
WORDS = ["work:\n", "  - ", "name: ", "\n    ", "- ", "text: ", "a", " #1", ": ", '"', "'", "[", "]", "{", "}", ","]
WORDS += ["&x ", "*x", "!!str ", "<<: ", "---\n", "? ", "~", "\t", "\\u0000", "\\ud800", "|", ">"]
PIECES = st.lists(st.sampled_from(WORDS), max_size=25).map("".join)


def check_any(content: bytes, file: str) -> None:
    outcome = load(content, file)
    assert outcome.value is not None or outcome.mistakes
    rows = len(content.decode("utf-8", "replace").splitlines()) + 1
    for finding in outcome.mistakes:
        assert 1 <= finding.place.line <= rows
        assert finding.place.column >= 1
        assert (finding.place.line, finding.place.column) <= (finding.place.end_line, finding.place.end_column)


@given(st.binary(max_size=60))
@example(b"\x0c\n\xff")
def test_no_bytes_raise(content: bytes) -> None:
    check_any(content, "cv.yaml")
    check_any(content, "r.json")


@given(SIGNS | PIECES)
@example("'\"\n")
def test_no_text_raises(text: str) -> None:
    check_any(text.encode(), "cv.yaml")
    check_any(text.encode(), "r.json")


@given(SIGNS | PIECES)
def test_no_text_raises_without_libyaml(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CBaseLoader")
        check_any(text.encode(), "cv.yaml")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab c.é", min_size=1), inner, max_size=3),
    max_leaves=8,
)


def as_text(value: object) -> object:
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return value if value is None or isinstance(value, str) else json.dumps(value)


@given(st.dictionaries(st.text("abc", min_size=1), JSON_VALUES), st.booleans(), st.sampled_from([None, 2, "\t"]))
def test_json_comes_back_as_it_went_in(data: dict[str, object], ascii_only: bool, indent: str | int | None) -> None:
    text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    if data:
        assert loaded(text, "r.json").data == as_text(data)
