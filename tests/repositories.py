"""Git repositories made on the spot: a fixed author, fixed dates, no configuration of the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.commandline import write

__all__ = ["Repository", "alone"]


def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep git away from what the machine, a hook or a person has set; without git there is nothing to test."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ada@love.org")
        monkeypatch.setenv(f"GIT_{who}_DATE", "2026-01-01T00:00:00Z")


class Repository:
    """A folder under git."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        """Run git there; what it prints."""
        run = subprocess.run(["git", *arguments], cwd=self.folder, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        return run.stdout.strip()

    def commit(self, files: Mapping[str, str]) -> str:
        """Write files, commit everything, return the hash."""
        write(self.folder, files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "change")
        return self.git("rev-parse", "HEAD")
