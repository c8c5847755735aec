"""Bytes to text: UTF-8 and nothing else, without control characters."""

from __future__ import annotations

import codecs
import re

from cvbuild.finding import Finding, Outcome
from cvbuild.reading.lines import Lines
from cvbuild.reading.tokens import mistake

__all__ = ["ILLEGAL", "to_text"]

_FOREIGN_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    map(chr, (plane + end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)))
)
"""Unicode keeps them for the use inside programs, section 23.7."""

ILLEGAL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff{_NONCHARACTERS}]")
"""What no text may hold, not even by an escape: noncharacters, and what XML 1.0 (production 2, ``Char``) cannot hold,
so that neither DOCX nor the metadata of a PDF can."""

_UNPRINTABLE = re.compile(f"[\x7f-\x84\x86-\x9f]|{ILLEGAL.pattern}")
"""What may not stand in the file itself: that, and the other control characters (YAML 1.2.2, ``c-printable``)."""


def to_text(content: bytes, file: str) -> Outcome[str]:
    """The text of a file, without a byte order mark; or why it cannot be read as text."""
    if encoding := _foreign_encoding(content):
        hint = "save it as UTF-8"
        return _unreadable(mistake("S006", f"this file is {encoding}", Lines(file, " ").place(0), hint=hint))
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return _unreadable(_bad_byte(content, error.start, file))
    if match := _UNPRINTABLE.search(text):
        return _unreadable(_control_character(Lines(file, text), match.start()))
    return Outcome(text)


def _unreadable(finding: Finding) -> Outcome[str]:
    return Outcome(None, (finding,))


def _foreign_encoding(content: bytes) -> str:
    for mark, name in _FOREIGN_MARKS:
        if content.startswith(mark):
            return name
    head = content[:2]
    one_is_zero = len(head) == 2 and (head[0] == 0) != (head[1] == 0)
    return "UTF-16" if one_is_zero else ""


def _bad_byte(content: bytes, offset: int, file: str) -> Finding:
    before = content[:offset].decode("utf-8").removeprefix("\ufeff")
    byte = content[offset : offset + 1]
    letter = byte.decode("cp1252", errors="ignore")
    label = f"it would be '{letter}' in Windows-1252" if letter.isprintable() and letter else ""
    place = Lines(file, before + "?").place(len(before), len(before) + 1)
    message = f"the byte 0x{byte[0]:02X} is no UTF-8"
    return mistake("S006", message, place, label=label, hint="save the file as UTF-8")


def _control_character(lines: Lines, offset: int) -> Finding:
    number = f"U+{ord(lines.text[offset]):04X}"
    place = lines.place(offset, offset + 1)
    return mistake("S006", f"the control character {number} cannot stand in a text", place, hint="leave it out")
