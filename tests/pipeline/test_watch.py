"""Changes that watching reports, each once."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cvbuild.pipeline.watch import changes, require, stamps
from cvbuild.syntax.errors import CannotBuild
from tests.previews import write_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_project(tmp_path)
    (tmp_path / "templates" / "mine").mkdir(parents=True)
    (tmp_path / "templates" / "mine" / "look.css").write_text("", encoding="utf-8")
    (tmp_path / "baseline.json").write_text("{}", encoding="utf-8")
    for other in ("notes.txt", "variants/.quant.yaml.swp", "variants/notes.md", "templates/mine/look.css~", "out/x/a"):
        (tmp_path / other).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / other).write_text("", encoding="utf-8")
    return tmp_path


def test_exactly_the_files_of_a_build_are_watched(root: Path) -> None:
    expected = ["baseline.json", "cv.yaml", "templates/mine/look.css", "variants/plain.yaml", "variants/quant.yaml"]
    assert sorted(stamps(root)) == expected


def write(name: str, text: str = "x") -> Callable[[Path], None]:
    def act(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

    return act


def replace_by_another(root: Path) -> None:
    """As vim and many others save."""
    (root / "4913").write_text("", encoding="utf-8")
    (root / "4913").unlink()
    (root / "cv.yaml~").write_text("new", encoding="utf-8")
    (root / "cv.yaml~").replace(root / "cv.yaml")


ACTS: list[tuple[str, Callable[[Path], object], tuple[str, ...]]] = [
    ("an edit", write("cv.yaml"), ("cv.yaml",)),
    ("another file in its place", replace_by_another, ("cv.yaml",)),
    ("a file gone", lambda root: (root / "cv.yaml").unlink(), ("cv.yaml",)),
    ("an edit of a variant", write("variants/quant.yaml"), ("variants/quant.yaml",)),
    ("a new variant", write("variants/new.yaml"), ("variants/new.yaml",)),
    ("an edit of a theme", write("templates/mine/look.css"), ("templates/mine/look.css",)),
    ("a file in a new folder", write("templates/other/fonts/a.ttf"), ("templates/other/fonts/a.ttf",)),
]


@pytest.fixture
def stop() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


@pytest.mark.parametrize(("act", "names"), [row[1:] for row in ACTS], ids=[row[0] for row in ACTS])
def test_a_change_during_watching_is_reported(
    root: Path, stop: threading.Event, act: Callable[[Path], object], names: tuple[str, ...]
) -> None:
    told = changes(root, stamps(root), stop)
    timer = threading.Timer(0.2, act, [root])
    timer.start()
    assert next(told) == names
    timer.join()


def test_a_change_before_watching_is_reported_at_once(root: Path, stop: threading.Event) -> None:
    since = stamps(root)
    write("cv.yaml", "new")(root)
    assert next(changes(root, since, stop)) == ("cv.yaml",)


def test_changes_in_a_new_folder_are_reported(root: Path, stop: threading.Event) -> None:
    told = changes(root, stamps(root), stop)
    for text in ("one", "two2", "three"):
        threading.Timer(0.1, write("templates/later/look.css", text), [root]).start()
        assert next(told) == ("templates/later/look.css",)


def test_further_folders_are_watched_where_they_are_asked_for(root: Path, stop: threading.Event) -> None:
    since = stamps(root, ("letters", "proposals"))
    told = changes(root, since, stop, ("letters", "proposals"))
    for name in ("letters/acme.yaml", "proposals/1.json"):
        threading.Timer(0.1, write(name), [root]).start()
        assert next(told) == (name,)
    assert stamps(root) == since


def test_watching_ends_on_request(root: Path, stop: threading.Event) -> None:
    threading.Timer(0.1, stop.set).start()
    assert list(changes(root, stamps(root), stop)) == []


def test_without_a_folder_or_its_library_it_says_so(
    tmp_path: Path, stop: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CannotBuild, match="there is no folder"):
        next(changes(tmp_path / "nowhere", {}, stop))
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(CannotBuild) as caught:
        require()
    assert caught.value.hint == "pip install 'cvbuild[preview]'"


def test_a_folder_that_is_gone_is_looked_for_without_haste(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a project that is deleted under a running watch keeps one core busy."""
    looks: list[float | None] = []

    class Stop(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            looks.append(timeout)
            self.set()
            return True

    def gone(*_: object, **__: object) -> Iterator[None]:
        raise FileNotFoundError

    monkeypatch.setattr("cvbuild.pipeline.watch.require", lambda: gone)
    assert list(changes(root, stamps(root), Stop())) == []
    assert looks == [0.5]
