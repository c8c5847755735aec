"""Web addresses as readers see them, and those that a finished file may link to."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

__all__ = ["SCHEMES", "is_live", "safe_url", "says", "shown_url", "split_url"]

SCHEMES = ("https", "http", "mailto", "tel")
"""The schemes that a link in a finished file may have; every other one opens something on the reader's machine."""

_LIVE = re.compile(rf"(?:{'|'.join(SCHEMES)}):[^\x00-\x20\x7f\\][^\x00-\x1f\x7f]*", re.IGNORECASE)


def is_live(url: str) -> bool:
    """Return whether a finished file may link to an address: its scheme is allowed, and nothing hides another."""
    return _LIVE.fullmatch(url) is not None


def split_url(url: str) -> SplitResult:
    """Return the parts of a URL; if it cannot be split, it is all path (check X101 reports it)."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")


def shown_url(url: str) -> str:
    """Return the URL as printed, all in one style: no scheme, no ``www.``, no trailing slash."""
    parts = split_url(url)
    shown = (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")
    if parts.query:
        return url
    return shown


def says(address: str, words: str) -> bool:
    """Return whether an address contains every word, as ``stackoverflow.com/users/5`` does "Stack Overflow"."""
    letters = _letters(address)
    return bool(address) and all(_letters(word) in letters for word in words.split())


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def safe_url(url: str) -> str:
    """Return the URL if a finished file may link to it; otherwise an empty text."""
    return url if is_live(url) else ""
