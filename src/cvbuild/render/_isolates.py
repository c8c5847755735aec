"""Numbers and addresses in text from right to left, kept together for the layout.

Between two numbers, a dash or a space takes the direction of the text: 2011 – 2015 would be laid out as 2015 – 2011,
and a telephone number back to front. Unicode's isolates (UAX #9) say that they are one piece from left to right. They
are for the layout only; no word of a file contains one.
"""

from __future__ import annotations

import re
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.model.document import Document, Span
from cvbuild.model.locales.scripts import is_right_to_left

__all__ = ["ISOLATED", "LEFT_TO_RIGHT", "isolated"]

T = TypeVar("T")

FIRST, LAST = "\u2066", "\u2069"
LEFT_TO_RIGHT = re.compile(
    r"[+(]?\d+(?:[ \u00a0\u202f]?[-\u2010-\u2015/.,:()][ \u00a0\u202f]?[(]?\d+|[ \u00a0\u202f]\d+)+"
    r"|\+\d+|[\w.+-]+@[\w.-]+\w|\w+://\S+"
)
"""Ranges of years, telephone numbers, decimal numbers, addresses."""

ISOLATED = re.compile(f"{FIRST}([^{FIRST}{LAST}<]*){LAST}")


def isolated(document: Document) -> Document:
    """Return the document for a layout from right to left; itself in any other language."""
    return _isolated(document) if is_right_to_left(document.language) else document


def _isolated(value: T) -> T:
    if isinstance(value, Span):
        text = LEFT_TO_RIGHT.sub(lambda match: f"{FIRST}{match[0]}{LAST}", value.text)
        return cast("T", replace(value, text=text)) if text != value.text else value
    if isinstance(value, tuple):
        parts = tuple(map(_isolated, value))
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else cast("T", parts)
    if isinstance(value, Struct):
        fields = ((name, getattr(value, name)) for name in value.__struct_fields__)
        changed = {name: new for name, old in fields if (new := _isolated(old)) is not old}
        return cast("T", replace(value, **changed)) if changed else value
    return value
