"""Many variants: the same result in one process and in several, complete files after an interruption."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cvbuild.commands import _progress
from cvbuild.compose.select import select
from cvbuild.pipeline import guard, workers
from cvbuild.pipeline import project as read_module
from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.errors import CannotBuild, Interrupted
from tests.pipeline.test_renderings import CV

COUNT = 8


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "variants").mkdir()
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    (tmp_path / "variants/_base.yaml").write_text("tags: [quant, web]\nsections: [work]\n", encoding="utf-8")
    for number in range(COUNT):
        text = f"extends: _base\nsections:\n  - work: {{title: Work {number}, highlights: {{max: {number % 3}}}}}\n"
        (tmp_path / f"variants/firm{number}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def python(code: str, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A process without pytest's threads, in which forking is safe."""
    command = [sys.executable, "-W", "error", "-c", code, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ})


PROCESSES = """
import sys
from concurrent.futures import ProcessPoolExecutor
from cvbuild.pipeline import project as read_module
from cvbuild.pipeline import workers
from cvbuild.__main__ import main
counts, forked = [], workers._forked
def counting(task, numbers, count):
    counts.append(count)
    return forked(task, numbers, count)
workers._forked = counting
try:
    main()
finally:
    print(counts, file=sys.stderr)
"""


def test_one_process_or_two_come_to_the_same(project: Path) -> None:
    seen = []
    for jobs in ("1", "2"):
        told = python(
            PROCESSES, "--jobs", jobs, "--format", "txt,docx", "--rebuild", "--report", "json", folder=project
        )
        assert told.returncode == 0, told.stderr
        files = sorted(path for path in (project / "out").rglob("*") if path.is_file())
        digests = [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]
        seen.append((told.stdout, digests))
        assert told.stderr == ("[]\n" if jobs == "1" else "[2]\n")
        for path in files:
            path.unlink()
    assert seen[0] == seen[1]
    assert len(seen[0][1]) == 2 * COUNT + 1
    assert json.loads(seen[0][0])["variants"] == [f"firm{number}" for number in range(COUNT)]


def test_patterns_choose_among_them(project: Path) -> None:
    result = build(Request(project, datetime.date(2026, 1, 1), variants=("firm[12]",), formats=("txt",)))
    assert [one.variant for one in result.finished] == ["firm1", "firm2"]


def stopping(after: int) -> Callable[[int, int], None]:
    def progress(done: int, _total: int) -> None:
        if done == after:
            raise KeyboardInterrupt

    return progress


@pytest.mark.parametrize("out", ["variants", "templates/x", "fonts", "letters", "sent", "proposals", "."])
def test_nothing_is_built_into_folders_with_other_files(project: Path, out: str) -> None:
    with pytest.raises(CannotBuild, match="nothing is built into"):
        build(Request(project, formats=("txt",), out=project / out))


def test_ctrl_c_keeps_finished_files(project: Path) -> None:
    request = Request(project, datetime.date(2026, 1, 1), formats=("txt",), out=project / "out", jobs=1, lean=True)
    with pytest.raises(Interrupted) as stopped:
        build(request, stopping(after=3))
    assert (stopped.value.done, stopped.value.total) == (3, COUNT)
    assert str(stopped.value) == "3 of 8 variants built"
    made = sorted(path.relative_to(project / "out").as_posix() for path in (project / "out").rglob("*.*"))
    texts = [f"firm{number}/Ada-Lovelace-Resume.txt" for number in range(3)]
    assert made == [*texts, "manifest.json"]
    outputs = json.loads((project / "out/manifest.json").read_bytes())["outputs"]
    digests = {name: hashlib.sha256((project / "out" / name).read_bytes()).hexdigest() for name in texts}
    assert {name: output["sha256"] for name, output in outputs.items()} == digests
    result = build(request)
    assert len(result.written) == COUNT - 3 + 1


def test_ctrl_c_reports_finished_variants(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from cvbuild.commands import _cli, _results

    def interrupted(*_: object) -> None:
        raise Interrupted(37, 100)

    monkeypatch.setattr(_results, "build", interrupted)
    monkeypatch.setattr(sys, "argv", ["cvbuild", "--rebuild"])
    with pytest.raises(SystemExit) as ended:
        _cli.main()
    assert ended.value.code == 130
    assert capsys.readouterr().err.lstrip().startswith("interrupted: 37 of 100 variants built")


TASKS = """
import os, sys
from cvbuild.pipeline import project as read_module
from cvbuild.pipeline import workers
from cvbuild.syntax.errors import CannotBuild
def task(number):
    if number == 3:
        {what}
    return number, os.getpid()
try:
    for number, process in workers.in_order(task, range(6), 2):
        print(number, process != os.getpid())
except (CannotBuild, ZeroDivisionError) as error:
    print(type(error).__name__, getattr(error, "message", error), getattr(error, "hint", ""))
"""
ENDS = [
    ("os._exit(9)", "CannotBuild a worker process died run again with --jobs 1; is there enough memory?"),
    ("1 / 0", "ZeroDivisionError division by zero "),
    ("raise CannotBuild('no Pango', 'install it')", "CannotBuild no Pango install it"),
]


@pytest.mark.parametrize(("what", "told"), ENDS)
def test_an_error_in_a_worker_is_reported(what: str, told: str) -> None:
    run = python(TASKS.format(what=what))
    assert run.stdout.splitlines()[-1] == told, run.stderr


def test_results_come_in_order_from_other_processes_batch_by_batch() -> None:
    run = python(TASKS.format(what="workers._BATCH = 1").replace("range(6)", "range(2, 9)"))
    assert run.stdout.splitlines() == [f"{number} True" for number in range(2, 9)], run.stderr


def test_a_user_error_is_passed_between_processes() -> None:
    error = pickle.loads(pickle.dumps(CannotBuild("no Pango", "install it")))
    assert (error.message, error.hint, str(error)) == ("no Pango", "install it", "no Pango")


@pytest.mark.parametrize(
    ("tasks", "jobs", "cores", "safe", "expected"),
    [
        (5, 0, 2, True, 1),  # few: a second process costs what it saves
        (6, 0, 2, True, 2),
        (100, 0, 8, True, 8),
        (100, 0, 1, True, 1),
        (100, 0, 8, False, 1),  # macOS, Windows, threads
        (3, 2, 2, True, 2),  # as a person says
        (3, 9, 2, True, 3),
        (100, 1, 8, True, 1),
        (1, 2, 2, True, 1),
        (0, 2, 2, True, 1),
    ],
)
def test_how_many_processes(
    tasks: int, jobs: int, cores: int, safe: bool, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_cores", lambda: cores)
    monkeypatch.setattr(guard, "is_possible", lambda: safe)
    assert workers.workers(tasks, jobs) == expected


class Terminal:
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("report", "terminal", "drawn"), [("text", True, True), ("json", True, False), ("text", False, False)]
)
def test_only_terminals_have_a_bar(report: str, terminal: bool, drawn: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if terminal:
        monkeypatch.setattr(sys, "stderr", Terminal())
    with _progress.bar(report) as progress:
        assert (progress is not None) is drawn


def test_the_bar_shows_count_and_time_left(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")  # rich draws no bar on a dumb terminal
    monkeypatch.setenv("COLUMNS", "100")
    clock = iter([0.0, 1.0, 2.0])
    monkeypatch.setattr(_progress.time, "monotonic", lambda: next(clock, 3.0))
    drawing = _progress._Drawing()
    drawing(1, 100)
    drawing(2, 100)
    drawing.close()
    told = capfd.readouterr()
    assert "2/100" in told.err
    assert "left" in told.err
    assert told.out == ""


def test_no_bar_for_a_short_wait(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    clock = iter([0.0, 0.1, 0.2, 0.3])
    monkeypatch.setattr(_progress.time, "monotonic", lambda: next(clock))
    drawing = _progress._Drawing()
    for done in (1, 2, 3):
        drawing(done, 3)
    drawing.close()
    assert capfd.readouterr().err == ""


def test_variants_share_common_data(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand variants of hundreds of items each: what is equal is there once."""
    read: list[str] = []
    load = read_module.load
    monkeypatch.setattr(
        read_module, "load", lambda content, name, *more: (read.append(name), load(content, name, *more))[1]
    )
    monkeypatch.chdir(project)
    reading = read_module.read_project(Path())
    assert sorted(read) == sorted(["cv.yaml", "variants/_base.yaml", *(f"variants/firm{n}.yaml" for n in range(COUNT))])
    assert reading.project
    resume = reading.project.resume
    one, two = (select(resume, variant, places) for variant, places in reading.project.variants[:2])
    shared = [decision for decision in one.decisions if any(decision is other for other in two.decisions)]
    assert [decision.path for decision in shared] == ["work[0]"]
    whole = select(resume, *reading.project.variants[2]).resume
    assert whole.work[0] is resume.work[0]
