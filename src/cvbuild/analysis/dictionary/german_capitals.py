"""German nouns with a small letter, wherever they are: a dictionary has them with a capital only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.analysis.dictionary.words import Dictionary
from cvbuild.analysis.language.corrections import Slip
from cvbuild.analysis.language.spelling import is_listed

__all__ = ["small_nouns"]

_WORD = re.compile(r"(?<![\w@/.'’&-])[a-zäöüß]{3,}(?![\w@/&-]|\.\w)")
_BEFORE = re.compile(r"(?P<word>[^\W\d_]+|\d+)[ ]$")
_SMALL_WORDS = """
der die das den dem des ein eine einen einem einer eines im am zum zur beim vom ins mit von für durch ohne gegen um aus
bei nach seit zu in an auf über unter vor und oder sowie kein keine keinen keinem jeder jede jedes jeden jedem dieser
diese dieses diesen diesem alle allen mein meine sein seine ihr ihre unser unsere zwei drei vier fünf sechs sieben
acht neun zehn
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_PART = 4  # letters of the last part of a compound
_AFTER_ARTICLE = re.compile(
    r"(?<![\w-])(?:den|dem|des|einen|einem|eines|jeden|jedem|keinen|keinem|seinen|ihren|meinen|unseren|diesen|diesem|im|am|beim|zum|vom"
    r"|zur) (?:[a-zäöüß]{3,}en )?(?P<word>[a-zäöüß]{4,}(?<!e)(?<!e[nmrs])(?<!lich)(?<!isch)(?<!ig)(?<!mal))"
    r"(?= (?:in|im|von|vom|für|zu|zur|zum|auf|bei|an|am|der|des|aus|nach|vor|mit|über|unter|und|sowie|um)\b|[.,;)]|$)"
)
"""A word after an article that has no ending of an adjective, before what begins another phrase: “den verband vor”."""
_ADJECTIVE = re.compile(r"(?:nd|iert|^(?:\w{2,4})?ge\w+t|lich|isch|ig|bar|sam|haft)e[nmrs]?$")
"""Adjectives and participles, which a dictionary may know as nouns only: “rollierende”, “gelernte”."""
_NO_TAILS = frozenset(("malig", "weise", "mals", "artig"))


def small_nouns(text: str, words: Dictionary) -> Iterator[Slip]:
    """Yield the offsets of each noun with a small letter, with the noun; an English word needs a German one before."""
    found: set[int] = set()
    for match in _AFTER_ARTICLE.finditer(text):
        noun = match["word"].capitalize()
        if not is_listed(match["word"]) and words.known(noun) and words.lemma(noun)[:1].isupper():
            found.add(match.start("word"))
            yield *match.span("word"), noun
    for match in _WORD.finditer(text):
        word = match[0]
        if match.start() in found or _ADJECTIVE.search(word):
            continue
        if _is_noun(word, words) and (not is_listed(word) or _is_after_german(text[: match.start()], words)):
            yield *match.span(), word.capitalize()


def _is_noun(word: str, words: Dictionary) -> bool:
    """Return whether a word is a noun and nothing else, by itself or by its last part."""
    if words.known(word):
        return words.lemma(word)[:1].isupper()
    tail = next((word[at:] for at in range(3, len(word) - _PART + 1) if words.known(word[at:])), "")
    head = word.removesuffix(tail)
    is_part = any(words.known(one) for one in (head, head.removesuffix("s"), head.removesuffix("en"), f"{head}e"))
    return len(tail) >= _PART and tail not in _NO_TAILS and words.lemma(tail)[:1].isupper() and is_part


def _is_after_german(ahead: str, words: Dictionary) -> bool:
    found = _BEFORE.search(ahead)
    if found is None:
        return False
    before = found["word"].lower()
    return before in _SMALL or (
        before.endswith(("e", "en", "er", "es", "em")) and words.known(before) and not is_listed(before)
    )
