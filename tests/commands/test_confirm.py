"""``cvbuild confirm``: only a person changes the lock, and no build goes on where the CV differs from it."""

from __future__ import annotations

import ast
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cvbuild.commands import mcp
from tests.analysis.test_lock import CV as WHOLE
from tests.commandline import Run, runner, write
from tests.repositories import Repository, alone

CV = """\
basics: {name: Noor Haddad, email: noor@haddad.example}
facts:
  losses: {claim: Losses fell 12%., figures: [12%], evidence: proprietary, caveat: the plant was new}
work:
  - name: Delta Brewing
    position: Process Engineer
    startDate: 2021-03
    highlights:
      - {text: Cut losses 12%, facts: [losses]}
"""
YES = ("confirm", "--yes", "--by", "Noor", "--reason", "contract of 2021")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    return runner(tmp_path, monkeypatch, capsys)


def change(folder: Path, before: str, after: str, name: str = "cv.yaml") -> None:
    text = (folder / name).read_text()
    assert before in text
    (folder / name).write_text(text.replace(before, after, 1))


def test_without_a_lock_nothing_is_compared(tmp_path: Path, run: Callable[..., Run]) -> None:
    write(tmp_path, {"cv.yaml": CV})
    assert "F122" not in run("check", "--select", "F").out
    assert not (tmp_path / "cv.lock").exists()


def test_a_cv_that_differs_is_not_built(tmp_path: Path, run: Callable[..., Run]) -> None:
    write(tmp_path, {"cv.yaml": CV})
    assert run(*YES).code == 0
    assert run("--format", "txt").code in (0, 1)
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").rglob("*.txt")}
    before = (tmp_path / "cv.lock").read_bytes()
    change(tmp_path, "Process Engineer", "Senior Process Engineer")
    for options in ((), ("--no-check",), ("--select", "C"), ("--ignore", "F122"), ("--strict",)):
        found = run("--format", "txt", *options)
        assert found.code == 2
        assert "cv.yaml:6:15" in found.out
        assert "“Senior Process Engineer”" in found.out
        assert "“Process Engineer” was confirmed" in found.out
    assert run("--out", "cv.txt").code == 2
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").rglob("*.txt")} == written
    assert (tmp_path / "cv.lock").read_bytes() == before  # a build never renews it
    assert run("cv.yaml", "--format", "txt").code == 2  # built by itself, it is still the CV of this folder


@pytest.mark.parametrize(
    "excuse",
    [
        ("position: Senior", "position: Senior  # allow F122: it was a promotion"),
        ("work:", "checks: {F122: off, changed-without-confirmation: off, F: off}\nwork:"),
    ],
)
def test_nothing_in_the_cv_hides_a_difference(excuse: tuple[str, str], tmp_path: Path, run: Callable[..., Run]) -> None:
    write(tmp_path, {"cv.yaml": CV})
    run(*YES)
    change(tmp_path, "position: Process Engineer", "position: Senior")
    change(tmp_path, *excuse)
    assert run("--format", "txt").code == 2
    assert "F122" in run("check").out


def test_a_baseline_hides_no_difference(tmp_path: Path, run: Callable[..., Run]) -> None:
    write(tmp_path, {"cv.yaml": CV})
    run(*YES)
    change(tmp_path, "position: Process Engineer", "position: Senior")
    assert run("check", "--write-baseline").code == 2
    write(tmp_path, {"baseline.json": '{"findings": [{"code": "F122", "path": "", "text": "0123456789abcdef"}]}'})
    assert run("check").code == 2


def test_commands_that_write_no_cv_go_on(tmp_path: Path, run: Callable[..., Run]) -> None:
    write(tmp_path, {"cv.yaml": CV})
    run(*YES)
    change(tmp_path, "position: Process Engineer", "position: Senior")
    assert run("why").code == 0
    assert "12%" in run("facts").out


@pytest.mark.parametrize(
    ("change_", "place", "words"),
    [
        ((", caveat: the plant was new", ""), "cv.yaml:3:", "`caveat` of facts.losses was removed"),
        (("figures: [12%]", "figures: [21%]"), "cv.yaml:3:", "“21%”"),
        (("startDate: 2021-03", "startDate: 2019-03"), "cv.yaml:7:16", "“2019-03”"),
    ],
)
def test_a_difference_is_at_its_place(
    change_: tuple[str, str], place: str, words: str, tmp_path: Path, run: Callable[..., Run]
) -> None:
    write(tmp_path, {"cv.yaml": CV})
    run(*YES)
    change(tmp_path, *change_)
    found = run("check").out
    assert place in found
    assert words in found
    assert "cv.lock:" in found


def test_confirming_again_records_who_when_and_why(
    tmp_path: Path, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764460800")
    write(tmp_path, {"cv.yaml": CV})
    run(*YES)
    change(tmp_path, "Process Engineer", "Senior Process Engineer")
    found = run("confirm", "--yes", "--by", "Ines", "--reason", 'letter: "promoted"')
    assert found.out == "cv.lock is written: 1 confirmed\n"
    lines = [line for line in (tmp_path / "cv.lock").read_text().splitlines() if "Ines" in line]
    assert len(lines) == 1
    assert (
        'position: {value: "Senior Process Engineer", by: "Ines", when: "2025-11-30", why: "letter: \\"promoted\\""'
        in (lines[0])
    )
    assert run("confirm", "--list").code == 0
    assert "F122" not in run("check").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "in a terminal"),
        (("--by", "Noor"), "in a terminal"),
        (("--yes", "--by", "Noor"), "--reason"),
        (("--yes", "--reason", "so"), "--by"),
    ],
)
def test_who_cannot_confirm(arguments: tuple[str, ...], words: str, tmp_path: Path, run: Callable[..., Run]) -> None:
    write(tmp_path, {"cv.yaml": CV})
    found = run("confirm", *arguments)
    assert found.code == 2
    assert words in found.err
    assert not (tmp_path / "cv.lock").exists()


def test_confirming_all_leaves_nothing_to_ask(tmp_path: Path, run: Callable[..., Run]) -> None:
    write(tmp_path, {"cv.yaml": WHOLE, "variants/all.yaml": "sections: [{work: {title: Jobs}}, education]\n"})
    assert run(*YES).code == 0
    text = (tmp_path / "cv.lock").read_text()
    assert run("confirm", "--list").code == 0
    assert run("confirm").out == "cv.lock has all of cv.yaml\n"
    assert (tmp_path / "cv.lock").read_text() == text
    assert text.count("hold: ") == 2
    assert "caveat: " in text


def test_the_list_of_differences_writes_nothing(tmp_path: Path, run: Callable[..., Run]) -> None:
    write(tmp_path, {"cv.yaml": CV})
    found = run("confirm", "--list")
    assert found.code == 1
    assert "Process Engineer" in found.out
    assert not (tmp_path / "cv.lock").exists()


@pytest.mark.parametrize(
    ("answers", "confirmed"),
    [("y\nseen\ny\n\nq\n", 2), ("n\nn\nn\n", 0), ("q\n", 0), ("y\n\nx\nq\n", 1), ("y\nseen\n\x04", 1)],
)
def test_it_asks_in_a_terminal_one_by_one(answers: str, confirmed: int, tmp_path: Path) -> None:
    write(tmp_path, {"cv.yaml": CV})
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cvbuild", "confirm", "--by", "Noor"],
        cwd=tmp_path,
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    os.write(master, answers.encode())
    shown = b""
    while True:
        try:
            part = os.read(master, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    assert process.wait(30) == 0, shown.decode()
    assert b"1 of 3" in shown
    text = (tmp_path / "cv.lock").read_text()
    assert text.count("by: ") == {0: 0, 1: 1, 2: 5}[confirmed]


def test_git_must_not_track_the_private_lock(
    tmp_path: Path, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone(monkeypatch)
    write(tmp_path, {"cv.yaml": CV, "private.yaml": "basics: {location: {city: Ghent}}\n"})
    assert run(*YES).code == 0
    repository = Repository(tmp_path)
    repository.git("add", "cv.lock")
    assert "X118" not in run("check").out
    repository.git("add", "private.lock")
    assert "private.lock:1:1: error[X118]: git tracks this file" in run("check").out


def test_private_values_are_in_a_lock_of_their_own(tmp_path: Path, run: Callable[..., Run]) -> None:
    private = "basics: {location: {city: Ghent}}\nfacts:\n  secret: {claim: Paid 90., evidence: proprietary}\n"
    write(tmp_path, {"cv.yaml": CV, "private.yaml": private})
    assert run(*YES).code == 0
    assert "Ghent" not in (tmp_path / "cv.lock").read_text()
    assert "Paid 90" not in (tmp_path / "cv.lock").read_text()
    assert "Ghent" in (tmp_path / "private.lock").read_text()
    assert run("--format", "txt", "--no-check").code == 0
    assert run("--format", "txt", "--no-check", "--public").code == 0
    change(tmp_path, "Ghent", "London", "private.yaml")
    found = run("check")
    assert found.code == 2
    assert "private.yaml:1" in found.out
    assert "London" not in found.out.replace("city: London", "")  # the excerpt of the line, on this machine only
    assert run("--format", "txt", "--no-check", "--public").code == 0
    (tmp_path / "private.yaml").unlink()
    assert run("--format", "txt", "--no-check").code == 0


def test_a_public_value_behind_a_private_one_is_confirmed_too(tmp_path: Path, run: Callable[..., Run]) -> None:
    write(tmp_path, {"cv.yaml": CV, "private.yaml": "basics: {name: Noor El Haddad}\n"})
    run(*YES)
    assert "El Haddad" not in (tmp_path / "cv.lock").read_text()
    assert '"Noor Haddad"' in (tmp_path / "cv.lock").read_text()


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"cv.yaml": f"lock: true\n{CV}"}, "F123"),
        ({"cv.yaml": CV, "cv.lock": "confirmed: all\n"}, "S050"),
        ({"cv.yaml": CV, "cv.lock": "format: 1\nitems: {basics: {name: {value: Noor Haddad}}}\n"}, "S051"),
        ({"cv.yaml": CV, "cv.lock": "{"}, "S006"),
        ({"cv.yaml": CV, "cv.lock": ""}, "S006"),
    ],
)
def test_a_missing_or_damaged_lock_stops_a_build(
    files: dict[str, str], code: str, tmp_path: Path, run: Callable[..., Run]
) -> None:
    write(tmp_path, files)
    found = run("--format", "txt", "--no-check")
    assert found.code == 2
    assert code in found.out, found.out
    assert not (tmp_path / "out").exists()


def test_damaged_lines_are_asked_again(tmp_path: Path, run: Callable[..., Run]) -> None:
    write(tmp_path, {"cv.yaml": CV})
    run(*YES)
    change(tmp_path, '"Process Engineer"', '"Senior Process Engineer"', "cv.lock")
    change(tmp_path, "Process Engineer", "Senior Process Engineer")
    assert "S051" in run("check").out
    assert run("confirm", "--list").code == 1
    assert run(*YES).code == 0
    assert "S051" not in run("check").out


FORBIDDEN = {"confirm", "subprocess", "os", "import_module", "__import__", "main", "cli", "exec", "eval"}


def names_in(file: Path) -> set[str]:
    """All names that a module uses or imports, and the parts of what it imports from."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    names |= {part for node in nodes if isinstance(node, ast.ImportFrom) for part in str(node.module).split(".")}
    imports = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
    return names | {alias.name for node in imports for alias in node.names}


def test_no_tool_of_an_assistant_can_confirm() -> None:
    """The server imports nothing of it, in any way: its modules read as text, and loaded."""
    for file in Path(mcp.__path__[0]).glob("*.py"):
        assert not names_in(file) & FORBIDDEN, file
    loaded = (
        "import sys, cvbuild.commands.mcp.server, cvbuild.commands.mcp.tools; "
        "print([name for name in sys.modules if name.startswith('cvbuild.commands.confirm')])"
    )
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=False)
    if "No module named 'mcp'" not in done.stderr:
        assert done.stdout.strip() == "[]", done.stderr
