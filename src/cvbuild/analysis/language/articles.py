"""The English articles "a" and "an" against the sound that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.analysis.language.spelling import is_known

__all__ = ["wrong_articles"]

_ARTICLE = re.compile(r"(?<![\w'’./&+$<-])(?P<a>[Aa]n?) (?P<next>[$€£]?\d[\d,.]*|[A-Za-z][A-Za-z]*)(?![\w'’./&])(?!\+)")
_EIGHT = re.compile(r"(?:8[\d,.]*|1[18](?:,\d{3})*)$")
_YOU = re.compile(
    r"(?:eu|ew|one|once|uni(?!n|m|d)|unif|unio|unit|una(?:ry|ni)|us[aeu]|ut[eio]|ub[io]|ur[aeiou]|uk|ugan|ufo)"
)
_UNSURE = re.compile(r"uni[nmd]|hi?sto|hero|hotel|habit|herb|hilar|humb|hyper|hypo|hys|homage|u$|x$|[aeiou]$")
_SILENT_H = re.compile(r"hour|honest|hono|heir")
_SPELT_VOWELS = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel: "an MBA"."""
_SPELT = "MBA MFA MA MPA MPH MRI HIV HVAC FBI FDA FAA NGO NDA RFI RNA SEO SLA SOP LED NBA MIT RPA FPGA MOT MOU HOA RIA"
"""Acronyms with a vowel that are spelt all the same."""
_SURELY_YOU = re.compile(r"euro|univers|user|uniqu|usab|utili|ukrain|ubiqu")
_SAID_AS_WORDS = frozenset(("SQL", "FHIR", "LAMP", "SAP", "UFO", "UK", "USA", "US", "UN", "EU", "UX", "UI"))


def wrong_articles(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the offsets of each wrong article, with the right one; silent where the sound is unsure."""
    for match in _ARTICLE.finditer(text):
        article, following = match["a"], match["next"]
        right = _article(following)
        if right and article.lower() != right and not (article == "A" and match.start()):
            yield *match.span("a"), right.capitalize() if article[0] == "A" else right


def _article(following: str) -> str:
    """Return the article before a word or figure; empty if unsure."""
    if not following[-1].isalpha():
        return _before_figure(following.lstrip("$€£"))
    if following.isupper() and len(following) > 1:
        return _before_letters(following)
    word = following.lower()
    if _SURELY_YOU.match(word):
        return "a"
    if following[1:] != word[1:] or len(word) < 2 or _UNSURE.match(word) or not is_known(word):
        return ""
    if _SILENT_H.match(word):
        return "an"
    return "an" if word[0] in "aeiou" and not _YOU.match(word) else "a"


def _before_figure(figure: str) -> str:
    """Return the article before a figure; empty for 1100 and 1800, which are said in two ways."""
    if re.match(r"1[18]\d\d", figure):
        return ""
    return "an" if _EIGHT.match(figure) else "a"


def _before_letters(acronym: str) -> str:
    """Return the article before an acronym: spelt if it has no vowel, else unsure unless both ways sound alike."""
    if acronym in _SAID_AS_WORDS:
        return ""
    first = acronym[0]
    if first in "AEIO":
        return "an"
    if first not in _SPELT_VOWELS and first != "U":
        return "a"
    spelt = acronym in _SPELT.split(" ") or not set(acronym) & set("AEIOUY")
    return "an" if first in _SPELT_VOWELS and spelt else ""
