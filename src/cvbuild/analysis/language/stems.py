"""Stems: ``teams`` and ``team``, ``nursing`` and ``nurse``, ``cutting`` and ``cut`` become equal.

This is not linguistics: it only reduces the same word in two sentences of one CV to the same letters.
"""

from __future__ import annotations

import functools
import re

from cvbuild.analysis.language.tokens import lower_words
from cvbuild.analysis.language.verbs import Tense, verb

__all__ = ["STOP_WORDS", "akin", "content", "singular", "stem"]

_STOP = """
a about above after again all also an and any are around as at be been before being below between both but by can could
did do does down during each etc every few for from further had has have he her here him his how i if in into is it its
itself just like many me more most much my new no nor not of off on once one only or other our out over own per plus s
same she should since so some such than that the their them then there these they this those through throughout to too
under until up upon us using various very via was we well were what when where which while who whom whose why will with
within without would you your across among against toward towards including
"""
STOP_WORDS = frozenset(_STOP.split())
"""Words without content of their own."""

_ENDINGS = re.compile(r"(?:ations?|ions?|ings?|ments?|ers?|ors?|ed|es|s|al|ly|ive|ance|ence)$")
_SHORTEST = 3


@functools.lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Return the stems of the content words, without numbers."""
    return frozenset(stem(word) for word in lower_words(text) if word not in STOP_WORDS and not word[0].isdigit())


@functools.lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return the part of a word that its forms share."""
    found = verb(word)
    if found and found.tense in (Tense.PAST, Tense.GERUND):
        word = found.base
    return _bare(singular(word))


@functools.lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """Remove the ending of the plural."""
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ops")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes", "zes")) else word[:-1]


def akin(one: str, other: str) -> bool:
    """Return whether two stems belong to one word: equal, or one begins with the other, of at least five letters."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) > _SHORTEST + 1 and long.startswith(short))


def _bare(word: str) -> str:
    """Remove endings, as long as three letters remain."""
    while (match := _ENDINGS.search(word)) and match.start() >= _SHORTEST:
        word = word[: match.start()]
    return word[:-1] if len(word) > _SHORTEST and word.endswith(("e", "y")) else word
