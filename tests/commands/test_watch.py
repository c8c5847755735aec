"""``cvbuild watch`` and ``cvbuild preview`` as running processes."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cvbuild.commands._cli import cli
from tests.previews import CV, Running, write_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path)


@pytest.fixture
def running() -> Iterator[list[Running]]:
    started: list[Running] = []
    yield started
    for one in started:
        one.process.kill()
        one.process.communicate()


def test_watch_builds_at_each_save_and_goes_on_after_mistakes(root: Path, running: list[Running]) -> None:
    watch = Running(root, "watch", "--format", "txt")
    running.append(watch)
    watch.until("Ctrl-C ends this")
    made = root / "out" / "plain" / "Ada-Lovelace-Resume.txt"
    assert "Made a site" in made.read_text(encoding="utf-8")
    (root / "cv.yaml").write_text(CV.replace("work:", "wrok:"), encoding="utf-8")
    seen = watch.until("not built in")
    assert "── cv.yaml ──" in seen
    assert "cv.yaml:6:1: error[S001]" in seen
    assert "Made a site" in made.read_text(encoding="utf-8")
    (root / "cv.yaml").unlink()
    watch.until("error: there is no cv.yaml in this folder")
    (root / "cv.yaml").write_text(CV.replace("a site", "two sites"), encoding="utf-8")
    watch.until("built in")
    assert "Made two sites" in made.read_text(encoding="utf-8")
    assert watch.interrupt() == (0, "")


def test_preview_prints_its_address_writes_nothing_and_ends_quietly(root: Path, running: list[Running]) -> None:
    before = sorted(root.rglob("*"))
    preview = Running(root, "preview", "--variant", "quant")
    running.append(preview)
    seen = preview.until("Ctrl-C stops the preview")
    assert seen.startswith("http://127.0.0.1:")
    assert "/#" in seen
    code, said = preview.interrupt()
    assert (code, said.strip()) == (0, "")
    assert sorted(root.rglob("*")) == before


def test_ctrl_c_ends_the_preview_while_somebody_looks(root: Path, running: list[Running]) -> None:
    preview = Running(root, "preview", "--no-open")
    running.append(preview)
    here, _, key = preview.until("http://").strip().partition("/#")
    connection = http.client.HTTPConnection(here.removeprefix("http://"), timeout=30)
    connection.request("POST", "/api/session", key)
    bearer = f"Bearer {connection.getresponse().read().decode()}"
    connection.request("GET", "/api/events", headers={"Authorization": bearer})
    with connection.getresponse() as stream:
        assert stream.readline().startswith(b"data: {")
        code, said = preview.interrupt()
    connection.close()
    assert (code, "Traceback" in said) == (0, False)


WRONG = [
    (["preview", "--variant", "qant"], "there is no variant 'qant'"),
    (["preview", "--port", "99999"], "99999"),
    (["preview", "--project", "nowhere"], "no cv.yaml"),
    (["watch", "--variant", "qant"], "there is no variant 'qant'"),
    (["watch", "--project", "nowhere"], "no cv.yaml"),
    (["watch", "--write-baseline"], "cvbuild check --write-baseline"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_wrong_arguments_end_it_at_once(root: Path, arguments: list[str], words: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "cvbuild", *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    assert (run.returncode, "Traceback" in run.stderr) == (2, False)
    assert words in run.stderr


def test_a_report_for_machines_is_alone_on_stdout(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cvbuild.pipeline.watch.changes", lambda *_: iter([("cv.yaml",)]))
    run = CliRunner().invoke(cli, ["watch", "--project", str(root), "--format", "txt", "--report", "json"])
    first, end = json.JSONDecoder().raw_decode(run.stdout)
    second, _ = json.JSONDecoder().raw_decode(run.stdout[end:].lstrip())
    assert first.keys() == second.keys()
    assert "── cv.yaml ──" in run.stderr
