"""Scripts in a Word file: the direction of its paragraphs by style, of each run by its letters, and fonts for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.inspection._python_docx import OxmlElement, qn
from cvbuild.model.document import Document
from cvbuild.model.locales.scripts import by_script, is_right_to_left
from cvbuild.model.theme import Theme
from cvbuild.render._docx.oxml import Element
from cvbuild.render._isolates import LEFT_TO_RIGHT

__all__ = ["runs", "set_direction", "set_script_fonts"]

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"
_LETTER = rf"(?![{_RIGHT}])[^\W\d_]"
_TURNED = re.compile(rf"[{_RIGHT}](?:[^A-Za-z]*[{_RIGHT}])?")
_STRAIGHT = re.compile(rf"{LEFT_TO_RIGHT.pattern}|{_LETTER}(?:[^{_RIGHT}]*(?:{_LETTER}|[\d%+#]))?")

_BEFORE_BIDI = tuple(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "  # noqa: SIM905
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN".split()
)
"""The elements that the schema of Word wants before ``w:bidi`` in a paragraph's properties."""


def set_direction(styles: Element, body: Element, language: str) -> None:
    """Let all paragraphs begin at the right side, if the language is written so."""
    if not is_right_to_left(language):
        return
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "paragraph" and style.find(qn("w:basedOn")) is None:
            _turn(_properties(style))
    section = body.get_or_add_sectPr()
    if section.find(qn("w:bidi")) is None:
        last = [child for child in section if child.tag not in {qn("w:rtlGutter"), qn("w:docGrid")}]
        section.insert(len(last), OxmlElement("w:bidi"))


def _properties(style: Element) -> Element:
    found = style.find(qn("w:pPr"))
    if found is None:
        found = OxmlElement("w:pPr")
        text = style.find(qn("w:rPr"))
        style.append(found) if text is None else text.addprevious(found)
    return found


def _turn(properties: Element) -> None:
    if properties.find(qn("w:bidi")) is not None:
        return
    before = {qn(f"w:{name}") for name in _BEFORE_BIDI}
    place = max((number + 1 for number, child in enumerate(properties) if child.tag in before), default=0)
    properties.insert(place, OxmlElement("w:bidi"))


def runs(text: str, *, turned: bool) -> Iterator[tuple[str, bool]]:
    """Split a text into runs, each with its direction: true from right to left.

    Args:
        text: any text.
        turned: the direction of the paragraph.
    """
    end = 0
    for match in (_STRAIGHT if turned else _TURNED).finditer(text):
        if match.start() > end:
            yield text[end : match.start()], turned
        yield match[0], not turned
        end = match.end()
    if end < len(text) or not text:
        yield text[end:], turned and bool(text)


_FONTS = {
    "Arabic": ("Times New Roman", "Arial"),
    "Hebrew": ("Times New Roman", "Arial"),
    "Thai": ("Leelawadee UI", "Leelawadee UI"),
    "Lao": ("Leelawadee UI", "Leelawadee UI"),
    "Khmer": ("Leelawadee UI", "Leelawadee UI"),
    "Burmese": ("Myanmar Text", "Myanmar Text"),
    "Tibetan": ("Microsoft Himalaya", "Microsoft Himalaya"),
    "Japanese": ("Yu Mincho", "Yu Gothic"),
    "Korean": ("Batang", "Malgun Gothic"),
    "Chinese": ("SimSun", "Microsoft YaHei"),
}
"""A font with and one without serifs that Windows and Word have for a script; for those of India one has all."""

_EAST_ASIAN = frozenset({"Japanese", "Korean", "Chinese"})
_INDIC = "Nirmala UI"


def set_script_fonts(styles: Element, theme: Theme, document: Document) -> None:
    """Name a font that machines with Word have for each script of the text that the theme's font lacks."""
    letters = {char for fragment in document.fragments if not fragment.text.isascii() for char in fragment.text}
    serif = "serif" in theme.style.get("font", "").partition(",")[0].lower()
    for script in by_script(letters, document.language):
        usual = (_INDIC, _INDIC) if script.spelled else ("", "")
        font = _FONTS.get(script.name, usual)[0 if serif else 1]
        if not font:
            continue
        kind = "w:eastAsia" if script.name in _EAST_ASIAN else "w:cs"
        for fonts in styles.iter(qn("w:rFonts")):
            if fonts.get(qn(kind)) is not None:
                fonts.set(qn(kind), font)
        for language in styles.iter(qn("w:lang")):
            language.set(qn("w:eastAsia" if script.name in _EAST_ASIAN else "w:bidi"), document.language)
