"""Folders in unusual states: broken links, files in place of folders, damaged records, closed streams."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cvbuild.pipeline import manifest
from cvbuild.pipeline.project import read_project
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild
from tests.commandline import Cvbuild, Run
from tests.commands.test_cli import made, project

__all__ = ["project"]  # the fixture

NO_FILE = "cv.yaml is not a file"
FOLDERS: list[tuple[str, Callable[[Path], object], str]] = [
    ("the source is a folder", lambda root: (root / "cv.yaml").mkdir(), NO_FILE),
    ("the source leads nowhere", lambda root: (root / "cv.yaml").symlink_to("gone"), NO_FILE),
    (
        "a folder hides resume.json",
        lambda root: ((root / "cv.yaml").mkdir(), (root / "resume.json").write_text("{}")),
        NO_FILE,
    ),
]


@pytest.mark.parametrize(("make", "words"), [row[1:] for row in FOLDERS], ids=[row[0] for row in FOLDERS])
def test_a_source_that_is_no_file_is_named(tmp_path: Path, make: Callable[[Path], object], words: str) -> None:
    make(tmp_path)
    with pytest.raises(CannotBuild, match=words):
        read_project(tmp_path)


@pytest.mark.parametrize("name", ["mine.yml", "mine.YAML", "mine.json"])
def test_a_variant_with_another_ending_is_reported(project: Path, name: str) -> None:
    (project / "variants" / name).write_text("sections: [work]\n", encoding="utf-8")
    with pytest.raises(CannotBuild, match=name) as caught:
        read_project(project)
    assert "mine.yaml" in caught.value.hint


def test_a_link_is_named_as_it_is_typed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    (project / "variants" / "lost.yaml").symlink_to("gone.yaml")
    found = read_project(Path()).mistakes
    assert [(one.code, str(one.place.file)) for one in found] == [("S047", "variants/lost.yaml")]


def test_a_variant_extends_only_variants_of_its_folder(project: Path) -> None:
    (project / "variants" / "quant.yaml").write_text("extends: ../cv\n", encoding="utf-8")
    found = read_project(project, ["quant"]).mistakes
    assert [(finding.code, finding.message) for finding in found] == [("V101", "there is no variant '../cv' to extend")]


def test_a_file_named_variants_is_reported(cvbuild: Cvbuild, project: Path) -> None:
    for path in (project / "variants").iterdir():
        path.unlink()
    (project / "variants").rmdir()
    (project / "variants").write_text("sections: [work]\n", encoding="utf-8")
    assert cvbuild("--format", "txt") == Run(2, "", "error: cannot use variants: not a directory\n")


def test_a_folder_in_the_way_leaves_all_files_as_they_were(tmp_path: Path) -> None:
    files.write_all(tmp_path, {"a": b"old"})
    (tmp_path / "b").mkdir()
    with pytest.raises(CannotBuild, match="/b: a folder has this name"):
        files.write_all(tmp_path, {"a": b"new", "b": b"new"})
    assert (tmp_path / "a").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_an_out_that_leads_nowhere_is_named(cvbuild: Cvbuild, project: Path) -> None:
    (project / "out").symlink_to("gone")
    run = cvbuild("--format", "txt")
    assert run.code == 2
    assert "cannot write to out: it is a link, which is not followed" in run.err
    assert not (project / "gone").exists()


def _outputs(**output: object) -> str:
    return json.dumps({"outputs": {"plain/Old.txt": {"variant": "plain", "format": "txt", "sha256": "0", **output}}})


DAMAGED = ["", "[]", "{", "null", '{"outputs": []}', "[" * 100_000, _outputs(variant=[]), _outputs(sha256=None)]
DAMAGED += [_outputs().replace("Old", "\\u0000"), '{"outputs": {"a": 1}}']


@pytest.mark.parametrize("text", DAMAGED, ids=[text[:60] for text in DAMAGED])
def test_a_damaged_manifest_is_ignored(tmp_path: Path, project: Path, text: str) -> None:
    out = tmp_path / "elsewhere"
    out.mkdir()
    (out / manifest.NAME).write_text(text, encoding="utf-8")
    read = read_project(project).project
    assert read is not None
    staging = files.Staging(out)
    record = manifest.updated(staging, read, (), ("txt",), {})
    manifest.remove_stale(staging, record)
    assert json.loads(record.content)["outputs"] == {}
    assert record.stale == {}


@pytest.mark.parametrize("epoch", ["soon", "²", "1e9", "9" * 20])
def test_an_impossible_day_is_reported(cvbuild: Cvbuild, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    run = cvbuild("--format", "txt")
    assert run.code == 2
    assert f"SOURCE_DATE_EPOCH is '{epoch}'" in run.err


@pytest.mark.parametrize("names", ["", ",", " "])
def test_an_empty_list_of_formats_is_reported(cvbuild: Cvbuild, project: Path, names: str) -> None:
    run = cvbuild("--format", names)
    assert (run.code, run.out) == (2, "")
    assert "name at least one" in run.err
    assert not (project / "out").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a file that is always full")
@pytest.mark.parametrize("arguments", [["--format", "txt"], ["--help"], ["explain", "L101"]], ids=" ".join)
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_an_unwritable_report_is_an_error(project: Path, arguments: list[str], unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "cvbuild", *arguments]
        env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
        run = subprocess.run(command, cwd=project, stdout=full, stderr=subprocess.PIPE, text=True, env=env, check=False)
    assert (run.returncode, run.stderr) == (2, "error: no space left on device\n")


def test_a_closed_output_does_not_prevent_the_build(project: Path) -> None:
    command = ["sh", "-c", '"$0" -m cvbuild --format txt >&-', sys.executable]
    run = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "out/plain/Ada-Lovelace-Resume.txt" in made(project)


def test_a_current_folder_that_is_gone_does_not_matter(tmp_path: Path, project: Path) -> None:
    (tmp_path / "gone").mkdir()
    script = 'cd gone && rmdir ../gone && "$0" -m cvbuild --format txt --project "$1"'
    command = ["sh", "-c", script, sys.executable, str(project)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("locked", ["variants", "templates/mine", "templates/mine/look.css"])
def test_a_forbidden_folder_is_reported(cvbuild: Cvbuild, project: Path, locked: str) -> None:
    (project / "templates/mine").mkdir(parents=True)
    (project / "templates/mine/look.css").write_text("", encoding="utf-8")
    (project / "variants/plain.yaml").write_text("theme: mine\nsections: [work]\n", encoding="utf-8")
    mode = (project / locked).stat().st_mode
    (project / locked).chmod(0)
    try:
        run = cvbuild("--format", "txt")
    finally:
        (project / locked).chmod(mode)
    assert run.code == 2
    assert "permission denied" in run.err


EARLY = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
class Interrupting:
    def find_spec(self, name, *_):
        if name == "cvbuild.commands._cli":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
from cvbuild.__main__ import main
main()
"""


def test_an_interruption_while_modules_load_is_quiet(project: Path) -> None:
    run = subprocess.run([sys.executable, "-c", EARLY], cwd=project, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (-signal.SIGINT, "", "")
