"""The operators of a page as WeasyPrint writes it, read in a third of the time that pypdf takes, byte by byte.

The operands are what pypdf makes of them: numbers, names as text, strings as bytes, arrays, mappings. Whatever
WeasyPrint does not write (strings in brackets, comments, pictures in the page, mappings within mappings) is left to
pypdf, and so is a page that is not whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

__all__ = ["operations"]

_PART = re.compile(
    rb"[ \n]*(?:<(?P<string>(?:[0-9a-fA-F]{2})*)>|(?P<array>\[)|(?P<end>\])|<<(?P<mapping>[^<>()]*)>>"
    rb"|(?:(?P<number>-?(?:[0-9]+\.?[0-9]*|\.[0-9]+))|(?P<name>/[\w.+-]+)|(?P<operator>[A-Za-z][A-Za-z0-9]*\*?|['\"]))"
    rb"(?=[ \n<>/\[\]]|$))[ \n]*"
)
_ENTRY = re.compile(rb"\s*(/\w+)\s*([0-9]+|/[\w.+-]+)\s*")
_PICTURE = b"BI"

Operation = tuple[list[Any], bytes]


def operations(content: bytes, array: type) -> list[Operation] | None:
    """Operands and operator, one after the other; none where something is written that is not known here.

    Args:
        content: the page's, not compressed.
        array: what an array becomes, so that pypdf knows it for one.
    """
    try:
        return list(_operations(content, array))
    except ValueError:
        return None


def _operations(content: bytes, array: type) -> Iterator[Operation]:
    """As above.

    Raises:
        ValueError: something is not known.
    """
    operands: list[Any] = []
    inside: list[Any] = operands  # of an array, while one is read
    for kind, text in _parts(content):
        if kind == "array" and inside is operands:
            inside = array()
        elif kind == "end" and inside is not operands:
            operands.append(inside)
            inside = operands
        elif kind != "operator":
            inside.append(_operand(kind, text))
        elif inside is not operands or text == _PICTURE:
            raise ValueError(text)
        else:
            yield operands, text
            inside = operands = []
    if inside:
        raise ValueError(inside)


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at < len(content):
        match = _PART.match(content, at)
        if match is None or match.lastgroup is None:
            raise ValueError(at)
        yield match.lastgroup, match[match.lastgroup]
        at = match.end()


def _operand(kind: str, text: bytes) -> Any:
    match kind:
        case "string":
            return bytes.fromhex(text.decode())
        case "number":
            return float(text) if b"." in text else int(text)
        case "name":
            return text.decode()
        case "mapping":
            return _mapping(text)
        case _:
            raise ValueError(kind)


def _mapping(text: bytes) -> dict[str, int | str]:
    if _ENTRY.sub(b"", text):
        raise ValueError(text)
    return {key.decode(): int(value) if value.isdigit() else value.decode() for key, value in _ENTRY.findall(text)}
