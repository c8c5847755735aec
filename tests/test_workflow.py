"""What machines run of this project: workflow, CI script, pre-commit hook. All that they call must be there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOW = yaml.load((ROOT / ".github/workflows/cv.yml").read_text("utf-8"), yaml.BaseLoader)
STEPS: list[dict[str, Any]] = WORKFLOW["jobs"]["build"]["steps"]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
CI = ROOT / ".ci/run"


CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def commands() -> list[str]:
    runs = (step["run"] for step in STEPS if "run" in step)
    return [command.strip() for run in runs for command in re.split(r"&&|\n", run) if command.strip()]


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def parse_options(arguments: list[str]) -> None:
    """Read a command line as cvbuild would; an unknown command, option or value raises."""
    from cvbuild.cli import cli

    context = cli.make_context("cvbuild", list(arguments))
    if arguments and not arguments[0].startswith("-"):
        command = cli.get_command(context, arguments[0])
        assert command, arguments
        command.make_context(arguments[0], arguments[1:], parent=context)


def step(uses: str) -> dict[str, Any]:
    return next(step for step in STEPS if step.get("uses", "").startswith(uses))


def test_the_workflow_runs_on_every_change_with_no_more_rights_than_it_needs() -> None:
    assert set(WORKFLOW["on"]) == {"push", "pull_request"}
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert all(job["timeout-minutes"] and "permissions" not in job for job in WORKFLOW["jobs"].values())


def test_the_files_are_kept_even_when_a_check_fails() -> None:
    upload = step("actions/upload-artifact")
    assert upload["if"] == "always()"
    assert upload["with"]["path"] == "out/"
    assert STEPS.index(upload) == len(STEPS) - 1


def test_actions_are_pinned_to_a_major_version() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert [name for name in used if not re.fullmatch(r"actions/[\w-]+@v\d+", name)] == []
    assert len(used) == 3


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_workflow_is_there(command: str) -> None:
    program, *arguments = shlex.split(command.removeprefix("sudo "))
    match program:
        case "make":
            assert set(arguments) <= targets()
        case ".venv/bin/cvbuild":
            parse_options(arguments)
        case ".github/diff.sh":
            assert os.access(ROOT / program, os.X_OK)
        case "python3":
            assert (ROOT / arguments[0]).is_file()
        case _:
            assert program == "apt-get"


def test_the_workflow_tests_and_annotates() -> None:
    assert "make test" in commands()
    assert ".venv/bin/cvbuild --report github" in commands()


def test_the_ci_script_is_sound() -> None:
    text = CI.read_text("utf-8")
    assert os.access(CI, os.X_OK)
    assert "\nset -euo pipefail\n" in text
    assert set(re.findall(r"^make ([\w-]+)$", text, re.MULTILINE)) == {"test-all", "lint", "cv"} <= targets()
    if bash := shutil.which("bash"):
        subprocess.run([bash, "-n", str(CI)], check=True)


def test_the_ci_script_counts_one_file_a_variant_and_format() -> None:
    from cvbuild.pipeline import FORMATS

    variants = [path for path in (ROOT / "variants").glob("*.yaml") if not path.name.startswith("_")]
    assert f"count != {len(variants) * len(FORMATS)}" in CI.read_text("utf-8")


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_calls_what_is_there(hook: dict[str, Any]) -> None:
    program, *arguments = shlex.split(hook["entry"])
    assert program == "cvbuild"
    parse_options(arguments)
    assert hook["pass_filenames"] is False


@pytest.mark.parametrize(
    ("file", "checked"),
    [
        ("cv.yaml", True),
        ("resume.json", True),
        ("variants/quant.yaml", True),
        ("docs/cv.yaml", False),
        ("variants/old/quant.yaml", False),
        ("cvxyaml", False),
    ],
)
def test_the_hook_looks_at_the_source_files(file: str, checked: bool) -> None:
    assert bool(re.search(HOOKS[0]["files"], file)) is checked


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"`((?:\.?\w[\w.]*/)+[\w.-]*|[\w.]+\.(?:txt|yaml|md))`", CONTRIBUTING)))
)
def test_contributing_names_files_that_are_there(name: str) -> None:
    assert name in {"out/", "fonts/"} or (ROOT / name).exists()


def test_contributing_names_targets_that_are_there() -> None:
    named = re.findall(r"^make (\w+)|`make ([a-z ]+)`", CONTRIBUTING, re.MULTILINE)
    assert {word for pair in named for word in " ".join(pair).split()} <= targets()
