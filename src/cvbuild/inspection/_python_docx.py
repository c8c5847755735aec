"""Undocumented names of python-docx that we use. Import this module when the first Word file is opened."""

from __future__ import annotations

from typing import Any

from cvbuild.syntax.libraries import expecting

with expecting("python-docx", "docx"):
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.opc.oxml import serialize_part_xml
    from docx.opc.rel import Relationships
    from docx.oxml.ns import nsmap, qn
    from docx.oxml.parser import OxmlElement, parse_xml

__all__ = [
    "RT",
    "OxmlElement",
    "Relationships",
    "cell_element",
    "clear_properties",
    "is_numbered",
    "nsmap",
    "parse_xml",
    "qn",
    "replace_content",
    "serialize_part_xml",
]


def clear_properties(properties: Any) -> None:
    """Remove all core properties of a document."""
    element = properties._element
    for child in list(element):
        element.remove(child)


def replace_content(part: Any, content: bytes) -> None:
    """Replace the bytes of a part that python-docx does not parse, such as the colours of Word's theme."""
    _ = part._blob  # setting a name that the library no longer reads would change nothing
    part._blob = content


def cell_element(cell: Any) -> Any:
    """Return the element of a table's cell; merged cells share theirs."""
    return cell._tc


def is_numbered(paragraph: Any) -> bool:
    """Return whether a paragraph itself, and not only its style, belongs to a list."""
    properties = paragraph._p.pPr
    return properties is not None and properties.numPr is not None
