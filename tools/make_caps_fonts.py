"""Write the faces in which headings are set in capitals and small capitals, from faces of the themes.

Where CSS asks for capitals, the words in the PDF become capitals too, or a font's feature leaks into what software
reads. So the letters are put into a face of their own: its small letters look like capitals, and are still the small
letters. A face that is changed needs another name under its licence.

Usage: python tools/make_caps_fonts.py
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TEMPLATES = Path(__file__).parent.parent / "templates"
FACES = (
    ("classic", "SourceSerif4_600SemiBold.ttf", "Headline Serif", ("Capitals", "SmallCaps")),
    ("modern", "SourceSans3_600SemiBold.ttf", "Headline Sans", ("Capitals", "SmallCaps")),
    ("centred", "STIXTwoText_600SemiBold.ttf", "Headline Roman", ("SmallCaps",)),
    ("academic", "EBGaramond_600SemiBold.ttf", "Headline Garalde", ("SmallCaps",)),
)
"""Theme, file, name of the new family, and which of the two it needs."""

_RANGES = ((0x20, 0x17F), (0x218, 0x21C), (0x386, 0x3CF), (0x400, 0x460), (0x1E00, 0x1F00), (0x2010, 0x2027))


def write(folder: Path, file: str, family: str, kind: str, target: Path) -> None:
    """Write one face."""
    font = TTFont(folder / file)
    _keep(font, kind)
    cmap = font.getBestCmap()
    _use(font, _capitals(cmap) if kind == "Capitals" else _small_capitals(font, cmap), kind == "Capitals")
    _rename(font, f"{family} {'Small Caps' if kind == 'SmallCaps' else kind}")
    font.save(target, reorderTables=True)


def _keep(font: TTFont, kind: str) -> None:
    options = Options(layout_features=["kern", "mark", "mkmk", "smcp"] if kind == "SmallCaps" else ["kern"])
    options.hinting, options.notdef_outline, options.name_IDs = False, True, [1, 2, 3, 4, 6]
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in _RANGES for c in range(first, last)])
    subsetter.subset(font)


def _capitals(cmap: dict[int, str]) -> dict[int, str]:
    """The glyph of the capital for each small letter that has one."""
    pairs = ((code, chr(code).upper()) for code in cmap if unicodedata.category(chr(code)) == "Ll")
    return {code: cmap[ord(capital)] for code, capital in pairs if len(capital) == 1 and ord(capital) in cmap}


def _small_capitals(font: TTFont, cmap: dict[int, str]) -> dict[int, str]:
    table = font["GSUB"].table
    wanted = {i for f in table.FeatureList.FeatureRecord if f.FeatureTag == "smcp" for i in f.Feature.LookupListIndex}
    change: dict[str, str] = {}
    for index in wanted:
        for sub in table.LookupList.Lookup[index].SubTable:
            change |= getattr(getattr(sub, "ExtSubTable", sub), "mapping", {})
    return {code: change[glyph] for code, glyph in cmap.items() if glyph in change}


def _use(font: TTFont, drawn: dict[int, str], copied: bool) -> None:
    """Let each character be drawn by its glyph, of which there is one for each: a PDF knows one character a glyph."""
    if copied:
        drawn = {code: _copy(font, glyph, f"small.{glyph}") for code, glyph in drawn.items()}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({code: glyph for code, glyph in drawn.items() if code in table.cmap})
    del font["GSUB"]


def _copy(font: TTFont, glyph: str, name: str) -> str:
    order = font.getGlyphOrder()
    if name not in order:
        glyf: Any = font["glyf"]
        glyf.glyphs[name] = glyf[glyph]
        font["hmtx"].metrics[name] = font["hmtx"].metrics[glyph]
        font.setGlyphOrder([*order, name])
        glyf.glyphOrder = font.getGlyphOrder()
    return name


def _rename(font: TTFont, family: str) -> None:
    names = {1: family, 2: "Regular", 3: family.replace(" ", ""), 4: family, 6: family.replace(" ", "")}
    for record in list(font["name"].names):
        if record.nameID in names:
            font["name"].setName(
                names[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID
            )


def main() -> None:
    """Write all of them."""
    for theme, file, family, kinds in FACES:
        folder = TEMPLATES / theme / "fonts"
        for kind in kinds:
            write(folder, file, family, kind, folder / f"{family.replace(' ', '')}_{kind}.ttf")


if __name__ == "__main__":
    main()
