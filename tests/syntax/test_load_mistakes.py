"""Reading: every mistake is reported at its place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.syntax.events import MAX_DEPTH
from cvbuild.syntax.load import MAX_BYTES
from tests.reading import loaded, only, read

# -- what is refused: name, text, code, line, column, a word of what is said

BAD: list[tuple[str, str | bytes, str, int, int, str]] = [
    # encoding
    ("empty", "", "S006", 1, 1, "empty"),
    ("blank", " \n\n", "S006", 1, 1, "empty"),
    ("only comments", "# a\n# b\n", "S006", 1, 1, "empty"),
    ("only a start", "---\n", "S006", 1, 1, "empty"),
    ("not utf-8", b"a: b\nc: caf\xe9\n", "S006", 2, 7, "0xE9"),
    ("utf-8 cut off", b"a: \xc3", "S006", 1, 4, "0xC3"),
    ("utf-16 with mark", "a: b\n".encode("utf-16"), "S006", 1, 1, "UTF-16"),
    ("utf-16 without mark", "a: b\n".encode("utf-16-le"), "S006", 1, 1, "UTF-16"),
    ("utf-32", "a: b\n".encode("utf-32"), "S006", 1, 1, "UTF-32"),
    ("nul", "a: b\nc: \0\n", "S006", 2, 4, "U+0000"),
    ("bell", "a: \a\n", "S006", 1, 4, "U+0007"),
    ("form feed", "a: b\f\n", "S006", 1, 5, "U+000C"),
    ("c1 control", "a: \x9f\n", "S006", 1, 4, "U+009F"),
    ("noncharacter", "a: \ufdd0\n", "S006", 1, 4, "U+FDD0"),
    ("escaped nul", 'a: "x\\0"\n', "S006", 1, 4, "U+0000"),
    # indentation
    ("tab before a list", "work:\n\t- a\n", "S006", 2, 1, "tab"),
    ("tab before a key", "a:\n  b: 1\n\tc: 2\n", "S006", 3, 1, "tab"),
    ("tab behind blanks", "a:\n  b: 1\n  \tc: 2\n", "S006", 3, 3, "tab"),
    ("no-break spaces before a key", "a:\n  - b: 1\n\u00a0\u00a0\u00a0\u00a0c: 2\n    d: 3\n", "S006", 3, 1, "indent"),
    ("toml", '[basics]\nname = "Ada"\n', "S006", 2, 1, "TOML"),
    ("toml without tables", 'name = "Ada"\nyear = 2019\n', "S006", 1, 1, "TOML"),
    ("xml", '<?xml version="1.0"?>\n<a/>\n', "S006", 1, 1, "XML"),
    ("html", "<html><body>cv</body></html>\n", "S006", 1, 1, "HTML"),
    ("markdown", "# Ada\n\nEngineer\n\n## Work\n\n- Led a team\n", "S006", 1, 1, "Markdown"),
    ("latex", "\\documentclass{moderncv}\n\\begin{document}\n", "S006", 1, 1, "LaTeX"),
    ("an equals sign", "a: 1\nb = 2\nc: 3\n", "S006", 2, 1, "key: value"),
    ("one blank too few", "a:\n  b: 1\n c: 2\n", "S006", 3, 2, "indentation"),
    ("one blank too many", "work:\n  - name: A\n     position: B\n", "S006", 3, 6, "indented"),
    ("list item between keys", "a:\n- x\nb: 1\n- y\n", "S006", 4, 1, "list item"),
    ("list beside its key", "highlights: - foo\n", "S006", 1, 13, "dashes"),
    ("block text too far left", "a: |\n   x\n  y\n", "S006", 3, 3, "indentation"),
    # blanks that are missing
    ("no space after the colon", "basics:\n  name:Ada\n  email: x\n", "S006", 2, 7, "space is missing"),
    ("no space after the last colon", "a: b\nname:Ada\n", "S006", 2, 5, "space is missing"),
    ("no space after the dash", "a:\n  - x\n  -y\n", "S006", 3, 3, "space is missing"),
    ("no colon", "a: 1\nfoo\nb: 2\n", "S006", 2, 1, "key: value"),
    ("text above a key", "a b\nc: d\n", "S006", 1, 1, "key: value"),
    # quotes
    ("double quote open to the end", 'name: "Ada\nwork: []\n', "S006", 1, 7, "never closed"),
    ("single quote open to the end", "name: 'Ada\nwork: []\n", "S006", 1, 7, "never closed"),
    ("quote closed by a later one", 'name: "Ada\nwork:\n  - name: "Engines"\n', "S006", 1, 7, "only on line 3"),
    ("apostrophe at the start", "a:\n  - 'tis so\n  - Ada's\n", "S006", 2, 5, "only on line 3"),
    ("apostrophe inside", "name: 'Ada's book'\n", "S006", 1, 12, "closing quote"),
    ("text behind a quote", 'name: "Ada" Lovelace\n', "S006", 1, 13, "closing quote"),
    ("unknown escape", 'a: "C:\\dir"\n', "S006", 1, 7, "\\d"),
    ("half a character", 'a: "\\ud83d\\ude00"\n', "S006", 1, 5, "\\ud83d"),
    # signs of YAML's own
    ("colon inside a text", "text: Cut: latency\n", "S006", 1, 10, "needs quotes"),
    ("colon inside a long text", "a:\n  - Built a\n    thing: fast\n", "S006", 3, 10, "needs quotes"),
    ("at", "a: @foo\n", "S006", 1, 4, "@"),
    ("backtick", "a: `code` here\n", "S006", 1, 4, "`"),
    ("percent", "a: %5\n", "S006", 1, 4, "%"),
    ("percent at the start", "%foo\na: b\n", "S006", 1, 1, "%"),
    ("bold", "a:\n  - **Built** it\n", "S006", 2, 5, "*"),
    ("italic", "a: *Built* it\n", "S006", 1, 4, "*"),
    ("unknown alias", "a: *x\n", "S006", 1, 4, "*"),
    ("ampersand", "a: & co\n", "S006", 1, 4, "&"),
    ("pipe", "a: |foo\n", "S006", 1, 4, "|"),
    ("greater than", "a: >50% faster\n", "S006", 1, 4, ">"),
    ("comma", "a: , x\n", "S006", 1, 4, ","),
    ("question mark", "a: ? x\n", "S006", 1, 4, "?"),
    ("question mark as key", "a:\n  - ? x\n", "S006", 2, 5, "?"),
    ("link", "a: [link](url)\n", "S006", 1, 4, "["),
    ("template variable", "a: {{7*7}}\n", "S006", 1, 4, "{"),
    ("template block", "a: {% raw %}\n", "S006", 1, 4, "{"),
    ("italic in brackets", "a: [*b*, c]\n", "S006", 1, 5, "*"),
    ("bracket never closed", "a: [b, c\nd: e\n", "S006", 1, 4, "never closed"),
    ("bracket closed behind a comment", "a: [b, #1]\n", "S006", 1, 4, "never closed"),
    ("brace never closed", "a: {b: c\nd: e\n", "S006", 1, 4, "never closed"),
    ("bracket closes nothing", "a: b\n}\n", "S006", 2, 1, "closes nothing"),
    ("comma missing", 'a: ["b" "c"]\n', "S006", 1, 9, "missing"),
    ("comma too many", "a: [, b]\n", "S006", 1, 5, "comma"),
    ("no key", ": x\n", "S006", 1, 1, "key is missing"),
    ("list as key", "? [a]\n: b\n", "S006", 1, 3, "key"),
    # the top
    ("a list", "- a\n- b\n", "S007", 1, 1, "a list"),
    ("a text", "just words\n", "S007", 1, 1, "a text"),
    # duplicates
    ("duplicate key", "a: 1\nb:\n  a: 2\n  c: 3\n  a: 4\n", "S003", 5, 3, "twice"),
    ("duplicate key at the top", "a: 1\nb: 2\n'a': 3\n", "S003", 3, 1, "twice"),
    ("duplicate key with mappings", "a: {b: 1}\na: {b: 2, c: 3}\n", "S003", 2, 1, "twice"),
    # refused YAML
    ("python tag", "a: !!python/object/apply:os.system [x]\n", "S009", 1, 4, "!!python"),
    ("number tag", "a: b\nc: !!int 3\n", "S009", 2, 4, "!!int"),
    ("own tag", "a: !wow foo\n", "S009", 1, 4, "!wow"),
    ("unknown tag handle", "a: !foo!bar x\n", "S006", 1, 4, "!"),
    ("merge key", "a: &x {b: c}\nd:\n  <<: *x\n", "S009", 3, 3, "<<"),
    ("two documents", "a: 1\n---\nb: 2\n", "S009", 2, 1, "second document"),
    ("itself", "a: &x [*x]\n", "S009", 1, 8, "*x"),
    ("itself below", "a: &x {b: {c: *x}}\n", "S009", 1, 15, "*x"),
    ("alias as key", "a: &x b\n*x : c\n", "S009", 2, 1, "*x"),
    ("anchor nobody uses", "a: &co founder\n", "S009", 1, 4, "&co"),
    ("deep brackets", "a: " + "[" * 500, "S009", 1, 3 + MAX_DEPTH, "deep"),
    ("deep dashes", "a:\n" + "- " * 500 + "x\n", "S009", 2, 2 * MAX_DEPTH - 1, "deep"),
    ("too many values", "a: [" + "x," * 110_000 + "]\n", "S009", 1, 199_997, "values"),
    ("conflict", "a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> main\n", "S006", 2, 1, "merge"),
    ("conflict in a list", "a:\n  - b\n<<<<<<< HEAD\n  - c\n=======\n>>>>>>> main\n", "S006", 3, 1, "merge"),
    # texts cut short
    ("cut", "a:\n  - Ranked #1 of 300\n", "S004", 2, 12, "short"),
    ("cut behind a key", "summary: Ranked #1 of 300\n", "S004", 1, 17, "short"),
    ("cut from the start", "a:\n  - #1 of 300\n", "S004", 2, 5, "short"),
    ("cut on the second line", "a:\n  - Was\n    ranked #1 of 300\n", "S004", 3, 12, "short"),
    ("cut between lines", "a:\n  - Ranked\n    #1 of 300\n", "S004", 3, 5, "short"),
    ("cut and gone on", "a:\n  - Ranked #1 of\n    300 students\n", "S004", 2, 12, "short"),
    ("cut by a line and gone on", "a:\n  - Ranked\n    #1 of\n    300\n", "S004", 3, 5, "short"),
    ("cut in brackets", "a: [Ranked #1, b]\nc: d\n", "S004", 1, 12, "short"),
]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "word"), [row[1:] for row in BAD], ids=[row[0] for row in BAD]
)
def test_bad_yaml(text: str | bytes, code: str, line: int, column: int, word: str) -> None:
    finding = only(read(text).mistakes)
    assert (finding.code, finding.place.line, finding.place.column) == (code, line, column), finding
    assert word in finding.message + finding.hint
    assert "\n" not in finding.message + finding.hint + finding.label


BAD_JSON: list[tuple[str, str, str, int, int, str]] = [
    ("empty", "", "S006", 1, 1, "empty"),
    ("null", "null", "S006", 1, 1, "empty"),
    ("a list", "[1]", "S007", 1, 1, "a list"),
    ("a text", '"x"', "S007", 1, 1, "a text"),
    ("comma before the brace", '{"a": 1,\n}', "S006", 1, 8, "comma"),
    ("comma before the bracket", '{"a": [1, ]}', "S006", 1, 9, "comma"),
    ("comma missing", '{"a": 1\n"b": 2}', "S006", 2, 1, "missing"),
    ("colon missing", '{"a" 1}', "S006", 1, 6, "missing"),
    ("value missing", '{"a": , "b": 1}', "S006", 1, 7, "missing"),
    ("key without quotes", "{a: 1}", "S006", 1, 2, "double quotes"),
    ("word without quotes", '{"a": yes}', "S006", 1, 7, "double quotes"),
    ("single quotes", "{'a': 1}", "S006", 1, 2, "double quotes"),
    ("quote open", '{"a": "b}', "S006", 1, 7, "never closed"),
    ("line end in a text", '{"a": "b\nc"}', "S006", 1, 9, "line ends"),
    ("tab in a text", '{"a": "b\tc"}', "S006", 1, 9, "tab"),
    ("backslash", '{"a": "C:\\dir"}', "S006", 1, 10, "escape"),
    ("comment", '{"a": 1} // x', "S006", 1, 10, "comments"),
    ("cut off", '{"a": [1', "S006", 1, 8, "ends too early"),
    ("bracket too many", '{"a": 1}}', "S006", 1, 9, "bracket"),
    ("no number", '{"a": NaN}', "S006", 1, 7, "double quotes"),
    ("half a character", '{"a": "\\ud800"}', "S006", 1, 7, "U+D800"),
    ("escaped control", '{"a": "\\u0000"}', "S006", 1, 7, "U+0000"),
    ("duplicate key", '{"a": 1, "a": 2}', "S003", 1, 10, "twice"),
    ("deep", '{"a": ' + "[" * 5000 + "]" * 5000 + "}", "S009", 1, 6 + MAX_DEPTH, "deep"),
]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "word"), [row[1:] for row in BAD_JSON], ids=[row[0] for row in BAD_JSON]
)
def test_bad_json(text: str, code: str, line: int, column: int, word: str) -> None:
    finding = only(read(text, "resume.json").mistakes)
    assert (finding.code, finding.place.line, finding.place.column) == (code, line, column), finding
    assert word in finding.message + finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "a: Engineer # a comment with a blank\n",
        'a: "Ranked #1 of 300"\n',
        "a: 'Ranked #1 of 300'\n",
        "a: 'Ranked' #1\n",
        "a: Wrote C# and F#\n",
        "a: x #allow S004: on purpose\n",
        "a: x # allow F114: asked for by name\n",
        "a: x #------\n",
        "startDate: 2024-05 #about\n",
        "a: [b] #1\n",
        "work:\n  - name: x\n    #position: y\n  #- name: z\nb: c\n",
        "a: |\n  Ranked #1\n",
        "#1\na: b\n",
    ],
)
def test_comments_that_cut_nothing(text: str) -> None:
    assert loaded(text).data


def test_a_cut_text_is_read_as_it_was_meant() -> None:
    outcome = read("a:\n  - Was\n    ranked #1 of 300\n  - b\n")
    assert outcome.value is not None
    assert outcome.value.data == {"a": ["Was ranked #1 of 300", "b"]}
    assert only(outcome.mistakes).hint.startswith('write "Was ranked #1 of 300"')


def test_the_first_of_two_equal_keys_is_kept_and_shown() -> None:
    outcome = read("a: {b: 1}\nc: 2\na: {d: 3}\n")
    assert outcome.value is not None
    assert outcome.value.data == {"a": {"b": "1"}, "c": "2"}
    assert [str(label.place) for label in only(outcome.mistakes).further] == ["cv.yaml:1:1"]


def test_two_mistakes_in_one_file_are_both_reported() -> None:
    outcome = read("a: 1\na: 2\nb: Ranked #1\nc: !!int 3\nd: 'x' y\n")
    assert [(f.code, f.place.line) for f in outcome.mistakes] == [("S003", 2), ("S004", 3), ("S009", 4), ("S006", 5)]


def test_aliases_that_repeat_too_much_are_refused_at_once() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    finding = only(read("\n".join(rows)).mistakes)
    assert (finding.code, finding.place.line) == ("S009", 3)
    assert "repeat" in finding.message


def test_a_large_file_is_refused_by_its_size() -> None:
    start = time.perf_counter()
    finding = only(read(b"a: b\n" * 10_000_000).mistakes)
    assert finding.code == "S009"
    assert "50.0 MB" in finding.message
    assert time.perf_counter() - start < 1
    assert read(b"a: b" + b" " * (MAX_BYTES - 4)).value is not None


# -- one mistake in the syntax hides no other: text, lines of all mistakes, and what is read all the same

SEVERAL: list[tuple[str, list[int], object]] = [
    ("a: b: c\nd: 'e\nf: g\n", [1, 2], {"a": "b: c", "d": "'e", "f": "g"}),
    ('a: "b" c\nd: [e\nf: g\n', [1, 2], {"a": '"b" c', "d": "[e", "f": "g"}),
    ("a:\n  - b: c: d\n  - e\nf: @g\n", [2, 4], {"a": [{"b": "c: d"}, "e"], "f": "@g"}),
    ("a:\n\t- b\nc: d\n", [2], {"a": None, "c": "d"}),
    ("a:\n    b: c\n  d: e\nf: g\n", [3], {"a": {"b": "c"}, "f": "g"}),
    ("a: *b\nc: !!int 3\nd: 1\nd: 2\n", [1, 2, 4], {"a": "*b", "c": "3", "d": "1"}),
    ("a: b\n---\nc: d\n", [2], {"a": "b"}),
    ("a: {b: c\nd: e\n", [1], {"a": "{b: c", "d": "e"}),
    ("a: >b\nc: 'd' e\nf: |g\nh: i\n", [1, 2, 3], {"a": ">b", "c": "'d' e", "f": "|g", "h": "i"}),
]


@pytest.mark.parametrize(("text", "lines", "data"), SEVERAL)
def test_one_mistake_in_the_syntax_hides_no_other(text: str, lines: list[int], data: object) -> None:
    outcome = read(text)
    assert [mistake.place.line for mistake in outcome.mistakes] == lines, outcome.mistakes
    assert outcome.value
    assert outcome.value.data == data
    assert outcome.value.source.text == text


def test_comments_and_commas_in_json_hide_no_other_mistake() -> None:
    outcome = read('{\n  // mine\n  "a": [1, 2,],\n  "a": 3, /* two */\n}', "resume.json")
    assert [(one.code, one.place.line) for one in outcome.mistakes] == [
        ("S006", 2),
        ("S006", 3),
        ("S003", 4),
        ("S006", 4),
        ("S006", 4),
    ]
    assert outcome.value
    assert outcome.value.data == {"a": ["1", "2"]}


def test_bytes_in_another_encoding_are_read_as_what_they_most_likely_are() -> None:
    for encoding in ("latin-1", "utf-16"):
        outcome = read("a: Andr\u00e9\nb: [c\n".encode(encoding))
        assert [mistake.code for mistake in outcome.mistakes] == ["S006", "S006"]
        assert outcome.value
        assert outcome.value.data["a"] == "Andr\u00e9"


ROWS = ["a: b", "  c: d", "- e", "f: 'g", "h: [i", "j: k: l", "\tm: n", "o:", "p: >q", "&r", "*s"]


@given(st.lists(st.sampled_from(ROWS)))
def test_a_repair_keeps_every_line_and_ends(rows: list[str]) -> None:
    text = "\n".join(rows)
    outcome = read(text)
    assert outcome.value or outcome.mistakes
    for mistake in outcome.mistakes:
        assert mistake.place.line <= max(1, len(rows))
    if outcome.value:
        assert outcome.value.source.text == text
        assert not any(ord(char) > 0xF0000 for char in repr(outcome.value.data))
