"""Run the command line in this process, and return all that it prints."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from cvbuild.commands._cli import main

__all__ = ["Cvbuild", "Run", "runner", "write"]


@dataclass(frozen=True, slots=True)
class Run:
    """What a run printed and how it ended."""

    code: int
    out: str
    err: str


Cvbuild = Callable[..., Run]


def runner(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cvbuild:
    """A function that runs ``cvbuild`` in a folder."""

    def run(*arguments: str) -> Run:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["cvbuild", *arguments])
        code: object = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code
        captured = capsys.readouterr()
        assert isinstance(code, int), code
        return Run(code, captured.out, captured.err)

    return run


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder; the texts are dedented."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(textwrap.dedent(text), encoding="utf-8")
