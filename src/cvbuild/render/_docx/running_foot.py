"""Name and page number at the foot of every page but the first, unless ``reference.docx`` has a footer of its own.

Both are fields, so that Word counts the pages. The first page has no foot: a résumé of one page shows none at all.
"""

from __future__ import annotations

from cvbuild.inspection._python_docx import RT
from cvbuild.render._docx.oxml import PARAGRAPH, Element, add, add_run, add_tab
from cvbuild.render._docx.reference import Reference

__all__ = ["add_running_foot"]

_STYLE = "footer"
"""The name of Word's own style for it; python-docx refers to it by the id Footer."""


def add_running_foot(reference: Reference, name: str, *, at_head: bool = False) -> None:
    """Write the foot in Word's style for footers, which is created if the reference lacks it.

    The name is the field AUTHOR, whose code is the same in every language of Word; that of a style is not.
    """
    document = reference.document
    if any(relation.reltype in (RT.HEADER, RT.FOOTER) for relation in document.part.rels.values()):
        return
    section = document.sections[-1]
    section.different_first_page_header_footer = True
    place = section.header if at_head else section.footer
    place.is_linked_to_previous = False
    foot = place._element
    foot[:] = []
    line = add(foot, "w:p")
    add(add(line, "w:pPr"), "w:pStyle", val=_style_id(reference))
    _field(line, "AUTHOR", name)
    add_tab(line)
    _field(line, "PAGE", "2")
    add_run(line, " / ")
    _field(line, "NUMPAGES", "2")


def _field(parent: Element, code: str, shown: str) -> None:
    add_run(add(parent, "w:fldSimple", instr=f" {code} "), shown)


def _style_id(reference: Reference) -> str:
    found = reference.ids.get((PARAGRAPH, _STYLE))
    if found:
        return found
    style = add(reference.styles, "w:style", type=PARAGRAPH, styleId="Footer")
    add(style, "w:name", val=_STYLE)
    add(style, "w:basedOn", val=reference.paragraph("Normal"))
    tabs = add(add(style, "w:pPr"), "w:tabs")
    add(tabs, "w:tab", val="right", pos="0")  # moved to the margin with the others
    return "Footer"
