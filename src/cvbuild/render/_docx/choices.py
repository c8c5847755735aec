"""The choices of a look in Word's styles: a centred letterhead, headings in capitals, a column of dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.inspection._python_docx import OxmlElement, qn
from cvbuild.model.theme import Theme
from cvbuild.render._docx.oxml import PARAGRAPH, Element, add, style_of
from cvbuild.render._docx.reference import Reference

__all__ = ["date_column", "set_choices"]

_LETTERHEAD = ("Title", "Subtitle", "Contact")
_HEADS = ("heading 2", "heading 3", "Entry Detail")
_TEXTS = ("Body Text", "Term")
_TWIPS = 20  # to the point
_POINTS = re.compile(r"([\d.]+)pt")
_WIDTH, _GAP = 96.0, 12.0

_BEFORE_JC = frozenset(
    map(
        qn,
        [
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:framePr",
            "w:widowControl",
            "w:numPr",
            "w:suppressLineNumbers",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:suppressAutoHyphens",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
        ],
    )
)
_BEFORE_IND = _BEFORE_JC - {qn("w:ind"), qn("w:contextualSpacing")}
_BEFORE_TABS = _BEFORE_IND - {qn("w:tabs"), qn("w:suppressAutoHyphens"), qn("w:spacing")}
_BEFORE_CAPS = frozenset(map(qn, ["w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs"]))


def set_choices(reference: Reference, theme: Theme) -> None:
    """Apply the look to the styles."""
    look = theme.look
    if look is None:
        return
    if look.header == "centred":
        for name in _LETTERHEAD:
            _put(_properties(reference, name), OxmlElement("w:jc", {qn("w:val"): "center"}), _BEFORE_JC)
    capitals = {"capitals": "w:caps", "small-caps": "w:smallCaps"}.get(look.headings or "")
    if capitals:
        _put(_properties(reference, "heading 1", "w:rPr"), OxmlElement(capitals), _BEFORE_CAPS)
    if width := date_column(theme):
        _set_date_column(reference, width)


def date_column(theme: Theme) -> int:
    """Return the width of the column of dates in twentieths of a point; 0 without one."""
    if theme.look is None or theme.look.date_column != "left":
        return 0
    sizes = (("date-width", _WIDTH), ("date-gap", _GAP))
    return round(_TWIPS * sum(_points(theme.style.get(name, ""), usual) for name, usual in sizes))


def _points(value: str, usual: float) -> float:
    found = _POINTS.fullmatch(value.strip())
    return float(found[1]) if found else usual


def _set_date_column(reference: Reference, width: int) -> None:
    """Indent everything by the column, and let the first line of heads begin in it."""
    for name in _HEADS:
        properties = _properties(reference, name)
        _put(properties, OxmlElement("w:ind", _indent(width, width)), _BEFORE_IND)
        _left_tab(properties, width)
    for name in _TEXTS:
        properties = _properties(reference, name)
        own = properties.find(qn("w:ind"))
        left, hanging = (int(own.get(qn(f"w:{key}")) or 0) if own is not None else 0 for key in ("left", "hanging"))
        _put(properties, OxmlElement("w:ind", _indent(width + left, hanging)), _BEFORE_IND)
    for level in reference.document.part.numbering_part.element.iter(qn("w:lvl")):
        for indent in level.iter(qn("w:ind")):
            indent.set(qn("w:left"), str(width + int(indent.get(qn("w:left")) or 0)))


def _indent(left: int, hanging: int) -> dict[str, str]:
    return {qn("w:left"): str(left), qn("w:hanging"): str(hanging)}


def _left_tab(properties: Element, width: int) -> None:
    tabs = properties.find(qn("w:tabs"))
    if tabs is None:
        tabs = OxmlElement("w:tabs")
        _put(properties, tabs, _BEFORE_TABS)
    tabs.insert(0, OxmlElement("w:tab", {qn("w:val"): "left", qn("w:pos"): str(width)}))


def _properties(reference: Reference, name: str, tag: str = "w:pPr") -> Element:
    """Return the properties of a paragraph style, made if it has none."""
    identifier = reference.ids[PARAGRAPH, name.lower()]
    style = style_of(reference.styles, identifier)
    found = style.find(qn(tag))
    if found is None:
        found = add(style, tag)
        paragraph = style.find(qn("w:rPr"))
        if tag == "w:pPr" and paragraph is not None:
            paragraph.addprevious(found)
    return found


def _put(properties: Element, element: Element, before: frozenset[str]) -> None:
    """Put an element in place of one of its kind, after those that the schema wants before it."""
    for old in properties.findall(element.tag):
        properties.remove(old)
    last = list(_leading(properties, before))
    if last:
        last[-1].addnext(element)
    else:
        properties.insert(0, element)


def _leading(properties: Element, before: frozenset[str]) -> Iterator[Element]:
    return (child for child in properties if child.tag in before)
