"""What is compiled at each start is kept: the same objects, nothing of a CV, and no trouble where it cannot be."""

from __future__ import annotations

import dataclasses
import importlib
import os
import re
import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvbuild.cache import SWITCH
from cvbuild.recall import Recall

ROOT = Path(__file__).parents[1]

MODULE = r'''
from __future__ import annotations
import dataclasses, re, typing

@dataclasses.dataclass(frozen=True, order=True)
class Point:
    """Two numbers."""
    x: int
    y: int = 2
    names: typing.ClassVar[list[str]] = []

PATTERNS = [
    re.compile(r"(?P<year>\d{4})(-(?P<month>\d\d))?"),
    re.compile(r"[a-zäß€😀]+", re.IGNORECASE),
    re.compile(rb"(a|bc)*\x00", re.DOTALL),
    re.compile("(a|bc)*", re.VERBOSE),
]
HINTS = typing.get_type_hints(Point)
'''


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a module that is imported anew each time."""
    (tmp_path / "module_of_test.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield "module_of_test"
    sys.modules.pop("module_of_test", None)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv(SWITCH, raising=False)
    return tmp_path / "cvbuild"


def imported(name: str, path: Path) -> typing.Any:
    sys.modules.pop(name, None)
    re.purge()  # so that each pattern is asked for again
    memory = Recall(path.name)
    with memory.in_use():
        found = importlib.import_module(name)
    memory.save()
    return found


def test_what_is_recalled_is_what_was_compiled(module: str, cache: Path) -> None:
    path = cache / "kept"
    first = imported(module, path)
    content = path.read_bytes()
    second = imported(module, path)
    assert path.read_bytes() == content, "all of it was known"
    for made, recalled in zip(first.PATTERNS, second.PATTERNS, strict=True):
        assert made is not recalled
        assert (made, made.groupindex, made.groups) == (recalled, recalled.groupindex, recalled.groups)
    text = "Größe 2024-05"
    assert [p.findall(text) for p in first.PATTERNS[:2]] == [p.findall(text) for p in second.PATTERNS[:2]]
    assert second.PATTERNS[0].search(text).groupdict() == {"year": "2024", "month": "05"}
    assert repr(second.Point(1)) == repr(first.Point(1)) == "Point(x=1, y=2)"
    assert second.Point(1) < second.Point(3)
    with pytest.raises(dataclasses.FrozenInstanceError):
        second.Point(1).x = 3
    assert second.HINTS == first.HINTS == {"x": int, "y": int, "names": typing.ClassVar[list[str]]}


def test_the_compilers_are_put_back(module: str, cache: Path) -> None:
    compiler = vars(re)["_compiler"]
    before = (compiler.compile, compiler._sre)
    imported(module, cache / "kept")
    assert (compiler.compile, compiler._sre) == before
    assert "exec" not in vars(dataclasses)
    assert "compile" not in vars(typing)


def test_a_pattern_of_the_run_is_not_kept(cache: Path) -> None:
    memory = Recall("kept")
    with memory.in_use():
        assert re.compile("a word of a private CV").search("a word of a private CV")
    memory.save()
    assert not (cache / "kept").exists()


def test_a_few_new_ones_are_not_worth_a_file(module: str, cache: Path) -> None:
    imported(module, cache / "kept")
    content = (cache / "kept").read_bytes()
    memory = Recall("kept")
    with memory.in_use():
        typing.ForwardRef("int | set[int]")
    memory.save()
    assert (cache / "kept").read_bytes() == content


@pytest.mark.parametrize("damage", ["cut", "changed", "empty"])
def test_a_damaged_file_is_written_anew(damage: str, module: str, cache: Path) -> None:
    path = cache / "kept"
    imported(module, path)
    whole = path.read_bytes()
    changed = whole[:90] + bytes([whole[90] ^ 1]) + whole[91:]
    path.write_bytes({"cut": whole[:-9], "changed": changed, "empty": b""}[damage])
    assert imported(module, path).PATTERNS[0].search("2024")
    assert path.read_bytes() == whole


def cvbuild(*arguments: str, **environment: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment}
    command = [sys.executable, "-m", "cvbuild", *arguments]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_command_line_recalls_what_tells_nothing_of_the_cv(tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_text(PRIVATE, encoding="utf-8")
    arguments = ("check", "--source-only", "--project", str(tmp_path))
    first = cvbuild(*arguments, XDG_CACHE_HOME=str(tmp_path / "cache"))
    (kept,) = (tmp_path / "cache" / "cvbuild").glob("compiled-*")
    content = kept.read_bytes()
    assert content
    assert b"Zaphod" not in content
    assert cvbuild(*arguments, XDG_CACHE_HOME=str(tmp_path / "cache")) == first
    assert kept.read_bytes() == content
    assert cvbuild(*arguments, XDG_CACHE_HOME=str(tmp_path / "none"), **{SWITCH: "1"}) == first
    assert not (tmp_path / "none").exists()


PRIVATE = """
basics: {name: Zaphod Beeblebrox}
terms: [ZaphodDB]
words: {weak-openings: [Zaphodized]}
work:
  - {name: Zaphod Ltd, position: Engineer, startDate: 2020-01, highlights: [Built ZaphodDB for 3 Zaphod teams.]}
"""
