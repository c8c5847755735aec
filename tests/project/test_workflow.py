"""Workflow, CI script and pre-commit hook call only what exists."""

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

ROOT = Path(__file__).parents[2]
WORKFLOW = yaml.load((ROOT / ".github/workflows/cv.yml").read_text("utf-8"), yaml.BaseLoader)
STEPS: list[dict[str, Any]] = WORKFLOW["jobs"]["build"]["steps"]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
CALLING = [hook for hook in HOOKS if hook["language"] != "fail"]
"""Hooks that run a program; the others only refuse files, and their entry is what they say."""
CI = ROOT / ".ci/run"


CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def commands() -> list[str]:
    runs = (step["run"] for step in STEPS if "run" in step)
    return [command.strip() for run in runs for command in re.split(r"&&|\n", run) if command.strip()]


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def parse_options(arguments: list[str]) -> None:
    """Read a command line as cvbuild would; an unknown command, option or value raises."""
    from cvbuild.commands._cli import cli

    context = cli.make_context("cvbuild", list(arguments))
    if arguments and not arguments[0].startswith("-"):
        command = cli.get_command(context, arguments[0])
        assert command, arguments
        command.make_context(arguments[0], arguments[1:], parent=context)


def test_the_workflow_runs_on_every_change_with_no_more_rights_than_it_needs() -> None:
    assert set(WORKFLOW["on"]) == {"push", "pull_request"}
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert all(job["timeout-minutes"] and "permissions" not in job for job in WORKFLOW["jobs"].values())


def test_the_last_step_is_the_action_that_others_use() -> None:
    assert STEPS[-1]["uses"] == "./"
    assert STEPS[-1]["if"] == "${{ !cancelled() }}"


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_workflow_is_there(command: str) -> None:
    program, *arguments = shlex.split(command.removeprefix("sudo "))
    match program:
        case "make":
            assert set(arguments) <= targets()
        case "python3":
            assert (ROOT / arguments[0]).is_file()
        case _:
            assert program == "apt-get"


def test_the_workflow_tests() -> None:
    assert "make test" in commands()


def test_the_ci_script_is_sound() -> None:
    text = CI.read_text("utf-8")
    assert os.access(CI, os.X_OK)
    assert "\nset -euo pipefail\n" in text
    made = {"test", "test-validators", "lint", "cv", "test-oldest", "test-newest"}
    assert set(re.findall(r"^make ([\w-]+)$", text, re.MULTILINE)) == made <= targets()
    assert "\ntools/other_machines.sh pythons path debian\n" in text


@pytest.mark.parametrize("script", [CI, *sorted((ROOT / "tools").glob("*.sh"))], ids=lambda path: path.name)
def test_scripts_can_be_run(script: Path) -> None:
    assert os.access(script, os.X_OK)
    if bash := shutil.which("bash"):
        subprocess.run([bash, "-n", str(script)], check=True)


def test_the_ci_script_counts_one_file_a_variant_and_format() -> None:
    from cvbuild.pipeline.build import FORMATS

    variants = [path for path in (ROOT / "variants").glob("*.yaml") if not path.name.startswith("_")]
    assert f"count != {len(variants) * len(FORMATS)}" in CI.read_text("utf-8")


@pytest.mark.parametrize("hook", CALLING, ids=lambda hook: hook["id"])
def test_a_hook_calls_an_existing_command(hook: dict[str, Any]) -> None:
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
