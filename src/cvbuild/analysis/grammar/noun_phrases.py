"""English noun phrases whose noun does not agree with the word that begins them: “several new process”, “these report”.

A phrase is read from its first word over the adjectives and nouns after it, as far as a word that ends it. Its last
word is its noun.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cvbuild.analysis.grammar.nouns import plural_of_noun, singular_of_noun
from cvbuild.analysis.language.verbs import is_participle, verb
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["phrase_slips"]

_WORDS_FOR_NUMBERS = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_MANY = lazy_pattern(
    rf"(?<![\w.,$€£/-])(?P<many>(?i:{_WORDS_FOR_NUMBERS}|several|numerous|various|many|few|multiple|these|those|hundreds\sof|dozens\sof|thousands\sof"
    r"|a\s(?:number|couple|handful|dozen|series)\sof|(?:one|some|all|many|most|each|none|any|either|two|three|four|five|six)\sof\s(?:the|our|my|its|their|these|those)(?:\s(?:[A-Z]\w+['’]s?|\w+s['’]))?)"
    r"|[2-9]|[1-9]\d{1,2}|\d{1,3},\d{3})\s(?P<phrase>[a-z]+(?:-[a-z]+)*(?:\s[a-z]+(?:-[a-z]+)*){0,7})(?P<after>\s?[.,;:)–—(]|\s\S|$)"
)
_ONE = lazy_pattern(
    r"(?<![\w-])(?P<one>[Aa]n?|[Ee]very|[Ee]ach|[Aa]nother|[Tt]his)\s(?P<phrase>[a-z]+(?:-[a-z]+)*(?:\s[a-z]+(?:-[a-z]+)*){1,7})"
    r"(?P<after>\s?[.,;:)–—(]|\s\S|$)"
)
_ENDING_WORDS = """
of in on at for from to with by and or nor but per as than that which who whom whose where when while if because so
after before during since until through throughout across between among amongst into onto within without under over
above below beside besides beyond about against along around towards toward via upon is are was were be been
being am has have had do does did can could will would shall should may might must not also then now still only both
each every all the a an our their its his her my your this these those it they we he she i you there here up down
off out away
"""
_ENDS = frozenset(_ENDING_WORDS.split())
_UNITS_WORDS = """
year month week day hour minute second star person man woman course bed bedroom room storey story acre mile metre
meter foot feet inch volt watt bit byte page way part point figure seat lane stage step phase tier axis side piece
time term track bay ton tonne litre gallon kilowatt megawatt night player member digit car door wheel ply speed
cylinder stroke string level line string hand party factor dimensional gram pound euro dollar
"""
_UNITS = frozenset(_UNITS_WORDS.split())
"""Nouns that a number makes an adjective with: “a two week sprint”."""
_NAMING_WORDS = """
the a an top grade level year form phase class type key stage tier version part unit series chapter band room zone
line route box day week group category cat section division step rank number page block lot bay season round no act
scene size model mark first last least most next best only either formula rule figure table article clause schedule
annex agenda appendix
"""
_NAMING = frozenset(_NAMING_WORDS.split())
"""Words before a number that names a thing or has its noun elsewhere: “the 12 bar blues”, “grade 5 teacher”."""
_NO_NOUN_WORDS = """
one two three four five six seven eight nine ten eleven twelve hundred thousand million billion dozen percent plus
more less fewer other others such same own new old late early main first last next former latter best most least
better worse so as far long else kind sort type whole half quarter work research information advice feedback
evidence knowledge training experience red green blue white black brown yellow grey gray pink orange gold silver
progress content music art access support help time money food water land
equipment software hardware stock
"""
_NO_NOUN = frozenset(_NO_NOUN_WORDS.split())
"""Words that are no noun of a phrase, or have no plural."""
_PLURALS_WORDS = """
people staff personnel cattle sheep fish deer aircraft series species means headquarters crossroads police clergy
crew youth faculty press women men children feet teeth mice geese criteria phenomena alumni fungi bacteria curricula
syllabi theses analyses bases crises indices matrices vertices appendices strata genera larvae antennae formulae
data media
"""
_PLURALS = frozenset(_PLURALS_WORDS.split())
_THINGS_IN_ING_WORDS = """
meeting building painting drawing recording hearing wedding screening reading briefing rating setting crossing
listing holding offering opening dressing filing posting
"""
_THINGS_IN_ING = frozenset(_THINGS_IN_ING_WORDS.split())
_ADJECTIVE = re.compile(
    r"(?:ical|ional|ious|eous|uous|able|ible|ful|less|ish|est|ward|wide|like|free|based|only|ary|ory|ive|ous|ed|ing|ly)$"
)
_GROUP_WORDS = """
team family group committee board band council union club company world country city town village year firm
department most kind sort staff rest best first last people population public workforce area north south east west
time month week day
"""
_GROUPS = frozenset(_GROUP_WORDS.split())
"""Words that have members themselves, or are no things: “two of the team”, “one of the best”."""
_MASS_OF = frozenset(("some", "all", "most", "none", "any"))
_LONGEST = 3  # words of a phrase that is surely one
_PLAIN_ADJECTIVE_WORDS = """
new annual weekly monthly daily large small big short long busy public major clinical digital national regional
local senior junior complex different independent
"""
_PLAIN_ADJECTIVES = frozenset(_PLAIN_ADJECTIVE_WORDS.split())
_DERIVED = re.compile(r"(?:ical|ional|ious|eous|uous|able|ible|ful|less|ive|ous)$")
_OTHER_HALF = re.compile(r"(?:and|or)\s(?!(?:the|an?|one|two|three|four|five|six|\d)\b)[a-z-]+(?:\s[a-z-]+)?")
"""The rest of a phrase of which both halves have one noun: “120 energy and materials names”."""


def phrase_slips(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the offsets of nouns in the wrong number for the first word of their phrase, with what is right."""
    for match in _MANY.finditer(text):
        words = _phrase(match)
        shared = _OTHER_HALF.match(text[match.start("phrase") + len(" ".join(words)) :].lstrip())
        if shared and any(_is_plural(word) for word in shared[0].split()[1:]):
            continue
        if words and not _is_name_of_number(text, match) and (right := _should_be_plural(match["many"].lower(), words)):
            start = match.start("phrase") + sum(len(word) + 1 for word in words[:-1])
            yield start, start + len(words[-1]), right
    for match in _ONE.finditer(text):
        words = _phrase(match)
        if 1 < len(words) <= _LONGEST and (right := _should_be_singular(words)):
            start = match.start("phrase") + sum(len(word) + 1 for word in words[:-1])
            yield start, start + len(words[-1]), right


def _phrase(match: re.Match[str]) -> list[str]:
    """Return the words as far as one that ends the phrase; none if the phrase goes on to what cannot be read."""
    words = match["phrase"].split(" ")
    end = next((at for at, word in enumerate(words) if word in _ENDS), len(words))
    goes_on = end == len(words) and not re.match(r"\s?[.,;:)]|$", match["after"])
    return [] if goes_on else words[:end]


def _is_name_of_number(text: str, match: re.Match[str]) -> bool:
    """Return whether a number belongs to the word before it: “Key Stage 3 teacher”, “a five star hotel”."""
    before = text[: match.start()].rstrip()
    word = re.search(r"[\w’'-]+$", before)
    if word is None or before != text[: match.start()].rstrip(" "):
        return before.endswith(("/", "×", "+", "–")) or (match["many"][0].isdigit() and bool(before))
    if word[0].lower() in _NAMING:
        return True
    digits = match["many"][0].isdigit()
    capital = word[0][0].isupper() and word.start() > 0
    return (digits and (capital or word[0][-1].isdigit())) or word[0].lower() in ("one", "a", "an")


def _should_be_plural(many: str, words: list[str]) -> str:
    """Return the plural of the noun of a phrase that needs one; empty if it is right or unclear."""
    head = words[-1]
    if len(words) > _LONGEST or any(map(_is_plural, words)) or "-" in head or _is_unclear(many, words):
        return ""
    if head in _THINGS_IN_ING or head == "process":
        return f"{head}es" if head == "process" else f"{head}s"
    return "" if _is_adjective(head) else plural_of_noun(head)


def _is_unclear(many: str, words: list[str]) -> bool:
    """Return whether the last word of a phrase may be a verb, a group, or the noun of “a two week sprint”."""
    head, of = words[-1], " of" in many
    first = many.split(" ", maxsplit=1)[0]
    if of and (first in _MASS_OF or head in _GROUPS or head.endswith("est") or first == "either"):
        return True
    if len(words) == 1:
        return _may_be_verb(head) and not of
    return words[0] in _UNITS or (_may_be_verb(head) and words[-2].endswith("ly"))


def _should_be_singular(words: list[str]) -> str:
    head = words[-1]
    if any(_is_plural(word) or word.endswith("s") for word in words[:-1]) or words[0] in (
        "few",
        "lot",
        "great",
        "number",
        "good",
        "full",
    ):
        return ""
    if words[-2] not in _PLAIN_ADJECTIVES and not _DERIVED.search(words[-2]):
        return ""  # “a careful reader trusts”: it may be a verb
    if any(word in ("half", "dozen", "hundred", "thousand", "million", "that", "other") for word in words):
        return ""
    return singular_of_noun(head)


@functools.cache
def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")))


@functools.cache
def _may_be_verb(word: str) -> bool:
    return verb(word) is not None


@functools.cache
def _is_adjective(word: str) -> bool:
    return bool(_ADJECTIVE.search(word)) or is_participle(word) or word in _NO_NOUN or word in _PLURALS
