"""Fonts as fontTools reads them, which only this module imports, lazily: subsets for web pages, narrow spaces."""

from __future__ import annotations

import functools
import io
from typing import Any

from cvbuild.syntax.libraries import expecting

__all__ = ["narrow_space", "subset"]

_KEPT = 32  # faces of a few themes
_LICENCE = (0, 13, 14)  # names that stay: copyright, licence, its address
_FEATURES = (
    *("kern", "liga", "mark", "mkmk", "ccmp", "locl", "calt", "rlig", "clig"),
    *("isol", "init", "medi", "med2", "fina", "fin2", "fin3", "curs"),  # letters that join
    *("nukt", "akhn", "rphf", "rkrf", "pref", "blwf", "abvf", "half", "pstf", "vatu", "cjct", "cfar"),  # conjuncts
    *("pres", "abvs", "blws", "psts", "haln", "dist", "abvm", "blwm"),
    *("ljmo", "vjmo", "tjmo"),  # Hangul
)
_FAMILY, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT = 1, 2, 3, 4, 6


@functools.lru_cache(maxsize=_KEPT)
@expecting("fonttools", "fontTools")
def subset(font: bytes, text: str) -> tuple[bytes, frozenset[str]]:
    """Return a font with only the glyphs of these characters, and those of them that it has.

    The subset keeps the copyright and the licence of the font, but not its name, which may be reserved.
    """
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    opened: Any = TTFont(io.BytesIO(font), recalcTimestamp=False)
    have = frozenset(char for char in text if ord(char) in opened.getBestCmap())
    options = Options(name_IDs=list(_LICENCE), hinting=False, notdef_outline=True, layout_features=list(_FEATURES))
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(char) for char in have])
    subsetter.subset(opened)
    for number, name in (
        (_FAMILY, "page"),
        (_STYLE, "Regular"),
        (_UNIQUE, "page"),
        (_FULL, "page"),
        (_POSTSCRIPT, "page"),
    ):
        opened["name"].setName(name, number, 3, 1, 0x409)
    opened.flavor = "woff2"
    target = io.BytesIO()
    opened.save(target, reorderTables=True)
    return target.getvalue(), have


_SPACES = {0x200A, 0x2009, 0x202F, 0x2006}  # hair, thin, narrow no-break and sixth of an em


@functools.lru_cache(maxsize=_KEPT)
@expecting("fonttools", "fontTools")
def narrow_space(font: bytes, index: int, widest: float) -> tuple[int, float]:
    """Return the number of a font's narrowest space that has a width, and that width in em; 0 if there is none.

    Args:
        font: the file.
        index: of the face in the file.
        widest: the largest width that will do, in em.
    """
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(font), fontNumber=index, lazy=True) as face:
        names, em = face.getBestCmap() or {}, face["head"].unitsPerEm
        glyphs = {names[char] for char in _SPACES & names.keys()}
        widths = ((face["hmtx"][name][0] / em, face.getGlyphID(name)) for name in glyphs)
        width, number = min((one for one in widths if 0 < one[0] <= widest), default=(0.0, 0))
    return number, width
