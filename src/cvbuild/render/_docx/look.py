"""What theme and options change in the definitions of ``reference.docx``: paper, margins, tab stops, font, language."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt

from cvbuild.render._docx.oxml import Element, add
from cvbuild.theme import PAPERS, RenderOptions, Theme

__all__ = ["set_font", "set_language", "set_page", "set_tab_stops"]

_TWIPS = 20  # to the point


def set_page(document: WordDocument, theme: Theme, options: RenderOptions) -> None:
    """Paper and margins."""
    document.element.body.get_or_add_sectPr()
    section = document.sections[-1]
    width, height = PAPERS[options.paper]
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.left_margin, section.right_margin = Pt(theme.margins.left), Pt(theme.margins.right)
    section.top_margin, section.bottom_margin = Pt(theme.margins.top), Pt(theme.margins.bottom)


def set_tab_stops(styles: Element, theme: Theme, options: RenderOptions) -> None:
    """Right tab stops to the right margin: those of the reference are right for its own paper and margins only."""
    text_width = PAPERS[options.paper][0] - theme.margins.left - theme.margins.right
    for tab in styles.iter(qn("w:tab")):
        if tab.get(qn("w:val")) in ("right", "end"):
            tab.set(qn("w:pos"), str(round(text_width * _TWIPS)))


def set_font(styles: Element, theme: Theme) -> None:
    """The font of all text whose style names no other, where ``theme.toml`` names one under ``[docx]``."""
    name = theme.docx.get("font")
    if not name:
        return
    properties = _defaults(styles)
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)  # with its attributes for the theme's fonts, which would win
    scripts = ("ascii", "hAnsi", "eastAsia", "cs")
    properties.insert(0, OxmlElement("w:rFonts", {qn(f"w:{script}"): name for script in scripts}))


def set_language(styles: Element, language: str) -> None:
    """The language of all text: screen readers and spelling checkers go by it."""
    properties = _defaults(styles)
    if properties.find(qn("w:lang")) is None:
        add(properties, "w:lang")
    for element in styles.iter(qn("w:lang")):
        element.set(qn("w:val"), language)


def _defaults(styles: Element) -> Element:
    """The ``w:rPr`` of the document's defaults, made where there is none."""
    parent = styles
    for tag in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        child = parent.find(qn(tag))
        if child is None:
            child = OxmlElement(tag)
            parent.insert(0, child)
        parent = child
    return parent
