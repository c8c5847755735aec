"""English prepositions that are missing, superfluous or of another word: “cared patients”, “comply to”, “of for”."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cvbuild.analysis.language.verbs import Tense, verb
from cvbuild.analysis.language.wordlists import entries
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Slip", "preposition_slips"]

Slip = tuple[int, int, str, str]
"""The offsets of words, what is right, and why."""

_AFTER_VERB = r"""
for with in on to at by from as across through throughout during and or over after before while when under alongside
between among against about via out where within upon into around both up down off than that because until since
towards toward together together, well closely directly independently abroad remotely internationally extensively
successfully daily weekly monthly regularly effectively mainly primarily solely only not also then here there so of
"""
_NO_ARTICLE = r"(?=(?:the|a|an|all|our|their|its|every|each|several|many|new|two|three|four|five|six|\d+)\s)"
_PAIRS = lazy_pattern(
    r"(?<![\w-])(?P<pair>of\s(?:for|with|to|and\sof)|with\s(?:of|to)|from\s(?:of|for|with)|at\s(?:for|of|with)|by\s(?:for|with|from)"
    r"|on\sof|to\s(?:of|with)|in\sof|for\s(?:of|with|from)|(?:the|an?)\s(?:of|for|with|to|from|and|at|by)"
    r"|an?\s(?:the|an?|our|their|its|his|her)|the\s(?:an?|our|their|its|my|these|those)"
    r"|(?:our|their|its|my)\s(?:the|an?))(?=\s[a-z\d])(?!-)"
)
_THE_X_OF = lazy_pattern(
    r"\b(?:the|a|an)\s(?:[a-z-]+\s)?(?P<noun>(?:[a-z]{3,}(?:tion|ment|ance|ence|ness|ship)|use|design|cost|number|rollout|launch|range"
    r"|delivery|quality|team|series|opening|closure|majority|rest|head|member|redesign|rebuild|upkeep))\s"
    r"(?=(?:the|our|their|its|all|every|both|these)\s[a-z]|(?-i:(?<=use\s)[A-Z][a-z]))",
)
_TO_WHOM = lazy_pattern(
    r"\b(?:[Rr]eferr(?:ed|ing)|[Ee]scort(?:ed|ing)|[Tt]ransferr(?:ed|ing)|[Dd]irect(?:ed|ing)|[Rr]elocat(?:ed|ing)|[Mm]igrat(?:ed|ing)|[Ii]ntroduc(?:ed|ing)"
    r"|[Cc]onvert(?:ed|ing)|[Dd]onat(?:ed|ing))\s(?P<gap>[a-z]{3,}s)\s(?=(?:the|their|our|an?)\s[a-z])"
)
_BY_AMOUNT = lazy_pattern(r"(?<![\w-])(?P<pair>(?:for|of|to|at|with|in)\sby)(?=\s\d)")
_PERSON = lazy_pattern(r"(?:\s[a-z-]+)?\s[a-z]{3,}(?:er|or|ist|ian|ant)s?\b")
_VERB_AHEAD = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|does|can|could|needs?|uses?|took|made|got|gave|[a-z]{3,}ed)\b"
)
_CLAUSE_AHEAD = re.compile(
    r"\b(?:that|which|whom?|where|when|while|if|after|before|until|during|since)\s(?:[a-z]+\s){0,3}$"
)


@functools.cache
def _needed() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the verbs and adjectives that take no object without a preposition, with that preposition."""
    rows = (entry.partition(": ") for entry in entries("prepositions"))
    words = {word: right for word, _, right in rows if not word.startswith("~")}
    return re.compile(rf"(?<![\w-])(?P<verb>{'|'.join(words)})\s(?P<next>[A-Za-z\d][\w'’-]*)", re.IGNORECASE), words


@functools.cache
def _wrong() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the words with a wrong preposition, with the right one."""
    rows = (entry.removeprefix("~").partition(": ") for entry in entries("prepositions") if entry.startswith("~"))
    words = {word: right for word, _, right in rows}
    return re.compile(rf"(?<![\w-])(?P<words>{'|'.join(words)})(?=\s[\w$€£])", re.IGNORECASE), words


def preposition_slips(text: str) -> Iterator[Slip]:
    """Yield the prepositions of an English text that are missing, superfluous or wrong; silent when in doubt."""
    yield from _missing(text)
    pattern, words = _wrong()
    for match in pattern.finditer(text):
        right = words.get(match["words"].lower(), "")
        if right:
            yield *match.span("words"), right, f"it is “{right}”"
    for match in _PAIRS.finditer(text):
        if not _ends_phrase(text, match.start("pair")):
            yield *match.span("pair"), "", "these two words do not follow each other"
    yield from _after_nouns(text)
    yield from _after_opening(text)
    for match in _TO_WHOM.finditer(text):
        yield *match.span("gap"), f"{match['gap']} to", "“to” is missing after it"
    for match in _BY_AMOUNT.finditer(text):
        yield *match.span("pair"), "by", "one preposition too many"


def _ends_phrase(text: str, at: int) -> bool:
    """Return whether a participle is before the offset: “paid for by”, “dealt with to”, “an A to Z”."""
    before = text[:at].split()
    last = before[-1] if before else ""
    return last.endswith(("ed", "en", "-", "–")) or last in ("dealt", "paid", "made", "met", "sought", "care", "from")


def _missing(text: str) -> Iterator[Slip]:
    pattern, words = _needed()
    for match in pattern.finditer(text):
        following = match["next"].lower()
        beside = text[match.end() : match.end() + 1]
        if following in _after() or following.endswith("ly") or (following.endswith(("ed", "ing")) and beside in ",."):
            continue
        said = match["verb"]
        if verb(said.lower()) is None and _PERSON.match(text, match.end()):
            continue  # the adjective of a noun: “fluent Irish speaker”
        yield *match.span("verb"), f"{said} {words[said.lower()]}", f"'{words[said.lower()]}' is missing after it"


@functools.cache
def _after() -> frozenset[str]:
    return frozenset(_AFTER_VERB.split())


def _after_nouns(text: str) -> Iterator[Slip]:
    """Yield the nouns that another noun phrase follows directly: “the implementation the new system”."""
    for match in _THE_X_OF.finditer(text):
        clause = re.split(r"[.;,:]\s", text[match.end() :])[0]
        if not (_VERB_AHEAD.search(clause) or _has_past(clause) or _CLAUSE_AHEAD.search(text[: match.start()])):
            yield *match.span("noun"), f"{match['noun']} of", "a preposition is missing after it"


def _has_past(clause: str) -> bool:
    found = (verb(word) for word in re.findall(r"[a-z]+", clause))
    return any(one.tense in (Tense.PAST, Tense.THIRD, Tense.EITHER) for one in found if one)


def _after_opening(text: str) -> Iterator[Slip]:
    """Yield “of” after an opening verb that has an object: “Managed of a team”."""
    match = re.match(r"(?P<verb>[A-Z][a-z]+)\sof\s" + _NO_ARTICLE, text)
    found = verb(match["verb"]) if match else None
    if match and found and found.certain and found.tense is Tense.PAST and found.base not in _WITH_OF:
        yield match.end("verb") + 1, match.end("verb") + 3, "", "it takes an object without “of”"


_WITH_OF = frozenset(
    ("approve", "dispose", "speak", "think", "hear", "consist", "take", "know", "learn", "dream", "inform")
)
