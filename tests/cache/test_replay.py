"""Replay: an unchanged build repeats its output; a change of any input causes a build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec._core
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvbuild.cache import fingerprint, replay, store
from cvbuild.commands._cli import cli
from cvbuild.pipeline import project

SAID = "1 warning\n"
LIBRARY = "libpango.so.0"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:  # noqa: ARG001
    """A project after a build, beside a program and packages to change; stdout is captured from here on."""
    texts = {
        "p/cv.yaml": "basics: {}\n",
        "p/variants/quant.yaml": "extends: _base\n",
        "p/variants/_base.yaml": "tags: []\n",
        "p/templates/mine/resume.css": "p {}\n",
        "p/templates/mine/fonts/a.ttf": "glyphs",
        "p/out/quant/Ada.txt": "Ada\n",
        "p/out/manifest.json": "{}\n",
        "p/postings/firm.txt": "wanted\n",
        "program/cli.py": "main = None\n",
        "program/templates/classic/resume.css": "h1 {}\n",
        "packages/weasyprint-70.0.dist-info/METADATA": "",
        f"native/{LIBRARY}": "code",
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(fingerprint, "_PACKAGE", str(tmp_path / "program"))
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "packages")])
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path / "p")
    build()
    return tmp_path


def machine(*libraries: str) -> fingerprint.Machine:
    found = fingerprint.Machine()
    found.add(libraries)
    return found


def build(*arguments: str) -> None:
    before = replay.snapshot(arguments)
    assert before
    outputs = ["out/manifest.json", "out/quant/Ada.txt"]
    inputs = dict(fingerprint.on_disk(["postings/firm.txt", "postings/absent.txt"]))
    before.remember(outputs, inputs, SAID, 1, machine(str(Path.cwd().parent / "native" / LIBRARY)))


@pytest.mark.usefixtures("folder")
def test_unchanged_says_the_same_with_the_same_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert replay.replay([]) == 1
    assert capsys.readouterr().out == SAID


def edit(name: str) -> Callable[[Path], None]:
    """One character of a file is another, its size and its time of change are the same."""

    def change(folder: Path) -> None:
        path = folder / name
        before, content = path.stat(), path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return change


def add(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()

    return change


def delete(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def rename(name: str, to: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).rename(folder / to)

    return change


def environ(name: str, value: str) -> Callable[[Path], None]:
    return lambda _: os.environ.__setitem__(name, value)


CHANGES = {
    "the source": edit("p/cv.yaml"),
    "a source that comes first": rename("p/cv.yaml", "p/cv.yml"),
    "another source": add("p/resume.json"),
    "a baseline": add("p/baseline.json"),
    "a variant": edit("p/variants/quant.yaml"),
    "what a variant extends": edit("p/variants/_base.yaml"),
    "a new variant": add("p/variants/ml.yaml"),
    "a variant less": delete("p/variants/_base.yaml"),
    "a theme's style": edit("p/templates/mine/resume.css"),
    "a font": edit("p/templates/mine/fonts/a.ttf"),
    "a new file of a theme": add("p/templates/mine/look.css"),
    "a theme of this name in the project": add("p/templates/classic/resume.css"),
    "a theme that comes with the program": edit("program/templates/classic/resume.css"),
    "the program": edit("program/cli.py"),
    "a new module": add("program/checks/z999_new.py"),
    "a library's version": rename("packages/weasyprint-70.0.dist-info", "packages/weasyprint-70.1.dist-info"),
    "a native library": edit(f"native/{LIBRARY}"),
    "a native library is gone": delete(f"native/{LIBRARY}"),
    "an output": edit("p/out/quant/Ada.txt"),
    "an output is gone": delete("p/out/quant/Ada.txt"),
    "the manifest": edit("p/out/manifest.json"),
    "another file that was read": edit("p/postings/firm.txt"),
    "a file that was looked for": add("p/postings/absent.txt"),
    "the day": environ("SOURCE_DATE_EPOCH", "86400"),
    "colour": environ("FORCE_COLOR", "1"),
    "a setting of ours": environ("CVBUILD_JOBS", "1"),
    "where libraries are looked for": environ("LD_LIBRARY_PATH", "/nowhere"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_every_change_of_an_input_causes_a_build(
    change: Callable[[Path], None],
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "environ", os.environ.copy())
    time.sleep(0.02)  # the system's clock for times of change ticks every 4 to 10 ms
    change(folder)
    assert replay.replay([]) is None
    assert capsys.readouterr().out == ""


HARMLESS = {
    "a file that no build reads": add("p/README.md"),
    "a hidden file": add("p/variants/.quant.yaml.swp"),
    "the same bytes written again": lambda folder: (folder / "p/cv.yaml").write_text("basics: {}\n", encoding="utf-8"),
    "a compiled module": add("program/__pycache__/cli.pyc"),
    "an output's time": lambda folder: os.utime(folder / "p/out/quant/Ada.txt", (0, 0)),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=list(HARMLESS))
def test_a_change_of_something_else_causes_no_build(change: Callable[[Path], None], folder: Path) -> None:
    change(folder)
    assert replay.replay([]) == 1


ARGUMENTS = [["--strict"], ["--report", "json"], ["--out", "elsewhere"], ["--project", "."], ["--variant", "quant"]]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("arguments", ARGUMENTS)
def test_other_arguments_have_a_record_of_their_own(arguments: list[str]) -> None:
    assert replay.replay(arguments) is None
    build(*arguments)
    assert replay.replay(arguments) == replay.replay([]) == 1


@pytest.mark.parametrize("given", [["--posting", "a b.txt"], ["--posting=a b.txt"]])
def test_a_file_named_on_the_command_line_is_looked_at(given: list[str], folder: Path) -> None:
    (folder / "p/a b.txt").write_text("one", encoding="utf-8")
    build(*given)
    assert replay.replay(given) == 1
    (folder / "p/a b.txt").write_text("two", encoding="utf-8")
    assert replay.replay(given) is None


def test_another_folder_is_another_project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "p").rename(folder / "q")
    monkeypatch.chdir(folder / "q")
    assert replay.replay([]) is None


def test_a_file_that_changes_while_it_is_built_never_matches(folder: Path) -> None:
    before = replay.snapshot(["--ascii"])
    assert before
    (folder / "p/cv.yaml").write_text("basics: {name: Ada}\n", encoding="utf-8")
    before.remember(["out/manifest.json"], {}, SAID, 0, machine())
    assert replay.replay(["--ascii"]) is None


def record(folder: Path) -> Path:
    (path,) = (folder / "p" / store.FOLDER / "runs").iterdir()
    return path


def forged(*fields: bytes) -> bytes:
    body = b"\0".join((b"cvbuild run 2", *fields))
    return fingerprint.digest(body) + b"\n" + body


STRANGE = [
    b"",
    b"\0" * 9,
    b"cvbuild run 3\0x\0y",
    b"\x80\x04\x95\x00.",
    forged(b"", b"", b"", b"0", b"x", b"0", b""),
    forged(b"", b"", b"", b"0", b"-1", b"0", b""),
    forged(b"", b"", b"", b"0", b"9", b"0", b""),
    forged(b"", b"", b"", b"2", b"0", b"1", b"out", b""),
    forged(b"", b"", b"", b"0", b"0", b"0", b"text"),
    forged(b"", b"", b"", b"0", b"0", b"1", b"out", b"\xff"),
]


@pytest.mark.parametrize("content", STRANGE)
def test_an_unknown_record_is_ignored(content: bytes, folder: Path) -> None:
    record(folder).write_bytes(content)
    assert replay.replay([]) is None


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.floats(0, 1, exclude_max=True), other=st.binary(max_size=3))
def test_a_damaged_record_is_ignored(folder: Path, cut: float, other: bytes) -> None:
    path = record(folder)
    whole = path.read_bytes()
    at = int(cut * len(whole))
    damaged = whole[:at] + other + whole[at + 1 :]
    path.write_bytes(damaged)
    assert replay.replay([]) == (1 if damaged == whole else None)
    path.write_bytes(whole)


def test_old_records_are_deleted(folder: Path) -> None:
    for number in range(replay._KEPT + 5):
        build("--variant", f"v{number}")
    assert len(list((folder / "p" / store.FOLDER / "runs").iterdir())) == replay._KEPT


def test_where_nothing_can_be_written_nothing_is(folder: Path) -> None:
    (folder / "p" / store.FOLDER).rename(folder / "aside")
    (folder / "p" / store.FOLDER).write_text("in the way", encoding="utf-8")
    build()
    assert replay.replay([]) is None
    assert (folder / "p" / store.FOLDER).read_text(encoding="utf-8") == "in the way"


def test_the_hidden_folder_keeps_itself_out_of_git_and_backups(folder: Path) -> None:
    hidden = folder / "p" / store.FOLDER
    assert (hidden / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert (hidden / "CACHEDIR.TAG").read_text(encoding="utf-8").startswith("Signature: 8a477f597d28d172789f0688")


def test_links_in_circles_are_followed_once(folder: Path) -> None:
    (folder / "p/templates/mine/self").symlink_to(folder / "p/templates", target_is_directory=True)
    assert replay.replay([]) is None
    build()
    assert replay.replay([]) == 1


def test_all_sources_of_a_project_are_looked_at() -> None:
    assert project.SOURCE_NAMES == fingerprint.SOURCES


# The whole command

CV = """\
basics: {name: Ada Lovelace, label: Analyst, email: ada@love.org, url: https://love.org/a, location: {city: Ur}}
work:
  - name: Engines
    position: Analyst
    startDate: 1842-01
    endDate: 1843-09
    highlights: [Wrote the first program, Explained it to the world.]
"""
LIGHT = ("--format", "txt")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "variants").mkdir()
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / "variants" / f"{name}.yaml").write_text("sections: [work]\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, options: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *options, "-m", "cvbuild", *LIGHT, *arguments]
    env = {**os.environ, "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=env, check=False, encoding="utf-8")


def imported(run: subprocess.CompletedProcess[str]) -> set[str]:
    return {line.rpartition("|")[2].strip() for line in run.stderr.splitlines() if line.startswith("import time:")}


HEAVY = {"click", "dataclasses", "enum", "hashlib", "jinja2", "json", "msgspec", "pathlib", "pypdf", "re", "typing"}
HEAVY |= {"cvbuild.commands._cli", "cvbuild.pipeline.build", "docx", "importlib.metadata", "weasyprint", "yaml"}


def test_an_unchanged_build_imports_nothing_heavy(small: Path) -> None:
    first = run(small)
    again = run(small, options=("-X", "importtime"))
    assert again.stdout == first.stdout.replace(".txt\n", ".txt  unchanged\n")
    assert "cvbuild.cache.replay" in imported(again)
    assert sorted(imported(again) & HEAVY) == []


def test_a_text_build_never_imports_weasyprint(small: Path) -> None:
    modules = imported(run(small, options=("-X", "importtime")))
    assert "cvbuild.pipeline.build" in modules
    assert sorted(modules & {"weasyprint", "docx", "pypdf", "rich", "multiprocessing"}) == []


@pytest.mark.parametrize("report", ["text", "json", "github", "sarif"])
def test_a_report_is_the_same_with_the_record_without_it_and_built_again(report: str, small: Path) -> None:
    run(small, "--report", report)  # from here on all files stand
    manifest = (small / "out/manifest.json").read_bytes()
    assert set(json.loads(manifest)) == {"inputs", "themes", "outputs", "versions"}
    built = run(small, "--report", report, "--rebuild")
    assert (small / "out/manifest.json").read_bytes() == manifest
    replayed = run(small, "--report", report)
    assert (replayed.stdout, replayed.stderr, replayed.returncode) == (built.stdout, "", built.returncode)


def test_a_failing_build_fails_again(small: Path) -> None:
    assert [run(small, "--strict").returncode for _ in range(2)] == [1, 1]


def test_a_run_without_a_build_leaves_no_record(small: Path) -> None:
    (small / "cv.yaml").write_text(CV + "wrok: []\n", encoding="utf-8")
    assert run(small).returncode == 2
    assert not (small / store.FOLDER).exists()


def test_a_run_inside_another_program_leaves_no_record(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``sys.argv`` is that of the other program: later the bare command would repeat this report."""
    monkeypatch.chdir(small)
    monkeypatch.setattr(sys, "argv", ["pytest"])
    ran = CliRunner().invoke(cli, ["--project", str(small), *LIGHT])
    assert ran.exit_code in (0, 1), ran.output
    assert not (small / store.FOLDER / "runs").exists()


def test_check_writes_nothing(small: Path) -> None:
    command = [sys.executable, "-m", "cvbuild", "check", "--source-only"]
    subprocess.run(command, cwd=small, check=True, capture_output=True)
    assert not (small / store.FOLDER).exists()


def test_a_full_pipe_is_no_traceback(small: Path) -> None:
    run(small)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "cvbuild", *LIGHT]
        env = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "PYTHONUNBUFFERED": ""}
        told = subprocess.run(command, cwd=small, stdout=full, stderr=subprocess.PIPE, text=True, env=env, check=False)
    assert (told.returncode, told.stderr) == (2, "error: no space left on device\n")


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="only Linux lists the libraries of a process")
def test_native_libraries_are_found_in_a_folder_of_any_name(tmp_path: Path) -> None:
    """In an ASCII locale, Python writes other letters of a path as surrogates."""
    library = tmp_path / "Lebensläufe é" / "library.so"
    library.parent.mkdir()
    shutil.copyfile(msgspec._core.__file__, library)
    code = (
        "import ctypes, os, sys; from cvbuild.cache.fingerprint import Machine; ctypes.CDLL(sys.argv[1]);"
        "machine = Machine(); found = machine.libraries;"
        "print(os.path.realpath(sys.argv[1]) in found, machine.digest(found))"
    )
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    run = subprocess.run([sys.executable, "-c", code, library], env=env, capture_output=True, text=True, check=False)
    assert (run.stdout[:4], run.stderr) == ("True", "")
