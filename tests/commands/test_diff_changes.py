"""Changes between two documents: complete, minimal, with moved items as moves."""

from __future__ import annotations

import difflib
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.commands.diff.changes import Change
from cvbuild.commands.diff.marks import Mark, likeness, word_marks
from cvbuild.commands.diff.sides import Side, compared
from cvbuild.commands.diff.units import addresses
from cvbuild.compose.compose import compose
from cvbuild.compose.select import select
from tests.projects import resume_of, variant_of

BASE = """\
basics: {name: Ada, label: Analyst, email: ada@love.org, location: {city: Ur}}
work:
  - id: engines
    name: Engines
    position: Analyst
    startDate: 2020-01
    highlights:
      - Wrote the very first program there ever was
      - Found three faults in the plans of the machine
      - Taught its makers how to count beyond ten
  - {id: school, name: School, startDate: 2018-01, endDate: 2019-12, highlights: [Taught girls algebra and music]}
projects:
  - {id: loom, name: Loom, url: https://loom.example/a, keywords: [Cards, Wool]}
  - {id: mill, name: Mill}
  - {id: press, name: Press}
skills: [{name: Languages, keywords: [C, Rust, Go]}]
"""


def side(text: str, variant: str = "label: all\n") -> Side:
    resume = resume_of(text)
    chosen, places = variant_of(variant)
    document = compose(select(resume, chosen, places).resume, chosen)
    return Side("plain", document, addresses(resume))


def brief(change: Change) -> str:
    words = " ".join(mark.new if mark.stays else f"[{mark.old}|{mark.new}]" for mark in change.marks)
    where = change.entry or change.section
    return f"{where}: {change.kind} {change.what}: {words}" + (f" ({change.detail})" if change.detail else "")


CASES = [
    ("nothing", "", "", []),
    (
        "a word",
        "first program",
        "second program",
        ["Engines: reworded highlight: Wrote the very [first|second] program there ever was"],
    ),
    (
        "a new line before others",
        "highlights:\n      - Wrote",
        "highlights:\n      - Met Charles\n      - Wrote",
        ["Engines: added highlight: [|Met Charles]"],
    ),
    (
        "a line less",
        "      - Found three faults in the plans of the machine\n",
        "",
        ["Engines: removed highlight: [Found three faults in the plans of the machine|]"],
    ),
    ("name", "name: Ada,", "name: Ada L,", ["Header: reworded name: Ada [|L]"]),
    ("headline", "label: Analyst", "label: Countess", ["Header: reworded headline: [Analyst|Countess]"]),
    ("city", "city: Ur", "city: Rome", ["Header: reworded contact: [Ur|Rome]"]),
    (
        "address of mail once, not its link, too",
        "ada@love.org",
        "ada@byron.org",
        ["Header: reworded contact: [ada@love.org|ada@byron.org]"],
    ),
    (
        "dates",
        "startDate: 2020-01",
        "startDate: 2020-03",
        ["Engines: reworded beside the title: [Jan|Mar] 2020 – Present"],
    ),
    (
        "title of a job",
        "position: Analyst",
        "position: Chief Analyst",
        ["Engines: reworded subtitle: [|Chief] Analyst"],
    ),
    ("an employer renamed", "name: Engines", "name: Engines Inc", ["Engines Inc: reworded title: Engines [|Inc]"]),
    ("an id given", "- id: engines", "- id: other", []),
    ("a skill", "Rust, Go", "Zig, Go", ["Skills: reworded entry: Languages: C, [Rust,|Zig,] Go"]),
    (
        "a list in another order",
        "[C, Rust, Go]",
        "[C, Go, Rust]",
        ["Skills: reordered entry: Languages: C, [Rust, Go|Go, Rust]"],
    ),
    (
        "a comma",
        "plans of the",
        "plans, of the",
        ["Engines: reworded highlight: Found three faults in the [plans|plans,] of the machine"],
    ),
    ("an entry gone", "  - {id: mill, name: Mill}\n", "", ["Mill: removed entry: [Mill|]"]),
    (
        "two swapped",
        "  - {id: mill, name: Mill}\n  - {id: press, name: Press}\n",
        "  - {id: press, name: Press}\n  - {id: mill, name: Mill}\n",
        ["Press: moved entry: Press (from place 3 to 2)"],
    ),
    (
        "a link that shows itself",
        "loom.example/a",
        "loom.example/b",
        ["Loom: reworded beside the title: [loom.example/a|loom.example/b]"],
    ),
    (
        "a link behind the same words",
        "https://loom",
        "http://loom",
        ["Loom: relinked beside the title: loom.example/a (https://loom.example/a → http://loom.example/a)"],
    ),
    (
        "only style",
        "first program",
        "**first** program",
        ["Engines: restyled highlight: Wrote the very first program there ever was"],
    ),
    (
        "a section gone",
        "skills: [{name: Languages, keywords: [C, Rust, Go]}]\n",
        "",
        ["Skills: removed section: [Skills|]", "Skills: removed entry: [Languages: C, Rust, Go|]"],
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_changed(old: str, new: str, expected: list[str]) -> None:
    assert old in BASE
    changed = BASE.replace(old, new, 1) if old else BASE
    assert [brief(change) for change in compared(side(BASE), side(changed))] == expected


def test_a_line_that_went_to_another_job_is_moved_and_not_gone() -> None:
    line = "      - Taught its makers how to count beyond ten\n"
    changed = BASE.replace(line, "").replace(
        "algebra and music]", "algebra and music, Taught its makers how to count past ten]"
    )
    (moved, reworded) = compared(side(BASE), side(changed))
    assert (moved.kind, moved.entry, moved.detail) == ("moved", "School", "from Engines")
    assert brief(reworded) == "School: reworded highlight: Taught its makers how to count [beyond|past] ten"


def test_a_title_alone_does_not_move_a_role_to_another_employer() -> None:
    role = "{position: Engineer, startDate: 2020-01, highlights: [%s]}"
    text = """\
        basics: {name: Ada}
        work:
          - {id: a, name: Engines, roles: [%s]}
          - {id: b, name: Looms, roles: [%s]}
        """
    clerk = role.replace("Engineer", "Clerk") % "Copied"
    old, new = text % (role % "Built mills", clerk), text % (clerk, role % "Drew plans")
    assert "moved" not in {
        c.kind for c in compared(side(old), side(new)) if c.what == "entry" and "Engineer" in c.entry
    }


def test_a_job_with_all_lines_new_stays_the_job() -> None:
    text = "basics: {name: Ada}\nwork: [{name: Engines, position: %s, highlights: [%s]}]\n"
    found = compared(side(text % ("Clerk", "Copied letters all day")), side(text % ("Chief", "Led everybody")))
    assert [brief(change) for change in found] == [
        "Engines: reworded subtitle: [Clerk|Chief]",
        "Engines: removed highlight: [Copied letters all day|]",
        "Engines: added highlight: [|Led everybody]",
    ]


def test_hundreds_of_new_lines_are_not_compared_word_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with each: only those that share enough words, in whatever order, are worth a look at their order."""
    looked = []
    known = difflib.SequenceMatcher.ratio
    monkeypatch.setattr(difflib.SequenceMatcher, "ratio", lambda self: looked.append(1) or known(self))

    def made(word: str) -> Side:
        lines = "".join(f"      - {word}{n} done {word}s by {word}\n" for n in range(60))
        return side(f"basics: {{name: Ada}}\nwork:\n  - name: Engines\n    highlights:\n{lines}")

    assert len(compared(made("this"), made("that"))) == 120
    assert len(looked) < 200


def test_sections_in_another_order_are_one_move() -> None:
    old, new = "sections: [work, projects, skills]\n", "sections: [skills, work, projects]\n"
    assert [brief(c) for c in compared(side(BASE, old), side(BASE, new))] == [
        "Skills: moved section: Skills (from place 3 to 1)"
    ]


def test_another_title_of_a_section_is_a_rewording() -> None:
    old, new = "sections: [work]\n", "sections: [{work: {title: Jobs}}]\n"
    assert [brief(c) for c in compared(side(BASE, old), side(BASE, new))] == [
        "Jobs: reworded section title: [Experience|Jobs]"
    ]


def test_candidates_for_the_same_thing_are_the_same_thing() -> None:
    basics = """\
        basics:
          name: Ada
          headlines: [{id: a, text: Calm analyst}, {id: b, text: Bold builder}]
          summaries: [{id: a, text: Calm for years.}, {id: b, text: Bold since birth.}]
          locations: [{id: a, city: Ur}, {id: b, city: Rome}]
        """
    text = textwrap.dedent(basics)
    old = side(text, "headline: a\nsummary: a\nlocation: a\n")
    new = side(text, "headline: b\nsummary: b\nlocation: b\n")
    assert [(c.kind, c.what) for c in compared(old, new)] == [
        ("reworded", "headline"),
        ("reworded", "contact"),
        ("reworded", "paragraph"),
    ]


def test_a_changed_telephone_number_is_one_change() -> None:
    text = "basics: {name: Ada, phone: (555) 12%s}\n"
    assert [brief(c) for c in compared(side(text % 3), side(text % 4))] == ["Header: reworded contact: (555) [123|124]"]


def test_roles_are_entries_in_entries() -> None:
    text = """\
        basics: {name: Ada}
        work:
          - name: Engines
            roles:
              - {position: Chief, startDate: 2020-01, highlights: [Led them all the way]}
              - {position: Clerk, startDate: 2018-01, endDate: 2019-12, highlights: [Copied letters]}
        """
    changed = text.replace("all the way", "half the way")
    (change,) = compared(side(text), side(changed))
    assert brief(change) == "Engines / Chief: reworded highlight: Led them [all|half] the way"
    assert change.new_path == "work[0].roles[0].highlights[0]"


WORDS = st.lists(st.sampled_from(["a", "bb", "c.", "**", "~~x", "9%", "|"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_marks_hold_both_texts_and_no_other_word(old: str, new: str) -> None:
    marks = word_marks(old, new)
    assert " ".join(mark.old for mark in marks if mark.old) == old
    assert " ".join(mark.new for mark in marks if mark.new) == new
    assert all(mark.old or mark.new for mark in marks)


@given(WORDS)
def test_a_text_is_like_itself(text: str) -> None:
    assert all(mark.stays for mark in word_marks(text, text))
    assert likeness(text, text) == (1.0 if text else 0.0)


def test_texts_with_little_in_common_are_shown_in_full() -> None:
    assert word_marks("one two three four", "five six seven four") == (
        Mark("one two three four", "five six seven four"),
    )


LINES = ["Wrote programs", "Found faults", "Taught makers", "Met Charles", "Counted stars", "Played music"]


@given(st.permutations(LINES), st.permutations(LINES))
def test_a_new_order_moves_the_fewest_items_and_loses_no_item(before: list[str], after: list[str]) -> None:
    def made(lines: list[str]) -> Side:
        listed = "".join(f"      - {line}\n" for line in lines)
        return side(f"basics: {{name: Ada}}\nwork:\n  - name: Engines\n    highlights:\n{listed}")

    found = compared(made(before), made(after))
    assert {change.kind for change in found} <= {"moved"}
    assert len(found) == len(LINES) - longest_common(before, after)


def longest_common(before: list[str], after: list[str]) -> int:
    """Length of the longest run of lines, not needing to touch, in the order of both: the schoolbook's way."""
    best = [[0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for a, old in enumerate(before):
        for b, new in enumerate(after):
            best[a + 1][b + 1] = best[a][b] + 1 if old == new else max(best[a][b + 1], best[a + 1][b])
    return best[-1][-1]
