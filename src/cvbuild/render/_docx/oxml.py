"""WordprocessingML elements that python-docx does not make: styled runs, tabs, hyperlinks, mixed character styles."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

__all__ = ["CHARACTER", "PARAGRAPH", "CharacterStyles", "Element", "add", "add_run", "add_tab", "style_ids", "xml_text"]

Element = Any
"""An element of python-docx, whose classes are made at run time."""

PARAGRAPH, CHARACTER = "paragraph", "character"

_BLANK = re.compile("[\t\n\r\x1c-\x1f\x0b\x0c\x85]")
_FORBIDDEN = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """``text`` without what XML 1.0 forbids; control characters that are blanks become one, so that no words fuse."""
    return _FORBIDDEN.sub("", _BLANK.sub(" ", text))


def add(parent: Element, tag: str, **attributes: str) -> Element:
    """Append an element; attributes are of the ``w`` namespace."""
    element = OxmlElement(tag, {qn(f"w:{name}"): value for name, value in attributes.items()})
    parent.append(element)
    return element


def add_run(parent: Element, text: str, style: str = "") -> None:
    """Append a run of text in a character style."""
    run = add(parent, "w:r")
    if style:
        add(add(run, "w:rPr"), "w:rStyle", val=style)
    node = add(run, "w:t")
    node.text = xml_text(text)
    node.set(qn("xml:space"), "preserve")


def add_tab(parent: Element) -> None:
    """Append a tab."""
    add(add(parent, "w:r"), "w:tab")


def style_ids(styles: Element) -> dict[tuple[str, str], str]:
    """From a style's type and name, in small letters, to its id.

    Word translates the ids of its own styles when a person saves the file (``berschrift1`` in German), the names never.
    """
    found = ((style, style.find(qn("w:name"))) for style in styles.findall(qn("w:style")))
    return {
        (style.get(qn("w:type")), name.get(qn("w:val")).lower()): style.get(qn("w:styleId"))
        for style, name in found
        if name is not None
    }


class CharacterStyles:
    """Character styles by name, alone or mixed.

    A run has one character style. For a link in bold there is one made of both, unless the reference has it already.
    """

    def __init__(self, styles: Element, ids: Mapping[tuple[str, str], str]) -> None:
        self._styles = styles
        self._ids = dict(ids)

    def id(self, names: tuple[str, ...]) -> str:
        """The id of the style that has the properties of all; later ones win. Empty for no name."""
        if not names:
            return ""
        key = (CHARACTER, " ".join(names).lower())
        if key not in self._ids:
            self._ids[key] = self._mix(names)
        return self._ids[key]

    def _mix(self, names: tuple[str, ...]) -> str:
        base, last = self.id(names[:-1]), self.id(names[-1:])
        style = add(self._styles, "w:style", type=CHARACTER, customStyle="1", styleId=self._free(f"{base}{last}"))
        add(style, "w:name", val=" ".join(names))
        add(style, "w:basedOn", val=base)
        properties = self._style(last).find(qn("w:rPr"))
        if properties is not None:
            style.append(copy.deepcopy(properties))
        return str(style.get(qn("w:styleId")))

    def _style(self, identifier: str) -> Element:
        return next(style for style in self._styles.findall(qn("w:style")) if style.get(qn("w:styleId")) == identifier)

    def _free(self, identifier: str) -> str:
        taken = set(self._ids.values())
        while identifier in taken:
            identifier += "1"
        return identifier
