"""Limits of a Word file that comes from the project: of size before it is unpacked, and of what it may refer to."""

from __future__ import annotations

import io
import re
import zipfile

from cvbuild.model.urls import is_live

__all__ = ["package_problem"]

_MOST_XML = 8 * 1024 * 1024  # bytes of all parts that are parsed; a tree takes thirty times as much
_MOST_BYTES = 64 * 1024 * 1024
_MOST_PARTS = 1000

_RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_TARGET = re.compile(r"\bTarget\s*=\s*[\"']([^\"']*)")
_EMPTIED = ("document.xml.rels", "settings.xml.rels")  # by the reader of the reference
_FIELD = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON)\b")
_INSTRUCTION = re.compile(r"<w:instrText[^>]*>([^<]*)|\bw:instr\s*=\s*[\"']([^\"']*)")


def package_problem(content: bytes) -> str:
    """Return what a Word file must not have, as the end of a sentence; empty if there is nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _too_large(package) or _dangerous(package)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError):
        return ""  # whoever opens it says what is wrong


def _too_large(package: zipfile.ZipFile) -> str:
    parts = package.infolist()
    parsed = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if len(parts) > _MOST_PARTS or parsed > _MOST_XML or sum(part.file_size for part in parts) > _MOST_BYTES:
        return "unpacks to far more than the styles of a CV"
    return ""


def _dangerous(package: zipfile.ZipFile) -> str:
    """Return what would open, load or run something on the machine of a reader."""
    for name in package.namelist():
        if name.endswith(".rels") and not name.endswith(
            ("document.xml.rels", "settings.xml.rels")
        ):  # those are emptied
            for tag in _RELATIONSHIP.findall(_text(package, name)):
                target = _TARGET.search(tag)
                external = re.search(r"TargetMode\s*=\s*[\"']External", tag)
                if external and target and not ("/hyperlink" in tag and is_live(target[1])):
                    return f"refers to '{target[1]}'"
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            for found in _INSTRUCTION.findall(_text(package, name)):
                if field := _FIELD.search("".join(found)):
                    return f"has a field that loads or runs something: {field[0]}"
    return ""


def _text(package: zipfile.ZipFile, name: str) -> str:
    return package.read(name).decode("utf-8", "replace")
