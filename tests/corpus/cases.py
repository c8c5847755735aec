"""Reading the corpus: clean projects, and planted defects with the place at which each must be found."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cvbuild.pipeline.project import SOURCE_NAMES

__all__ = ["CLEAN", "HERE", "Case", "cases", "clean_names", "files_of", "provenance"]

HERE = Path(__file__).parent
CLEAN = HERE / "clean"
_OWN_KEYS = {"at", "also", "files", "in"}


@dataclass(frozen=True)
class Case:
    """One planted defect: the files of the project that has it, and where its code must be found."""

    code: str
    base: str
    number: int
    file: str
    line: int
    words: str
    files: Mapping[str, str] = field(repr=False)
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.code}-{self.number}-{self.base}"


@functools.cache
def files_of(base: str) -> Mapping[str, str]:
    """The files of a clean project by their names."""
    folder = CLEAN / base
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def clean_names() -> tuple[str, ...]:
    return tuple(sorted(path.name for path in CLEAN.iterdir() if path.is_dir()))


def provenance() -> Mapping[str, Any]:
    """What ``corpus.yaml`` tells of the clean CVs."""
    data: Mapping[str, Any] = yaml.safe_load((HERE / "corpus.yaml").read_text(encoding="utf-8"))
    return data


@functools.cache
def cases() -> tuple[Case, ...]:
    """All planted defects, by family and code.

    Raises:
        ValueError: a defect cannot be planted as it is written.
    """
    return tuple(_read())


def _read() -> Iterator[Case]:
    for path in sorted((HERE / "planted").glob("*.yaml")):
        for code, written in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for number, case in enumerate(written, 1):
                yield _case(code, number, case)


def _case(code: str, number: int, written: Mapping[str, Any]) -> Case:
    (base,) = written.keys() - _OWN_KEYS
    files = {**files_of(base), **written.get("files", {})}
    source = next(name for name in SOURCE_NAMES if name in files)
    changed = written.get("in", source)
    place = None
    for old, new in (written[base] or {}).items():
        files[changed], offset = _replaced(files[changed], str(old), str(new), f"{code} {base}")
        place = place or files[changed].count("\n", 0, offset) + 1
    if "at" in written:
        place = _line_of(files[changed], written["at"], f"{code} {base}")
    if place is None:
        raise ValueError(f"{code} {base}: nothing says where it is to be found")
    words = files[changed].split("\n")[place - 1].strip()
    return Case(code, base, number, changed, place, words, files, tuple(written.get("also", ())))


def _replaced(text: str, old: str, new: str, name: str) -> tuple[str, int]:
    """The text with ``new`` in the place of ``old``, and the offset at which the new words begin to differ."""
    if text.count(old) != 1:
        raise ValueError(f"{name}: stands {text.count(old)} times: {old!r}")
    start = text.index(old)
    same = next(
        (at for at, pair in enumerate(zip(old, new, strict=False)) if len({*pair}) > 1), min(len(old), len(new))
    )
    blank = len(new[same:]) - len(new[same:].lstrip())
    return text.replace(old, new), start + same + blank


def _line_of(text: str, words: str, name: str) -> int:
    if text.count(words) != 1:
        raise ValueError(f"{name}: stands {text.count(words)} times: {words!r}")
    return text.count("\n", 0, text.index(words)) + 1
