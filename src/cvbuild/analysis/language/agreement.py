"""Number of English nouns against their verbs, pronouns and counts; silent when in doubt."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cvbuild.analysis.language.spelling import is_listed, is_usual
from cvbuild.analysis.language.verbs import Tense, verb
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["disagreements"]

_COUNTS = r"(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)"
_VERB = {"was": "were", "is": "are", "has": "have"}
_PLURAL_SUBJECT = re.compile(
    r"(?:^|[.;] )(?:The|These|Those|All|Both|Our|My) (?:[A-Za-z]+ )?(?P<noun>[a-z]{3,}s) (?P<w>was|is|has)\b(?!-)"
)
_MY_WORK = lazy_pattern(
    r"(?:^|[.;] )(?:My|Our) (?:[a-z]+ )?(?:work|focus|interest|research|practice|approach|experience|teaching|career"
    r"|role|background|responsibility|passion|job|training|thesis|expertise|portfolio|caseload|team|clientele)"
    r" (?P<w>[a-z]{3,})(?= (?:on|in|with|from|at|to|for|into|around|between|the|an?|both|all|over|across)\b)"
)
_EACH = re.compile(r"\b[Ee]ach of (?:the|our|these|my) (?:[a-z]+ )?[a-z]+s (?P<w>have|are|were)\b")
_COUNTED = re.compile(
    rf"(?:^|\b(?:of|to|for|with|over|than|about|and|led|ran|built|coached|hired"
    rf"|taught|[A-Za-z]+ed|by|from|up to|across|in|on|at) )(?:[2-9]|[1-9]\d|[1-9]\d{{2}}|\d{{1,3}},\d{{3}}|{_COUNTS})"
    r" (?P<w>[a-z]{4,}(?:['’]s)?)(?= (?:per|from|at|each|across|on|every|who|that|in)\b|[.,;]|$)",
)
_COUNTED_THINGS = re.compile(
    rf"\b(?:[2-9]|[1-9]\d|{_COUNTS}) (?P<adjective>[a-z]{{4,}}) (?P<w>[a-z]{{4,}})"
    r"(?= (?:per|each|every|across|that|who)\b|[.,;]|$)"
)
_LAST_COUNTED = re.compile(
    rf"\b(?:with|of|in|on|at|over|across) (?:[2-9]|[1-9]\d|{_COUNTS}) (?P<w>[a-z]{{3}})(?=[.,;]|$)"
)
_COMMON_ADJECTIVES = """
primary secondary private public local major minor small large remote rural urban senior junior clinical digital
national regional global international industrial commercial medical dental electric mobile annual weekly monthly
different separate additional similar older younger
"""
_ADJECTIVES = frozenset(_COMMON_ADJECTIVES.split())
_OF_WHOM = re.compile(
    rf"\b(?:(?:[2-9]|[1-9]\d+|{_COUNTS}|both|many|several) of (?:whom|which)|(?:most|all) of whom)"
    r"(?: (?:now|still|also|then))? (?P<w>is|has|was|[a-z]{3,}s)\b"
)
_THESE = re.compile(r"(?:^|[.;] )(?:These|Those) (?P<w>[a-z]{4,})(?= (?:is|was|has|are|were|have)\b)")
_TIME = re.compile(rf"\b(?:[2-9]|\d\d|{_COUNTS})\+? (?P<w>year|month|week|day|hour) of (?!the\b|day\b)")
_ONE_OF = re.compile(
    r"\b[Oo]ne of (?:the|our|my|their) (?:[a-z]+ )?(?P<w>[a-z]{4,})(?= (?:in|of|at|for|to|that|who|with)\b|[.,;]|$)"
)
_GROUPS = "team family group committee board band council union club company world country city year firm department"
"""Words after "one of the" that are right in the singular: "one of the team"."""
_SAME = (
    "staff crew head percent cent foot hour phase degree dozen hundred thousand million billion plus bar aircraft fish"
    " sheep cattle deer people personnel media data series species means headcount gross carat gauge count bits stone"
    " mill rank fold grade stage plus story storey hand horsepower watt volt grand quid bond yen euro mile acre today"
    " women children youth faculty press full part live each more less other former present last early late home remote"
    " offshore onshore overnight abroad indoor outdoor time back deep wide high long tall total strong minimum maximum"
    " medical clinical surgical dental senior junior public private local digital rural urban"
    " first few most only top under over within after before round down left open closed free automatic manual electric"
)
"""Words that are right in the singular after a count, and adverbs and adjectives that look like nouns."""
_SINGULAR_S = re.compile(r"(?:ics|ss|us|is|news|series|species|sales|headquarters|means|works|analysis|basis)$")


def disagreements(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the offsets of each word in the wrong number, with the right word."""
    for match in _PLURAL_SUBJECT.finditer(text):
        if not _SINGULAR_S.search(match["noun"]) and is_usual(match["noun"]) and is_listed(match["noun"][:-1]):
            yield *match.span("w"), _VERB[match["w"]]
    for match in _EACH.finditer(text):
        yield *match.span("w"), {"have": "has", "are": "is", "were": "was"}[match["w"]]
    yield from _subjects(text)
    for match in _nouns(text):
        if right := _plural(match["w"]):
            yield *match.span("w"), right


def _subjects(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the verbs that do not agree with “my work” and “two of whom”."""
    for match in _MY_WORK.finditer(text) if "My " in text or "Our " in text else ():
        found = verb(match["w"])
        if found and found.tense is Tense.BASE and match["w"] not in _same():
            yield *match.span("w"), _third(match["w"])
    for match in _OF_WHOM.finditer(text):
        if right := _plural_verb(match["w"]):
            yield *match.span("w"), right


def _nouns(text: str) -> Iterator[re.Match[str]]:
    """Yield the words that have to be plurals, if they are nouns."""
    for match in _ONE_OF.finditer(text):
        if match["w"] not in _GROUPS.split(" ") and not match["w"].endswith("est"):
            yield match
    for pattern in (_COUNTED, _THESE, _TIME, _LAST_COUNTED):
        yield from pattern.finditer(text)
    for match in _COUNTED_THINGS.finditer(text):
        if match["adjective"] in _ADJECTIVES:
            yield match


def _third(base: str) -> str:
    """Return the form after a noun in the singular."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "x", "ch", "sh", "o")) else f"{base}s"


def _plural_verb(word: str) -> str:
    """Return the plural of a verb in the third person; empty for any other word."""
    if word in _VERB:
        return _VERB[word]
    found = verb(word)
    return found.base if found and found.tense is Tense.THIRD else ""


@functools.cache
def _same() -> frozenset[str]:
    return frozenset(_SAME.split())


def _plural(noun: str) -> str:
    """Return the plural of a word that is a common noun in the singular; empty for any other word."""
    noun = noun.removesuffix("'s").removesuffix("’s")
    if noun in _same() or noun.endswith(("s", "ing", "ed", "ly")) or not is_usual(noun):
        return ""
    plural = f"{noun[:-1]}ies" if noun[-1] == "y" and noun[-2] not in "aeiou" else f"{noun}s"
    return plural if is_usual(plural) else ""
