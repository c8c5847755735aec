"""The fonts of a theme that write a text: those that have its letters and know how these join."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

from msgspec import Struct

from cvbuild.model.locales.scripts import Script
from cvbuild.model.theme import FontFace, Theme, families
from cvbuild.render.theme import sfnt

__all__ = ["Unwritten", "can_shape", "unwritten", "writers"]

_EVERY = "DFLT"  # the script of features for all that have none of their own
_FORMS = "\ufe91\ufe92\ufe90\ufecb"  # joined Arabic letters as characters, from which a layout can do without features


class Unwritten(Struct, frozen=True):
    """Part of a script that no font of a theme writes: missing letters, and the family that cannot join them."""

    script: Script
    missing: frozenset[str]
    unjoined_by: str = ""


def unwritten(theme: Theme, scripts: Iterable[tuple[Script, frozenset[str]]]) -> Iterator[Unwritten]:
    """Yield the scripts of a text, given with their characters, that the theme's fonts for text cannot write."""
    for script, characters in scripts:
        rest, unjoined = characters, ""
        for face in _stack(theme):
            content = theme.files.get(face.file, b"")
            found = _covered(content, rest)
            if found and not unjoined and not can_shape(content, 0, script):
                unjoined = face.family
            rest -= found
        if rest or unjoined:
            yield Unwritten(script, rest, unjoined)


def writers(theme: Theme, characters: frozenset[str]) -> Iterator[str]:
    """Yield the families that set these characters."""
    rest = characters
    for face in _stack(theme):
        if found := _covered(theme.files.get(face.file, b""), rest):
            yield face.family
            rest -= found


def _stack(theme: Theme) -> Iterator[FontFace]:
    """Yield the upright face of each family for text, in the order in which they are asked for a letter."""
    for family in families(theme.style.get("font", "")):
        faces = [face for face in theme.fonts if face.family == family]
        yield from sorted(faces, key=lambda face: (face.style != "normal", abs(face.weight - 400)))[:1]


def can_shape(content: bytes, index: int, script: Script) -> bool:
    """Return whether a face has what the script needs beside its letters."""
    return not script.shaping or _can_shape(content, index, script)


@functools.lru_cache(maxsize=256)
def _can_shape(content: bytes, index: int, script: Script) -> bool:
    try:
        by_script = sfnt.features(content, index)
        have = frozenset(name for tag in (*script.tags, _EVERY) for name in by_script.get(tag, ()))
        if any(group <= have for group in script.shaping):
            return True
        return script.name == "Arabic" and len(sfnt.covered(content, index, _FORMS)) == len(_FORMS)
    except sfnt.BadFont:
        return False


@functools.lru_cache(maxsize=256)
def _covered(content: bytes, characters: frozenset[str]) -> frozenset[str]:
    try:
        return sfnt.covered(content, 0, characters)
    except sfnt.BadFont:
        return frozenset()
