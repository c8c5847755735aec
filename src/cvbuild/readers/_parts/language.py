"""The language of a CV from its most frequent short words, as a locale."""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["guess", "locale_of"]

_WORDS = {
    "en": ["the", "and", "of", "in", "to", "for", "with", "at", "by", "from", "on"],
    "de": ["und", "der", "die", "das", "mit", "für", "von", "bei", "zur", "zum", "im", "als"],
    "fr": ["et", "de", "la", "le", "les", "des", "du", "pour", "avec", "dans", "en", "au"],
    "es": ["y", "de", "la", "el", "los", "las", "para", "con", "del", "en", "por", "una"],
    "it": ["e", "di", "il", "la", "per", "con", "del", "della", "dei", "nel", "presso"],
    "pt": ["e", "de", "da", "do", "para", "com", "dos", "das", "em", "uma", "na", "no"],
    "nl": ["en", "van", "de", "het", "een", "met", "voor", "bij", "als", "op"],
}
_LOCALES = {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pt": "pt-PT", "nl": "nl-NL"}


def guess(text: str) -> str:
    """Return the locale whose short words are most frequent; American English if no other is clearly ahead."""
    found = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    scores = {name: sum(found[word] for word in some) for name, some in _WORDS.items()}
    best = max(scores, key=lambda name: scores[name])
    return _LOCALES[best] if scores[best] > max(3, 1.15 * scores["en"]) else _LOCALES["en"]


def locale_of(language: str) -> str:
    """Return the locale for a language code such as ``de`` or ``zh-hans``; a locale with a region stays."""
    language = language.strip().replace("_", "-")
    short = language.lower().split("-", 1)[0]
    if re.fullmatch(r"[a-z]{2}-[A-Z]{2}", language):
        return language
    return _LOCALES.get(short, language.lower() if re.fullmatch(r"[a-z]{2}", language.lower()) else "")
