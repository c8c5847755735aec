"""Words one slip away from that of a fixed phrase: “control de caridad”, “cahier des chargés”."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cvbuild.analysis.language.corrections import Slip
from cvbuild.analysis.language.wordlists import entries
from cvbuild.analysis.mentions.names import is_one_slip

__all__ = ["misheard"]

_LISTS = {"de": "phrases-de", "fr": "phrases-fr", "es": "phrases-es"}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST = 4
_ENDINGS = re.compile(r"(?:[aeo]?s|e[nmrs]?|[ao]s?|n)$")


def misheard(text: str, language: str) -> Iterator[Slip]:
    """Yield the offsets of each word that differs in one letter from that of a phrase, with that of the phrase.

    Another ending of the same word is left alone.
    """
    table = _table(_LISTS[language]) if language in _LISTS else {}
    found = list(_WORD.finditer(text)) if table else []
    words = [one[0] if language == "de" else one[0].lower() for one in found]
    for size in _sizes(_LISTS[language]) if found else ():
        for first in range(len(words) - size + 1):
            window = tuple(words[first : first + size])
            for at, said in enumerate(window):
                rest = (*window[:at], "", *window[at + 1 :])
                meant = table.get(rest, ())
                right = said not in meant and next((one for one in meant if _is_slip(said, one)), "")
                if right and text[found[first].end() : found[first + size - 1].start()].count(",") == 0:
                    yield *found[first + at].span(), right


def _is_slip(said: str, meant: str) -> bool:
    if min(len(said), len(meant)) < _SHORTEST or said[0].isupper() != meant[0].isupper():
        return False
    return _ENDINGS.sub("", said) != _ENDINGS.sub("", meant) and is_one_slip(said, meant)


@functools.cache
def _table(name: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the words that each phrase with a gap may have there."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for phrase in entries(name):
        words = _WORD.findall(phrase)
        for at, word in enumerate(words):
            key = (*words[:at], "", *words[at + 1 :])
            if len(word) >= _SHORTEST and sum(map(len, key)) >= _SHORTEST:
                found[key] = (*found.get(key, ()), word)
    return found


@functools.cache
def _sizes(name: str) -> tuple[int, ...]:
    return tuple(sorted({len(key) for key in _table(name)}))
