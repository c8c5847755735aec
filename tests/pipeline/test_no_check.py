"""``cvbuild --no-check``: the same files without checks; unreadable sources still prevent the build."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commandline import Cvbuild, runner

CV = """
basics: {name: Ada Lovelace, email: ada@engines.dev}
work:
  - name: Analytical Engines
    position: Engineer
    startDate: 2022-01
    highlights:
      - Responsible for the engine and and its cards
"""
LOADED = r"""
import re, sys
from cvbuild.commands._cli import main
try:
    main()
finally:
    checks = [name for name in sys.modules if re.fullmatch(r"cvbuild\.checks\.[a-z]\d{3}_\w+", name)]
    print("checks:", len(checks), "pypdf:", "pypdf" in sys.modules, file=sys.stderr)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    return tmp_path


def cvbuild(folder: Path, *arguments: str) -> tuple[int, str, str]:
    env = {**os.environ, "COLUMNS": "200"}
    command = [sys.executable, "-c", LOADED, "--format", "pdf,txt", *arguments]
    done = subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def unchecked(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cvbuild:
    monkeypatch.setenv("COLUMNS", "200")
    return functools.partial(runner(folder, monkeypatch, capsys), "--no-check")


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in (folder / "out").rglob("*") if path.suffix in (".pdf", ".txt"))
    return {path.name: path.read_bytes() for path in found}


def test_it_makes_the_same_files_and_imports_no_check(folder: Path) -> None:
    code, told, loaded = cvbuild(folder, "--no-check")
    assert code == 0
    assert "\n\nNothing was checked.\nNext: " in told
    assert loaded.split() == ["checks:", "0", "pypdf:", "False"]
    manifest = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert not any({"pages", "words"} & set(output) for output in manifest["outputs"].values())
    unchecked = files(folder)
    assert len(unchecked) == 2
    code, told, _ = cvbuild(folder, "--rebuild")
    assert (code, "C203" in told, "Nothing was checked" in told) == (0, True, False)
    assert files(folder) == unchecked


def test_a_build_with_checks_follows_without_being_asked_twice(folder: Path) -> None:
    cvbuild(folder, "--no-check")
    _, told, loaded = cvbuild(folder)
    assert "C203" in told
    assert int(loaded.split()[1]) > 100  # pypdf reads the files in the process that lays out
    manifest = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert all(output["words"] for output in manifest["outputs"].values())


@pytest.mark.parametrize(
    ("text", "code"),
    [("work: [", "S006"), (CV + "    postion: Engineer\n", "S001"), (CV + "variants: {}\n", "S001")],
)
def test_mistakes_in_the_sources_are_reported_and_prevent_the_build(
    text: str, code: str, unchecked: Cvbuild, folder: Path
) -> None:
    (folder / "cv.yaml").write_text(text, encoding="utf-8")
    run = unchecked("--format", "txt")
    assert run.code == 2
    assert f"error[{code}]" in run.out
    assert "nothing was checked" in run.out
    assert not (folder / "out").exists()


def test_unknown_names_in_a_variant_are_reported(unchecked: Cvbuild, folder: Path) -> None:
    (folder / "variants").mkdir()
    (folder / "variants" / "quant.yaml").write_text("exclude: [work.nobody]\nsections: [work]\n", encoding="utf-8")
    run = unchecked("--format", "txt")
    assert run.code == 2
    assert "error[V101]" in run.out
    assert "1 error; nothing was checked\nNothing was written." in run.out


@pytest.mark.parametrize(
    ("report", "words"),
    [
        ("json", '"checked": false'),
        ("github", "::notice title=cvbuild::nothing was checked\n"),
        ("sarif", '"text": "nothing was checked"'),
    ],
)
def test_every_report_says_so(report: str, words: str, unchecked: Cvbuild) -> None:
    assert words in unchecked("--format", "txt", "--report", report).out


@pytest.mark.parametrize("option", ["--select=L", "--ignore=L", "--write-baseline"])
def test_there_is_nothing_to_pick(option: str, unchecked: Cvbuild) -> None:
    run = unchecked("--format", "txt", option)
    assert run.code == 2
    assert option.partition("=")[0] in run.err
