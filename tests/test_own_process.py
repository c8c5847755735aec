"""The command line's own process starts cheaply; a program that imports cvbuild is left as it is."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cvbuild import installed, manifest

ROOT = Path(__file__).parents[1]


def printed(code: str) -> list[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYDANTIC_")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


STATE = "import os, sys; print('importlib.metadata' in sys.modules, 'PYDANTIC_DISABLE_PLUGINS' in os.environ)"


def test_the_command_line_searches_for_no_plugins() -> None:
    start = "from cvbuild.own_process import own_process\nwith own_process(): import cvbuild.cli"
    assert printed(f"{start}\n{STATE}") == ["False", "True"]


def test_other_programs_keep_their_plugins() -> None:
    assert printed(f"import cvbuild.pipeline\n{STATE}") == ["True", "False"]


@pytest.mark.parametrize("name", manifest._LIBRARIES)
def test_versions_are_those_of_the_standard_library(name: str) -> None:
    assert installed.version(name) == importlib.metadata.version(name)


def test_the_first_on_the_path_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, number in (("one", "2.0"), ("two", "1.0")):
        (tmp_path / folder / f"Some_Thing-{number}.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "none"), str(tmp_path / "one"), str(tmp_path / "two")])
    installed._versions.cache_clear()
    try:
        assert installed.version("some-thing") == "2.0"
        with pytest.raises(importlib.metadata.PackageNotFoundError):
            installed.version("nothing-of-this-name")
    finally:
        installed._versions.cache_clear()
