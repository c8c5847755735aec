"""Checks that leave a finding to another check, or to a build of all variants."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.finding import Severity
from tests.checked import TODAY, job
from tests.corpus.measure import run


def test_a_fact_of_an_unknown_entry_is_one_error() -> None:
    facts = "facts:\n  pace: {subject: work.loom, figures: [12x], evidence: proprietary}\n"
    found = run({"cv.yaml": facts + job('{text: "Raised output 12x", facts: [pace]}')})
    assert [one.code for one in found if one.severity is Severity.ERROR] == ["S011"]


def test_unknown_wordings_are_not_reported_if_some_variants_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wordings = "{short: a, plain: b, qant: c}"
    (tmp_path / "cv.yaml").write_text(
        "basics: {name: Ada Lovelace}\nwork:\n  - name: A\n    position: B\n    startDate: 2019-01\n"
        f"    highlights: [{{text: Read 25 tables a day, wordings: {wordings}}}]\n",
        encoding="utf-8",
    )
    (tmp_path / "variants").mkdir()
    for name in ("plain", "other"):
        (tmp_path / "variants" / f"{name}.yaml").write_text("sections: [work]\n", encoding="utf-8")
    for variants, codes in (((), ["V111"]), (("plain",), [])):
        result = build(Request(Path(), TODAY, variants=variants, formats=(), select=("V111", "V103")))
        assert [finding.code for finding in result.findings] == codes
