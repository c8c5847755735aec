"""Outputs that lack a character, are closed, full or left by their reader: a plain end with the right code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commandline import Cvbuild, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes the streams")

CV = """\
basics: {name: Žofie Müller, label: Analyst 日本, email: zofie@mueller.example}
work:
- {name: Mill 𝄞 Works, position: Clerk, startDate: 2020-01, highlights: ["Saved 10 % of time → more “time”."]}
"""
COMMANDS = ("--format txt", "--format txt --rebuild", "check --ignore L,C", "explain C101", "--version", "outline")
ENCODINGS = ("cp1252", "latin-1", "cp437", "shift_jis", "ascii", "ascii:strict", "utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, {"cv.yaml": CV})
    return tmp_path


def run(command: str, folder: Path, after: str = "", **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a shell; ``after`` redirects its streams."""
    line = f'"{sys.executable}" -m cvbuild {command} {after}'
    variables = {**os.environ, **environ}
    return subprocess.run(["bash", "-c", line], cwd=folder, env=variables, capture_output=True, check=False)


def is_plain(done: subprocess.CompletedProcess[bytes]) -> bool:
    return not any(word in done.stderr for word in (b"Traceback", b"Exception ignored", b"Error:"))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("command", ["--format txt", "check --report json --ignore L,C", "outline"])
def test_what_an_encoding_lacks_is_escaped(command: str, encoding: str, project: Path, cvbuild: Cvbuild) -> None:
    plain = cvbuild(*command.split())
    for _ in range(2):  # the second is a replay
        done = run(command, project, PYTHONIOENCODING=encoding)
        assert (done.returncode, is_plain(done)) == (plain.code, True), done.stderr
        if "json" in command:
            assert json.loads(done.stdout.decode(encoding.partition(":")[0])) == json.loads(plain.out)


def test_a_locale_without_the_characters_of_a_file_name(project: Path) -> None:
    for _ in range(2):
        done = run("", project, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
        assert (done.returncode in (0, 1), is_plain(done)) == (True, True), done.stderr
    names = sorted(os.fsdecode(path.name) for path in (project / "out/default").iterdir())
    assert names == [f"Žofie-Müller-Resume.{end}" for end in ("docx", "pdf", "txt")]


CLOSED = {"stdout": ">&-", "stderr": "2>&-", "stdin": "<&-", "all": ">&- 2>&- <&-", "stderr full": "2>/dev/full"}


@pytest.mark.parametrize("closed", CLOSED)
def test_a_closed_stream_changes_nothing(closed: str, project: Path, cvbuild: Cvbuild) -> None:
    for command in COMMANDS:
        done = run(command, project, CLOSED[closed])
        assert (done.returncode, is_plain(done)) == (cvbuild(*command.split()).code, True), (command, done.stderr)
        assert closed == "stdin" or b"Traceback" not in (project / "out/manifest.json").read_bytes()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_output_is_reported(command: str, project: Path) -> None:
    done = run(command, project, ">/dev/full")
    assert (done.returncode, done.stderr) == (2, b"error: no space left on device\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_leaves_is_no_error(command: str, project: Path) -> None:
    line = f'{{ sleep 0.1; "{sys.executable}" -m cvbuild {command}; echo $? >code; }} | true'
    done = subprocess.run(["bash", "-c", line], cwd=project, capture_output=True, check=False)
    assert (done.stderr, (project / "code").read_text(encoding="ascii").strip()) == (b"", "141")
