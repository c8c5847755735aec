"""Lists of more than one level, numbered lists and paragraphs inside items, as Word knows them.

A reference document has only the style "List Bullet". The other styles are made from it when a document needs them,
unless the reference has its own: "List Bullet 2", "List Number", "List Continue".
"""

from __future__ import annotations

import copy
import functools

from cvbuild.inspection._python_docx import OxmlElement, qn
from cvbuild.render._docx.oxml import PARAGRAPH, Element, add, style_of
from cvbuild.render._docx.reference import Reference

__all__ = ["LEVELS", "Lists"]

LEVELS = 3
"""Levels of lists; deeper ones look like the last."""

_FURTHER = "Body Text Further"
"""The style of a paragraph after another one of the same text."""

_BULLETS, _NUMBERS, _CONTINUE = "List Bullet", "List Number", "List Continue"

_GAP = "60"  # twentieths of a point above a further paragraph
_WIDEST = 1.5  # the room of a number, as a multiple of a bullet's


class Lists:
    """The styles and numberings of a document's lists, made on first use."""

    def __init__(self, reference: Reference) -> None:
        self._ids = dict(reference.ids)
        self._styles = reference.styles
        self._numbering = reference.document.part.numbering_part.element

    def bullet(self, level: int) -> str:
        """Return the style of a bullet at a level from 0."""
        return self._own(_BULLETS, level) if level else self._ids[PARAGRAPH, _BULLETS.lower()]

    def number(self, level: int) -> str:
        """Return the style of a numbered item at a level from 0."""
        return self._own(_NUMBERS, level)

    def inside(self, level: int) -> str:
        """Return the style of a paragraph inside an item at a level from 0."""
        return self._own(_CONTINUE, level)

    def further(self) -> str:
        """Return the style of a paragraph after another one of the same text."""
        key = (PARAGRAPH, _FURTHER.lower())
        if key not in self._ids:
            style = self._made(_FURTHER, self._ids[PARAGRAPH, "body text"])
            add(add(style, "w:pPr"), "w:spacing", before=_GAP)
        return self._ids[key]

    def start(self, first: int, level: int) -> str:
        """Return the id of a new numbered list that counts from ``first``."""
        level = min(level, LEVELS - 1)
        number = self._num(self._numbers)
        override = add(number, "w:lvlOverride", ilvl=str(level))
        add(override, "w:startOverride", val=str(first))
        return str(number.get(qn("w:numId")))

    def _own(self, name: str, level: int) -> str:
        level = min(level, LEVELS - 1)
        full = f"{name} {level + 1}" if level else name
        key = (PARAGRAPH, full.lower())
        if key not in self._ids:
            self._list_style(self._made(full, self._ids[PARAGRAPH, _BULLETS.lower()]), name, level)
        return self._ids[key]

    def _list_style(self, style: Element, name: str, level: int) -> None:
        properties = add(style, "w:pPr")
        numbering = add(properties, "w:numPr")
        if level and name != _CONTINUE:
            add(numbering, "w:ilvl", val=str(level))
        listed = {_BULLETS: self._bullets, _NUMBERS: self._numbers}.get(name)
        add(numbering, "w:numId", val=listed if listed else "0")
        if name == _CONTINUE:
            add(properties, "w:spacing", before=_GAP)
            add(properties, "w:ind", left=str(self._left * (level + 1)), hanging="0", firstLine="0")

    def _made(self, name: str, base: str) -> Element:
        identifier = name.replace(" ", "")
        while identifier in self._ids.values():
            identifier += "1"
        style = add(self._styles, "w:style", type=PARAGRAPH, styleId=identifier)
        if name == _FURTHER:
            style.set(qn("w:customStyle"), "1")
        add(style, "w:name", val=name)
        add(style, "w:basedOn", val=base)
        add(style, "w:qFormat")
        self._ids[PARAGRAPH, name.lower()] = identifier
        return style

    @functools.cached_property
    def _left(self) -> int:
        """The indent of a bullet's words, in twentieths of a point."""
        indent = self._level.find(f".//{qn('w:ind')}")
        left = indent.get(qn("w:left")) or indent.get(qn("w:start")) if indent is not None else None
        return int(left or 220)

    @functools.cached_property
    def _level(self) -> Element:
        """The level of the reference's bullets; a plain one if its style names no list that there is."""
        style = style_of(self._styles, self._ids[PARAGRAPH, _BULLETS.lower()])
        used = style.find(f".//{qn('w:numId')}")
        number = self._found("w:num", "w:numId", used.get(qn("w:val")) if used is not None else "")
        definition = number.find(qn("w:abstractNumId")) if number is not None else None
        abstract = self._found(
            "w:abstractNum", "w:abstractNumId", definition.get(qn("w:val")) if definition is not None else ""
        )
        level = abstract.find(qn("w:lvl")) if abstract is not None else None
        return _plain_level() if level is None else level

    def _found(self, tag: str, key: str, value: str) -> Element | None:
        return next((one for one in self._numbering.findall(qn(tag)) if one.get(qn(key)) == value), None)

    @property
    def _abstracts(self) -> list[Element]:
        return list(self._numbering.findall(qn("w:abstractNum")))

    @functools.cached_property
    def _bullets(self) -> str:
        """The id of a list of bullets of several levels."""
        return str(self._num(self._defined([self._bullet_level(level) for level in range(LEVELS)])).get(qn("w:numId")))

    @functools.cached_property
    def _numbers(self) -> str:
        """The id of the definition of numbered lists."""
        return self._defined([self._number_level(level) for level in range(LEVELS)])

    def _defined(self, levels: list[Element]) -> str:
        """Add the definition of a list; Word wants all definitions before the lists that use them."""
        abstract = OxmlElement("w:abstractNum")
        identifier = str(1 + max((int(a.get(qn("w:abstractNumId"))) for a in self._abstracts), default=-1))
        abstract.set(qn("w:abstractNumId"), identifier)
        add(abstract, "w:multiLevelType", val="multilevel")
        abstract.extend(levels)
        self._after(self._abstracts, abstract)
        return identifier

    def _num(self, abstract: str) -> Element:
        used = [int(num.get(qn("w:numId"))) for num in self._numbering.findall(qn("w:num"))]
        number = OxmlElement("w:num", {qn("w:numId"): str(1 + max(used, default=0))})
        add(number, "w:abstractNumId", val=abstract)
        self._after(self._numbering.findall(qn("w:num")) or self._abstracts, number)
        return number

    def _after(self, others: list[Element], own: Element) -> None:
        if others:
            others[-1].addnext(own)
        else:
            self._numbering.insert(0, own)

    def _bullet_level(self, level: int) -> Element:
        own = copy.deepcopy(self._level)
        self._settle(own, level, self._left * (level + 1), self._left)
        return own

    def _number_level(self, level: int) -> Element:
        own = copy.deepcopy(self._level)
        for tag in ("w:start", "w:lvlPicBulletId", "w:rPr/w:rFonts"):  # a bullet may have a picture or a symbol font
            _remove(own, tag)
        own.insert(0, OxmlElement("w:start", {qn("w:val"): "1"}))
        own.find(qn("w:numFmt")).set(qn("w:val"), "decimal")
        own.find(qn("w:lvlText")).set(qn("w:val"), f"%{level + 1}.")
        room = round(self._left * _WIDEST)
        self._settle(own, level, self._left * level + room, room)
        return own

    def _settle(self, own: Element, level: int, left: int, hanging: int) -> None:
        own.set(qn("w:ilvl"), str(level))
        for tag in ("w:pStyle", "w:pPr"):
            for old in own.findall(qn(tag)):
                own.remove(old)
        place = OxmlElement("w:pPr")
        add(place, "w:ind", left=str(left), hanging=str(hanging))
        (own.find(qn("w:lvlJc")) if own.find(qn("w:lvlJc")) is not None else own.find(qn("w:lvlText"))).addnext(place)


def _remove(element: Element, path: str) -> None:
    """Remove the elements at a path of tags."""
    for found in element.findall("/".join(map(qn, path.split("/")))):
        found.getparent().remove(found)


def _plain_level() -> Element:
    level = OxmlElement("w:lvl", {qn("w:ilvl"): "0"})
    for tag, value in (("w:start", "1"), ("w:numFmt", "bullet"), ("w:lvlText", "•"), ("w:lvlJc", "left")):
        add(level, tag, val=value)
    return level
