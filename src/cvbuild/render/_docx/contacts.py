"""The contacts of Word's letterhead in rows, as the PDF has them: Word alone would leave one on a line of its own."""

from __future__ import annotations

from cvbuild.inspection._python_docx import qn
from cvbuild.model.document import Header
from cvbuild.render._docx.oxml import Element
from cvbuild.render._docx.reference import Reference
from cvbuild.render._weasyprint.letterhead import balanced

__all__ = ["rows_of_contacts"]

_LETTER = 0.5
"""The width of a letter in ems, as in most faces: Word's are not at hand. A row ends too soon rather than too late."""

_USUAL = 20  # half points, for a style without a size


def rows_of_contacts(reference: Reference, header: Header, separator: str) -> list[list[int]]:
    """Return the numbers of the contacts by row."""
    letter = _size(reference) * _LETTER
    widths = [len("".join(span.text for span in contact.spans)) * letter for contact in header.contacts]
    return balanced(widths, 0, _room(reference), len(separator) * letter)


def _room(reference: Reference) -> float:
    """Return the width of the text in points."""
    section = reference.document.sections[-1]
    sides = (section.left_margin, section.right_margin)
    return float((section.page_width or 0) - sum(side or 0 for side in sides)) / 12700  # EMU to the point


def _size(reference: Reference) -> float:
    """Return the size of contacts in points."""
    identifier = reference.paragraph("Contact")
    style: Element = next(one for one in reference.styles if one.get(qn("w:styleId")) == identifier)
    found = style.find(f"{qn('w:rPr')}/{qn('w:sz')}")
    value = found.get(qn("w:val")) if found is not None else ""
    return (int(value) if value and value.isdecimal() else _USUAL) / 2
