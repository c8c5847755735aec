"""Reading a job description from a file: plain text, Markdown, a saved web page, PDF, Word.

What a file is, its first bytes say; names lie, and standard input has none. Each format but text has a module beside
this one, which wraps its library and gives lines with the few marks of Markdown for headings and list items.
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Protocol, cast

from cvbuild import files
from cvbuild.errors import CannotBuild
from cvbuild.matching.posting import Line, Posting

__all__ = ["MAX_BYTES", "MOST_CHARACTERS", "Unreadable", "parse", "read"]

MAX_BYTES = 10 * 1024 * 1024
"""A job description is some kilobytes, a saved page with its scripts some hundred."""
MOST_CHARACTERS = 100_000
"""The longest text that is read as one; a long posting has a tenth."""

_HTML = re.compile(
    rb"<!--|<(?:!doctype html|html|head|body|title|meta|link|script|style|main|article|section|div|table)\b"
    rb"|<(?:[uo]l|li|p|h[1-6])\b"
    rb"|<\?xml\b[^>]*>\s*(?:<!--.*?-->\s*)*<(?:!doctype )?html\b",
    re.DOTALL,
)
_OTHERS = {
    b"{\\rtf": "RTF",
    b"\xd0\xcf\x11\xe0": "the old Word format",
    b"\x89PNG": "a picture",
    b"\xff\xd8": "a picture",
    b"From: <Saved by ": "a web archive",
    b"MIME-Version: ": "a web archive",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Unreadable(Exception):
    """A file is not what its first bytes promise, or has no text; the message says so in plain words."""

    def __init__(self, message: str, hint: str = "copy the text into a .txt file") -> None:
        super().__init__(message)
        self.hint = hint


class Reader(Protocol):
    """What a format's module offers."""

    UNIT: str

    def lines(self, content: bytes) -> tuple[Line, ...]:
        """The lines of a file; :class:`Unreadable` where there are none to be had."""


def read(path: Path) -> Posting:
    """The job description in a file.

    Raises:
        CannotBuild: there is no such file, it cannot be read, or it has no text; the message begins with the place.
    """
    content = files.read_bytes(path, MAX_BYTES)
    name = files.display(path)
    if content is None:
        raise CannotBuild(f"there is no {name}", "name the file with the job description, or - for standard input")
    return parse(content, name)


def parse(content: bytes, name: str) -> Posting:
    """The job description in the bytes of a file.

    Raises:
        CannotBuild: it is too large, of no known kind, damaged or empty; the message begins with the place.
    """
    if len(content) > MAX_BYTES:
        raise CannotBuild(f"{name}:1:1: larger than {MAX_BYTES // 1024**2} MB; that is no job description")
    kind = _kind(content)
    try:
        reader = cast("Reader | None", importlib.import_module(f"{__name__}.{kind}") if kind else None)
        posting = Posting(name, reader.lines(content), reader.UNIT) if reader else Posting(name, _text(content))
    except Unreadable as error:
        raise CannotBuild(f"{name}:{error}", error.hint) from None
    if not any(line.text.strip() for line in posting.lines):
        raise CannotBuild(f"{name}:1:1: the job description is empty", "copy its text into the file")
    if sum(len(line.text) for line in posting.lines) > MOST_CHARACTERS:
        raise CannotBuild(f"{name}:1:1: longer than {MOST_CHARACTERS} characters; that is no job description")
    return posting


def _kind(content: bytes) -> str:
    """The module that reads such bytes; empty for text."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "docx"
    return "html" if _HTML.match(start) else ""


def _text(content: bytes) -> tuple[Line, ...]:
    for start, what in _OTHERS.items():
        if content.startswith(start):
            raise Unreadable(f"1:1: this is {what}, which is not read")
    try:
        text = content.decode("utf-16" if content.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        hint = "save it as UTF-8, or copy the text into a new file"
        raise Unreadable(f"{line}:{column}: the text is not in UTF-8", hint) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise Unreadable(f"{line}:1: this is no text")
    return tuple(Line(number, line) for number, line in enumerate(text.splitlines(), 1))
