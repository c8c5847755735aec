"""Files in another format than YAML, recognised so that one finding says so in place of one for each line."""

from __future__ import annotations

import re

from cvbuild.syntax.finding import Mistake
from cvbuild.syntax.line_index import LineIndex

__all__ = ["other_format"]

_KEY = re.compile(r"^[ \t]*(?:- )*[\w$-]+:(?:\s|$)", re.MULTILINE)
_PAIR = re.compile(r"^([\w.-]+)[ \t]*=[ \t]*([\"'\[{\d]|true|false).*$", re.MULTILINE)
_TABLE = re.compile(r"^\[{1,2}[\w.-]+\]{1,2}[ \t]*$", re.MULTILINE)
_MARKUP = re.compile(r"\s*<(?:\?xml|!doctype|[a-z])", re.IGNORECASE)
_MARKDOWN = re.compile(r"^#{2,3} \S.*\n(?:#.*\n|\s*\n)*[^\s#{\[]", re.MULTILINE)
"""A sub-heading with words below it; in YAML it is a comment, above a key."""
_LATEX = re.compile(r"^\\(?:documentclass|begin|section)\b", re.MULTILINE)


def other_format(lines: LineIndex) -> Mistake | None:
    """Return S006 for a text without a single key of YAML that is in a format which is known; else ``None``."""
    text = lines.text
    if lines.file.lower().endswith(".json") or _KEY.search(text):
        return None
    stem = lines.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    found = _PAIR.search(text)
    if found and (_TABLE.search(text) or not _MARKUP.match(text)):
        row = lines.line(found.start()).strip()
        key, _, value = (part.strip() for part in row.partition("="))
        return _mistake("TOML", lines, found.start(), f"write {key}: {value.strip(chr(34))}")
    for name, pattern, ending in (("XML or HTML", _MARKUP, "xml"), ("Markdown", _MARKDOWN, "md")):
        at = pattern.search(text) if name == "Markdown" else pattern.match(text)
        if at:
            other = f"{stem}.{ending}"
            return _mistake(name, lines, 0, f"rename it to {other}, then run cvbuild import {other}")
    if at := _LATEX.search(text):
        return _mistake("LaTeX", lines, at.start(), "make a PDF of it, then run cvbuild import FILE.pdf")
    return None


def _mistake(name: str, lines: LineIndex, start: int, hint: str) -> Mistake:
    return Mistake("S006", f"this is {name}, not YAML", lines.place(start, lines.line_end(start)), hint=hint)
