"""Subsets of a theme's fonts for web pages, in WOFF2. The only module that imports fontTools, lazily."""

from __future__ import annotations

import functools
import io
from typing import Any

from cvbuild.syntax.libraries import expecting

__all__ = ["subset"]

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
