"""Bytes to text: only UTF-8, without control characters."""

from __future__ import annotations

import codecs

from cvbuild.syntax.finding import Mistake, Outcome
from cvbuild.syntax.line_index import LineIndex
from cvbuild.syntax.pattern import lazy_pattern

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
"""Reserved for use inside programs (The Unicode Standard, section 23.7)."""

_ILLEGAL = f"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff{_NONCHARACTERS}]"
ILLEGAL = lazy_pattern(_ILLEGAL)
"""Characters that no text may contain, not even as an escape: noncharacters, and those that XML 1.0 (production 2,
``Char``), and so DOCX and the metadata of a PDF, cannot contain."""

_UNPRINTABLE = lazy_pattern(f"[\x7f-\x84\x86-\x9f]|{_ILLEGAL}")
"""Characters that the file itself must not contain: also the other control characters (YAML 1.2.2, ``c-printable``)."""


def to_text(content: bytes, file: str) -> Outcome[str]:
    """Decode a file, without its byte order mark. If it is not UTF-8, it is decoded as what it most likely is."""
    if encoding := _foreign_encoding(content):
        hint = "save it as UTF-8"
        wrong = Mistake("S006", f"this file is {encoding}", LineIndex(file, " ").place(0), hint=hint)
        return _without_controls(content.decode(encoding, "replace").removeprefix("\ufeff"), file, wrong)
    try:
        return _without_controls(content.decode("utf-8").removeprefix("\ufeff"), file)
    except UnicodeDecodeError as error:
        text = content.decode("utf-8", _OLD).removeprefix("\ufeff")
        return _without_controls(text, file, _bad_byte(content, error.start, file))


def _without_controls(text: str, file: str, *mistakes: Mistake) -> Outcome[str]:
    """Return the text with a stand-in for every character that it must not contain; the first is a mistake."""
    if text.replace("\n", "").isprintable() or not (match := _UNPRINTABLE.search(text)):
        return Outcome(text, mistakes)
    wrong = _control_character(LineIndex(file, text), match.start())
    return Outcome(_UNPRINTABLE.sub("\ufffd", text), (*mistakes, *(() if mistakes else (wrong,))))


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Decode the bytes that are not UTF-8 as Windows-1252."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_OLD = "cvbuild-windows-1252"
codecs.register_error(_OLD, _as_windows)


def _foreign_encoding(content: bytes) -> str:
    for mark, name in _FOREIGN_MARKS:
        if content.startswith(mark):
            return name
    head = content[:2]
    one_is_zero = len(head) == 2 and (head[0] == 0) != (head[1] == 0)
    return "UTF-16" if one_is_zero else ""


def _bad_byte(content: bytes, offset: int, file: str) -> Mistake:
    before = content[:offset].decode("utf-8").removeprefix("\ufeff")
    byte = content[offset : offset + 1]
    letter = byte.decode("cp1252", errors="ignore")
    label = f"it would be '{letter}' in Windows-1252" if letter.isprintable() and letter else ""
    place = LineIndex(file, before + "?").place(len(before), len(before) + 1)
    message = f"the byte 0x{byte[0]:02X} is not UTF-8"
    return Mistake("S006", message, place, label=label, hint="save the file as UTF-8")


def _control_character(lines: LineIndex, offset: int) -> Mistake:
    number = f"U+{ord(lines.text[offset]):04X}"
    place = lines.place(offset, offset + 1)
    return Mistake("S006", f"the control character {number} is not allowed in text", place, hint="leave it out")
