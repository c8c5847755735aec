"""Names and phrases that no list has, known by their form: ``SystemVerilog``, ``RTL``, “experience with crane rigging”.

Only sentences that say what is required or preferred are read for phrases. What stays is made of words that tell
something; the rest of a posting is prose.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cvbuild.analysis.spelling import is_known, is_listed
from cvbuild.analysis.stems import STOP_WORDS, singular
from cvbuild.analysis.verbs import Tense, verb
from cvbuild.analysis.wordlists import entries
from cvbuild.matching.finder import Mention, Word, words

__all__ = ["names", "phrases"]

_ODD = re.compile(r"[a-z][A-Z]|[A-Za-z][+#]$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,5}s?")
_SHORT = frozenset(("AI", "UX", "UI", "QA", "BI", "RN", "ER", "AR", "VR", "FX", "ML", "RF", "EE"))
"""Two capitals are mostly a state or a country; these are not."""
_CUE = re.compile(
    r"\b(?:experience[ds]?|expertise|background|knowledge|knowledgeable|familiar(?:ity)?|proficien(?:t|cy)|understanding"
    r"|skills?|skilled|mastery|master|competen(?:t|ce|cy)|exposure|grounding|certifi(?:ed|cations?)|comfortable|versed"
    r"|expert|training|concentration|fluen(?:t|cy)|courses)\b[^.;:,()]{0,24}?"
    r"\b(?:with|in|of|using|on|as|such as|like|\w+ing)\s+(?P<rest>.+)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[,;:()/“”\"–—…]|\s[-–—]\s|(?<![\w-])(?:and|or|such as|like|including|using|with|to|for|that|which|where|who|in|on"
    r"|of|from|as|at|by|within|into|across|is|are|was|e\.g|i\.e|etc|preferably|ideally|particularly|especially"
    r"|specifically|between|through|about|if|when|one|more|other)(?![\w-])\.?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\w{3}(?:ics|ology|tomy|graphy|metry|therapy|writing|keeping|plasty|scopy|nomy|culture)$")
"""Endings of fields of knowledge: a single word of another form is prose too often."""
_TOWN = re.compile(
    r"\b(?:based|located|live|living|reside|offices?|relocat\w+|commut\w+|on-?site|hybrid|remote|work) "
    r"(?:in|to|near|from|at|out of)(?: the| our)?$"
)
"""What stands before the name of a place."""
_LONGEST = 4
_TAIL = re.compile(r"-(?:[A-Z]|\d{1,3})\b")
"""What belongs to a name behind a hyphen: ``RISC-V``."""


def names(text: str, strict: bool = False) -> Iterator[Mention]:
    """Words written as names are: in odd capitals anywhere, with one capital in the middle of a sentence.

    Args:
        text: a sentence.
        strict: leave out the latter; in prose about a firm they are people, towns and products.
    """
    found = words(text)
    shouting = sum(word.text.isupper() for word in found) * 2 > len(found) > 3
    for number, word in enumerate(found):
        opens = number == 0 and text[word.end : word.end + 1] not in (",", "/")
        proper = not strict and not opens and _is_proper(word.text, text, word.start)
        if proper or _is_odd(word.text, shouting):
            end = _TAIL.match(text, word.end)
            name = text[word.start : end.end() if end else word.end]
            yield Mention(name, name, word.start, word.start + len(name))


def _is_odd(word: str, shouting: bool) -> bool:
    if word in _listed("job-no-names") or word.upper() in _listed("job-no-names"):
        return False
    if _ACRONYM.fullmatch(word):
        bare = word.removesuffix("s")
        long_enough = len(bare) > 2 or bare in _SHORT
        return long_enough and not shouting and not (len(bare) > 3 and is_known(bare.lower()))
    return len(word) > 2 and bool(_ODD.search(word)) and "’" not in word and "'" not in word


def _is_proper(word: str, text: str, start: int) -> bool:
    """Whether a word has one capital, stands inside a sentence, and is no English word."""
    if not (word[0].isupper() and word[1:].islower() and len(word) > 2):
        return False
    before = text[:start].rstrip(' (“"')
    low = word.lower()
    if (
        _TOWN.search(before)
        or re.match(r",\s[A-Z]{2}(?![\w-])", text[start + len(word) :])
        or word.upper() in _listed("job-no-names")
    ):
        return False
    return not before.endswith((".", ":", "!", "?")) and not is_listed(low) and not is_listed(singular(low))


def phrases(text: str, whole: bool) -> Iterator[Mention]:
    """What follows “experience with” and its kin, piece by piece; the sentence itself where it is a short list item."""
    match = _CUE.search(text)
    start = match.start("rest") if match else 0
    if match or whole:
        yield from _pieces(text, start)


def _pieces(text: str, start: int) -> Iterator[Mention]:
    at = start
    for cut in [*_CUT.finditer(text, start), None]:
        end = cut.start() if cut else len(text)
        mention = _phrase(text, at, end)
        if mention:
            yield mention
        at = cut.end() if cut else end


def _phrase(text: str, start: int, end: int) -> Mention | None:
    """A piece without empty words at its ends; none where nothing is left that names something."""
    found = [word for word in words(text[:end]) if word.start >= start]
    while found and _is_empty(found[0].text):
        found.pop(0)
    while found and _ends_empty(found):
        found.pop()
    if not found or len(found) > _LONGEST or any(word.text.lower() in STOP_WORDS for word in found):
        return None
    if not any(len(word.text) > 2 and not is_plain(word.text) for word in found):
        return None
    if any(word.text[0].isdigit() for word in found) or all(word.text.isupper() for word in found):
        return None
    if len(found) == 1 and not _SUBJECT.search(found[0].text.lower()):
        return None
    if any(_acts(word.text.lower()) for word in found):
        return None
    written = text[found[0].start : found[-1].end]
    return Mention(written, written, found[0].start, found[-1].end)


def _ends_empty(found: list[Word]) -> bool:
    """Whether the last word tells nothing: plain, praise, or what somebody plain does (“a developer managing”)."""
    last = found[-1].text.lower()
    if is_plain(last) or last in _listed("job-praise"):
        return True
    acting = verb(last)
    return bool(len(found) > 1 and is_plain(found[-2].text) and acting and acting.tense is Tense.GERUND)


def _is_empty(word: str) -> bool:
    """Whether a word at the beginning of a phrase only praises or acts: “solid”, “building”."""
    low = word.lower()
    if low in _listed("job-praise") or low in STOP_WORDS or (len(low) == 1 and word.islower()):
        return True
    found = verb(low)
    return bool(found and found.tense is Tense.GERUND and low not in _listed("job-plain")) or low.endswith("ly")


def is_plain(word: str) -> bool:
    """Whether a word names no skill by itself."""
    return singular(word.lower()) in _listed("job-plain") or word.lower() in _listed("job-plain")


def _acts(word: str) -> bool:
    """Whether a word is a verb and nothing else, or an adverb: a phrase with it in it is a clause."""
    found = verb(word)
    present = found is not None and found.tense not in (Tense.PAST, Tense.GERUND)
    nouns = _listed("verbs-or-nouns")
    return (present and word not in nouns and singular(word) not in nouns) or word.endswith("ly")


@functools.cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(entries(name))
