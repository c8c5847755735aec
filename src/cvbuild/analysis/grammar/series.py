"""English series of verbs, one of which has another form: “Managed costs, reduced waste and training staff”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.language.spelling import is_listed
from cvbuild.analysis.language.verbs import Tense, Verb, verb
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Part", "broken_series", "is_past", "lost_comma"]

_WORDS = re.compile(r"^(?P<verbs>[A-Z][a-z]+(?:,\s[a-z]+)*),?\s(?:and|then)\s(?P<last>[a-z]+)\s(?=[a-z]|\d)")
_PART = lazy_pattern(
    r"(?P<joint>,?\sand(?:\sthen|\salso)?\s|,\s(?:then\s)?|\sbut\s)(?P<verb>[a-z]{2,})(?=\s(?P<next>[\w$€£][\w’'-]*))"
)
_OBJECTS_WORDS = """
the a an all our their its his her my it them this these those every each both new more over up two three four five
six seven eight nine ten eleven twelve twenty weekly daily monthly
"""
_OBJECTS = frozenset(_OBJECTS_WORDS.split())
_AFTER_NOUN_WORDS = """
of for in on at to from by with and or per as via through that which who
"""
_AFTER_NOUN = frozenset(_AFTER_NOUN_WORDS.split())
_GOVERNING = re.compile(
    r"\b(?:to|help\w*|let|make|made|who|which|that|whose|where|how|when|while|can|could|will|would|must|should|did|not|do|does)\b"
)
_CAUSING = frozenset(("Help", "Helps", "Helped", "Let", "Lets", "Make", "Made", "Watched", "Saw", "Had"))
_BEFORE_GERUND = re.compile(
    r"ing\b|(?<![\w-])(?:by|through|with|without|via|for|of|in|on|from|including|about|as|like|than|into|after|before|between)(?![\w-])"
)
_ADJECTIVES = frozenset(
    (
        "existing",
        "outstanding",
        "remaining",
        "ongoing",
        "leading",
        "following",
        "emerging",
        "incoming",
        "including",
        "using",
        "resulting",
    )
)
_ODD = frozenset(
    (
        (Tense.PAST, Tense.GERUND),
        (Tense.PAST, Tense.BASE),
        (Tense.PAST, Tense.THIRD),
        (Tense.BASE, Tense.PAST),
        (Tense.BASE, Tense.GERUND),
        (Tense.BASE, Tense.THIRD),
        (Tense.GERUND, Tense.PAST),
        (Tense.GERUND, Tense.BASE),
        (Tense.THIRD, Tense.GERUND),
        (Tense.THIRD, Tense.BASE),
    )
)
_IN_PRESENT = frozenset(
    ((Tense.PAST, Tense.BASE), (Tense.PAST, Tense.THIRD), (Tense.BASE, Tense.PAST), (Tense.THIRD, Tense.PAST))
)
"""The form of the verbs before, and another one that does not go on from it."""


class Part(Struct, frozen=True):
    """A verb with another form than those before it."""

    word: str
    rule: str
    start: int
    end: int


def broken_series(text: str, over: bool = True) -> Iterator[Part]:
    """Yield the first verb of an English sentence that leaves the series that its opening began.

    Args:
        text: a highlight or a description.
        over: whether all of it is past; else “Lead six weavers and hired two of them” is right.
    """
    series = _WORDS.match(text)
    if series and _is_odd(series["verbs"], series["last"], text[series.end() :], over):
        yield Part(series["last"], series["verbs"], *series.span("last"))
        return
    first = re.match(r"(?P<verb>[A-Z][a-z]+)(?P<rest>(?:,?\s).*)", text)
    opening = verb(first["verb"], first["rest"].lstrip(", ")) if first else None
    if first is None or opening is None or opening.tense is Tense.EITHER:
        return
    sentence = re.split(r"[.;:!?]\s|\s[–—-]\s|\(", text)[0]
    yield from _later(sentence, first["verb"], opening, over)


def lost_comma(text: str) -> tuple[int, int] | None:
    """Return the offsets of the first of two verbs without a comma between: “Synced logged, and organized”."""
    match = re.match(r"(?P<one>[A-Z][a-z]+)\s(?P<two>[a-z]+),\s(?:and\s)?(?P<three>[a-z]+)(?:\s|,)", text)
    if match is None:
        return None
    found = [verb(match[name].lower()) for name in ("one", "two", "three")]
    same = {one.tense for one in found if one is not None}
    if None in found or len(same) != 1 or same - {Tense.PAST, Tense.BASE, Tense.GERUND}:
        return None
    sure = all(one is not None and (one.certain or one.tense is Tense.PAST) for one in found)
    return match.span("one") if sure else None


def is_past(words: str) -> bool:
    """Return whether the first of the verbs that a series began with is in the past."""
    first = verb(words.partition(",")[0].lower())
    return first is None or first.tense in (Tense.PAST, Tense.EITHER)


def _later(sentence: str, word: str, opening: Verb, over: bool) -> Iterator[Part]:
    """Yield the first verb after the object of the opening that has another form."""
    same = 1
    for match in _PART.finditer(sentence):
        found = verb(match["verb"]) or _gerund(match["verb"])
        if found is None or not (_has_object(match["next"]) or _is_third(match["verb"], match["next"])):
            continue
        if found.tense is opening.tense:
            same += 1
            continue
        before = sentence[: match.start()].lower() if word in _CAUSING else sentence[len(word) : match.start()]
        listed = "and" in match["joint"] or same > 1
        sure = opening.certain or same > 1
        if _differ(opening, found, over) and listed and sure and not _is_governed(found, before):
            yield Part(match["verb"], word, *match.span("verb"))
            return


def _differ(one: Verb, other: Verb, over: bool) -> bool:
    """Return whether the forms of two verbs in a row differ; in a present job, past and present may."""
    return (one.tense, other.tense) in (_ODD if over else _ODD - _IN_PRESENT)


def _is_third(word: str, following: str) -> bool:
    """Return whether a form in “-s” is a verb that is hardly ever a noun, before what may be its object."""
    found = verb(word)
    return found is not None and found.tense is Tense.THIRD and found.certain and following.lower() not in _AFTER_NOUN


def _has_object(following: str) -> bool:
    lower = following.lower()
    return lower in _OBJECTS or lower[:1].isdigit() or lower[:1] in "$€£"


def _is_governed(found: Verb, before: str) -> bool:
    """Return whether words before may call for the form: “to plan and run”, “teams that plan and run”."""
    if found.tense is Tense.GERUND:
        return bool(_BEFORE_GERUND.search(before)) or found.base in ("includ", "us", "include", "use")
    return bool(_GOVERNING.search(before)) or bool(re.search(r"(?<!\w)\w+s\s(?:in\s\w+\s)?who\b", before))


def _gerund(word: str) -> Verb | None:
    """Return the verb of a form in “-ing” that no list has: “racking”, of rack."""
    stem = word.removesuffix("ing")
    base = next((one for one in (stem, f"{stem}e", stem[:-1]) if is_listed(one)), "") if stem != word else ""
    return Verb(base, Tense.GERUND, False) if base and word not in _ADJECTIVES else None


def _is_odd(words: str, last: str, following: str, over: bool) -> bool:
    """Return whether the last of several verbs that begin a text has another form than they."""
    before: Sequence[Verb | None] = [verb(word.lower()) for word in words.split(", ")]
    found = verb(last, following) or _gerund(last)
    known = [one for one in before if one is not None and one.tense is not Tense.EITHER]
    if None in before or len({one.tense for one in known}) != 1 or found is None or last in _ADJECTIVES:
        return False
    odd = _differ(known[0], found, over) and found.base not in {one.base for one in known}
    if len(before) > 1:
        return odd and not (found.tense is Tense.BASE and not found.certain)
    return odd and known[0].certain and _has_object(re.split(r"\W", following, maxsplit=1)[0])
