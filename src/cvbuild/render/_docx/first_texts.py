"""The gap under a section's heading: texts there begin where entries do."""

from __future__ import annotations

from cvbuild.inspection._python_docx import qn
from cvbuild.render._docx.oxml import PARAGRAPH, add, style_of
from cvbuild.render._docx.reference import Reference

__all__ = ["FirstTexts"]

_ENTRY = "heading 2"


class FirstTexts:
    """The styles of paragraphs that follow a heading, made on first use from those of the same paragraphs elsewhere.

    An entry has its gap above it by its style, also as the first of its section. A text has none, and a gap below the
    heading would add to that of the entries.
    """

    def __init__(self, reference: Reference) -> None:
        self._styles = reference.styles
        self._gap = self._before(reference.paragraph(_ENTRY))
        self._made: dict[str, str] = {}

    def style(self, identifier: str) -> str:
        """Return the id of the style for a paragraph under a heading; the same one if its own gap is no smaller."""
        if identifier not in self._made:
            own = self._before(identifier) >= self._gap
            self._made[identifier] = identifier if own else self._make(identifier)
        return self._made[identifier]

    def _make(self, base: str) -> str:
        names = style_of(self._styles, base).find(qn("w:name"))
        style = add(self._styles, "w:style", type=PARAGRAPH, customStyle="1", styleId=self._free(f"{base}First"))
        add(style, "w:name", val=f"{names.get(qn('w:val'))} First")
        add(style, "w:basedOn", val=base)
        add(style, "w:next", val=base)
        add(add(style, "w:pPr"), "w:spacing", before=str(self._gap))
        return str(style.get(qn("w:styleId")))

    def _before(self, identifier: str | None) -> int:
        """Return the space above a style's paragraphs, its own or that of the style it is based on."""
        seen = set[str]()
        while identifier and identifier not in seen:
            seen.add(identifier)
            style = style_of(self._styles, identifier)
            if style is None:
                break
            spacing = style.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
            value = spacing.get(qn("w:before")) if spacing is not None else None
            if value and value.isdecimal():
                return int(value)
            based = style.find(qn("w:basedOn"))
            identifier = based.get(qn("w:val")) if based is not None else None
        return 0

    def _free(self, identifier: str) -> str:
        while style_of(self._styles, identifier) is not None:
            identifier += "1"
        return identifier
