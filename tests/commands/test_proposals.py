"""``cvbuild proposals``: only the owner accepts, in a terminal, and an edit changes nothing but its words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cvbuild.commands.proposals import store
from cvbuild.commands.proposals.edit import edited
from cvbuild.commands.proposals.store import Proposal
from cvbuild.syntax.errors import CannotBuild
from tests.commandline import Cvbuild, write

HEAD = "basics: {name: Ines Moreau} # me\nwork:\n"
OLD = Proposal(path="work[0].highlights[0]", before="Cut costs", after='Cut: "costs" #1')
NEW = Proposal(kind="add", path="work[0]", after="Led: all")


@pytest.mark.parametrize(
    ("source", "proposal", "after"),
    [
        (
            "  - name: A\n    highlights:\n      - Cut costs # once\n      - B\n",
            OLD,
            '  - name: A\n    highlights:\n      - "Cut: \\"costs\\" #1" # once\n      - B\n',
        ),
        ("  - {name: A, highlights: [Cut costs, B]}\n", OLD, '  - {name: A, highlights: ["Cut: \\"costs\\" #1", B]}\n'),
        (
            "  - name: A\n    highlights:\n      - {id: x, text: 'Cut costs', tags: [t]}\n",
            OLD,
            '  - name: A\n    highlights:\n      - {id: x, text: "Cut: \\"costs\\" #1", tags: [t]}\n',
        ),
        (
            "  - name: A\n    highlights:\n      - id: x\n        text: Cut\n          costs\n        tags: [t]\n",
            OLD,
            '  - name: A\n    highlights:\n      - id: x\n        text: "Cut: \\"costs\\" #1"\n        tags: [t]\n',
        ),
        (
            "  - name: A\n    highlights:\n      - B # once\n    position: P\n",
            NEW,
            '  - name: A\n    highlights:\n      - B # once\n      - "Led: all"\n    position: P\n',
        ),
        ("  - {name: A, highlights: [B]}\n", NEW, '  - {name: A, highlights: [B, "Led: all"]}\n'),
        (
            "  - name: A\n    highlights:\n      - {text: B, tags: [x]}",
            NEW,
            '  - name: A\n    highlights:\n      - {text: B, tags: [x]}\n      - "Led: all"\n',
        ),
    ],
)
def test_an_edit_changes_its_words_alone(source: str, proposal: Proposal, after: str) -> None:
    assert edited(HEAD + source, "cv.yaml", proposal) == HEAD + after


@pytest.mark.parametrize(
    ("source", "proposal", "said"),
    [
        ("  - {name: A, highlights: [Other]}\n", OLD, "another text by now"),
        ("  - {name: A}\n", OLD, "another text by now"),
        ("  - {name: A}\n", NEW, "no highlights"),
        ("  - [\n", NEW, "cannot be read"),
    ],
)
def test_an_edit_that_is_not_safe_is_refused(source: str, proposal: Proposal, said: str) -> None:
    with pytest.raises(CannotBuild, match=said):
        edited(HEAD + source, "cv.yaml", proposal)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, {"cv.yaml": f"{HEAD}  - {{name: A, highlights: [Cut costs]}}\n"})
    store.add(tmp_path, OLD)
    return tmp_path


def test_a_program_cannot_accept(project: Path) -> None:
    before = (project / "cv.yaml").read_bytes()
    command = [sys.executable, "-m", "cvbuild", "proposals", "accept", "1"]
    done = subprocess.run(command, cwd=project, input="yes\n", capture_output=True, text=True, check=False)
    assert (done.returncode, "accepted in a terminal" in done.stderr) == (2, True)
    assert (project / "cv.yaml").read_bytes() == before
    assert len(store.all_of(project)) == 1


@pytest.mark.parametrize(("answer", "accepted"), [("yes", True), ("y", False), ("", False), ("no", False)])
def test_the_owner_accepts_with_a_whole_word(project: Path, answer: str, accepted: bool) -> None:
    command = [sys.executable, "-m", "cvbuild", "proposals", "accept", "1"]
    pty = pytest.importorskip("pty")  # Windows has none
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(project)
        os.execv(command[0], command)
    os.write(terminal, f"{answer}\n".encode())
    said = b""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        said += part
    os.waitpid(child, 0)
    assert b'+  - {name: A, highlights: ["Cut: \\"costs\\" #1"]}' in said
    assert ("Cut: " in (project / "cv.yaml").read_text("utf-8")) is accepted
    assert (len(store.all_of(project)) == 0) is accepted


def test_list_show_reject(cvbuild: Cvbuild, project: Path) -> None:
    store.add(project, Proposal(path="basics.name", before="Ines Moreau", after="\x1b[2J", reason="r\x1b"))
    shown = cvbuild("proposals")
    assert (shown.code, "\x1b" in shown.out, "1  replace work[0].highlights[0]" in shown.out) == (0, False, True)
    assert cvbuild("proposals", "list").out == shown.out
    assert "\x1b" not in cvbuild("proposals", "show", "2").out
    assert cvbuild("proposals", "reject", "2").code == 0
    missing = cvbuild("proposals", "reject", "2")
    assert (missing.code, "there is no proposal 2" in missing.err) == (2, True)
    assert cvbuild("proposals", "reject", "1").code == 0
    assert cvbuild("proposals").out == "no proposals wait\n"


def test_no_build_reads_proposals(cvbuild: Cvbuild, project: Path) -> None:
    cvbuild("--format", "txt")
    assert "#1" not in "".join(path.read_text("utf-8") for path in (project / "out").rglob("*.txt"))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"path": 1}', "null"])
def test_a_file_that_is_no_proposal_is_left_out(project: Path, text: str) -> None:
    write(project, {"proposals/7.json": text, "proposals/x.json": "{}"})
    assert [one.number for one in store.all_of(project)] == [1]
    assert store.damaged(project) == ("proposals/7.json",)
    assert store.add(project, Proposal(path="basics.name", after="Noor")).number == 8


def test_a_damaged_proposal_is_named(project: Path, cvbuild: Cvbuild) -> None:
    write(project, {"proposals/7.json": "{"})
    for words in (["list"], ["show", "7"]):
        said = cvbuild("proposals", *words, "--project", str(project)).err
        assert "proposals/7.json cannot be read as a proposal" in said


def test_what_cannot_be_read_is_left_out(project: Path) -> None:
    (project / "proposals" / "7.json").mkdir()
    write(project, {"proposals/8.json": " " * 200_000 + "{}"})
    assert [one.number for one in store.all_of(project)] == [1]


def test_too_many_and_too_long_are_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_MOST", 1)
    with pytest.raises(CannotBuild, match="wait already"):
        store.add(project, OLD)
    monkeypatch.setattr(store, "_MOST", 9)
    with pytest.raises(CannotBuild, match="at most"):
        store.add(project, Proposal(path="x", after="x" * 5000))
