"""``cvbuild diff`` in real repositories."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commandline import Run, runner, write
from tests.repositories import Repository, alone

ENGINEER = Path(__file__).parents[1] / "golden" / "engineer"

CV = """\
basics: {name: Ada Lovelace}
work:
  - name: Engines
    position: Analyst
    startDate: 1842-01
    highlights:
      - Wrote the first program
      - Found three faults
"""
PLAIN = {"variants/plain.yaml": "sections: [work]\n"}

EDITS = (
    ("Cut P99 from 800 ms to 150 ms", "Cut P99 from 900 ms to 150 ms"),
    ('      - "Ranked #1 of 300: twice"\n', ""),
    ("    highlights: [Found 3 unit errors in a space probe]", "    highlights: [Met <b>@ada</b> | `x` $5M to $6M]"),
    ("startDate: 2018\n", "startDate: 2017\n"),
    ("keywords: [Python, Go, TypeScript]", "keywords: [Go, TypeScript, Zig]"),
)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    alone(monkeypatch)
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    made = Repository(tmp_path / "cv")
    made.commit({"cv.yaml": CV, **PLAIN})
    return made


@pytest.fixture
def cvbuild(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Run]:
    return runner(repository.folder, monkeypatch, capsys)


def files(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if not name.startswith(".git/"))


def data(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run.out)
    return found


@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_golden(form: str, update: bool, repository: Repository, cvbuild: Callable[..., Run]) -> None:
    shutil.rmtree(repository.folder / "variants")
    for name in ("cv.yaml", "variants/backend.yaml", "variants/everything.yaml"):
        write(repository.folder, {name: (ENGINEER / name).read_text(encoding="utf-8")})
    repository.commit({})
    text = (ENGINEER / "cv.yaml").read_text(encoding="utf-8")
    for old, new in EDITS:
        assert old in text, old
        text = text.replace(old, new)
    order = "sections: [summary, education, {work: {title: Professional Experience}}, {projects: {max: 1}}, skills]\n"
    variant = (ENGINEER / "variants/backend.yaml").read_text(encoding="utf-8").split("sections:")[0] + order
    write(repository.folder, {"cv.yaml": text, "variants/backend.yaml": variant})
    run = cvbuild("diff", "--against", "HEAD", "--report", form)
    expected = ENGINEER / "expected" / f"diff.{'txt' if form == 'text' else form}"
    if update:
        expected.write_text(run.out, encoding="utf-8")
    assert (run.code, run.err) == (0, "")
    assert run.out == expected.read_text(encoding="utf-8")


def test_the_default_revision_is_the_last_commit(repository: Repository, cvbuild: Callable[..., Run]) -> None:
    assert cvbuild("diff").out == "No difference: plain\n"
    write(repository.folder, {"cv.yaml": CV.replace("three", "four")})
    assert "Found [-three-] {+four+} faults" in cvbuild("diff").out
    assert files(repository.folder) == ["cv.yaml", "variants/plain.yaml"]


def test_exit_code_is_0_but_where_it_is_asked_for(repository: Repository, cvbuild: Callable[..., Run]) -> None:
    assert cvbuild("diff", "--exit-code").code == 0
    write(repository.folder, {"cv.yaml": CV.replace("three", "four")})
    assert cvbuild("diff").code == 0
    assert cvbuild("diff", "--exit-code").code == 1


def test_two_variants_need_no_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = {"variants/short.yaml": "sections: [{work: {highlights: {max: 1}}}]\n"}
    write(tmp_path, {"cv.yaml": CV, **PLAIN, **other})
    monkeypatch.setenv("PATH", "/nowhere")
    run = runner(tmp_path, monkeypatch, capsys)("diff", "plain", "short")
    assert run.code == 0
    assert run.out.startswith("plain → short\n  1 removed\n  1 page, 6 lines → 1 page, 5 lines\n")
    assert "removed   highlight: [-Found three faults-]" in run.out


def test_a_new_or_deleted_variant_is_reported(repository: Repository, cvbuild: Callable[..., Run]) -> None:
    (repository.folder / "variants/plain.yaml").rename(repository.folder / "variants/new.yaml")
    found = {one["name"]: one["status"] for one in data(cvbuild("diff", "--report", "json"))["comparisons"]}
    assert found == {"new": "added", "plain": "removed"}
    text = cvbuild("diff").out
    assert "new  (HEAD → working tree)\n  this variant is new\n  1 page, 6 lines\n" in text
    assert "this variant is gone" in text
    assert cvbuild("diff", "plain").code == 0
    assert "| pages | – | 1 |" in cvbuild("diff", "new", "--report", "md").out


def test_another_theme_is_reported_if_no_word_changed(repository: Repository, cvbuild: Callable[..., Run]) -> None:
    write(repository.folder, {"variants/plain.yaml": "sections: [work]\ntheme: modern\npaper: a4\n"})
    out = cvbuild("diff").out
    assert "theme classic → modern" in out
    assert "paper letter → a4" in out
    assert "| theme | classic | modern |" in cvbuild("diff", "--report", "md").out


def test_a_theme_of_its_own_is_that_of_the_revision(repository: Repository, cvbuild: Callable[..., Run]) -> None:
    theme = {"templates/mine/look.css": ":root { --x: 1 }\n", "templates/mine/theme.toml": "", **PLAIN}
    repository.commit({**theme, "variants/plain.yaml": "sections: [work]\ntheme: mine\n"})
    assert cvbuild("diff").out == "No difference: plain\n"
    write(repository.folder, {"templates/mine/look.css": "h1 { margin-bottom: 40pt }\n"})
    assert "the same words, but the pages look different" in cvbuild("diff").out


def test_private_changes_are_not_differences(repository: Repository, cvbuild: Callable[..., Run]) -> None:
    """A highlight that no variant shows moves the places that the PDF carries inside, and so its bytes."""
    hidden = "highlights:\n      - {text: Secret, hold: not yet}\n"
    write(repository.folder, {"cv.yaml": "# a comment\n" + CV.replace("highlights:\n", hidden)})
    assert cvbuild("diff").out == "No difference: plain\n"


def test_a_project_in_a_subfolder_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alone(monkeypatch)
    repository = Repository(tmp_path)
    repository.commit({"my/cv/cv.yaml": CV, "my/cv/variants/plain.yaml": PLAIN["variants/plain.yaml"]})
    write(tmp_path, {"my/cv/cv.yaml": CV.replace("three", "four")})
    run = runner(tmp_path, monkeypatch, capsys)
    assert "[-three-] {+four+}" in run("diff", "--project", "my/cv", "--against", "main").out
    write(tmp_path, {"my/cv/cv.yaml": CV + "wrok: []\n"})
    repository.commit({})
    write(tmp_path, {"my/cv/cv.yaml": CV})
    assert run("diff", "--project", "my/cv").out.startswith("HEAD:my/cv/cv.yaml:9:1: error[S001]")


def test_a_source_that_was_json_then(repository: Repository, cvbuild: Callable[..., Run]) -> None:
    resume = {"basics": {"name": "Ada Lovelace"}, "work": [{"name": "Engines", "highlights": ["Wrote"]}]}
    (repository.folder / "cv.yaml").unlink()
    repository.commit({"resume.json": json.dumps(resume)})
    (repository.folder / "resume.json").unlink()
    write(repository.folder, {"cv.yaml": CV})
    assert "added     highlight: {+Found three faults+}" in cvbuild("diff").out


def test_changed_pages_are_drawn_for_both_sides(repository: Repository, cvbuild: Callable[..., Run]) -> None:
    repository.commit({"variants/still.yaml": "sections: [{work: {highlights: {max: 1}}}]\n"})
    write(repository.folder, {"cv.yaml": CV.replace("three", "four")})
    assert cvbuild("diff", "--pictures", "out/diff").code == 0
    made = [name for name in files(repository.folder) if name.startswith("out/")]
    assert made == ["out/diff/plain/after-1.png", "out/diff/plain/before-1.png"]
    pictures = [(repository.folder / name).read_bytes() for name in made]
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
    assert pictures[0] != pictures[1]


def test_a_broken_old_source_is_reported_at_its_place(repository: Repository, cvbuild: Callable[..., Run]) -> None:
    repository.commit({"cv.yaml": CV + "wrok: []\n"})
    write(repository.folder, {"cv.yaml": CV})
    run = cvbuild("diff", "--against", "main", "--pictures", "out")
    assert run.code == 2
    assert run.out.startswith("main:cv.yaml:9:1: error[S001]")
    assert "wrok: []" in run.out
    assert not (repository.folder / "out").exists()


def test_a_broken_current_source_is_reported(repository: Repository, cvbuild: Callable[..., Run]) -> None:
    write(repository.folder, {"cv.yaml": CV + "wrok: []\n"})
    run = cvbuild("diff")
    assert run.code == 2
    assert run.out.startswith("cv.yaml:9:1: error[S001]")


def test_a_deleted_theme_is_reported(repository: Repository, cvbuild: Callable[..., Run]) -> None:
    repository.commit({"variants/plain.yaml": "sections: [work]\ntheme: lost\n"})
    write(repository.folder, PLAIN)
    run = cvbuild("diff", "--against", "HEAD")
    assert run.code == 2
    assert run.out.startswith("HEAD:variants/plain.yaml:2:8: error[V101]")


WRONG = [
    (["--against", "nowhere"], "there is no revision 'nowhere' in this repository"),
    (["--against", "HEAD~5"], "there is no revision 'HEAD~5' in this repository"),
    (["--against", "--all"], "there is no revision '--all'"),
    (["--against", ""], "there is no revision ''"),
    (["plan", "--against", "main"], "there is no variant 'plan', now or then"),
    (["plain", "nobody"], "there is no variant 'nobody'"),
    (["plain", "plain", "plain"], "compare two variants"),
    (["plain", "plain", "--against", "main"], "compare two variants"),
    (["--project", "nowhere"], "there is no cv.yaml in nowhere"),
    (["--report", "xml"], "xml"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_wrong_arguments_are_reported(
    cvbuild: Callable[..., Run], repository: Repository, arguments: list[str], message: str
) -> None:
    run = cvbuild("diff", *arguments)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert files(repository.folder) == ["cv.yaml", "variants/plain.yaml"]


def test_a_revision_without_a_project_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alone(monkeypatch)
    repository = Repository(tmp_path)
    repository.commit({"readme": "x\n"})
    write(tmp_path, {"cv.yaml": CV})
    run = runner(tmp_path, monkeypatch, capsys)("diff")
    assert run.code == 2
    assert "there is no cv.yaml at the revision 'HEAD'" in run.err


def test_outside_of_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alone(monkeypatch)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path, {"cv.yaml": CV, **PLAIN})
    run = runner(tmp_path, monkeypatch, capsys)("diff", "plain", "--against", "main")
    assert (run.code, run.out) == (2, "")
    assert "this folder is not in a git repository" in run.err
