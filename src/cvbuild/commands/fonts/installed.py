"""Fonts that are installed on this machine, to be copied into a project. A build never looks for them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from cvbuild.cache import disk
from cvbuild.model.locales.scripts import Script
from cvbuild.render.theme import sfnt
from cvbuild.render.theme.added_fonts import ENDINGS, region_rank
from cvbuild.render.theme.writing import can_shape

__all__ = ["Candidate", "best", "installed_files"]

_LARGEST = 64 * 1024 * 1024
_SECONDS = 20
_REGULAR, _BOLD = 400, 700
_FOLDERS = {
    "linux": ("~/.local/share/fonts", "~/.fonts", "/usr/local/share/fonts", "/usr/share/fonts"),
    "darwin": ("~/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts"),
    "win32": (r"%LOCALAPPDATA%\Microsoft\Windows\Fonts", r"%WINDIR%\Fonts"),
}
_ENVIRONMENT = "CVBUILD_FONTS"
"""Names further folders, separated as in PATH, instead of those of the system."""


class Candidate(Struct, frozen=True):
    """A family that writes a script: its files, one or two, and what the font says about its licence."""

    family: str
    files: tuple[Path, ...]
    licence: str


def installed_files() -> tuple[Path, ...]:
    """Return the font files on this machine, as fontconfig lists them and in the usual folders, sorted."""
    named = os.environ.get(_ENVIRONMENT)
    folders = named.split(os.pathsep) if named is not None else _FOLDERS.get(sys.platform, _FOLDERS["linux"])
    there = (Path(os.path.expandvars(folder)).expanduser() for folder in folders if folder)
    found = {path for folder in there for path in _below(folder)}
    if named is None:
        found.update(map(Path, _of_fontconfig()))
    return tuple(sorted(path for path in found if path.name.lower().endswith(ENDINGS)))


def _below(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent) / name for name in names)


def _of_fontconfig() -> Iterator[str]:
    program = shutil.which("fc-list")
    if program is None:
        return
    try:
        done = subprocess.run(
            [program, "--format", "%{file}\n"],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return
    yield from filter(None, done.stdout.decode(errors="replace").splitlines())


def best(
    script: Script, characters: frozenset[str], files: Iterable[Path], language: str, *, serif: bool
) -> Candidate | None:
    """Return the family among the files that writes these characters best, or none.

    First come the families that cvbuild names, then others; those with a bold face first.
    """
    families: dict[str, list[tuple[Path, sfnt.Face]]] = {}
    for path in files:
        for face in _usable(path, script, characters):
            families.setdefault(face.family, []).append((path, face))
    if not families:
        return None
    ranked = sorted(families, key=lambda family: _rank(family, families[family], script, language, serif=serif))
    chosen = families[ranked[0]]
    wanted = (min(chosen, key=lambda one: abs(one[1].weight - weight))[0] for weight in (_REGULAR, _BOLD))
    licence = next((face.licence for _, face in chosen if face.licence), "")
    return Candidate(ranked[0], tuple(dict.fromkeys(wanted)), licence)


def _usable(path: Path, script: Script, characters: frozenset[str]) -> Iterator[sfnt.Face]:
    try:
        content = disk.read_file(str(path), _LARGEST)
        for face in sfnt.faces(content):
            if face.style != "normal" or not face.embeddable or face.variable:
                continue
            if sfnt.covered(content, face.index, characters) >= characters and can_shape(content, face.index, script):
                yield face
    except (OSError, ValueError):
        return


def _rank(
    family: str, faces: list[tuple[Path, sfnt.Face]], script: Script, language: str, *, serif: bool
) -> tuple[object, ...]:
    first, second = (script.serif, script.sans) if serif else (script.sans, script.serif)
    weights = {face.weight for _, face in faces}
    return (
        family != first,
        family != second,
        region_rank(family, language),
        "Mono" in family,
        _REGULAR not in weights,
        max(weights) < _BOLD - 100,
        not family.startswith("Noto "),
        family,
    )
