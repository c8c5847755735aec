"""English sentences from which a small word was lost: “Led team of seven”, “referred patients the pharmacist”.

Only what no sentence can have is reported: a noun that needs an article without one, two noun phrases without a
preposition between them, a number without the word that joins it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cvbuild.analysis.grammar.prepositions import Slip
from cvbuild.analysis.language.spelling import is_usual
from cvbuild.analysis.language.stems import singular
from cvbuild.analysis.language.verbs import Tense, verb
from cvbuild.analysis.language.wordlists import entries
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["lost_articles", "missing_words"]

_NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)"
_GROUP = (
    r"(?:team|group|crew|staff|panel|fleet|network|portfolio|set|range|number|total|caseload|cohort|workforce|brigade|collection"
    r"|variety|series|handful|majority|couple|squad|roster|pool|list|budget|choir|herd|flock|list|catalogue|board)"
)
_OF_LOST = lazy_pattern(
    rf"(?<![\w-])(?:[Aa]n?|the)\s(?:[a-z-]+\s)?(?P<w>{_GROUP})\s(?=(?:up\sto\s|over\s|about\s|more\sthan\s|almost\s|nearly\s)?[$€£]?{_NUMBER}\s[a-z]{{3,}})"
    r"(?!(?:number|budget|list|series)\s\d)"
)
_OF_LOST_BEFORE_NAME = lazy_pattern(
    r"(?<![\w-])a\s(?:wide\s|large\s|great\s)?(?P<w>range|number|variety|couple|handful|majority)\s(?=[a-z]{3,}(?<!s)s\b(?!\s(?:the|a|an)\b))"
)
_THAN_LOST = lazy_pattern(
    r"\b(?:of|for|with|to|from|over|in|by|at|across|and|served|serve|trained|train|led|lead|managed|manage|taught|teach|wrote|treated|treat"
    r"|[a-z]{3,}ed)\s(?P<w>more|fewer|less)\s(?=[$€£]?\d[\d,.]*\s?(?:%|[a-z]{3,}s\b|people\b|staff\b|children\b|m\b|million\b|k\b))"
)
_TO_LOST = lazy_pattern(
    r"\bfrom\s(?P<w>[$€£]?\d[\d,.]*(?:%|\s?(?:million|billion|bn|m|k)\b)?(?:\s[a-z]{3,})?)\s(?=[$€£]\d|\d[\d,.]*(?:%|\s?(?:million|billion)\b|[.,;)]|$))(?!(?:19|20)\d\d)"
)
_AND_LOST = lazy_pattern(r"\bbetween\s(?P<w>[$€£]?\d[\d,.]*%?)\s(?=[$€£]?\d[\d,.]*%?(?:\s[a-z]|[.,;)]|$))")
_AS_LOST = lazy_pattern(
    r"\b(?:worked|works|serves?|served|acted|acts|act)\s(?P<w>(?:an?|the)\s(?:[a-z]+\s){0,2}?(?:[a-z]+(?:er|or|ist|ian|ant)|head|chair|lead|member|deputy|liaison|secretary))(?=[.,;]|\s(?:for|of|at|in|to|on|and|with)\b|$)"
)

_TWO_PHRASES = lazy_pattern(
    r"^(?P<verb>[A-Z][a-z]+)\s(?P<between>(?:[a-z’'-]+\s){0,8}?)(?P<noun>[a-z]{4,}(?:s|tion|ment|ance|ence|ity|ness|ship))\s(?P<second>(?:the|their|our|his|her|its|an?)\s(?:[a-z-]+\s){0,2}?[a-z]{3,})"
    r"(?=[.,;]|$|\s(?:and|or|in|on|at|of|for|from|to|with|by|who|that|which|each|every|when|if)\b)"
)
_SECOND_AND = lazy_pattern(
    r"\sand\s(?P<verb>[a-z]+ed)\s(?P<between>(?:[a-z’'-]+\s){0,3}?)(?P<noun>[a-z]{4,}s)\s(?P<second>(?:the|their|our|his|her|its|an?)\s(?:[a-z-]+\s){0,2}?[a-z]{3,})"
    r"(?=[.,;]|$|\s(?:and|or|in|on|at|of|for|from|to|with|by|who|that|which|each|every|when|if)\b)"
)
_TIME_THE = lazy_pattern(
    r"\b(?:each|every)\s(?:year|month|week|day|quarter|term|season|spring|summer|autumn|winter|morning|evening|night)\s"
    r"(?P<second>(?:the|their|our)\s[A-Za-z]+(?:\s[A-Za-z]+)?)(?=[.,;]|$|\s(?:and|or|in|on|at|of|for)\b)"
)
_TIMES_WORDS = """
day week month year night hour minute time head shift quarter decade term season piece hundred unit game class
session visit next last same first other whole following previous latter former way best rest more most whole
"""
_TIMES = frozenset(_TIMES_WORDS.split())
"""Nouns whose phrase is an adverb: “served 400 meals a day”, “trained staff the same week”."""
_CLAUSE = re.compile(
    r"(?<![\w-])(?:that|which|who|whom|where|when|while|as|if|because|so|after|before|until|than|how|what|whether|why|and|or|but)(?![\w-])"
)


def missing_words(text: str) -> Iterator[Slip]:
    """Yield the words after which a small word is missing, with both of them; silent when in doubt."""
    for pattern, lost, clues in (
        (_OF_LOST, "of", ("a ", "an ", "the ")),
        (_OF_LOST_BEFORE_NAME, "of", ("range ", "number ", "variety ", "couple ", "handful ", "majority ")),
        (_THAN_LOST, "than", ("more ", "fewer ", "less ")),
        (_TO_LOST, "to", ("from ",)),
        (_AND_LOST, "and", ("between ",)),
    ):
        for match in pattern.finditer(text) if any(clue in text for clue in clues) else ():  # compiled if needed
            yield *match.span("w"), f"{match['w']} {lost}", f"“{lost}” is missing"
    for match in _AS_LOST.finditer(text) if any(clue in text for clue in ("orked ", "orks ", "erve", "act")) else ():
        yield *match.span("w"), f"as {match['w']}", "“as” is missing"
    yield from _agents(text)
    yield from _torn(text)


_TAKEN = lazy_pattern(
    r"\b(?P<w>taken|written|driven|seen|chosen|shown|drawn|flown|grown|worn|known|spoken|stolen|broken|woven|eaten|ridden|thrown)\s"
    r"(?=(?:all|both|every|each|the|a|an|our|their|its|\d+|two|three|four|five|six)\s[a-z\d])"
)
_AUXILIARY = lazy_pattern(
    r"\b(?:have|has|had|having|be|been|being|is|are|was|were|am|get|gets|got|and|or|as|than|when|if|once|not|never|’ve|'ve)\b"
)
_BOTH = lazy_pattern(r"\b(?:in|of|for|with|to|by|on|at|from|into)\s(?P<w>both\s[A-Z][a-z]+(?<!s))(?=[.;:)]|$)")


def _agents(text: str) -> Iterator[Slip]:
    """Yield participles that lost their “by”: “now taken all pilots”; and “both” with one thing only."""
    for match in _TAKEN.finditer(text) if "n " in text else ():
        clause = re.split(r"[.,;:()]\s", text[: match.start()])[-1]
        if clause.strip() and not _AUXILIARY.search(clause.lower()):
            yield *match.span("w"), f"{match['w']} by", "“by” is missing"
    for match in _BOTH.finditer(text) if "both " in text else ():
        yield *match.span("w"), "", "the second of the two is missing"


def _torn(text: str) -> Iterator[Slip]:
    """Yield the noun phrases between which a preposition is missing."""
    for pattern in (_TWO_PHRASES, _SECOND_AND):
        for match in pattern.finditer(text):
            if _is_torn(match):
                yield match.start("noun"), match.end("second"), "", "a preposition is missing between the two"
    for match in _TIME_THE.finditer(text):
        if match["second"].split()[-1] not in _TIMES and not re.search(
            r"\b(?:that|which|who)\b", text[: match.start()]
        ):
            yield *match.span("second"), f"to {match['second']}", "a preposition is missing before it"


def _is_torn(match: re.Match[str]) -> bool:
    """Return whether a verb with one object has two: nothing joins “patients” and “the pharmacist”."""
    found = verb(match["verb"].lower())
    last = match["second"].split()
    if found is None or match["verb"].lower() in entries("two-objects") or found.tense not in (Tense.PAST, Tense.BASE):
        return False
    if last[-1] in _TIMES or (len(last) > 1 and last[1] in _TIMES) or _CLAUSE.search(match["between"]):
        return False
    if any(verb(word) is not None and word.endswith(("s", "ed")) for word in last[1:]):
        return False  # “the reports the board reads”
    noun = match["noun"]
    if not noun.endswith("s") or noun.endswith("ness"):
        return is_usual(noun) and verb(noun) is None
    one = singular(noun)
    as_verb = verb(noun)
    if as_verb is not None and as_verb.tense is Tense.THIRD and as_verb.certain:
        return False
    return one != noun and is_usual(one) and is_usual(noun)


@functools.cache
def _countable() -> re.Pattern[str]:
    """Return what finds a noun that needs an article directly after the verb that opens a highlight."""
    nouns = "|".join(entries("count-nouns"))
    return re.compile(
        rf"^(?P<verb>[A-Z][a-z]+)\s(?P<noun>(?:{nouns}))(?=\s(?:of|for|that|which|to|with|in|at|from|on|by)\b)"
        rf"|(?<![\w-])(?P<prep>with|by|into|as\spart\sof|through|for|using|under|from|of|at|in)\s(?P<noun2>(?:{nouns}))(?=\s(?:of\s(?:{_NUMBER}|the|our|its)|that|which)\b)"
        rf"|\band\s(?P<verb2>[a-z]+ed|led|ran|built|wrote|won|made|taught|set\sup)\s(?P<noun3>(?:{nouns}))(?=\s(?:of|for|that|which|to|with|in|at|from|on|by)\b)"
    )


def lost_articles(text: str) -> Iterator[Slip]:
    """Yield the nouns that need an article and have none: “Led team of seven”; right only where all others are so."""
    for match in _countable().finditer(text):
        name = next(one for one in ("noun", "noun2", "noun3") if match[one])
        word = match["verb"] or match["verb2"]
        found = verb(word.lower()) if word else None
        if word and (found is None or found.tense not in (Tense.PAST, Tense.BASE, Tense.EITHER)):
            continue
        article = "an" if match[name][0] in "aeiou" else "a"
        yield *match.span(name), f"{article} {match[name]}", "the article is missing"
