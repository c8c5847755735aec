"""Apply theme and options to the definitions of ``reference.docx``: paper, margins, tab stops, font, language."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.shared import Pt

from cvbuild.inspection._python_docx import OxmlElement, qn
from cvbuild.model.theme import PAPERS, RenderOptions, Theme
from cvbuild.render._docx.measure import text_sides
from cvbuild.render._docx.oxml import Element, add

__all__ = ["set_font", "set_language", "set_page", "set_tab_stops"]

_TWIPS = 20  # to the point


def set_page(document: WordDocument, theme: Theme, options: RenderOptions) -> None:
    """Set paper and margins; the styles have their final sizes."""
    document.element.body.get_or_add_sectPr()
    section = document.sections[-1]
    width, height = PAPERS[options.paper]
    section.page_width, section.page_height = Pt(width), Pt(height)
    left, right = text_sides(document.styles.element, theme, options)
    section.left_margin, section.right_margin = Pt(left), Pt(right)
    section.top_margin, section.bottom_margin = Pt(theme.margins.top), Pt(theme.margins.bottom)


def set_tab_stops(styles: Element, theme: Theme, options: RenderOptions) -> None:
    """Move right tab stops to the right margin: those of the reference suit only its own paper and margins."""
    text_width = PAPERS[options.paper][0] - sum(text_sides(styles, theme, options))
    for tab in styles.iter(qn("w:tab")):
        if tab.get(qn("w:val")) in ("right", "end"):
            tab.set(qn("w:pos"), str(round(text_width * _TWIPS)))


def set_font(styles: Element, theme: Theme) -> None:
    """Set the font of all text whose style has none, if ``theme.toml`` sets one under ``[docx]``."""
    name = theme.docx.get("font")
    if not name:
        return
    properties = _defaults(styles)
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)  # and its attributes for the theme's fonts, which would take precedence
    scripts = ("ascii", "hAnsi", "eastAsia", "cs")
    properties.insert(0, OxmlElement("w:rFonts", {qn(f"w:{script}"): name for script in scripts}))


def set_language(styles: Element, language: str) -> None:
    """Set the language of all text, for screen readers and spelling checkers."""
    properties = _defaults(styles)
    if properties.find(qn("w:lang")) is None:
        add(properties, "w:lang")
    for element in styles.iter(qn("w:lang")):
        element.set(qn("w:val"), language)


def _defaults(styles: Element) -> Element:
    """Return the ``w:rPr`` of the document's defaults, created if missing."""
    parent = styles
    for tag in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        child = parent.find(qn(tag))
        if child is None:
            child = OxmlElement(tag)
            parent.insert(0, child)
        parent = child
    return parent
