"""Data to models: all mistakes in one run, each at its key or value."""

from __future__ import annotations

import textwrap

import pytest

from cvbuild.model.decode.decoder import decode_resume, decode_variant
from cvbuild.model.resume import Resume
from cvbuild.syntax.finding import Finding, Outcome
from tests.reading import loaded, only

BASICS = "basics: {name: Ada Lovelace}\n"


def resume_outcome(text: str) -> Outcome[Resume]:
    return decode_resume(loaded(BASICS + textwrap.dedent(text)))


def brief(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    """Code, line and column; the line counts from the first below ``basics``."""
    return [(finding.code, finding.place.line - 1, finding.place.column) for finding in findings]


# -- one mistake: text, code, line, column, a word of the message, a word of the hint

HIGHLIGHT = "work:\n  - name: A\n    highlights:\n      - "

BAD: list[tuple[str, str, int, int, str, str]] = [
    # S001
    ("work:\n  - name: A\n    highlihts: [x]\n", "S001", 3, 5, "`highlihts`", "`highlights`"),
    ("work:\n  - name: A\n    highlihts:\n", "S001", 3, 5, "`highlihts`", "`highlights`"),
    ("wrok: []\n", "S001", 1, 1, "`wrok`", "`work`"),
    ("work:\n  - name: A\n    start_date: 2024\n", "S001", 3, 5, "`start_date`", "`startDate`"),
    ("work:\n  - name: A\n    website: b\n", "S001", 3, 5, "`website`", "`url`"),
    ("work:\n  - company: A\n", "S001", 2, 5, "`company`", "`name`"),
    ("hobbies: [{name: A}]\n", "S001", 1, 1, "`hobbies`", "`interests`"),
    ("education: [{institution: A, gpa: 3}]\n", "S001", 1, 30, "`gpa`", "`score`"),
    ("skills:\n  - name: A\n    zzz: b\n", "S001", 3, 5, "`zzz`", "known here: id"),
    (HIGHLIGHT + "{text: a, tag: [b]}\n", "S001", 4, 19, "`tag`", "`tags`"),
    (HIGHLIGHT + "txet: a\n", "S001", 4, 9, "`txet`", "`text`"),
    ("facts: {a: {figure: [1]}}\n", "S001", 1, 13, "`figure`", "`figures`"),
    # S002
    ("work:\n  - position: B\n", "S002", 2, 5, "`name` is missing", "name: "),
    ("work:\n  - name:\n    position: B\n", "S002", 2, 5, "`name` has no value", ""),
    ("work:\n  - name: ' '\n", "S002", 2, 5, "`name` has no value", ""),
    (HIGHLIGHT + "note: a\n", "S002", 4, 9, "`text` is missing", ""),
    ("education: [{area: A}]\n", "S002", 1, 13, "`institution`", ""),
    # S005
    (
        HIGHLIGHT + "Platform 0→1: inference, deployment\n",
        "S005",
        4,
        21,
        "mapping",
        '"Platform 0→1: inference, deployment"',
    ),
    (HIGHLIGHT + "Platforms:\n", "S005", 4, 18, "mapping", '"Platforms:"'),
    (HIGHLIGHT + 'Won "best": paper\n', "S005", 4, 19, "mapping", "'Won \"best\": paper'"),
    ("skills:\n  - name: A\n    keywords:\n      - Rust: good\n", "S005", 4, 13, "mapping", '"Rust: good"'),
    ("education: [{institution: A, courses: [CS1: Logic]}]\n", "S005", 1, 43, "mapping", '"CS1: Logic"'),
    # S007
    ("skills: [{name: A, keywords: Rust}]\n", "S007", 1, 30, "a list", "keywords: [Rust]"),
    ("skills:\n  - name: A\n    keywords:\n      -Rust\n      -C\n", "S007", 4, 7, "a list", "space after each dash"),
    ("skills: [{name: A, keywords: 'a, b'}]\n", "S007", 1, 30, "a list", "below it"),
    ("work: [{name: [A]}]\n", "S007", 1, 15, "a text is expected here, not a list", ""),
    ("work: [{name: A, summary: {a: b, c: d}}]\n", "S007", 1, 27, "a text is expected here, not a mapping", ""),
    ("work: {name: A}\n", "S007", 1, 7, "a list is expected here, not a mapping", ""),
    ("work: [A]\n", "S007", 1, 8, "a mapping is expected here, not 'A'", ""),
    (HIGHLIGHT + "- a\n", "S007", 4, 9, "a text is expected here, not a list", ""),
    ("tags: [a]\n", "S007", 1, 7, "a mapping is expected here, not a list", ""),
    (
        "work: [{name: A, disclosure: publik}]\n",
        "S007",
        1,
        30,
        "`disclosure` must be `public`, `proprietary` or `anonymized`, not 'publik'",
        "`public`",
    ),
    ("work: [{name: A, priority: 9}]\n", "S007", 1, 28, "9 is not a priority", ""),
    ("work: [{name: A, priority: high}]\n", "S007", 1, 28, "a whole number is expected here, not 'high'", ""),
    ("work: [{name: A, concurrent: maybe}]\n", "S007", 1, 30, "true or false", ""),
    ("work: [{name: A, id: a b}]\n", "S007", 1, 22, "'a b' is not an id", "a-b"),
    ("work: [{name: A, startDate: [2024]}]\n", "S007", 1, 29, "a date is expected here, not a list", ""),
    ("work: [{name: A, hold: }]\n", "S007", 1, 18, "needs a reason", ""),
    ("facts: {a: {evidence: trust me}}\n", "S007", 1, 23, "'trust me' is not evidence", ""),
    ("facts: {a: text}\n", "S007", 1, 12, "a mapping is expected", ""),
    ("checks: {C203: maybe}\n", "S007", 1, 16, "`C203` must be `error`, `warning`, `note` or `off`, not 'maybe'", ""),
    (
        "checks: {C203: {severity: maybe}}\n",
        "S007",
        1,
        27,
        "`severity` must be `error`, `warning`, `note` or `off`",
        "",
    ),
    ("terms: [[a]]\n", "S007", 1, 9, "a text is expected here, not a list", ""),
    ("terms: [{Node.js: {a: b}}]\n", "S007", 1, 19, "a list is expected here, not a mapping", ""),
    # D101
    ("work: [{name: A, startDate: 2021-13}]\n", "D101", 1, 29, "2021-13", ""),
    ("work: [{name: A, startDate: 2023-02-31}]\n", "D101", 1, 29, "does not exist", ""),
    ("work: [{name: A, startDate: last summer}]\n", "D101", 1, 29, "last summer", ""),
    ("work: [{name: A, startDate: May 24}]\n", "D101", 1, 29, "May 24", "write 2024-05"),
    ("work: [{name: A, endDate: 01/02/2020}]\n", "D101", 1, 27, "01/02/2020", "write 2020-01-02"),
    ("work: [{name: A, endDate: 201905}]\n", "D101", 1, 27, "201905", "write 2019-05"),
    ("work: [{name: A, endDate: 20190531}]\n", "D101", 1, 27, "20190531", "write 2019-05-31"),
    ("work: [{name: A, endDate: early 2015}]\n", "D101", 1, 27, "early 2015", '{text: "early 2015", sort: 2015}'),
    ("work: [{name: A, endDate: {text: early, sort: soon}}]\n", "D101", 1, 47, "soon", "sort: 2024-05"),
    ("work: [{name: A, endDate: {text: early}}]\n", "S002", 1, 27, "sort", "write `sort: …`"),
    ("work: [{name: A, endDate: {text: early, sort: 2015, by: 1}}]\n", "S001", 1, 53, "by", "text, sort"),
    ("work: [{name: A, startDate: 2019 – 2020, endDate: 2021}]\n", "S007", 1, 8, "startDate", ""),
    ("work: [{name: A, startDate: 2018, endDate: 2019 – 2020}]\n", "S007", 1, 8, "endDate: 2020", ""),
    ("work: [{name: A, date: 2019 – 2021}]\n", "S001", 1, 18, "date", "`startDate`"),
    # S010 to S012
    ("work: [{id: a, name: A}]\nskills: [{id: a, name: B}]\n", "S010", 2, 15, "`a` is used twice", ""),
    ("work: [{id: w, name: A, highlights: [{id: a, text: b}, {id: a, text: c}]}]\n", "S010", 1, 61, "twice", "w-a"),
    (
        HIGHLIGHT + "{text: a, facts: [progams]}\nfacts: {programs: {caveat: b}}\n",
        "S011",
        4,
        27,
        "`progams`",
        "`programs`",
    ),
    (HIGHLIGHT + "{text: a, facts: [b]}\n", "S011", 4, 27, "`b`", "facts:"),
    ("facts: {a: {subject: work.b}}\nwork: [{id: c, name: B}]\n", "S011", 1, 22, "`work.b`", "`work.c`"),
    ("facts: {a: {evidence: {note: b}}}\n", "S011", 1, 30, "publication `b`", ""),
    ("tags: {GPU: a}\nwork: [{name: A, tags: [gpu]}]\n", "S012", 2, 25, "`gpu`", "`GPU`"),
    ("tags: {GPU: a}\nskills: [{name: A, keywords: [{text: B, tags: [c]}]}]\n", "S012", 2, 48, "`c`", "`GPU`"),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "word", "hint"), BAD)
def test_one_mistake(text: str, code: str, line: int, column: int, word: str, hint: str) -> None:
    outcome = resume_outcome(text)
    finding = only(outcome.mistakes)
    assert (finding.code, finding.place.line - 1, finding.place.column) == (code, line, column), finding
    assert word in finding.message
    assert hint in finding.hint
    assert finding.severity is None  # that of its check


def test_no_basics_at_all() -> None:
    outcome = decode_resume(loaded("work: [{name: A}]"))
    assert outcome.value
    assert [job.name for job in outcome.value.work] == ["A"]
    finding = only(outcome.mistakes)
    assert (finding.code, str(finding.place), finding.message) == ("S002", "cv.yaml:1:1", "`basics` is missing here")


def test_a_misspelt_key_of_basics_is_reported_once() -> None:
    outcome = decode_resume(loaded("basics: {nmae: Ada}"))
    assert [finding.code for finding in outcome.mistakes] == ["S001"]


def test_all_mistakes_of_a_file_are_reported_in_one_run() -> None:
    outcome = resume_outcome("""\
        tags: {a: b}
        work:
          - name: A
            highlihts: [x]
            startDate: 2021-13
            highlights:
              - Won: prize
              - {id: h, text: y, tags: [c], facts: [d]}
          - position: B
            id: h
        skills: [{name: A, keywords: Rust}]
    """)
    assert brief(outcome.mistakes) == [
        ("S001", 4, 5),
        ("D101", 5, 16),
        ("S005", 7, 12),
        ("S012", 8, 33),
        ("S011", 8, 45),
        ("S002", 9, 5),
        ("S010", 10, 9),
        ("S007", 11, 30),
    ]
    assert outcome.value
    first, second = outcome.value.work
    assert (first.name, first.start_date) == ("A", None)
    assert [highlight.text for highlight in first.highlights] == ["Won: prize", "y"]
    assert (second.name, second.position) == ("", "B")
    assert [skill.keywords[0].text for skill in outcome.value.skills] == ["Rust"]
    assert outcome.aside == {"work[0].highlihts", "work[0].highlihts[0]", "work[0].startDate", "work[1].name"}


def test_consequences_of_a_mistake_are_not_reported() -> None:
    outcome = resume_outcome("""\
        fcats: {a: {figures: [1]}}
        work: [{name: A, highlights: [{text: b, facts: [a]}]}]
    """)
    assert brief(outcome.mistakes) == [("S001", 1, 1)]
    outcome = resume_outcome("""\
        facts: {a: text, b: {subject: work.a}}
        work: [{nmae: A, highlights: [{text: b, facts: [a]}]}]
    """)
    assert brief(outcome.mistakes) == [("S007", 1, 12), ("S001", 2, 9)]


# -- the same in variants

BAD_VARIANT: list[tuple[str, str, int, int, str, str]] = [
    ("inclde: [a]\n", "S001", 1, 1, "`inclde`", "`include`"),
    ("sections: [wrok]\n", "S001", 1, 12, "unknown section `wrok`", "`work`"),
    ("sections:\n  - sumary: {title: a}\n", "S001", 2, 5, "unknown section `sumary`", "`summary`"),
    ("look: {side: [nope]}\n", "S001", 1, 15, "unknown section `nope`", "known: "),
    ("look: {side: [work, skils]}\n", "S001", 1, 21, "unknown section `skils`", "`skills`"),
    ("look:\n  numbered:\n    - publicatons\n", "S001", 3, 7, "unknown section `publicatons`", "`publications`"),
    ("look: {numbered: skills}\n", "S007", 1, 18, "a list", "numbered: [skills]"),
    ("sections:\n  - work: {mx: 3}\n", "S001", 2, 12, "`mx`", "`max`"),
    ("sections:\n  - work: {highlights: {max: a}}\n", "S007", 2, 30, "a whole number", ""),
    ("sections:\n  - work: 4\n", "S007", 2, 11, "mapping", "work: {max: 3}"),
    ("sections:\n  - work:\n    max: 3\n", "S007", 3, 5, "`max` is beside `work`", "deeper"),
    ("sections: work\n", "S007", 1, 11, "a list", "sections: [work]"),
    ("sections: [[work]]\n", "S007", 1, 12, "a mapping is expected here, not a list", ""),
    ("paper: A5\n", "S007", 1, 8, "`paper` must be `letter` or `a4`, not 'A5'", ""),
    ("pages: {max: 0}\n", "S007", 1, 14, "out of range", "at least 1"),
    ("pages: {fill: 90}\n", "S007", 1, 15, "out of range", "at most 1"),
    ("pages: two\n", "S007", 1, 8, "a whole number", ""),
    ("pages: 0\n", "S007", 1, 8, "out of range", "at least 1"),
    ("tags: quant\n", "S007", 1, 7, "a list", "tags: [quant]"),
    ("tags:\n", "S017", 1, 1, "`tags`", ""),
    ("include:\n  -\n  - a\n", "S017", 2, 4, "empty", ""),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "word", "hint"), BAD_VARIANT)
def test_one_mistake_in_a_variant(text: str, code: str, line: int, column: int, word: str, hint: str) -> None:
    outcome = decode_variant(loaded(text, "variants/x.yaml"), "x")
    finding = only(outcome.mistakes)
    assert (finding.code, finding.place.line, finding.place.column) == (code, line, column), finding
    assert word in finding.message
    assert hint in finding.hint
    assert outcome.value
    assert outcome.value.name == "x"


def test_a_look_may_name_sections_of_the_source() -> None:
    text = "look: {side: [patents], numbered: [patents, work, summary]}\n"
    assert decode_variant(loaded(text, "variants/x.yaml"), "x", ("patents",)).mistakes == ()
