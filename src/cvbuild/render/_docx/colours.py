"""Write the colours of ``theme.toml`` into a Word file: into its theme, and at every style that refers to it.

Word uses the theme's colour if a style refers to it; other programs read the copy at the style.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping

from docx.document import Document as WordDocument

from cvbuild.inspection._python_docx import RT, OxmlElement, parse_xml, qn, replace_content, serialize_part_xml
from cvbuild.model.theme import Theme, broken_theme
from cvbuild.render._docx.oxml import Element
from cvbuild.syntax.finding import Mistake
from cvbuild.syntax.source import Place

__all__ = ["colour_problems", "set_colours"]

_HEX = re.compile("#(?:[0-9a-fA-F]{3}){1,2}")

_SLOTS = {
    "accent": ("a:accent1", ("accent1",)),
    "text": ("a:dk1", ("text1", "dark1")),
    "muted": ("a:dk2", ("text2", "dark2")),
    "rule": ("a:lt2", ("background2", "light2")),
}
"""Colours of ``theme.toml`` by Word's theme slot and its names in styles."""

_REFERENCES = (
    ("w:color", "w:themeColor", "w:themeTint", "w:themeShade"),
    ("w:fill", "w:themeFill", "w:themeFillTint", "w:themeFillShade"),
)


def colour_problems(theme: Theme) -> Iterator[Mistake]:
    """Return colours that Word cannot use: it supports only RGB, not the other forms of CSS."""
    for key in _SLOTS:
        value = theme.style.get(key)
        if value is not None and not _HEX.fullmatch(value):
            place = Place(theme.origins.get("theme.toml", "theme.toml"))
            yield broken_theme(f'{key} = "{value}": Word does not support this colour', place, "write it as #1d4170")


def set_colours(document: WordDocument, theme: Theme) -> None:
    """Apply the theme's colours wherever styles and numbering refer to them."""
    colours = {key: _rgb(theme.style[key]) for key in _SLOTS if key in theme.style}
    for rel in document.part.rels.values():
        if rel.reltype == RT.THEME:
            replace_content(rel.target_part, _with_colours(rel.target_part.blob, colours))
        elif rel.reltype in (RT.STYLES, RT.NUMBERING):
            _set_copies(rel.target_part.element, colours)


def _rgb(value: str) -> str:
    """Return ``#abc`` and ``#aabbcc`` as ``AABBCC``."""
    digits = value.removeprefix("#").upper()
    return digits if len(digits) == 6 else "".join(2 * digit for digit in digits)


def _with_colours(theme_part: bytes, colours: Mapping[str, str]) -> bytes:
    root = parse_xml(theme_part)
    for key, rgb in colours.items():
        for slot in root.iter(qn(_SLOTS[key][0])):
            slot[:] = [OxmlElement("a:srgbClr", {"val": rgb})]
    return serialize_part_xml(root)


def _set_copies(root: Element, colours: Mapping[str, str]) -> None:
    named = {name: rgb for key, rgb in colours.items() for name in _SLOTS[key][1]}
    for element in root.iter():
        for copy, reference, tint, shade in _REFERENCES:
            rgb = named.get(element.get(qn(reference), ""))
            if rgb is not None:
                target = "w:val" if element.tag == qn("w:color") else copy
                element.set(qn(target), _shaded(rgb, element.get(qn(tint)), element.get(qn(shade))))


def _shaded(rgb: str, tint: str | None, shade: str | None) -> str:
    """Apply Word's "lighter" and "darker", which change the luminance (ISO 29500-1, 17.18.97 and 17.3.2.6).

    Args:
        rgb: ``AABBCC``.
        tint: 00 to FF, the part of the colour that remains when mixed with white.
        shade: 00 to FF, the part of the luminance that remains.
    """
    hue, light, saturation = colorsys.rgb_to_hls(*(int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4)))
    if shade:
        light *= int(shade, 16) / 255
    if tint:
        light = 1 - (1 - light) * int(tint, 16) / 255
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))
