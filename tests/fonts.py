"""Fonts for tests: made of boxes, with the letters, features and flags that a test needs."""

from __future__ import annotations

import io
from collections.abc import Iterable

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

__all__ = ["collection", "made"]


def made(
    family: str, letters: str, features: str = "", *, weight: int = 400, style: str = "Regular", rights: int = 0
) -> bytes:
    """A TrueType font; ``rights`` are the flags for embedding, ``features`` a feature file in Adobe's syntax."""
    codes = sorted({ord(letter) for letter in f" {letters}"})
    names = {code: f"u{code:04X}" for code in codes}
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: _box() for name in order})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": style, "licenseDescription": "Free for tests"})
    selection = 1 if style == "Italic" else 0
    builder.setupOS2(usWeightClass=weight, fsType=rights, fsSelection=selection, sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    if features:
        addOpenTypeFeaturesFromString(builder.font, features)
    return _bytes(builder.font)


def collection(fonts: Iterable[bytes]) -> bytes:
    """A collection of fonts in one file."""
    made = TTCollection()
    made.fonts = [TTFont(io.BytesIO(font), recalcTimestamp=False) for font in fonts]
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _box() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 500), (550, 500), (550, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def _bytes(font: TTFont) -> bytes:
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = 0
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()
