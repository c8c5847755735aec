"""Writing files: complete or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_all_files_are_written_and_changed_ones_listed(tmp_path: Path) -> None:
    assert files.write_all(tmp_path, {"a/x": b"1", "b": b"2"}) == ("a/x", "b")
    assert files.write_all(tmp_path, {"a/x": b"1", "b": b"3"}) == ("b",)
    assert tree(tmp_path) == {"a/x": b"1", "b": b"3"}


def test_a_failure_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_bytes(b"file")
    files.write_all(tmp_path, {"a": b"old"})
    with pytest.raises(CannotBuild, match="cannot write"):
        files.write_all(tmp_path, {"a": b"new", "in-the-way/b": b"x"})
    assert tree(tmp_path) == {"in-the-way": b"file", "a": b"old"}


def test_an_interruption_leaves_no_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.write_all(tmp_path, {"a": b"1", "b": b"2"})
    assert tree(tmp_path) == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "cv.yaml"
    path.write_bytes(b"x")
    path.chmod(0)
    with pytest.raises(CannotBuild, match="cannot read"):
        files.read_bytes(path, 10)


def test_reads_one_byte_more_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "big"
    path.write_bytes(b"x" * 100)
    assert files.read_bytes(path, 10) == b"x" * 11
    assert files.read_bytes(tmp_path / "absent", 10) is None


def test_a_file_that_is_open_elsewhere_leaves_all_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows does not replace a PDF that a viewer shows; no other file of the set is replaced then."""
    files.write_all(tmp_path, {"a.txt": b"old", "b.pdf": b"old"})
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(files, "_is_held", lambda path: path.suffix == ".pdf")
    with pytest.raises(CannotBuild, match=r"b\.pdf: it is open in another program"):
        files.write_all(tmp_path, {"a.txt": b"new", "b.pdf": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"old", "b.pdf": b"old"}


def test_a_file_that_nobody_holds_is_replaced_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write_all(tmp_path, {"b.pdf": b"old"})
    monkeypatch.setattr("sys.platform", "win32")
    assert files.write_all(tmp_path, {"b.pdf": b"new"}) == ("b.pdf",)
