"""The command line's own process starts cheaply; a program that imports cvbuild is left as it is."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest

from cvbuild import installed, manifest


def printed(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


STATE = "import sys; print(*(name in sys.modules for name in ('importlib.metadata', 'typing_extensions')))"
START = "from cvbuild.own_process import own_process\nwith own_process(): import cvbuild.cli, cvbuild.pipeline"


def test_the_command_line_reads_no_metadata_of_packages_and_needs_no_backports() -> None:
    assert printed(f"{START}\n{STATE}") == ["False", "False"]


def test_whoever_asks_for_the_backports_later_has_them() -> None:
    assert printed(f"{START}\nimport docx\n{STATE}")[1] == "True"


def test_other_programs_import_msgspec_as_it_comes() -> None:
    assert printed(f"import cvbuild.pipeline\n{STATE}")[1] == "True"


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
