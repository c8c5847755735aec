"""Reading old revisions with git: files are found, errors reported, the repository never changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cvbuild.pipeline import git
from cvbuild.syntax.errors import CannotBuild
from tests.commandline import write
from tests.repositories import Repository, alone


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    alone(monkeypatch)
    made = Repository(tmp_path / "with blank")
    made.commit({"cv.yaml": "one\n", "variants/a.yaml": "a\n", "other/big.txt": "x\n"})
    made.commit({"cv.yaml": "two\n", "variants/b.yaml": "b\n"})
    return made


def listed(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def state(repository: Repository) -> tuple[str, str, bytes]:
    index = (repository.folder / ".git" / "index").read_bytes()
    return repository.git("status", "--porcelain"), repository.git("for-each-ref"), index


def test_a_folder_as_it_was(repository: Repository) -> None:
    before = state(repository)
    with git.folder_at(repository.folder, "HEAD~1") as folder:
        assert listed(folder) == ["cv.yaml", "other/big.txt", "variants/a.yaml"]
        assert (folder / "cv.yaml").read_text(encoding="utf-8") == "one\n"
    assert not folder.exists()
    assert state(repository) == before


def test_only_the_parts_wanted(repository: Repository) -> None:
    with git.folder_at(repository.folder, "main", ("cv.yaml", "variants", "never")) as folder:
        assert listed(folder) == ["cv.yaml", "variants/a.yaml", "variants/b.yaml"]


def test_files_with_export_ignore_are_read(repository: Repository) -> None:
    """``git archive`` would obey export-ignore, and the project would lack its variants."""
    repository.commit({".gitattributes": "variants export-ignore\n"})
    with git.folder_at(repository.folder, "HEAD") as folder:
        assert "variants/a.yaml" in listed(folder)


def test_a_project_in_a_subfolder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)
    repository = Repository(tmp_path)
    repository.commit({"readme": "x\n"})
    repository.commit({"my/cv/cv.yaml": "here\n", "cv.yaml": "not here\n"})
    folder = tmp_path / "my" / "cv"
    with git.folder_at(folder, "HEAD") as found:
        assert listed(found) == ["cv.yaml"]
        assert (found / "cv.yaml").read_text(encoding="utf-8") == "here\n"
    assert git.file_at(folder, "HEAD", "cv.yaml") == b"here\n"
    with pytest.raises(CannotBuild, match=r"at the revision 'HEAD~1'"), git.folder_at(folder, "HEAD~1"):
        pass


def test_git_dir_of_a_hook_is_ignored(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Repository(tmp_path / "other")
    other.commit({"cv.yaml": "other\n"})
    monkeypatch.setenv("GIT_DIR", str(repository.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(repository.folder / ".git" / "index"))
    assert git.file_at(other.folder, "HEAD", "cv.yaml") == b"other\n"


def test_file_at_a_revision(repository: Repository) -> None:
    assert git.file_at(repository.folder, "HEAD~1", "cv.yaml") == b"one\n"
    assert git.file_at(repository.folder, "HEAD~1", "variants/b.yaml") is None


def test_head_and_dirty(repository: Repository) -> None:
    assert git.head(repository.folder) == repository.git("rev-parse", "HEAD")[:10]
    assert not git.is_dirty(repository.folder)
    write(repository.folder, {"other/new.txt": "new\n"})
    assert git.is_dirty(repository.folder)
    assert not git.is_dirty(repository.folder, ("cv.yaml", "variants"))
    write(repository.folder, {"cv.yaml": "three\n"})
    assert git.is_dirty(repository.folder, ("cv.yaml", "variants"))


def test_before_the_first_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)
    repository = Repository(tmp_path)
    assert git.head(repository.folder) is None
    with pytest.raises(CannotBuild) as caught:
        git.commit(repository.folder, "HEAD")
    assert caught.value.hint == "there is no commit yet"


def test_a_commit_may_be_named_in_all_of_gits_ways(repository: Repository) -> None:
    repository.git("tag", "--annotate", "--message", "x", "v1", "HEAD~1")
    first = repository.git("rev-parse", "HEAD~1")
    for revision in ("HEAD~1", "main^", "v1", first, first[:8], "main@{0}~1"):
        assert git.commit(repository.folder, revision) == first, revision
    assert git.commit(repository.folder, ":/change") == repository.git("rev-parse", "HEAD")


@pytest.mark.parametrize("revision", ["nowhere", "HEAD~9", "", "--all", "-q", "HEAD:cv.yaml", "main..HEAD", "a b"])
def test_an_unknown_revision_is_reported(repository: Repository, revision: str) -> None:
    with pytest.raises(CannotBuild) as caught:
        git.commit(repository.folder, revision)
    assert caught.value.message == f"there is no revision '{revision}' in this repository"
    assert "git log" in caught.value.hint


def test_a_shallow_clone_hints_at_fetching(repository: Repository, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    command = ["git", "clone", "--quiet", "--depth=1", repository.folder.as_uri(), str(shallow)]
    subprocess.run(command, check=True, capture_output=True)
    with pytest.raises(CannotBuild) as caught:
        git.commit(shallow, "HEAD~1")
    assert "git fetch --unshallow" in caught.value.hint


def test_a_missing_repository_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotBuild, match="this folder is not in a git repository"):
        git.head(tmp_path)


def test_a_missing_git_is_reported(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotBuild, match="git is not installed"):
        git.head(repository.folder)
