"""Words that a translation left in English: “Created Ausschreibungen”, “Betreuung and Pflege”; silent when in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.analysis.language.spelling import is_common, is_listed
from cvbuild.analysis.language.verbs import Tense, verb

__all__ = ["leftovers"]

_FIRST = re.compile(r"(?P<w>[A-Z][a-z]{2,})\s(?P<rest>.+)", re.DOTALL)
_IRREGULAR = frozenset(
    (
        "led",
        "built",
        "wrote",
        "grew",
        "ran",
        "taught",
        "sold",
        "oversaw",
        "drove",
        "held",
        "kept",
        "won",
        "made",
        "gave",
        "took",
        "began",
        "brought",
    )
)
_SMALL = re.compile(
    r"(?P<before>[^\W\d_]+(?:-[^\W\d_]+)*-?,?) (?P<w>and|the|with|from|of|for|through|during|between|which"
    r"|also) (?P<after>[^\W\d_]+)"
)
_SHORT = 3


def leftovers(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of English words in a text of another language."""
    opening = _FIRST.match(text)
    if opening and _is_past(opening["w"], opening["rest"]) and not _is_english(opening["rest"]):
        yield opening.span("w")
    for match in _SMALL.finditer(text):
        if match["w"] == "also" and language == "de":
            continue
        sides = [match[side].rstrip(",-") for side in ("before", "after")]
        if all(_is_foreign(side, language) for side in sides) or _is_alone(sides, language):
            yield match.span("w")


def _is_alone(sides: list[str], language: str) -> bool:
    """Return whether one word is of the other language and the other one is no common English word."""
    lower = [side for side in sides if side.islower() or language == "de"]
    return any(_is_foreign(side, language) for side in lower) and not any(is_common(side.lower()) for side in sides)


def _is_past(word: str, rest: str) -> bool:
    low = word.lower()
    found = verb(low, rest) if low.endswith("ed") or low in _IRREGULAR else None
    return found is not None and found.tense is Tense.PAST


def _is_english(text: str) -> bool:
    """Return whether a text may be English: a title, a slogan."""
    words = re.findall(r"[^\W\d_]{2,}", text.lower())[:4]
    return sum(map(is_common, words)) > len(words) / 2


def _is_foreign(word: str, language: str) -> bool:
    """Return whether a word is not English, and no name in languages that write only names with a capital."""
    if len(word) < _SHORT:
        return word.lower() in ("la", "le", "el", "de", "du", "un", "im", "zu", "am", "en", "y", "et", "au", "al", "à")
    if word[0].isupper() and language != "de":
        return False
    return not is_listed(word.lower())
