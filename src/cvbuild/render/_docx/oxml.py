"""WordprocessingML elements that python-docx does not create: styled runs, tabs, hyperlinks, mixed character styles."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from cvbuild.inspection._python_docx import OxmlElement, nsmap, qn

__all__ = [
    "CHARACTER",
    "PARAGRAPH",
    "CharacterStyles",
    "Element",
    "add",
    "add_break",
    "add_run",
    "add_tab",
    "declare_namespaces",
    "style_ids",
    "style_of",
    "xml_text",
]

Element = Any
"""An element of python-docx, whose classes are created at run time."""

PARAGRAPH, CHARACTER = "paragraph", "character"

_BLANK = re.compile("[\t\n\r\x1c-\x1f\x0b\x0c\x85]")
_FORBIDDEN = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return ``text`` without characters that XML 1.0 forbids; control characters that separate words become spaces."""
    return _FORBIDDEN.sub("", _BLANK.sub(" ", text))


def add(parent: Element, tag: str, **attributes: str) -> Element:
    """Append an element; attributes are of the ``w`` namespace."""
    element = OxmlElement(tag, {qn(f"w:{name}"): value for name, value in attributes.items()})
    parent.append(element)
    return element


def add_run(parent: Element, text: str, style: str = "", *, turned: bool = False) -> None:
    """Append a run of text in a character style; ``turned`` if it is read from right to left."""
    run = add(parent, "w:r")
    properties = add(run, "w:rPr") if style or turned else None
    if style:
        add(properties, "w:rStyle", val=style)
    if turned:
        add(properties, "w:rtl")
    _add_text(run, text)


def _add_text(run: Element, text: str) -> None:
    node = add(run, "w:t")
    node.text = xml_text(text)
    node.set(qn("xml:space"), "preserve")


def add_tab(parent: Element) -> None:
    """Append a tab."""
    add(add(parent, "w:r"), "w:tab")


def add_break(parent: Element) -> None:
    """Append the end of a line, and a space before it: mammoth, for one, reads the lines as one."""
    run = add(parent, "w:r")
    _add_text(run, " ")
    add(run, "w:br")


def declare_namespaces(root: Element) -> None:
    """Declare the namespace of relationships once, at the root, as Word does.

    pandoc and docx2python find an ``r:id`` by its prefix, and lose the text of a link that declares another one.
    Prefixes that ``mc:Ignorable`` names stay declared, used or not.
    """
    etree.cleanup_namespaces(root, top_nsmap={"r": nsmap["r"]}, keep_ns_prefixes=[*filter(None, root.nsmap), "r"])


def style_of(styles: Element, identifier: str) -> Element:
    """Return the style with an id; None if there is none."""
    return next((style for style in styles.findall(qn("w:style")) if style.get(qn("w:styleId")) == identifier), None)


def style_ids(styles: Element) -> dict[tuple[str, str], str]:
    """Return the ids of styles by type and lower-case name.

    Word translates the ids of its own styles when the user saves the file (``berschrift1`` in German), but never the
    names.
    """
    found = ((style, style.find(qn("w:name"))) for style in styles.findall(qn("w:style")))
    return {
        (style.get(qn("w:type")), name.get(qn("w:val")).lower()): style.get(qn("w:styleId"))
        for style, name in found
        if name is not None
    }


class CharacterStyles:
    """Character styles by name, alone or combined.

    A run can have only one character style. A bold link uses a combined style, created unless the reference has it.
    """

    def __init__(self, styles: Element, ids: Mapping[tuple[str, str], str]) -> None:
        self._styles = styles
        self._ids = dict(ids)

    def id(self, names: tuple[str, ...]) -> str:
        """Return the id of the style with the properties of all names; later ones win. Empty without names."""
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
        properties = style_of(self._styles, last).find(qn("w:rPr"))
        if properties is not None:
            style.append(copy.deepcopy(properties))
        return str(style.get(qn("w:styleId")))

    def _free(self, identifier: str) -> str:
        taken = set(self._ids.values())
        while identifier in taken:
            identifier += "1"
        return identifier
