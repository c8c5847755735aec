"""Read a job posting from a file: plain text, Markdown, a saved web page, PDF, Word.

The first bytes determine the format, because names may be wrong and standard input has none. Each format except text
has a module here that wraps its library and returns lines with Markdown for headings and list items.
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Protocol, cast

from cvbuild.analysis.postings.posting import Line, Posting
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild

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
    """The file is not what its first bytes say, or has no text; the message says why."""

    def __init__(self, message: str, hint: str = "copy the text into a .txt file") -> None:
        super().__init__(message)
        self.hint = hint


class Reader(Protocol):
    """The interface of a format's module."""

    UNIT: str

    def lines(self, content: bytes) -> tuple[Line, ...]:
        """Return the lines of a file. Raises :class:`Unreadable`."""


def read(path: Path) -> Posting:
    """Read the job posting in a file.

    Raises:
        CannotBuild: the file is missing, unreadable, or without text; the message begins with the place.
    """
    content = files.read_bytes(path, MAX_BYTES)
    name = files.display(path)
    if content is None:
        raise CannotBuild(f"there is no {name}", "name the file with the job description, or - for standard input")
    return parse(content, name)


def parse(content: bytes, name: str) -> Posting:
    """Parse the job posting in the bytes of a file.

    Raises:
        CannotBuild: it is too large, of an unknown format, damaged or empty; the message begins with the place.
    """
    if len(content) > MAX_BYTES:
        raise CannotBuild(f"{name}:1:1: larger than {MAX_BYTES // 1024**2} MB; that is no job description")
    kind = _kind(content)
    try:
        reader = cast("Reader | None", importlib.import_module(f"{__name__}.{kind}") if kind else None)
        posting = Posting(name, reader.lines(content), reader.UNIT) if reader else Posting.of_text(name, _text(content))
    except Unreadable as error:
        raise CannotBuild(f"{name}:{error}", error.hint) from None
    if not any(line.text.strip() for line in posting.lines):
        raise CannotBuild(f"{name}:1:1: the job description is empty", "copy its text into the file")
    if sum(len(line.text) for line in posting.lines) > MOST_CHARACTERS:
        raise CannotBuild(f"{name}:1:1: longer than {MOST_CHARACTERS} characters; that is no job description")
    return posting


def _kind(content: bytes) -> str:
    """Return the module for such bytes; empty for text."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "docx"
    return "html" if _HTML.match(start) else ""


def _text(content: bytes) -> str:
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
    return text
