"""An id made of words."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["slug"]

_WORD = re.compile(r"[a-z]+\+{1,2}(?![a-z0-9])|[a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’")
_MOST = 6


def slug(words: str) -> str:
    """At most six words in plain letters and digits, joined by hyphens: ``Cut P99 to 3 ms`` is ``cut-p99-to-3-ms``.

    Accents fall off, ``C++`` stays apart from ``C``. What has no Latin letter or digit at all becomes ``item``.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    found = _WORD.findall(plain.translate(_APOSTROPHES).lower())
    return "-".join(found[:_MOST]) or "item"
