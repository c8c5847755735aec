"""The workflow's step that shows changes: it never fails a build because there is no base."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.commandline import write
from tests.project.test_workflow import STEPS
from tests.repositories import Repository, alone

SCRIPT = Path(__file__).parents[2] / ".github" / "diff.sh"
CV = "basics: {name: Ada}\nwork: [{name: Engines, highlights: [Wrote the first program]}]\n"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    alone(monkeypatch)
    made = Repository(tmp_path)
    program = f'#!/bin/sh\nexec "{sys.executable}" -m cvbuild "$@"\n'
    write(tmp_path, {".gitignore": ".venv\nout\n", ".venv/bin/cvbuild": program})
    (tmp_path / ".venv/bin/cvbuild").chmod(0o755)
    return made


def told(repository: Repository, base: str) -> str:
    run = subprocess.run(
        [str(SCRIPT), base, "out/diff"], cwd=repository.folder, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("# What readers will see changed\n\n")
    return run.stdout


def pictures(repository: Repository) -> list[str]:
    return sorted(path.name for path in (repository.folder / "out").rglob("*.png"))


def test_changes_since_the_base_are_shown(repository: Repository) -> None:
    base = repository.commit({"cv.yaml": CV})
    repository.commit({"notes": "between\n"})
    repository.commit({"cv.yaml": CV.replace("first", "second")})
    out = told(repository, base)
    assert f"## `default` (`{base[:10]}` → `working tree`)" in out
    assert "Wrote the ~~first~~ **second** program" in out
    assert pictures(repository) == ["after-1.png", "before-1.png"]


@pytest.mark.parametrize("base", ["", "0" * 40, "f" * 40])
def test_without_a_base_it_is_the_commit_before(repository: Repository, base: str) -> None:
    repository.commit({"cv.yaml": CV})
    repository.commit({"cv.yaml": CV.replace("first", "second")})
    assert "~~first~~ **second**" in told(repository, base)


def test_the_first_commit_has_nothing_to_compare_with(repository: Repository) -> None:
    repository.commit({"cv.yaml": CV})
    assert "no earlier commit" in told(repository, "0" * 40)


@pytest.mark.parametrize(
    ("then", "words"),
    [
        ({"notes": "no CV yet\n"}, "    error: there is no cv.yaml at the revision"),
        ({"cv.yaml": CV + "wrok: []\n"}, ":cv.yaml:3:1: error[S001]"),
    ],
)
def test_a_base_that_cannot_be_built_is_reported(repository: Repository, then: dict[str, str], words: str) -> None:
    base = repository.commit(then)
    repository.commit({"cv.yaml": CV})
    out = told(repository, base)
    assert words in out
    assert f"No comparison with `{base}`" in out
    assert pictures(repository) == []


def test_the_workflow_and_the_action_compare_with_the_base() -> None:
    checkout = next(step for step in STEPS if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"]["fetch-depth"] == "0"
    steps = yaml.safe_load((SCRIPT.parents[1] / "action.yml").read_text("utf-8"))["runs"]["steps"]
    (diff,) = [step for step in steps if ".github/diff.sh" in step.get("run", "")]
    assert "github.event.pull_request.base.sha || github.event.before" in diff["env"]["BASE"]
    assert steps.index(diff) == len(steps) - 2  # the files are kept last


def test_the_script_is_sound() -> None:
    assert os.access(SCRIPT, os.X_OK)
    subprocess.run(["bash", "-n", str(SCRIPT)], check=True)
