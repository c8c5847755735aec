"""Fixes: the edits that hints spell out, and that they do away with the finding."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from cvbuild.analysis.fixes import Fix, applied, fixes
from cvbuild.pipeline.build import Request, check
from cvbuild.syntax.finding import Mistake
from cvbuild.syntax.source import Place, Source

BASICS = "basics: {name: Ines Moreau, email: ines@moreau.example, location: {city: Lisbon}}\n"


@pytest.mark.parametrize(
    ("source", "code", "after"),
    [
        ("wrok: []\n", "S001", "work: []\n"),
        ("work: [{nmae: A}]\n", "S001", "work: [{name: A}]\n"),
        ('work: [{"company": A}]\n', "S001", 'work: [{"name": A}]\n'),
        ("work: [{name: A, startDate: May 24}]\n", "D101", "work: [{name: A, startDate: 2024-05}]\n"),
        ("work: [{name: A, startDate: 'Jun 19'}]\n", "D101", "work: [{name: A, startDate: '2019-06'}]\n"),
        (
            "tags: {data: d}\nwork: [{name: A, tags: [dta]}]\n",
            "S012",
            "tags: {data: d}\nwork: [{name: A, tags: [data]}]\n",
        ),
        (
            "facts: {load: {figures: ['3']}}\nwork: [{name: A, highlights: [{text: Cut 3, facts: [laod]}]}]\n",
            "S011",
            "facts: {load: {figures: ['3']}}\nwork: [{name: A, highlights: [{text: Cut 3, facts: [load]}]}]\n",
        ),
    ],
)
def test_a_fix_does_away_with_its_finding(tmp_path: Path, source: str, code: str, after: str) -> None:
    path = tmp_path / "cv.yaml"
    path.write_text(BASICS + source, "utf-8")
    result = check(Request(tmp_path, formats=()))
    (finding,) = [found for found in result.findings if found.code == code]
    text = result.sources[finding.place.file]
    (fix,) = fixes(finding, text)
    path.write_text(applied(text.text, [fix]), "utf-8")
    assert path.read_text("utf-8") == BASICS + after
    assert code not in {found.code for found in check(Request(tmp_path, formats=())).findings}


@pytest.mark.parametrize(
    ("text", "place", "hint", "title"),
    [
        ("x: Recieved", (1, 4, 1, 12), "write 'Received'", "Write Received in place of Recieved"),
        ("x: Recieved", (1, 4, 1, 12), "write “Received”, or a percentage", "Write Received in place of Recieved"),
        ("x: Recieved", (1, 4, 0, 0), "write 'Received'", None),
        ("x: Recieved", (1, 4, 2, 3), "write 'Received'", None),
        ("x: Recieved", (1, 4, 1, 12), "write without a subject: 'Led a team', not 'I led a team'", None),
        ("x: Recieved", (1, 4, 1, 12), "did you mean `Recieved`?", None),
        ("x: [a, b]", (1, 4, 1, 10), "did you mean `ab`?", None),
        ("x: 'it'", (1, 4, 1, 8), "did you mean `it's`?", None),
        ("x: y", (1, 4, 1, 5), "drop or shorten highlights", None),
    ],
)
def test_only_words_that_the_hint_spells_out_are_written(
    text: str, place: tuple[int, int, int, int], hint: str, title: str | None
) -> None:
    found = list(fixes(Mistake("S001", "", Place("cv.yaml", *place), hint=hint), Source("cv.yaml", text)))
    assert [fix.title for fix in found] == ([title] if title else [])


def test_edits_that_overlap_are_made_once() -> None:
    text = textwrap.dedent("""\
        a: one
        b: two
        """)
    edits = [
        Fix("", Place("f", 1, 4, 1, 7), "1"),
        Fix("", Place("f", 1, 5, 1, 6), "x"),
        Fix("", Place("f", 2, 4, 2, 7), "2"),
    ]
    assert applied(text, edits) in {"a: 1\nb: 2\n", "a: oxe\nb: 2\n"}
