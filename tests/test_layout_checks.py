"""Checks of length and layout (family L) in their awkward cases, measured in real PDFs."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuild.analysis.layout import by_section, laid_out
from cvbuild.artifact import Inspection, Word
from cvbuild.document import Bullet, BulletList, Document, Entry, Header, Section, Span
from cvbuild.finding import Severity
from tests.checked import assert_found, findings

JOB = """
    work:
      - name: Mill
        position: Engineer
        startDate: 2019-01
        highlights:
"""
STUB = """
          - >-   # L202
            Wrote the first program for the new engine and a note on all that it might do one day, to the sound of
            incomprehensibilities
          - Explained it
"""

CASES = {
    "L202 a stub that ends the page wins nothing": (
        "L202",
        JOB + STUB.replace("   # L202", "").replace("          - Explained it\n", ""),
    ),
    "L202 a short highlight of one line": ("L202", JOB + "          - Wrote it\n          - Read it\n"),
    "L203 projects, education and the oldest entry": (
        "L203",
        """
    checks: {L203: {max: 2, min: 2}}
    work:
      - name: New
        position: B
        startDate: 2021-01
        highlights: [Did it]   # L203
      - {name: Old, position: B, startDate: 2019-01, endDate: 2020-12, highlights: [Did it]}
    projects: [{name: P, highlights: [a, b, c]}]
    education: [{institution: O, highlights: [a, b, c]}]
        """,
    ),
    "L203 roles are counted one by one": (
        "L203",
        """
    checks: {L203: {max: 2}}
    work:
      - name: New
        roles:
          - {position: Lead, startDate: 2021-01, highlights: [a, b]}
          - {position: Engineer, startDate: 2019-01, endDate: 2020-12, highlights: [a, b]}
        """,
    ),
    "L204 equal numbers, roles added up": (
        "L204",
        """
    work:
      - name: New
        roles:
          - {position: Lead, startDate: 2021-01, highlights: [a]}
          - {position: Engineer, startDate: 2019-01, endDate: 2020-12, highlights: [b]}
      - {name: Old, position: B, startDate: 2017-01, endDate: 2018-12, highlights: [a, b]}
        """,
    ),
    "L205 a heading alone, a first highlight alone": (
        "L205",
        """
    work:
      - name: Mill   # L205
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote it   # L205
          - Read it
          - Sold it
    # file: variants/plain.yaml
    sections: [work]
    # file: templates/classic/resume.css
    .entry { break-before: page }
    .bullets { list-style: none }
    .bullets li + li { break-before: page }
        """,
    ),
    "L205 an entry without anything below it": (
        "L205",
        """
    education:
      - {institution: One, startDate: 2019, endDate: 2022}
      - {institution: Two, startDate: 2015, endDate: 2018}
    # file: variants/plain.yaml
    sections: [education]
    # file: templates/classic/resume.css
    .entry + .entry { break-before: page }
        """,
    ),
    "L301 lines": (
        "L301",
        """
    basics:
      name: Ada Lovelace
      summary: Analyst of engines, with a taste for numbers   # L301
    checks: {L301: {lines: 1}}
    # file: templates/classic/resume.css
    p { width: 60pt }
        """,
    ),
    "L303 groups": (
        "L303",
        """
    skills:   # L303
      - {name: One, keywords: [a]}
      - {name: Two, keywords: [b]}
    checks: {L303: {groups: 1}}
        """,
    ),
    "L401 margins": (
        "L401",
        """
    work: [{name: A, position: B, startDate: 2019-01}]
    # file: templates/classic/theme.toml
    [margins]
    left = 20   # L401
        """,
    ),
    "L403 words with a slash that are whole": (
        "L403",
        JOB
        + """          - Wrote the first program for the new engine and a note on all that it might do one day, for https://engines.org/x
          - Improved the throughput/latency trade-off
""",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_finds_what_is_marked_and_nothing_else(name: str, tmp_path: Path) -> None:
    assert_found(*CASES[name], folder=tmp_path)


@pytest.mark.parametrize(
    ("pages", "severity"),
    [("", Severity.NOTE), ("pages: {max: 2}", Severity.NOTE), ("pages: {max: 1}", Severity.WARNING)],
)
def test_a_stub_is_graver_where_lines_are_scarce(pages: str, severity: Severity, tmp_path: Path) -> None:
    rest = "          - Wrote a note on the engine # 38 times\n"
    text = f"{JOB}{STUB}{rest}    # file: variants/plain.yaml\n    sections: [work]\n    {pages}\n"
    (found,) = findings("L202", text, tmp_path)
    assert found.severity is severity


def test_too_many_pages_names_what_may_go(tmp_path: Path) -> None:
    text = f"""{JOB}          - Wrote a note on the engine # 60 times
          - {{id: best, text: Wrote the first program, priority: 5}}
          - {{id: least, text: Dusted it, priority: 1}}
    # file: variants/plain.yaml
    pages: {{max: 1}}
    sections: [work]
    """
    (found,) = findings("L101", text, tmp_path)
    assert found.message == "2 pages, the variant allows 1"
    assert "least (priority 1)" in found.hint
    assert "best" not in found.hint
    assert found.further[0].place.file == "variants/plain.yaml"


def test_words_are_dealt_out_to_texts_of_one_path() -> None:
    entry = Entry(
        (Span("Mill"),), (Span("2019"),), blocks=(BulletList((Bullet((Span("Did it"),), "w[0].h[0]"),)),), path="w[0]"
    )
    document = Document(Header("Ada"), (Section("Work", (entry,), "work"),), "Ada", "Ada")
    words = tuple(Word(text, 1, y) for text, y in (("Ada", 1), ("Work", 2), ("Mill", 3), ("2019", 3), ("Did", 4)))
    laid = laid_out(document, Inspection("pdf", (*words, Word("it", 2, 1.0))))
    assert [(part.fragment.role, [word.text for word in part.words]) for part in laid[1:]] == [
        ("heading", ["Work"]),
        ("title", ["Mill"]),
        ("aside", ["2019"]),
        ("bullet", ["Did", "it"]),
    ]
    assert [len(part.lines) for part in by_section(laid)["work"]] == [1, 1, 2]
