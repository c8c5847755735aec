"""Proofreading: what is remembered, what is asked for, what happens without the libraries."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from cvbuild.pipeline import proofreading
from cvbuild.pipeline.build import Request, build
from tests.proofreaders import SilentProcess

CV = """
locale: de-DE
basics: {name: Ada Lovelace}
work:
  - name: Werk
    position: Leiterin
    startDate: 2022-01
    highlights: [Leitung der Werkstat, Planung der Schichten]
"""
Asked = list[list[str]]
Answer = list[list[list[int | str]]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """The texts that each process was asked to read; it finds a slip in the first word of "Leitung"."""
    found: Asked = []

    class Process(SilentProcess):
        def answer(self) -> Answer:
            found.append(sorted(self._texts))
            return [[[0, 7, "Führung", ""]] if text.startswith("Leitung") else [] for text in self._texts]

    monkeypatch.setattr(proofreading, "Process", Process)
    return found


def request(root: Path, **more: object) -> Request:
    (root / "cv.yaml").exists() or (root / "cv.yaml").write_text(CV, encoding="utf-8")
    given = Request(root, datetime.date(2026, 11, 22), formats=("txt",), out=root / "out", select=("C209", "S056"))
    return replace(given, **more)


def codes(asking: Request) -> list[str]:
    return [finding.code for finding in build(asking).findings]


def test_an_unchanged_text_is_not_read_again(tmp_path: Path, asked: Asked) -> None:
    assert codes(request(tmp_path)) == ["C209"]
    assert codes(request(tmp_path)) == ["C209"]
    assert len(asked) == 1
    (tmp_path / "cv.yaml").write_text(CV.replace("Planung", "Prüfung"), encoding="utf-8")
    assert codes(request(tmp_path)) == ["C209"]
    assert asked[1:] == [["Prüfung der Schichten"]]


@pytest.mark.parametrize(
    ("change", "times"),
    [
        ({"rebuild": True}, 2),
        ({"select": ("D",)}, 1),
        ({"unchecked": True}, 1),
        ({"buffers": {"cv.yaml": CV.replace("Planung", "Prüfung").encode()}}, 1),
        ({"ignore": ("C", "S")}, 1),
    ],
)
def test_when_a_process_is_started(tmp_path: Path, asked: Asked, change: dict[str, object], times: int) -> None:
    codes(request(tmp_path))
    codes(request(tmp_path, **change))
    assert len(asked) == times


def test_without_the_library_one_note_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofreading, "is_installed", lambda _: False)
    (tmp_path / "variants").mkdir()
    for name in ("one", "two"):
        (tmp_path / "variants" / f"{name}.yaml").write_text("sections: [work]\n", encoding="utf-8")
    found = [one for one in build(request(tmp_path, select=("S056",))).findings if one.code == "S056"]
    assert [(finding.code, finding.variants) for finding in found] == [("S056", ("one", "two"))]
    (tmp_path / "cv.yaml").write_text(CV.replace("de-DE", "en-GB"), encoding="utf-8")
    assert "S056" not in codes(request(tmp_path))


@pytest.mark.parametrize(
    "script", ["import time; time.sleep(9)", "", "print('{')", "print('[[]]')", "print('noise')", "exit(1)", "print(2)"]
)
def test_a_process_that_fails_costs_no_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    monkeypatch.setattr(proofreading, "is_installed", lambda _: True)
    monkeypatch.setattr(proofreading, "_SCRIPT", tmp_path / "script.py")
    monkeypatch.setattr(proofreading, "_SECONDS", 0.5)
    assert codes(request(tmp_path)) == ["S056"]


def test_a_build_imports_neither_library(tmp_path: Path, asked: Asked) -> None:
    codes(request(tmp_path))
    assert asked
    assert {"harper", "simplemma"} & sys.modules.keys() == set()
