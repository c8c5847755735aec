"""Findings if fitting cuts a whole entry or an item of the highest priority."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.finding import Finding

LINES = 70
VARIANT = f"pages: {{max: 1, fit: true}}\nsections: [work: {{highlights: {{min: {LINES}}}}}]\n"


def built(folder: Path, entry: int, line: int) -> list[Finding]:
    """What L104 finds where an entry's fewest lines are more than a page holds."""
    (folder / "variants").mkdir()
    (folder / "variants" / "short.yaml").write_text(VARIANT, encoding="utf-8")
    lines = "".join(f"      - {{text: Wrote note {n}, priority: {line}}}\n" for n in range(LINES))
    head = f"basics: {{name: Ada Byron}}\nwork:\n  - name: Engines\n    position: Engineer\n    priority: {entry}\n"
    (folder / "cv.yaml").write_text(f"{head}    highlights:\n{lines}", encoding="utf-8")
    return list(build(Request(folder, datetime.date(2026, 11, 22), formats=("pdf",), select=("L104",))).findings)


@pytest.mark.parametrize(
    ("entry", "line", "messages"),
    [
        (3, 3, ["1 page 3% full; left out: Engines (75 lines)"]),
        (
            3,
            5,
            ["1 page 3% full; left out: Engines (75 lines)", "left out to fit, of the highest priority: Wrote note 0"],
        ),
        (1, 5, ["1 page 3% full; left out: Engines (75 lines)"]),
    ],
    ids=["a page nearly empty", "the best lines gone", "an entry that may go"],
)
def test_an_emptied_page_and_the_best_lines_are_warned_of(
    tmp_path: Path, entry: int, line: int, messages: list[str]
) -> None:
    found = built(tmp_path, entry, line)
    assert {finding.severity.word for finding in found} == {"warning"}
    said = sorted(finding.message for finding in found)
    assert [text[: len(start)] for text, start in zip(said, messages, strict=True)] == messages
