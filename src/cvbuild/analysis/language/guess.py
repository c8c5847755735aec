"""The language of a sentence, by its small words; silent when in doubt."""

from __future__ import annotations

import re

from cvbuild.analysis.language.spelling import is_known

__all__ = ["KNOWN", "is_no_english", "other_language"]

_SMALL = {
    "en": "the of and for with to in a an on by from that at as into its their was were is are over our",
    "de": "und der die das für mit von den dem des im zur zum eine einer eines einen bei auf nach aus durch über als",
    "fr": "et de la le les des du pour dans une un avec sur aux au en par chez ainsi que qui ses son",
    "es": "y de la el los las para con en del una un por al sobre como que sus su e desde hasta",
    "it": "e di la il lo gli le per con in del della dei delle una un da al alla nel nella",
    "nl": "en de het van voor met een op in te aan bij door naar als uit over tot",
    "pt": "e de a o os as para com em do da dos das uma um por ao na no nas nos",
}
KNOWN = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}
"""The languages that are distinguished from the document's own; the others only prevent mistakes."""
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w-])|(?<!\w)[dl](?=['’]\w)")
_LEAST = 5
_CLEAR = 2
_ENGLISH_ALONE = frozenset(("the", "of", "and", "for", "with", "to", "from", "by", "at"))
_SHORT = 3  # letters


def other_language(text: str, own: str) -> str:
    """Return the language of a text if it is another than its document's; empty if it is not clear.

    The text must have two different small words of the other language and none of its own.
    """
    words = [match[0] for match in _WORD.finditer(text)]
    if len(words) < _LEAST or own not in _SMALL:
        return ""
    counts = {language: _counted(language, words) for language in _SMALL}
    best = max(counts, key=lambda language: counts[language])
    others = [count for language, count in counts.items() if language not in (best, own)]
    clear = counts[best] > max(others) and counts[best][0] >= _CLEAR and counts[best][1] * 5 >= len(words)
    if own != "en" and not counts[own][1] and _is_english(words):
        return "en"
    return best if best in KNOWN and best != own and clear and not counts[own][1] else ""


def _is_english(words: list[str]) -> bool:
    """Return whether nearly all words are English, one of them a small one that no other language has."""
    plain = [word for word in words if word.islower() and len(word) > _SHORT]
    sure = any(word in _ENGLISH_ALONE for word in words)
    unknown = sum(not is_known(word.lower()) for word in words)
    return sure and len(plain) >= _LEAST - 2 and unknown * _LEAST <= len(words)


def is_no_english(text: str) -> bool:
    """Return whether hardly any of several words in small letters is English, and none is a small English word."""
    words = [match[0] for match in _WORD.finditer(text)]
    small = [word for word in words if word.islower() and len(word) > _SHORT]
    if len(small) < _LEAST - 1 or _counted("en", words)[1]:
        return False
    return sum(is_known(word) for word in small) * _LEAST <= len(small)


def _counted(language: str, words: list[str]) -> tuple[int, int]:
    """Return how many different small words of a language there are, and how many in all."""
    small = _SMALL[language].split(" ")
    found = [word for word in words if word in small or (language == "fr" and word in ("d", "l"))]
    return len(set(found)), len(found)
