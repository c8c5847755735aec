"""A save in several steps is one change, reported when the file is complete."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from cvbuild.pipeline.watch import changes, stamps
from tests.previews import CV, write_project

WHOLE = CV.replace("Utilized", "Turned")


class Saving(threading.Event):
    """An editor that does the second half of a save while it is waited for."""

    def __init__(self, finish: Callable[[], object]) -> None:
        super().__init__()
        self.finish = finish

    def wait(self, timeout: float | None = None) -> bool:
        self.finish()
        return super().wait(0 if timeout else timeout)


def emptied(path: Path) -> None:
    """As most editors write into a file."""
    path.write_text("", encoding="utf-8")


def renamed(path: Path) -> None:
    """As those do that keep the old one."""
    path.rename(path.with_name("cv.yaml~"))


@pytest.mark.parametrize("begin", [emptied, renamed])
def test_a_file_that_is_empty_or_gone_is_waited_for(tmp_path: Path, begin: Callable[[Path], None]) -> None:
    path = write_project(tmp_path) / "cv.yaml"
    since = stamps(tmp_path)
    begin(path)
    stop = Saving(lambda: path.write_text(WHOLE, encoding="utf-8"))
    told = changes(tmp_path, since, stop)
    assert next(told) == ("cv.yaml",)
    assert path.read_text(encoding="utf-8") == WHOLE
    stop.set()
    assert list(told) == []


@pytest.mark.parametrize("begin", [emptied, renamed])
def test_a_file_that_stays_incomplete_is_reported(tmp_path: Path, begin: Callable[[Path], None]) -> None:
    path = write_project(tmp_path) / "cv.yaml"
    since = stamps(tmp_path)
    begin(path)
    assert next(changes(tmp_path, since, Saving(lambda: None))) == ("cv.yaml",)
