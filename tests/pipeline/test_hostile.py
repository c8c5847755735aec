"""Hostile text arrives unchanged in every format, or is refused with its place."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from cvbuild.pipeline.build import Request, Result, build
from cvbuild.syntax.finding import Severity

UNCHANGED = (
    "<script>alert(1)</script> and </li></body>",
    "{{7*7}} {% raw %} {{ config }} ${HOME} `{{7*7}}`",
    "O(n*m*k) and O(n log n)",
    "C#, F# and #1 of 300",
    "snake_case __init__ a_b_c",
    "Saved ~30% or $5M, a/b, 1A*, <1%",
    "\\input{/etc/passwd} \\write18{ls}",
    '#import "x.typ" and #read("/etc/passwd")',
    "a lone ` backtick",
    "cut p99 from 60 - 40 ms",
    "Smørrebrød, Ångström, naïve, Łódź, Ελλάδα, Москва",
    "fi fl ffi office efficient affine",
    "&amp; &lt; &#x41; %20 %s {0}",
)
REFUSED = ("zero\u200bwidth", "bidi \u202e override", "private \ue000 use", "soft\u2011hyphen", "rocket 🚀")


def built(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    work = [{"name": "Firm", "position": "Clerk", "startDate": "2020-01", "highlights": [{"text": text}]}]
    data = {"basics": {"name": "Ada Lovelace", "email": "ada@lovelace.org"}, "work": work}
    (folder / "cv.yaml").write_text(yaml.safe_dump(data, allow_unicode=True, width=10_000), encoding="utf-8")
    monkeypatch.chdir(folder)
    return build(Request(Path(), datetime.date(2026, 1, 1)))


@pytest.mark.parametrize("text", UNCHANGED)
def test_text_arrives_unchanged_everywhere(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = built(text, tmp_path, monkeypatch)
    errors = [f"{f.place} {f.code} {f.message}" for f in result.findings if f.severity is Severity.ERROR]
    assert (result.complete, errors) == (True, [])
    wanted = text.replace("`{{7*7}}`", "{{7*7}}").split()
    for name, inspection in result.built[0].inspections.items():
        found = [word.text.replace("“", '"').replace("”", '"') for word in inspection.words]  # as printers set them
        assert any(found[at : at + len(wanted)] == wanted for at in range(len(found))), (name, found)


@pytest.mark.parametrize("text", REFUSED)
def test_text_that_cannot_be_printed_is_reported_at_its_place(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = built(text, tmp_path, monkeypatch)
    finding = next(finding for finding in result.findings if finding.code == "S013")
    assert (finding.code, finding.place.file) == ("S013", "cv.yaml")


def test_right_to_left_text_is_kept_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = built("שלום עולם", tmp_path, monkeypatch)
    text = {
        name: [word.text for word in found.words]
        for name, found in (result.built[0].inspections if result.built else {}).items()
    }
    refused = any(f.severity is Severity.ERROR and f.place.file == "cv.yaml" for f in result.findings)
    assert refused or all("שלום" in words for words in text.values())
