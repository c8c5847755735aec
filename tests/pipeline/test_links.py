"""A project's links delete, write and read nothing outside it."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

import pytest

from cvbuild.commands.proposals import store
from cvbuild.syntax.errors import CannotBuild
from tests.commandline import Cvbuild, runner, write

pytestmark = pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system has no links")

SECRET = "SECRET-OF-ANOTHER-FOLDER"
CV = "basics: {name: Ada Lovelace, label: Analyst}\nwork:\n- {name: Mill, position: Clerk, startDate: 2020-01}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project beside a folder that is none of its business."""
    write(tmp_path / "p", {"cv.yaml": CV, "variants/quant.yaml": "sections: [work]\n"})
    for number in range(100):
        write(tmp_path / "victim", {f"document-{number:03}": f"{SECRET} {number}"})
    write(tmp_path / "victim", {"quant/Ada-Lovelace-Resume.txt": SECRET, "resume.css": f"/* {SECRET} */ p {{}}"})
    return tmp_path / "p"


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder, with its content and its time of change."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    } | {path.relative_to(folder).as_posix() + "/": (b"", 0) for path in folder.rglob("*") if path.is_dir()}


WRITTEN = (
    ".cvbuild",
    ".cvbuild/runs",
    ".cvbuild/made",
    ".cvbuild/read",
    ".cvbuild/fit",
    "out",
    "out/quant",
    "out/quant/Ada-Lovelace-Resume.txt",
    "out/manifest.json",
    "proposals",
    "proposals/1.json",
    "sent",
    "templates",
    "templates/mine",
)


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("target", ["../victim", "../victim/document-001", "../victim/new"])
def test_nothing_is_written_or_deleted_through_a_link(name: str, target: str, project: Path, cvbuild: Cvbuild) -> None:
    link = project / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(os.path.relpath(project / target, link.parent))
    before = state(project.parent / "victim")
    for arguments in (["--format", "txt"], ["--format", "txt"], ["--rebuild", "--format", "txt"]):
        assert cvbuild(*arguments).code in (0, 2)
    cvbuild("theme", "fork", "mine")
    cvbuild("--format", "txt", "--write-baseline")
    cvbuild("send", "quant", "--to", "Acme", "--format", "txt", "--force")
    with contextlib.suppress(CannotBuild):
        store.add(project, store.Proposal(path="basics.label", after="Chief"))
    store.remove(project, 1)
    assert state(project.parent / "victim") == before


@pytest.mark.parametrize("name", ["out", "out/quant"])
def test_an_output_folder_that_is_a_link_is_refused(name: str, project: Path, cvbuild: Cvbuild) -> None:
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).symlink_to(project.parent / "victim")
    ended = cvbuild("--format", "txt")
    assert (ended.code, ended.err.splitlines()) == (
        2,
        [
            f"error: cannot write to {name}: it is a link, which is not followed",
            "  = hint: remove it, or name the folder that it leads to: --out DIR",
        ],
    )


def test_an_output_folder_that_the_user_names_may_be_reached_through_links(project: Path, cvbuild: Cvbuild) -> None:
    (project.parent / "shelf").mkdir()
    (project.parent / "short").symlink_to("shelf")
    assert cvbuild("--format", "txt", "--out", "../short/cv").code == 0
    assert (project.parent / "shelf/cv/quant/Ada-Lovelace-Resume.txt").is_file()


def test_a_finished_file_that_is_a_link_is_replaced(project: Path, cvbuild: Cvbuild) -> None:
    target = project.parent / "victim/document-001"
    (project / "out/quant").mkdir(parents=True)
    (project / "out/quant/Ada-Lovelace-Resume.txt").symlink_to(target)
    assert cvbuild("--format", "txt").code == 0
    assert target.read_text(encoding="utf-8").startswith(SECRET)
    assert not (project / "out/quant/Ada-Lovelace-Resume.txt").is_symlink()


READ = {
    "variants/quant.yaml": "document-001",
    "variants": "",
    "templates/mine": "",
    "templates": "",
    "templates/mine/resume.css": "resume.css",
    "templates/mine/name.txt": "document-001",
    "templates/mine/theme.toml": "document-001",
    "baseline.json": "document-001",
}


@pytest.mark.parametrize("name", READ)
def test_nothing_is_read_through_a_link(name: str, project: Path, cvbuild: Cvbuild) -> None:
    (project / "variants/quant.yaml").write_text("theme: mine\n", encoding="utf-8")
    if name == "variants":
        shutil.rmtree(project / "variants")
    link = project / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(project.parent / "victim" / READ[name])
    ended = cvbuild("--format", "txt")
    assert (ended.code, SECRET in ended.out + ended.err, "Traceback" in ended.err) == (2, False, False)
    cached = [path for path in (project / ".cvbuild").rglob("*") if path.is_file()]
    assert [path for path in cached if SECRET.encode() in path.read_bytes()] == []


def test_a_link_within_the_repository_is_followed(project: Path, cvbuild: Cvbuild) -> None:
    (project.parent / ".git").mkdir()
    (project.parent / "shared.yaml").write_text("sections: [work]\n", encoding="utf-8")
    (project / "variants/ml.yaml").symlink_to("../../shared.yaml")
    assert cvbuild("--format", "txt").code == 0


@pytest.mark.parametrize("how", ["option", "variable"])
def test_what_the_user_allows_is_read(
    how: str, project: Path, cvbuild: Cvbuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.parent / "shared.yaml").write_text("sections: [work]\n", encoding="utf-8")
    (project / "variants/ml.yaml").symlink_to("../../shared.yaml")
    refused = cvbuild("--format", "txt")
    assert (refused.code, "error[S047]" in refused.out, "variants/ml.yaml:1:1" in refused.out) == (2, True, True)
    if how == "variable":
        monkeypatch.setenv("CVBUILD_ALLOW", "../shared.yaml")
    assert cvbuild("--format", "txt", *(["--allow", "../shared.yaml"] if how == "option" else [])).code == 0


def test_a_cloned_project_that_is_reached_through_a_link_is_built(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.parent / "short").symlink_to("p")
    cvbuild = runner(project.parent, monkeypatch, capsys)
    assert cvbuild("--project", "short", "--format", "txt").code == 0
    assert (project / "out/quant/Ada-Lovelace-Resume.txt").is_file()


def test_a_forest_of_links_costs_nothing(project: Path, cvbuild: Cvbuild) -> None:
    (project / "templates").mkdir()
    for name, target in (("usr", "/usr"), ("root", "/"), ("self", ".."), ("unused.txt", "/dev/zero")):
        (project / "templates" / name).symlink_to(target)
    assert cvbuild("--format", "txt").code == 0


def test_no_record_of_another_folder_is_shown(project: Path, cvbuild: Cvbuild) -> None:
    assert cvbuild("send", "quant", "--to", "Acme", "--format", "txt", "--force").code == 0
    assert "Acme" in cvbuild("sent").out
    (project / "sent").rename(project.parent / "victim/sent")
    (project / "sent").symlink_to("../victim/sent")
    assert "Acme" not in cvbuild("sent").out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_no_pipe_stops_identify(project: Path, cvbuild: Cvbuild) -> None:
    (project / "out").mkdir()
    os.mkfifo(project / "out/manifest.json")
    assert cvbuild("identify", "cv.yaml").code in (0, 1, 2)
