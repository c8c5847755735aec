"""The one tokeniser: words of a text, with options for what a caller compares.

A token is a run of letters and digits, with the signs that belong to a name: ``C++``, ``C#``, ``.NET``. An apostrophe
inside a word belongs to it (``O’Reilly``), the ending of a possessive does not (``Ada's`` is ``Ada``). Hyphens,
slashes and full stops separate tokens: spellings of a term differ in nothing else (``Node.js``, ``node-js``). A
number at the end separates, too, so that ``C++17`` is ``C++`` and ``17``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Token", "alphanumerics", "compound", "letters", "lower_words", "tokens"]

_TOKEN = re.compile(
    r"((?<![\w.])\.NET\b|C\+\+(?=\d)|[^\W_]+(?:[+#]+(?!\w))?(?:['’](?![sS]\b)[^\W\d_]+)*)(?:['’][sS]\b)?"
)
_ALPHANUMERICS = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")


class Token(NamedTuple):
    """A token as written, and its offsets. A tuple, because a page has thousands."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the tokens as written."""
    return [Token(match[1], *match.span(1)) for match in _TOKEN.finditer(text)]


def lower_words(text: str) -> list[str]:
    """Return the tokens in lower case; ``.NET`` is ``net``."""
    return [token.casefold().lstrip(".") for token in _TOKEN.findall(text)]


def alphanumerics(text: str) -> list[str]:
    """Return the runs of letters and digits alone, to compare texts that other programs may have changed."""
    return _ALPHANUMERICS.findall(text)


def letters(text: str) -> list[str]:
    """Return the runs of letters alone: ``OAuth2`` has the word ``OAuth``."""
    return _LETTERS.findall(text)


def compound(text: str, start: int = 0) -> re.Match[str] | None:
    """Match the whole word at an offset, hyphens included: ``co-founded``."""
    return _COMPOUND.match(text, start)
