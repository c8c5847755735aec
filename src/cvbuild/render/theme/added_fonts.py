"""Fonts that a project adds in its folder ``fonts/`` for scripts that no theme's fonts can write.

Every theme of the project then has them as further families, after its own. They are files of the project: nothing is
taken from the machine, so the page is the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.cache import disk
from cvbuild.cache.reach import Reach
from cvbuild.model.theme import FontFace, Theme
from cvbuild.model.theme import families as listed
from cvbuild.render.theme import sfnt
from cvbuild.syntax.finding import Mistake, Outcome
from cvbuild.syntax.source import Place

__all__ = [
    "ENDINGS",
    "FOLDER",
    "AddedFace",
    "chosen_families",
    "read_folder",
    "region_rank",
    "with_added_fonts",
    "with_single_faces",
]

FOLDER = "fonts"
"""The folder beside ``cv.yaml``."""

ENDINGS = (".ttf", ".otf", ".ttc", ".otc")

_PREFIX = "added-fonts/"  # in the theme, beside the theme's own fonts/
_LARGEST = 64 * 1024 * 1024  # a collection with all Chinese characters in two styles has 40 MB
_MOST_FILES = 100
_REGION = re.compile(r"[ -](JP|KR|SC|TC|HK|J|K|CN|TW)$")
_REGIONS = {"ja": {"JP", "J"}, "ko": {"KR", "K"}, "zh": {"SC", "CN"}}
_TRADITIONAL = {"TC", "TW", "HK"}
_CAPITALS = ("capitals-font", "small-caps-font")
_REGULAR, _BOLD = 400, 700
_WIDE = "\u4e2d\u3042\uac00"  # a Chinese, a Japanese, a Korean letter


class AddedFace(Struct, frozen=True):
    """A face of a file in the folder."""

    file: str
    face: sfnt.Face


class _Added(Struct, frozen=True):
    faces: tuple[AddedFace, ...]
    contents: dict[str, bytes]


def read_folder(project: Path) -> tuple[_Added, tuple[Mistake, ...]]:
    """Return the faces in the project's ``fonts/``, in the order of their files' names, and what is wrong (A124)."""
    folder, reach = project / FOLDER, Reach(project)
    mistakes: list[Mistake] = []
    found: list[AddedFace] = []
    contents: dict[str, bytes] = {}
    for path in _fonts(folder):
        shown = f"{FOLDER}/{path.name}"
        if path.is_symlink() and not reach.permits(path):
            mistakes.append(Mistake("S047", "the link leads out of the project", Place(shown, 1), hint=_COPY))
            continue
        try:
            content = disk.read_file(str(path), _LARGEST)
            faces = sfnt.faces(content)
        except disk.TooLarge:
            mistakes.append(_unusable(shown, f"the font has more than {_LARGEST // 1024**2} MB"))
        except OSError as error:
            mistakes.append(_unusable(shown, f"the font cannot be read: {(error.strerror or '').lower()}"))
        except sfnt.BadFont as error:
            mistakes.append(_unusable(shown, f"this is not a font that can be used: {error}"))
        else:
            if all(face.embeddable for face in faces):
                contents[path.name] = content
                found += (AddedFace(path.name, face) for face in faces)
            else:
                mistakes.append(_unusable(shown, "the font's own flags forbid its use inside documents", _OTHER))
    return _Added(tuple(found), contents), tuple(mistakes)


_COPY = "put a copy in the project, or allow it: --allow PATH"
_OTHER = "use another font; `cvbuild fonts` names some that are free"


def _fonts(folder: Path) -> list[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return []
    fonts = [path for path in paths if path.name.lower().endswith(ENDINGS) and not path.name.startswith(".")]
    return [path for path in fonts if not path.is_dir()][:_MOST_FILES]


def _unusable(shown: str, message: str, hint: str = "") -> Mistake:
    return Mistake("A124", message, Place(shown, 1), hint=hint)


def with_added_fonts(theme: Theme, project: Path, language: str) -> Outcome[Theme]:
    """Return the theme with the fonts of the project's folder; the theme itself if there are none.

    Args:
        theme: any theme.
        project: the folder that contains ``fonts/``.
        language: of the text: a collection for China, Japan and Korea has one face for each.
    """
    if not (project / FOLDER).is_dir():
        return Outcome(theme)
    added, mistakes = read_folder(project)
    chosen = [one for one in chosen_families(added.faces, language) if one.face.family not in _families(theme)]
    if not chosen:
        return Outcome(theme, mistakes)
    fonts: list[FontFace] = []
    files, origins = dict(theme.files), dict(theme.origins)
    for one in chosen:
        ending = "otf" if one.file.lower().endswith(".otf") else "ttf"
        name = f"{_PREFIX}{len(fonts)}.{ending}"
        files[name] = sfnt.extracted(added.contents[one.file], one.face.index)
        origins[name] = f"{FOLDER}/{one.file}"
        fonts.append(FontFace(_plain(one.face.family), one.face.weight, one.face.style, name))
    families = tuple(dict.fromkeys(font.family for font in fonts))
    wide = {font.family for font in fonts if sfnt.covered(files[font.file], 0, _WIDE)}
    style = {
        name: _stack(value, families, wide) if _is_font(name) and value.strip() else value
        for name, value in theme.style.items()
    }
    return Outcome(
        replace(
            theme,
            files=files,
            origins=origins,
            fonts=(*theme.fonts, *fonts),
            style=style,
            added=families,
            own=True,
        ),
        mistakes,
    )


def _families(theme: Theme) -> set[str]:
    return {font.family for font in theme.fonts}


def _is_font(name: str) -> bool:
    """Return whether a setting lists families for text; those for capitals are always before these."""
    return name == "font" or (name.endswith("-font") and name not in _CAPITALS)


def _stack(value: str, families: tuple[str, ...], wide: set[str]) -> str:
    """Return a list of families with the added ones before the theme's own fallbacks.

    These may have letters of a script that they cannot join, as fonts of mathematical signs have Arabic ones. Chinese,
    Japanese and Korean fonts come last, because they have wide forms of arrows and other signs.
    """
    first, *fallbacks = listed(value)
    narrow = (family for family in families if family not in wide)
    return ", ".join((first, *narrow, *fallbacks, *(family for family in families if family in wide)))


def _plain(family: str) -> str:
    """Return a family's name without what CSS or a list of families would take for something else."""
    return " ".join(re.sub(r"[^\w .+-]", " ", family).split()) or "Added"


def chosen_families(faces: Iterable[AddedFace], language: str) -> tuple[AddedFace, ...]:
    """Return the faces to use, those for the language first: of each collection one family, of each family four."""
    by_file: dict[str, list[AddedFace]] = {}
    for one in faces:
        by_file.setdefault(one.file, []).append(one)
    kept = [one for group in by_file.values() for one in _one_family(group, language)]
    kept.sort(key=lambda one: region_rank(one.face.family, language))
    by_family: dict[str, list[AddedFace]] = {}
    for one in kept:
        by_family.setdefault(one.face.family, []).append(one)
    return tuple(one for family in by_family.values() for one in _four(family))


def _one_family(group: list[AddedFace], language: str) -> Iterator[AddedFace]:
    best = min(
        group, key=lambda one: (region_rank(one.face.family, language), "Mono" in one.face.family, one.face.index)
    )
    yield from (one for one in group if one.face.family == best.face.family)


def region_rank(family: str, language: str) -> int:
    """Return 0 for a face made for the language, 1 for one made for none in particular, 2 for one of another."""
    region = _REGION.search(family)
    if region is None:
        return 1
    code, *rest = language.replace("_", "-").split("-")
    wanted = _REGIONS.get(code.lower(), set())
    if code.lower() == "zh" and {part.upper() for part in rest} & {"TW", "HK", "MO", "HANT"}:
        wanted = _TRADITIONAL
    return 0 if region[1] in wanted else 2


def _four(family: list[AddedFace]) -> Iterator[AddedFace]:
    """Yield a regular and a bold face, and the same in italics if there are any."""
    for style in ("normal", "italic"):
        faces = [one for one in family if one.face.style == style]
        wanted = (min(faces, key=lambda one: abs(one.face.weight - weight), default=None) for weight in _WEIGHTS)
        yield from dict.fromkeys(one for one in wanted if one is not None)


_WEIGHTS = (_REGULAR, _BOLD)


def with_single_faces(theme: Theme) -> Outcome[Theme]:
    """Return a theme whose declared fonts are files with one face: of a collection, the family that is named."""
    if not any(font.file.lower().endswith((".ttc", ".otc")) for font in theme.fonts):
        return Outcome(theme)
    files, origins, fonts = dict(theme.files), dict(theme.origins), []
    for font in theme.fonts:
        content = theme.files.get(font.file, b"")
        if content[:4] != b"ttcf":
            fonts.append(font)
            continue
        try:
            faces = sfnt.faces(content)
            index = next((face.index for face in faces if face.family == font.family), 0)
            name = f"{font.file}.{index}.ttf"
            files[name], origins[name] = sfnt.extracted(content, index), theme.origins.get(font.file, font.file)
        except sfnt.BadFont as error:
            place = Place(theme.origins.get(font.file, font.file), 1)
            return Outcome(None, (Mistake("A124", f"this is not a font that can be used: {error}", place),))
        fonts.append(replace(font, file=name))
    return Outcome(replace(theme, files=files, origins=origins, fonts=tuple(fonts)))
