"""The tense of the opening verb of a highlight, by its form alone, and only if the form is certain.

English base forms are often nouns as well ("Design reviews", "Lead engineer"), so each form has a degree of certainty.
Regular past forms are recognised by ``-ed``, the others by a list of irregular verbs.
"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.language.tokens import compound
from cvbuild.analysis.language.wordlists import entries
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Tense", "Verb", "is_participle", "past_of", "verb"]


class Tense(enum.Enum):
    """The verb forms that open a highlight."""

    PAST = "past"
    BASE = "base"
    THIRD = "third"  # manages
    GERUND = "gerund"  # managing
    EITHER = "either"  # cut, set, read: base and past are one word


class Verb(Struct, frozen=True):
    """A verb by its base. ``certain`` is true if the word can hardly be a noun or an adjective at its position."""

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
_AND_WORD = re.compile(r"and ([a-z]+)\b")
_BEHIND_NOUN = lazy_pattern(
    r"(?:of|for|in|on|at|to|from|by|with|and|or|per|as|via|through|including|include|is|are|was|were|that|which)\b"
)
_THIRD_WITH = lazy_pattern(r"(?:works (?:with|on|as|alongside)|cares for|reports to)\b")
"""Forms that are unlikely to be the plural of a noun."""
_NO_VERBS = frozenset(("hundred", "indeed", "kindred", "naked", "rugged", "sacred", "wicked"))


def verb(word: str, following: str = "") -> Verb | None:
    """Return the verb that ``word`` is at the opening of a highlight; ``following`` is the rest of the text."""
    lower = word.lower()
    for form in dict.fromkeys((lower, _PREFIX.sub("", lower))) if "-" in lower else (lower,):
        if found := _irregular_past(form) or _listed(form) or _regular_past(form):
            surer = not found.certain and bool(following) and _has_object(found, following.lstrip())
            return replace(found, certain=True) if surer else found
    return None


def _has_object(found: Verb, following: str) -> bool:
    """Return whether the following words can hardly follow a noun.

    A form in ``-s`` is a verb before anything except a preposition, a conjunction or another verb ("Builds of",
    "Results include"); some base forms are verbs before a plural.
    """
    beside = _AND_WORD.match(following)
    if _OBJECT.match(following) or (beside and (_irregular_past(beside[1]) or _regular_past(beside[1]))):
        return True
    if beside and _goes_with(found, beside[1], following[beside.end() :].lstrip()):
        return True
    next_word = compound(following)
    if next_word is None:
        return False
    if found.tense is Tense.THIRD:
        if _THIRD_WITH.match(f"{found.base}s {following}"):
            return True
        return not _BEHIND_NOUN.match(following) and _regular_past(next_word[0].lower()) is None
    plural = next_word[0].endswith("s") and not next_word[0].endswith(("ss", "us", "is"))
    return found.tense is Tense.BASE and plural and found.base in entries("verbs-with-plurals")


def _goes_with(found: Verb, word: str, following: str) -> bool:
    """Return whether the word after "and" is a verb of the same form: "Finding and fixing", "Weed and rebuild"."""
    other = _listed(word)
    if other is None or other.tense is not found.tense:
        return False
    return found.tense is Tense.GERUND or (found.tense is Tense.BASE and bool(_OBJECT.match(following)))


def past_of(base: str) -> str:
    """Return the past of a base form: ``managed`` for ``manage``, ``led`` for ``lead``."""
    irregular = _irregular().get(base)
    return irregular[0] if irregular else _regular(base)


def is_participle(word: str) -> bool:
    """Return whether the word can be a past participle: ``written``, ``deployed``."""
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
    """Return a listed verb of which this form is the base, the ``-s`` form or the ``-ing`` form."""
    verbs = _verbs()
    for tense, base in _forms(form):
        if base in verbs:
            one_word = tense is Tense.BASE and past_of(base) == base
            certain = verbs[base] and not one_word and form not in _unsure()
            return Verb(base, Tense.EITHER if one_word else tense, certain)
    return None


def _forms(form: str) -> Iterator[tuple[Tense, str]]:
    """Yield what a form may be of which base, the most likely first."""
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
    """Return every listed verb, and whether its base form is hardly ever anything but a verb."""
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
    """Return the possible bases: ``plan`` for ``plann``, ``manage`` for ``manag``, ``develop`` for itself."""
    return (f"{stem}e", stem, stem[:-1]) if stem[-2:-1] == stem[-1:] else (stem, f"{stem}e")


def _regular(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if _doubled(base) else f"{base}ed"


def _doubled(base: str) -> bool:
    """Return whether the last syllable is stressed and ends in one vowel and a consonant: ``plan``, ``submit``."""
    if _STRESSED.search(base):
        return True
    short = sum(letter in _VOWELS for letter in base) == 1
    return short and len(base) > 2 and base[-2] in _VOWELS and base[-1] not in _VOWELS + "wxy"
