"""The examples of docs/exports.md run, in the order of the page."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from cvbuild import render
from tests.commandline import Run, runner, write
from tests.repositories import alone

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("cvbuild ")
]
CV = """\
basics: {name: Ada Lovelace, email: ada@lovelace.org, url: "https://lovelace.org/ada"}
work:
  - name: Engines
    position: Analyst
    startDate: 1842-01
    endDate: 1843-01
    highlights: [{id: first-program, text: Wrote the first program}]
"""


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    alone(monkeypatch)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    write(tmp_path, {"cv.yaml": CV, "variants/quant.yaml": "sections: [work]\n"})
    write(tmp_path, {"variants/attached.yaml": "attach: true\nsections: [work]\nchecks: {V113: 'off'}\n"})
    letter = re.search(r"```yaml\n(variant: .*?)```", PAGE, re.DOTALL)
    assert letter
    write(tmp_path, {"letters/acme.yaml": letter[1]})
    write(tmp_path, {"private.yaml": "basics: {phone: +44 20 7946 0123}\n"})
    cvbuild: Callable[..., Run] = runner(tmp_path, monkeypatch, capsys)
    assert len(COMMANDS) > 12
    for command in COMMANDS:
        words = shlex.split(command.partition(" > ")[0])[1:]
        run = cvbuild(*words)
        assert run.code == 0, (command, run.out, run.err)


def test_every_format_is_on_the_page() -> None:
    missing = [name for name in render.formats() if f"`{name}`" not in PAGE]
    assert missing == ["docx", "pdf", "png", "tree", "txt"]
