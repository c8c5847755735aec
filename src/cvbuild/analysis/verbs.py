"""The tense of the verb that opens a highlight, told from its form alone, and only where the form is sure.

English base forms are often nouns as well ("Design reviews", "Lead engineer"), so a form has a degree of certainty.
There is no list of past tenses: regular ones are told by ``-ed``, the others by a list of irregular verbs.
"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cvbuild.analysis.wordlists import entries

__all__ = ["Tense", "Verb", "is_participle", "past_of", "verb"]


class Tense(enum.Enum):
    """The forms that open a highlight."""

    PAST = "past"
    BASE = "base"
    THIRD = "third"  # manages
    GERUND = "gerund"  # managing
    EITHER = "either"  # cut, set, read: base and past are one word


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb by its base. ``certain`` says that the word can hardly be a noun or an adjective where it stands."""

    base: str
    tense: Tense
    certain: bool


_VOWELS = "aeiou"
_STRESSED = re.compile(
    r"(?:mit|cur|ntrol|patrol|enrol|fulfil|instil|excel|equip|program|ransfer|(?<!of)(?<!uf)(?<!if)fer)$"
)
_PREFIX = re.compile(r"^(?:re|pre|co|un|de|over|under|out|up|mis|cross|self|hand|fine|double|live|re|spear)-")
# What follows a verb and hardly ever a noun: an article, a number, a possessive, a quantity, an adverb.
_OBJECT = re.compile(
    r"(?:out|up|off|down)\b(?! of\b)|(?:and|or)?\s*"
    r"(?:(?:the|an?|all|any|each|every|our|their|its|his|her|my|this|that|these|those|both|various|multiple"
    r"|several|many|more|two|three|four|five|six|seven|eight|nine|ten|over|up to"
    r"|new|existing|key|daily|weekly|monthly|annual|complex|cross-functional|high-\w+"
    r"|large-scale|end-to-end|with|closely|directly|alongside|independently|\w{3,}ly)\b|[$€£~]?\d)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[^\W\d_][\w'’-]*")
_AND_WORD = re.compile(r"and ([a-z]+)\b")
_BEHIND_NOUN = re.compile(
    r"(?:of|for|in|on|at|to|from|by|with|and|or|per|as|via|through|including|include|is|are|was|were|that|which)\b"
)
_THIRD_WITH = re.compile(r"(?:works (?:with|on|as|alongside)|cares for|reports to)\b")
"""What no plural of a noun is likely to be."""
_NO_VERBS = frozenset(("hundred", "indeed", "kindred", "naked", "rugged", "sacred", "wicked"))


def verb(word: str, following: str = "") -> Verb | None:
    """The verb that ``word`` is at the opening of a highlight; ``following`` is the text behind it."""
    lower = word.lower()
    for form in dict.fromkeys((lower, _PREFIX.sub("", lower))) if "-" in lower else (lower,):
        if found := _irregular_past(form) or _listed(form) or _regular_past(form):
            surer = not found.certain and bool(following) and _has_object(found, following.lstrip())
            return replace(found, certain=True) if surer else found
    return None


def _has_object(found: Verb, following: str) -> bool:
    """Whether what follows can hardly follow a noun.

    A form in ``-s`` is a verb before anything but a preposition, a conjunction or another verb ("Builds of", "Results
    include"); some base forms are before a plural.
    """
    beside = _AND_WORD.match(following)
    if _OBJECT.match(following) or (beside and (_irregular_past(beside[1]) or _regular_past(beside[1]))):
        return True
    if beside and _goes_with(found, beside[1], following[beside.end() :].lstrip()):
        return True
    next_word = _NEXT.match(following)
    if next_word is None:
        return False
    if found.tense is Tense.THIRD:
        if _THIRD_WITH.match(f"{found.base}s {following}"):
            return True
        return not _BEHIND_NOUN.match(following) and _regular_past(next_word[0].lower()) is None
    plural = next_word[0].endswith("s") and not next_word[0].endswith(("ss", "us", "is"))
    return found.tense is Tense.BASE and plural and found.base in entries("verbs-with-plurals")


def _goes_with(found: Verb, word: str, following: str) -> bool:
    """Whether the word behind "and" is a verb of the same form: "Finding and fixing", "Weed and rebuild a shelf"."""
    other = _listed(word)
    if other is None or other.tense is not found.tense:
        return False
    return found.tense is Tense.GERUND or (found.tense is Tense.BASE and bool(_OBJECT.match(following)))


def past_of(base: str) -> str:
    """The past of a base form: ``manage`` makes ``managed``, ``lead`` makes ``led``."""
    irregular = _irregular().get(base)
    return irregular[0] if irregular else _regular(base)


def is_participle(word: str) -> bool:
    """Whether the word can be a past participle: ``written``, ``deployed``."""
    return word in _participles() or bool(_regular_past(word))


@functools.cache
def _irregular() -> Mapping[str, tuple[str, str]]:
    rows = (entry.split() for entry in entries("irregular-verbs"))
    return {base: (past, participle) for base, past, participle in rows}


@functools.cache
def _participles() -> frozenset[str]:
    return frozenset(participle for base, (_, participle) in _irregular().items() if participle != base)


def _irregular_past(form: str) -> Verb | None:
    base = _pasts().get(form)
    return Verb(base, Tense.PAST, form not in _unsure()) if base else None


def _listed(form: str) -> Verb | None:
    """The form as base, with ``-s`` or with ``-ing`` of a verb in the lists."""
    verbs = _verbs()
    for tense, base in _forms(form):
        if base in verbs:
            one_word = tense is Tense.BASE and past_of(base) == base
            certain = verbs[base] and not one_word and form not in _unsure()
            return Verb(base, Tense.EITHER if one_word else tense, certain)
    return None


def _forms(form: str) -> Iterator[tuple[Tense, str]]:
    """What a form may be of which base, the likeliest first."""
    yield Tense.BASE, form
    for base in _from_third(form):
        yield Tense.THIRD, base
    for base in _from_ing(form):
        yield Tense.GERUND, base


def _regular_past(form: str) -> Verb | None:
    if not form.endswith("ed") or len(form) < 5 or form in _NO_VERBS:
        return None
    base = next((candidate for candidate in _from_ed(form) if candidate in _verbs()), form.removesuffix("ed"))
    return Verb(base, Tense.PAST, form not in _unsure())


@functools.cache
def _pasts() -> Mapping[str, str]:
    return {past: base for base, (past, _) in _irregular().items() if past != base}


@functools.cache
def _verbs() -> Mapping[str, bool]:
    """Every listed verb, and whether its base form is hardly ever anything but a verb."""
    unsure = dict.fromkeys((*_irregular(), *entries("verbs-or-nouns")), False)
    return {**unsure, **dict.fromkeys(entries("verbs"), True)}


@functools.cache
def _unsure() -> frozenset[str]:
    return frozenset(entries("unsure-verb-forms"))


def _from_third(form: str) -> tuple[str, ...]:
    if not form.endswith("s") or form.endswith("ss"):
        return ()
    return form[:-1], form.removesuffix("es"), f"{form.removesuffix('ies')}y"


def _from_ing(form: str) -> tuple[str, ...]:
    return _bases(form.removesuffix("ing")) if form.endswith("ing") else ()


def _from_ed(form: str) -> tuple[str, ...]:
    return (*_bases(form.removesuffix("ed")), f"{form.removesuffix('ied')}y")


def _bases(stem: str) -> tuple[str, ...]:
    """``plann`` comes from ``plan``, ``manag`` from ``manage``, ``develop`` from itself."""
    return (f"{stem}e", stem, stem[:-1]) if stem[-2:-1] == stem[-1:] else (stem, f"{stem}e")


def _regular(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if _doubled(base) else f"{base}ed"


def _doubled(base: str) -> bool:
    """Whether the stress lies on a last syllable that ends in one vowel and a consonant: ``plan``, ``submit``."""
    if _STRESSED.search(base):
        return True
    short = sum(letter in _VOWELS for letter in base) == 1
    return short and len(base) > 2 and base[-2] in _VOWELS and base[-1] not in _VOWELS + "wxy"
