"""English nouns in the wrong number or case: “every apprentices”, “a 14-beds unit”, “80 candidate's and”."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cvbuild.analysis.language.spelling import is_common, is_usual
from cvbuild.analysis.language.stems import singular
from cvbuild.analysis.language.verbs import Tense, verb
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["noun_slips", "plural_of_noun", "singular_of_noun"]

_NUMBER = (
    r"(?:[2-9]|[1-9]\d{1,2}|\d{1,3},\d{3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty)"
)
_ANY = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_AHEAD = (
    r"(?=(?:\s(?:of|in|on|at|for|from|to|with|by|and|or|per|across|during|after|before|between|through|who|that|which|within|under"
    r"|into|about|each|every)\b)|\s?[.,;:)]|$)"
)
_EACH = lazy_pattern(
    rf"(?<![\w-])(?P<each>[Ee]ach|[Ee]very|per|another|an?|one)\s(?P<adjective>[a-z]{{4,}}\s)?(?P<noun>[a-z]{{4,}}s){_AHEAD}"
)
_COMPOUND = lazy_pattern(rf"\b(?:[Aa]n?|[Tt]he|our|this)\s(?P<compound>{_ANY}-(?P<noun>[a-z]{{3,}}s)(?=\s[a-z]{{3,}}))")
_PERCENT = lazy_pattern(
    r"\b(?:\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten)\s(?:percentage|basis)\s(?P<noun>point)\b(?!-)"
)
_FEW = lazy_pattern(
    rf"(?:(?<=[a-z]\s)|(?<=[a-z],\s)|^)(?P<before>[A-Z]?[a-z]+\s|^)(?:about\s|over\s|some\s)?(?<![\w.,$€£-])(?P<count>{_NUMBER})\s"
    r"(?P<noun>[a-z]{4,})(?=\s(?:early|late|with|for|to|of|on|and\s(?:the|their|two|three|its)|a\s(?:day|week|month|year)|whose|by"
    r"|each|before|after|ahead|later|earlier|ago|under|through)\b|\s?[.,;)]|$)"
)
_NAMED_WORDS = """
the a an top grade level year form phase class type key stage tier version part unit his her my series chapter band
room zone line route box day week group category cat section division step rank number page block lot bay season round
this that each every no act scene size model mark first last least most next best only either
"""
_NAMED = frozenset(_NAMED_WORDS.split())
"""Words before a number that names a thing: “grade 3 teacher”, “the 12 bar blues”."""
_AGENTS = (
    "entice",
    "ician",
    "ineer",
    "onist",
    "arist",
    "ower",
    "eeper",
    "iner",
    "otter",
    "icker",
    "aker",
    "icist",
    "ologist",
    "ographer",
    "iler",
    "icer",
)
"""Endings of nouns for people, which are hardly ever anything else, though not all are common."""
_NUMBERS = frozenset(
    ("three", "four", "five", "seven", "eight", "nine", "eleven", "twelve", "fifteen", "twenty", "thirty")
)
"""Numbers of four letters and more, which come between “every” and a plural: “every three years”."""
_SAME_WORDS = """
staff crew head percent cent foot hour phase degree dozen hundred thousand million billion plus bar aircraft fish
sheep cattle deer people personnel media data series species means headcount gross press less across access progress
success stress mass carat bits stone mill grade storey horsepower watt volt grand quid bond euro today women children
youth faculty full part live more other former present last early late home remote deep wide high long tall total
strong minimum maximum first few most only with from over under within after before round down then than such both
also times clinical medical surgical senior junior public private local star point speed fold ways page core hand axis
half way overnight different separate offshore additional similar major minor large small digital national regional
global mobile annual weekly monthly dental urban rural left open closed free automatic manual electric
"""
_SAME = frozenset(_SAME_WORDS.split())
_SINGULAR_S = re.compile(
    r"(?:ics|ss|us|is|news|series|species|sales|headquarters|means|works|savings|crossroads|barracks|goods|thanks|ways|gallows|lens"
    r"|sports|arts|operations|systems|electronics|communications|cos|gas|bus|plus|atlas|canvas|yes|bias|alias|always|perhaps|besides"
    r"|towards|sometimes|times|as)$"
)
_POSSESSIVE = lazy_pattern(
    r"\b(?P<noun>[a-z]{3,}(?<!s))(?P<w>['’]s)(?=\s(?:on|in|at|for|with|to|from|by|across|during|who|that|which|were|are|have|had|through"
    r"|per|of|into|under|without|between|over)\s|[.;:)]\s?|,\s(?:and|with|who|which|[a-z]+ing|[a-z]+ed)\b|\sand\s(?:[a-z]+ed|led|ran|built|the)\b|$)"
)
_COUNTED_POSSESSIVE = lazy_pattern(
    rf"(?<![\w.,-]){_NUMBER}\s(?:[a-z]{{4,}}\s)?(?P<noun>[a-z]{{3,}}(?<!s))(?P<w>['’]s)\b"
)
_PLACES_WORDS = """
doctor dentist baker butcher chemist hairdresser barber grocer master bachelor florist let it that what there here who
one he she how where when why parent mother father today yesterday tomorrow else nobody somebody everyone everybody
anyone
"""
_PLACES = frozenset(_PLACES_WORDS.split())
"""Possessives that need no noun: “a master’s in law”, “at the baker’s”."""
_ITS = lazy_pattern(r"\b(?P<w>[Ii]ts['’])(?!\w)")
_RELATIVE = lazy_pattern(
    r"\b(?:the|an?|this|every|each|[a-z]+['’]s)\s(?:[a-z-]+\s){0,2}?(?P<noun>[a-z]{4,}),?\s(?P<that>which|that)\s(?:now\s|still\s|also\s)?(?P<verb>[a-z]{3,})"
    r"(?=\s(?:the|an?|all|every|each|our|their|its|for|to|in|on|with|over|about|more|up|\d+)\b)"
)
_RELATIVES = lazy_pattern(
    r"(?P<before>[\w’'-]+\s[\w’'-]+\s)(?P<noun>[a-z]{3,}s)\s(?P<that>that|which|who)\s(?P<verb>[a-z]{3,}s|has|is|was)"
    r"(?=\s(?:the|an?|all|every|each|our|their|its|for|to|in|on|with|over|about|more|up|[a-z]+s|\d[\d,]*)\b)"
)
_GROUPS_WORDS = """
team family group committee board band council union club company staff crew pair set majority number range series
couple squad jury audience public police army navy class choir cast panel unit firm department variety selection lot
dozen handful plenty half rest percent data media criteria people children women men
"""
_GROUPS = frozenset(_GROUPS_WORDS.split())

_NEAR = 6  # words among which the head of a noun phrase is: “a board of 14 finance chiefs that meets”


def noun_slips(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the offsets of nouns, or of the verbs after them, in the wrong number or case, with what is right."""
    for match in _EACH.finditer(text):
        if right := _singular(match["noun"]) if not _has_verb(match["adjective"]) else "":
            yield *match.span("noun"), right
    for match in _COMPOUND.finditer(text):
        if right := _singular(match["noun"]):
            yield *match.span("compound"), match["compound"].replace(match["noun"], right)
    for match in _PERCENT.finditer(text):
        yield *match.span("noun"), "points"
    yield from _few(text)
    yield from _possessives(text)
    yield from _relatives(text)


def _few(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield nouns in the singular after a number, unless they are verbs: “of whom ten teach”."""
    for match in _FEW.finditer(text):
        before, found = match["before"].strip().lower(), verb(match["noun"])
        if before == "whom" or before in _NAMED or (found is not None and found.certain):
            continue
        if right := _plural(match["noun"]):
            yield *match.span("noun"), right


def _possessives(text: str) -> Iterator[tuple[int, int, str]]:
    if "'" not in text and "’" not in text:
        return
    for match in _ITS.finditer(text):
        yield *match.span("w"), match["w"][:-1]
    seen: set[int] = set()
    for pattern in (_POSSESSIVE, _COUNTED_POSSESSIVE):
        for match in pattern.finditer(text):
            noun = match["noun"]
            right = _plural_of(noun) if noun not in _PLACES and match.start() not in seen else ""
            behind = text[match.end() :].split(" ")[1:2] if pattern is _COUNTED_POSSESSIVE else []
            owns = (
                bool(behind)
                and behind[0].isalpha()
                and is_usual(behind[0])
                and behind[0] not in ("and", "in", "on", "to", "for")
            )
            if right and is_usual(noun) and is_usual(right) and not owns:
                seen.add(match.start())
                yield match.start("noun"), match.end("w"), right


def _relatives(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the verbs that do not agree with the noun before “that” or “which”."""
    for match in _RELATIVE.finditer(text) if "hich" in text or "that" in text else ():
        found = verb(match["verb"])
        one = _plural(match["noun"]) and match["noun"] not in _GROUPS and found and found.tense is Tense.BASE
        if one and match["that"] == "which" and " and " not in text[max(0, match.start() - 30) : match.start()]:
            yield *match.span("verb"), _third(match["verb"])
    for match in _RELATIVES.finditer(text) if " that " in text or " wh" in text else ():
        before = match["before"].lower().split()
        ahead = text[: match.start("noun")].lower().split()[-_NEAR:]
        if _SINGULAR_S.search(match["noun"]) or "of" in ahead or "one" in before or "only" in before:
            continue
        right = {"has": "have", "is": "are", "was": "were"}.get(match["verb"]) or _base(match["verb"])
        if right and is_usual(match["noun"]) and _singular(match["noun"]) and not set(before) & _GROUPS:
            yield *match.span("verb"), right


def _base(word: str) -> str:
    found = verb(word)
    return found.base if found and found.tense is Tense.THIRD else ""


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "x", "ch", "sh", "o")) else f"{base}s"


def _has_verb(adjective: str | None) -> bool:
    """Return whether the word between is no adjective: “each manages drivers”, “one leads teams”."""
    word = (adjective or "").strip()
    return (
        word.endswith("s")
        or word in _NUMBERS
        or word
        in (
            "half",
            "that",
            "over",
            "with",
            "from",
            "than",
            "hundred",
            "thousand",
            "million",
        )
    )


def plural_of_noun(noun: str) -> str:
    """Return the plural of a usual noun in the singular; empty for a word that may be anything else."""
    right = _plural_of(noun) if noun.endswith(_AGENTS) else ""
    return right if right and is_usual(right) and is_usual(noun) and noun not in _SAME else _plural(noun)


def singular_of_noun(noun: str) -> str:
    """Return the singular of a usual plural; empty for any other word, and for a plural that is its own singular."""
    return _singular(noun)


@functools.cache
def _singular(noun: str) -> str:
    """Return the singular of a usual plural; empty for any other word, and for a plural that is its own singular."""
    one = singular(noun)
    sure = not _SINGULAR_S.search(noun) and one != noun and is_usual(one) and is_usual(noun)
    return one if sure else ""


@functools.cache
def _plural(noun: str) -> str:
    """Return the plural of a usual noun in the singular; empty for a word that may be anything else."""
    if noun in _SAME or (noun.endswith(("s", "ing", "ed", "ly")) and not noun.endswith("ss")) or not is_common(noun):
        return ""
    right = _plural_of(noun)
    return right if is_usual(right) else ""


def _plural_of(noun: str) -> str:
    return (
        f"{noun[:-1]}ies"
        if noun[-1] == "y" and noun[-2] not in "aeiou"
        else f"{noun}{'es' if noun.endswith(('ch', 'sh', 'x', 'ss')) else 's'}"
    )
