"""Data to YAML that people like to edit: short lists on one line, long texts folded."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any

__all__ = ["dump"]

_WIDTH = 110
_PLAIN = re.compile(r"[^\W_(][^\n]*|\([^\n]*|\+\d[^\n]*")
_UNSAFE = re.compile(r":(?:\s|$)|\s#|\s{2,}|[\x00-\x1f\x7f-\x9f]")
_TYPED = re.compile(r"(?:true|false|yes|no|on|off|null|[-+]?[\d_.,]+(?:e[-+]?\d+)?|0[xo][\da-f]+)", re.IGNORECASE)
_DATES = frozenset({"startDate", "endDate", "date", "releaseDate", "expires"})


def dump(data: dict[str, Any], *, careful: bool = False) -> str:
    """Return a mapping as YAML.

    Args:
        data: texts, lists and mappings.
        careful: quote every text; for the rare text whose pretty form reads back differently.
    """
    return "\n".join(_mapping(data, "", careful)) + "\n"


def _mapping(data: dict[str, Any], indent: str, careful: bool) -> Iterator[str]:
    for key, value in data.items():
        yield from _value(f"{indent}{_scalar(key, '', careful)}:", value, indent, key, careful)


def _value(head: str, value: Any, indent: str, key: str, careful: bool) -> Iterator[str]:
    if isinstance(value, dict):
        yield head
        yield from _mapping(value, f"{indent}  ", careful)
    elif isinstance(value, list):
        short = _flow(value, careful)
        if short and len(head) + len(short) < _WIDTH:
            yield f"{head} {short}"
        else:
            yield head
            yield from _list(value, f"{indent}  ", careful)
    else:
        yield from _text(head, str(value), indent, key, careful)


def _list(items: list[Any], indent: str, careful: bool) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            first, *others = _mapping(item, f"{indent}  ", careful)
            yield f"{indent}- {first[len(indent) + 2 :]}"
            yield from others
        else:
            yield from _text(f"{indent}-", str(item), indent, "", careful)


def _flow(items: list[Any], careful: bool) -> str:
    if any(isinstance(item, dict | list) or len(str(item)) > 60 for item in items):
        return ""
    return f"[{', '.join(_scalar(str(item), '', careful, flow=True) for item in items)}]"


def _text(head: str, text: str, indent: str, key: str, careful: bool) -> Iterator[str]:
    if careful or ("\n" not in text and len(head) + len(text) < _WIDTH) or not _is_blockable(text):
        yield f"{head} {_scalar(text, key, careful)}"
    elif "\n" in text:
        yield f"{head} |-"
        yield from (f"{indent}  {line}".rstrip() for line in text.split("\n"))
    else:
        yield f"{head} >-"
        yield from textwrap.wrap(
            text, _WIDTH, initial_indent=f"{indent}  ", subsequent_indent=f"{indent}  ", break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip


def _is_blockable(text: str) -> bool:
    """Return whether a block keeps the text: no line ends in a space or has doubled ones, the first has no indent."""
    lines = text.split("\n")
    clean = all(line == line.rstrip() and not re.search(r"[^\S ]", line) for line in lines)
    return clean and text[:1] not in (" ", "") and ("\n" in text or "  " not in text)


def _scalar(text: str, key: str, careful: bool, *, flow: bool = False) -> str:
    is_plain = (
        _PLAIN.fullmatch(text)
        and not _UNSAFE.search(text)
        and text == text.strip()
        and (key in _DATES or not _TYPED.fullmatch(text))
        and not (flow and re.search(r"[,\[\]{}]", text))
    )
    return text if is_plain and not careful else json.dumps(text, ensure_ascii=False)
