"""Ids made from words."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["slug"]

_WORD = re.compile(r"[a-z]+\+{1,2}(?![a-z0-9])|[a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’")
_MOST = 6


def slug(words: str) -> str:
    """Return at most six words in ASCII, joined by hyphens: ``Cut P99 to 3 ms`` becomes ``cut-p99-to-3-ms``.

    Accents are removed, and ``C++`` stays different from ``C``. Text without Latin letters or digits becomes ``item``.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    found = _WORD.findall(plain.translate(_APOSTROPHES).lower())
    return "-".join(found[:_MOST]) or "item"
