"""English words that cannot be where they are, by their part of speech: “Severe on the board”, “a third of then”."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cvbuild.analysis.language.neighbours import swapped
from cvbuild.analysis.language.spelling import is_common, is_listed
from cvbuild.analysis.language.verbs import Tense, verb
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["gerund_slips", "misplaced_words"]

_OPENING = lazy_pattern(
    r"^(?P<w>[A-Z][a-z]{3,})\s(?=(?:on\s)?(?:the|an?|our|their|its|all|every|each|two|three|four|five|six|\d+)\s[a-z])"
)
"""The first word of a highlight before an object, which has to be a verb."""
_NOUN = lazy_pattern(r"(?:er|or|ist|ian|ant|ing|ed|ly|ment|tion|s)$")
_NO_VERB_WORDS = """
about above across after against all along amid among around aside at before below beneath beside besides
between beyond both by despite down during each even except for from half in inside instead into just like near now of
off on once only onto out outside over past per plus since then there though through throughout to today toward
towards twice under unless until up upon via what when where whether which while whose with within without also lead
"""
_NO_VERB = frozenset(_NO_VERB_WORDS.split())
_THEN = lazy_pattern(
    r"\b(?:of|with|for|among|between|against|behind|beside|around)\s(?P<w>then)"
    r"(?=[.,;:)]|$|\s(?:after|before|with|to|for|in|at|on|by|as|from|had|have|were|was|are|is|and|or|who|that|through|over)\b)"
)
_PRACTISE = lazy_pattern(
    r"\b(?:in|of|the|an?|this|our|best|good|general|private|legal|medical|clinical|referral|dental|common|group|family|own|sole"
    r"|into|veterinary|nursing)\s(?P<w>practise)(?=[.,;:)]|$|\s(?:in|of|at|for|with|and|manager|nurse|who|that|where|since)\b)",
    re.IGNORECASE,
)
_GERUND = lazy_pattern(
    r"\sand\s(?P<w>[a-z]{3,}ing)\s(?=(?:the|an?|our|their|its|all|every|each|two|three|four|five|six|seven|eight|\d+)\s[a-z])"
)
_GERUNDS_AHEAD = lazy_pattern(
    r"\b(?:[a-z]{2,}ing|by|for|with|of|through|including|via|as|after|before|while|when|without|about|from|that|which|who|how)\b"
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def misplaced_words(text: str, *, opens: bool) -> Iterator[tuple[int, int, str]]:
    """Yield the offsets of words of the wrong part of speech, with the right word; ``opens`` for a highlight."""
    match = _OPENING.match(text) if opens else None
    if match and (meant := _verb_meant(match["w"].lower())):
        yield *match.span("w"), meant.capitalize()
    for match in _THEN.finditer(text) if " then" in text else ():
        yield *match.span("w"), "them"
    for match in _PRACTISE.finditer(text) if "practise" in text else ():
        yield *match.span("w"), "practice"


@functools.cache
def _verb_meant(word: str) -> str:
    """Return the only common verb of which a word that is no verb is a slip: two letters swapped, or one too many."""
    if word in _NO_VERB or _NOUN.search(word) or verb(word) is not None or not is_listed(word):
        return ""
    jumbled = {f"{word[:at]}{word[at + 1 :]}" for at in range(len(word))}
    near = jumbled.union(*map(swapped, (word, *jumbled)))
    found = sorted(one for one in near if one[:1] == word[0] and is_common(one) and _is_sure(one))
    return found[0] if len(found) == 1 else ""


def _is_sure(word: str) -> bool:
    found = verb(word)
    return found is not None and found.certain and found.tense in (Tense.BASE, Tense.PAST)


def gerund_slips(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield a form in “-ing” that continues a verb in the past: “Built the stall and training two …”."""
    first = re.match(r"[A-Z][a-z]+", text)
    found = verb(first[0].lower()) if first and "ing " in text else None
    if first is None or found is None or found.tense is not Tense.PAST:
        return
    for match in _GERUND.finditer(text):
        clause = text[first.end() : match.start()]
        gerund = verb(match["w"])
        if (
            gerund
            and gerund.tense is Tense.GERUND
            and not re.search(r"[.;:,(]", clause)
            and not _GERUNDS_AHEAD.search(clause)
        ):
            yield *match.span("w"), "", f"the other verb, “{first[0]}”, is in the past"
