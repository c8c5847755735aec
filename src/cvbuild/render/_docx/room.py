"""Room of a line in Word: its fonts are not at hand, so widths are those of letters in most faces."""

from __future__ import annotations

from cvbuild.inspection._python_docx import qn
from cvbuild.model.document import Header, Spans, plain
from cvbuild.render._docx.measure import text_size
from cvbuild.render._docx.oxml import style_of
from cvbuild.render._docx.reference import Reference
from cvbuild.render._weasyprint.letterhead import balanced

__all__ = ["Room"]

_LETTER = 0.5
"""The width of a letter in ems; a line ends too soon rather than too late."""

_EMU = 12700  # to the point
_HALF = 0.5


class Room:
    """The width of the text, and what goes beside what in it."""

    def __init__(self, reference: Reference) -> None:
        section = reference.document.sections[-1]
        sides = sum(side or 0 for side in (section.left_margin, section.right_margin))
        self._width = ((section.page_width or 0) - sides) / _EMU
        self._reference = reference

    def rows_of_contacts(self, header: Header, separator: str) -> list[list[int]]:
        """Return the numbers of the contacts by row, as the PDF has them: Word would leave one on a line of its own."""
        letter = self._size("Contact") * _LETTER
        widths = [len(plain(contact.spans)) * letter for contact in header.contacts]
        return balanced(widths, 0, self._width, len(separator) * letter)

    def is_too_long(self, left: Spans, right: Spans) -> bool:
        """Return whether what is at the end of a line takes half of it, and both do not fit: Word would leave a gap."""
        letter = text_size(self._reference.styles) * _LETTER
        one, other = (len(plain(spans)) * letter for spans in (left, right))
        return other > self._width * _HALF and one + other + letter > self._width

    def _size(self, name: str) -> float:
        """Return the size of a style's text in points."""
        identifier = self._reference.paragraph(name)
        found = style_of(self._reference.styles, identifier).find(f"{qn('w:rPr')}/{qn('w:sz')}")
        value = found.get(qn("w:val")) if found is not None else ""
        return int(value) / 2 if value and value.isdecimal() else text_size(self._reference.styles)
