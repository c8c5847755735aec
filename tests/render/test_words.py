"""The words of any résumé are in every format for people, complete and in order."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cvbuild.pipeline.build import FORMATS, Request, build
from cvbuild.syntax.finding import Severity
from tests.strategies import numbered

LETTERS = "abcdefghijklmnopqrstuvwxyzàéßøłñ0123456789"
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÉØŁΛЖ"
MARKS = "-–—’'\"/@#&<>{}%()[]\\~^$€×→≥µ°.,:;+*_`"
# What random words say is nobody's business: "X%" would be a placeholder.
UNASKED = dict.fromkeys(["S", "V", "D", "F", "C", "X", "T"], "off")
words = st.builds("".join, st.tuples(st.sampled_from(LETTERS + CAPITALS), st.text(LETTERS + MARKS, max_size=14)))
lines = st.lists(words, min_size=1, max_size=25).map(" ".join)
# No capital behind a small letter: pypdf takes the wide kerning of "fX" for a blank.
names = st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=3).map(" ".join)


@st.composite
def resumes(draw: st.DrawFn) -> dict[str, Any]:
    job = {
        "name": draw(names),
        "position": draw(names),
        "location": draw(names),
        "startDate": "2020-01",
        "highlights": draw(st.lists(st.builds(dict, text=lines), max_size=5)),
    }
    project = {"name": draw(names), "description": draw(lines), "keywords": [{"text": draw(names)}]}
    skill = {
        "name": draw(names),
        "keywords": [{"text": word} for word in draw(st.lists(names, min_size=1, max_size=9))],
    }
    basics = {"name": draw(names), "label": draw(names), "email": "a@b.org", "summary": draw(lines)}
    return {"checks": UNASKED, "basics": basics, "work": [job], "projects": [project], "skills": [skill]}


@pytest.mark.parametrize("run", range(5))
def test_every_format_has_the_words_in_order(run: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five times four résumés."""
    monkeypatch.chdir(tmp_path)

    @numbered(run)
    @settings(max_examples=4, phases=[Phase.explicit, Phase.reuse, Phase.generate])
    @given(resumes())
    def each(data: dict[str, Any]) -> None:
        Path("cv.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        result = build(Request(Path(), datetime.date(2026, 1, 1), formats=(*FORMATS, "md", "tex"), rebuild=True))
        assert result.complete, [finding.message for finding in result.findings]
        found = [one for one in result.findings if one.severity is Severity.ERROR]
        assert [one.message for one in found if one.code in ("P101", "P102", "P104")] == []

    each()
