"""The manners of the command line: one file or stdout, silence, suggestions, completion, the manual page."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cvbuild.cache.fingerprint import sources
from cvbuild.commands import _single, completion
from cvbuild.commands._cli import EXIT_CODES, cli
from tests.commandline import Run, runner, write

ROOT = Path(__file__).parents[2]
CV = """\
    basics: {name: Ines Moreau, email: ines@moreau.example, location: {city: Lisbon}, url: "https://moreau.example/cv"}
    work: [{name: Harbor Retail, position: Analyst, startDate: 2020-01, highlights: ["Cut stock by 20%"]}]
    """
TWO = {"variants/data.yaml": "sections: [work]\n", "variants/web.yaml": "sections: [work]\n"}


@pytest.fixture
def cvbuild(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    write(tmp_path, {"cv.yaml": CV})
    return runner(tmp_path, monkeypatch, capsys)


def made(folder: Path) -> list[str]:
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in files if path.parts[0] != ".cvbuild" and path.name != "cv.yaml")


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["--out", "cv.txt"], "cv.txt"),
        (["--out", "CV.TXT"], "CV.TXT"),
        (["--out=some/where/cv.txt"], "some/where/cv.txt"),
        (["--out", "cv.txt", "--format", "tree"], "cv.txt"),
        (["--out", "cv.docx"], "cv.docx"),
        (["--out", "cv.txt", "--quiet", "--no-check"], "cv.txt"),
    ],
)
def test_out_names_one_file(cvbuild: Callable[..., Run], tmp_path: Path, arguments: list[str], file: str) -> None:
    run = cvbuild(*arguments)
    assert (run.code, run.err) == (0, "")
    assert made(tmp_path) == [file]
    assert file in run.out or "--quiet" in arguments


@pytest.mark.parametrize("out", ["cv.v2", "cv", "2026.01", "cv.pdf/"])
def test_other_names_are_folders(cvbuild: Callable[..., Run], tmp_path: Path, out: str) -> None:
    assert cvbuild("--format", "txt", "--out", out).code == 0
    folder = out.rstrip("/")
    assert made(tmp_path) == [f"{folder}/default/Ines-Moreau-Resume.txt", f"{folder}/manifest.json"]


def test_an_existing_folder_stays_one(cvbuild: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "cv.txt").mkdir()
    assert cvbuild("--format", "txt", "--out", "cv.txt").code == 0
    assert (tmp_path / "cv.txt/manifest.json").is_file()


def test_a_file_has_the_bytes_of_the_one_in_the_folder(cvbuild: Callable[..., Run], tmp_path: Path) -> None:
    cvbuild("--format", "docx")
    cvbuild("--out", "cv.docx")
    assert (tmp_path / "cv.docx").read_bytes() == (tmp_path / "out/default/Ines-Moreau-Resume.docx").read_bytes()


def test_stdout_is_the_file_and_stderr_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(tmp_path, {"cv.yaml": CV})
    monkeypatch.chdir(tmp_path)
    command = [sys.executable, "-m", "cvbuild", "--format", "txt", "--out", "-"]
    for _ in range(2):  # a replay would print the report
        done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "LC_ALL": "C"})
        assert done.stdout.startswith(b"Ines Moreau\n===========\n")
        assert done.stderr == b"No findings.\n"
    assert made(tmp_path) == []
    del capfdbinary


def test_without_a_build_stdout_stays_empty(tmp_path: Path) -> None:
    write(tmp_path, {"cv.yaml": "wrok: []\n"})
    command = [sys.executable, "-m", "cvbuild", "--format", "pdf", "--out", "-"]
    done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"S001" in done.stderr


REFUSED = [
    (["--out", "-"], "name its format"),
    (["--out", "-", "--format", "pdf,txt"], "--format names 2: pdf, txt"),
    (["--out", "cv.pdf", "--format", "docx"], "ends in .pdf, a file of --format docx in .docx"),
    (["--out", "cv.odt"], "there is no format 'odt'"),
    (["--out", "cv.DOC"], "there is no format 'doc'"),
    (["--out", "cv.dcox"], "did you mean cv.docx?"),
    (["--out", "cv.pdf", "--write-baseline"], "--write-baseline needs"),
    (["watch", "--format", "txt", "--out", "-"], "not -"),
    (["--quiet", "--verbose"], "exclude each other"),
    (["--out", "a", "--out", "b"], "--out is given 2 times"),
    (["--project", ".", "--project", "."], "--project is given 2 times"),
    (["check", "--project=a", "--project", "b", "--project", "c"], "--project is given 3 times"),
    (["theme", "list", "--project", "a", "--project", "b"], "--project is given 2 times"),
    (["-f", "pdf", "--format", "txt"], "separated by commas"),
    (["bild"], "cvbuild without a command builds"),
    (["build"], "cvbuild without a command builds"),
    (["chek"], "did you mean 'check'?"),
    (["lint"], "did you mean 'check'?"),
    (["Preview"], "did you mean 'preview'?"),
    (["xyzzy"], "cvbuild --help lists the commands"),
    (["--jbos", "2"], "Did you mean"),
]


@pytest.mark.parametrize(("arguments", "words"), REFUSED)
def test_what_cannot_be_meant_is_refused(
    cvbuild: Callable[..., Run], tmp_path: Path, arguments: list[str], words: str
) -> None:
    run = cvbuild(*arguments)
    assert run.code == 2
    assert words in run.err
    assert made(tmp_path) == []


@pytest.mark.parametrize("arguments", [["--out", "cv.txt"], ["--out", "-", "--format", "txt"]])
def test_one_file_of_several_variants_needs_a_name(
    cvbuild: Callable[..., Run], tmp_path: Path, arguments: list[str]
) -> None:
    write(tmp_path, TWO)
    run = cvbuild(*arguments)
    assert run.code == 2
    assert "--variant: data, web" in run.err
    assert cvbuild("--out", "cv.txt", "--variant", "web").code == 0


def test_options_that_may_be_repeated_still_may(cvbuild: Callable[..., Run], tmp_path: Path) -> None:
    write(tmp_path, TWO)
    arguments = ["-v", "data", "-v", "web", "--ignore", "V", "--ignore", "C", "--strict", "--strict"]
    assert cvbuild("--format", "txt", *arguments).code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "begins"),
    [
        (["--quiet"], 0, []),
        (["-q", "--strict"], 1, ["cv.yaml:4:14: warning[C101]"]),
        (["check", "-q", "--strict"], 1, ["cv.yaml:4:14: warning[C101]"]),
        (["-q", "--no-check"], 0, []),
    ],
)
def test_quiet_prints_what_makes_the_run_fail(
    cvbuild: Callable[..., Run], tmp_path: Path, arguments: list[str], code: int, begins: list[str]
) -> None:
    work = "work: [{name: A, position: B, startDate: 2020-01, endDate: 2021-01, highlights: [\n"
    text = '  "Led the harbour desk through a merger.",\n  "Cut the stock of the harbour"]}]\n'
    write(
        tmp_path,
        {
            "cv.yaml": "basics: {name: Ines Moreau, email: i@moreau.example, location: {city: Lisbon}, url: 'https://moreau.example/cv'}\n"
            + work
            + text
        },
    )
    for _ in range(2):  # the second is a replay
        run = cvbuild("--format", "txt", *arguments) if arguments[0] != "check" else cvbuild(*arguments)
        assert (run.code, run.err) == (code, "")
        assert [line.split(": ")[1][:13] for line in run.out.splitlines() if ": warning[" in line] == [
            "warning[C101]" for _ in begins
        ]
        assert "No findings" not in run.out
        assert ("out/" in run.out) is False
    loud = cvbuild("--quiet", "--report", "json", "--format", "txt")
    assert loud.out.startswith("{\n"), "a report for programs is the same"


def test_a_file_that_out_names_is_no_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"cv.yaml": CV})
    for arguments in (["--out", "cv.txt"], ["--out=cv.txt"]):
        (tmp_path / "cv.txt").unlink(missing_ok=True)
        before = sources(arguments)
        (tmp_path / "cv.txt").write_text("made", "utf-8")
        assert sources(arguments) == before
        assert sources(["match", "cv.txt"]) != before


def test_an_unchanged_file_is_replayed_and_a_lost_one_made_again(tmp_path: Path) -> None:
    write(tmp_path, {"cv.yaml": CV})

    def run() -> str:
        command = [sys.executable, "-X", "importtime", "-m", "cvbuild", "--out", "cv.txt"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, encoding="utf-8")
        return "built" if "cvbuild.pipeline.build" in done.stderr else "replayed"

    assert [run(), run()] == ["built", "replayed"]
    (tmp_path / "cv.txt").write_text("mine", "utf-8")
    assert [run(), run()] == ["built", "replayed"]
    (tmp_path / "cv.txt").unlink()
    assert [run(), (tmp_path / "cv.txt").exists()] == ["built", True]


def test_pages_as_files_need_a_folder(cvbuild: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    from cvbuild.pipeline.build import Request, Result
    from cvbuild.syntax.errors import CannotBuild

    result = Result((), complete=True)
    with pytest.raises(CannotBuild, match="png makes 0 files"):
        _single.deliver(_single.Single(Path("cv.png")), result, Request(formats=("png",)))
    del cvbuild, monkeypatch


def completed(folder: Path, words: str) -> list[str]:
    env = {**os.environ, "_CVBUILD_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    command = [sys.executable, "-c", "import sys; sys.argv[0] = 'cvbuild'; from cvbuild.__main__ import main; main()"]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cvbuild comp", ["completion"]),
        ("cvbuild explain L10", ["L101", "L102", "L103", "L104"]),
        ("cvbuild --variant w", ["web"]),
        ("cvbuild --format pdf,do", ["pdf,docx"]),
        ("cvbuild completion z", ["zsh"]),
    ],
)
def test_the_shell_completes(tmp_path: Path, words: str, expected: list[str]) -> None:
    write(tmp_path, {"cv.yaml": CV, **TWO})
    assert completed(tmp_path, words) == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(cvbuild: Callable[..., Run], shell: str, tmp_path: Path) -> None:
    run = cvbuild("completion", shell)
    assert run.code == 0
    assert f"_CVBUILD_COMPLETE={shell}_complete" in run.out
    if program := shutil.which(shell):
        (tmp_path / "script").write_text(run.out, "utf-8")
        subprocess.run([program, "-n", "script"], cwd=tmp_path, check=True)
    assert f"{shell}   " in (completion.command.help or "") or shell in (completion.command.help or "")


def test_help_lists_the_exit_codes(cvbuild: Callable[..., Run]) -> None:
    told = cvbuild("--help").out
    for line in EXIT_CODES.splitlines()[2:]:
        assert line.strip() in told


def test_the_manual_page_is_current(request: pytest.FixtureRequest) -> None:
    """Written by ``--update`` or ``python tools/make_man_page.py``."""
    page = runpy.run_path(str(ROOT / "tools/make_man_page.py"))["text"]()
    file = ROOT / "docs/cvbuild.1"
    if request.config.getoption("--update"):
        file.write_text(page, encoding="utf-8")
    assert page == file.read_text(encoding="utf-8"), "run tools/make_man_page.py"


@pytest.mark.skipif(not shutil.which("groff"), reason="no groff")
def test_the_manual_page_is_sound_and_names_every_command() -> None:
    command = ["groff", "-man", "-ww", "-Tascii", str(ROOT / "docs/cvbuild.1")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stderr == ""
    import click

    shown = re.sub(r"\x1b\[\d*m|.\x08", "", done.stdout)
    for name in cli.list_commands(click.Context(cli)):
        assert f"cvbuild {name}" in shown


def test_the_name_of_a_variant_is_no_command(cvbuild: Callable[..., Run], tmp_path: Path) -> None:
    write(tmp_path, {"cv.yaml": "basics: {name: Noor Haddad}\n", "variants/mill.yaml": "sections: [work]\n"})
    assert "to build that variant: cvbuild --variant mill" in cvbuild("mill").err
