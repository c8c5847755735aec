"""Write a Word file as a package: its properties, and a zip whose bytes depend only on its contents."""

from __future__ import annotations

import datetime
import io
import zipfile

from docx.document import Document as WordDocument

from cvbuild.inspection._python_docx import clear_properties
from cvbuild.model.document import Document
from cvbuild.render._docx.oxml import xml_text

__all__ = ["EPOCH", "packed", "set_properties"]

EPOCH = datetime.datetime(1980, 1, 1)
"""The time of everything in the file: the earliest that a zip supports.

The real one would change the bytes every day.
"""

_LONGEST = 255  # characters in a property, the limit of python-docx


def set_properties(word: WordDocument, document: Document, identifier: str) -> None:
    """Set title, author, subject, keywords, language and build id; remove everything else, such as program and time."""
    properties = word.core_properties
    clear_properties(properties)
    properties.title = _property(document.title)
    properties.author = properties.last_modified_by = _property(document.author)
    properties.subject = _property(document.subject)
    properties.keywords = _property(", ".join(document.keywords))
    properties.language = _property(document.language)
    properties.identifier = f"urn:uuid:{identifier}"
    properties.comments = ""
    properties.created = properties.modified = EPOCH
    properties.revision = 1


def _property(text: str) -> str:
    return xml_text(text)[:_LONGEST]


def packed(word: WordDocument) -> bytes:
    """Return the bytes of the file: members in a fixed order, with fixed times and permissions."""
    source, target = io.BytesIO(), io.BytesIO()
    word.save(source)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in sorted(old.namelist(), key=_rank):
            new.writestr(_member(name), old.read(name), compresslevel=9)
    return target.getvalue()


def _rank(name: str) -> tuple[bool, bool, str]:
    """Sort the content types first, then the package's relationships: readers that stream the zip need them."""
    return name != "[Content_Types].xml", name != "_rels/.rels", name


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
    member.compress_type, member.create_system, member.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
    return member
