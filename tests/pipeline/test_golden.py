"""Golden projects: a small source in, the document and the text out, as files that a reviewer can read in a diff."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.finding import Severity

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize("project", sorted(folder.name for folder in GOLDEN.iterdir()))
def test_golden(project: str, update: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOLDEN / project)
    result = build(Request(Path(), datetime.date(2026, 1, 1), formats=("tree", "txt")))
    assert [finding for finding in result.findings if finding.severity is Severity.ERROR] == []
    for artifact in (artifact for one in result.built for artifact in one.artifacts):
        expected = Path("expected") / f"{artifact.variant}.{artifact.format}"
        if update:
            expected.parent.mkdir(exist_ok=True)
            expected.write_bytes(artifact.content)
        assert artifact.content.decode() == expected.read_text(encoding="utf-8")
