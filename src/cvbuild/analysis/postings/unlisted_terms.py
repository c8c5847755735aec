"""Terms in no list, recognised by their form: ``SystemVerilog``, ``RTL``, “experience with crane rigging”.

Phrases are read only in sentences with the level required or preferred, and kept only if they have specific words.
"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterator, Sequence

from cvbuild.analysis.language.spelling import is_common, is_known, is_listed
from cvbuild.analysis.language.stems import STOP_WORDS, singular
from cvbuild.analysis.language.tokens import Token, tokens
from cvbuild.analysis.language.verbs import Tense, verb
from cvbuild.analysis.language.wordlists import entries
from cvbuild.analysis.postings.term_finder import Mention

__all__ = ["beside", "duties", "names", "phrases"]

_ODD = re.compile(r"[a-z][A-Z]|[A-Za-z][+#]$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,5}s?")
_SHORT = frozenset(("AI", "UX", "UI", "QA", "BI", "RN", "ER", "AR", "VR", "FX", "ML", "RF", "EE"))
"""Terms of two capitals; others are mostly states or countries."""
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
"""Endings of fields of knowledge; single words with other endings are usually prose."""
_TOWN = re.compile(
    r"\b(?:based|located|live|living|reside|offices?|relocat\w+|commut\w+|on-?site|hybrid|remote|work) "
    r"(?:in|to|near|from|at|out of)(?: the| our)?$"
)
"""Text before the name of a place."""
_ADJECTIVE = re.compile(r"(?:ent|ant|ive|al|ous|able|ible|ful|less|ic|ed|ing|ly|ary)$")
_LISTED = re.compile(
    r"(?P<before>, (?:or |and )?| or )(?P<name>[A-Z][a-z]{3,})(?=(?P<after>,? or |,? and |, )|[.;)]|$)"
)
_LONGEST = 4
_TAIL = re.compile(r"-(?:[A-Z]|\d{1,3})\b")
"""The part of a name after a hyphen: ``RISC-V``."""


class _Kind(enum.Enum):
    """The text in which phrases are looked for: after a cue, a whole list item, a duty."""

    CUED = enum.auto()
    WHOLE = enum.auto()
    DUTY = enum.auto()


def names(text: str, strict: bool = False, listed: bool = False) -> Iterator[Mention]:
    """Yield words in the form of names: with unusual capitals anywhere, with one capital inside a sentence.

    Args:
        text: a sentence.
        strict: omit the latter; in prose about a firm they are people, towns and products.
        listed: whether the text is a short list item, in which acronyms are no shouting.
    """
    found = tokens(text)
    shouting = not listed and sum(word.text.isupper() for word in found) * 2 > len(found) > 3
    for number, word in enumerate(found):
        opens = number == 0 and text[word.end : word.end + 1] not in (",", "/")
        proper = not strict and not opens and _is_proper(word.text, text, word.start)
        if proper or _is_odd(word.text, shouting):
            end = _TAIL.match(text, word.end)
            name = text[word.start : end.end() if end else word.end]
            yield Mention(name, name, word.start, word.start + len(name))


def beside(text: str, known: Sequence[Mention]) -> list[Mention]:
    """Return ordinary words with a capital between names of a list: “Zephyr” of “FreeRTOS, Zephyr, or ThreadX”."""
    starts, ends = {one.start for one in known}, {one.end for one in known}
    found = []
    for match in _LISTED.finditer(text):
        before = any(text[end : match.start("name")] == match["before"] for end in ends)
        after = bool(match["after"]) and match.end("after") in starts
        if (before or after) and not is_plain(match["name"]):
            found.append(Mention(match["name"], match["name"], *match.span("name")))
    return found


def _is_odd(word: str, shouting: bool) -> bool:
    if word in _listed("job-no-names") or word.upper() in _listed("job-no-names"):
        return False
    if _ACRONYM.fullmatch(word):
        bare = word.removesuffix("s")
        long_enough = len(bare) > 2 or bare in _SHORT
        return long_enough and not shouting and not (len(bare) > 3 and is_known(bare.lower()))
    return len(word) > 2 and bool(_ODD.search(word)) and "’" not in word and "'" not in word


def _is_proper(word: str, text: str, start: int) -> bool:
    """Return whether a word is capitalised inside a sentence and not an English word."""
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
    """Yield the pieces after “experience with” and similar cues; the sentence itself if it is a short list item."""
    match = _CUE.search(text)
    start = match.start("rest") if match else 0
    if match or whole:
        yield from _pieces(text, start, _Kind.CUED if match else _Kind.WHOLE)


def duties(text: str) -> Iterator[Mention]:
    """Yield what a duty is about, without the verb that opens it: “ward budget” of “Manage the ward budget”."""
    yield from _pieces(text, 0, _Kind.DUTY)


def _pieces(text: str, start: int, kind: _Kind) -> Iterator[Mention]:
    at = start
    for cut in [*_CUT.finditer(text, start), None]:
        end = cut.start() if cut else len(text)
        mention = _phrase(text, at, end, kind)
        if mention:
            yield mention
        at = cut.end() if cut else end


def _phrase(text: str, start: int, end: int, kind: _Kind) -> Mention | None:
    """Return a piece without empty words at its ends; ``None`` if no specific word is left."""
    found = [word for word in tokens(text[:end]) if word.start >= start]
    while found and (_is_empty(found[0].text) or (kind is _Kind.DUTY and _opens_duty(found[0].text.lower()))):
        found.pop(0)
    while found and _ends_empty(found):
        found.pop()
    if not found or len(found) > _LONGEST or any(word.text.lower() in STOP_WORDS for word in found):
        return None
    if not any(len(word.text) > 2 and not is_plain(word.text) for word in found):
        return None
    if any(word.text[0].isdigit() for word in found) or all(word.text.isupper() for word in found):
        return None
    if len(found) == 1 and not (
        _SUBJECT.search(found[0].text.lower()) or (kind is _Kind.CUED and _is_rare(found[0].text))
    ):
        return None
    if any(_acts(word.text.lower()) for word in found):
        return None
    written = text[found[0].start : found[-1].end]
    return Mention(written, written, found[0].start, found[-1].end)


def _opens_duty(word: str) -> bool:
    """Return whether a word only says what one does: “manage”, “carry” and “out”."""
    return word in ("out", "up") or _acts(word) or verb(word) is not None


def _is_rare(word: str) -> bool:
    """Return whether a single word is specific enough to name a skill: “oscilloscopes”, not “customers”."""
    noun = len(word) > 5 and word.islower() and not _ADJECTIVE.search(word)
    return noun and not is_common(word) and not is_common(singular(word))


def _ends_empty(found: list[Token]) -> bool:
    """Return whether the last word is empty: plain, praise, or an activity of a plain noun (“a developer managing”)."""
    last = found[-1].text.lower()
    if is_plain(last) or last in _listed("job-praise"):
        return True
    acting = verb(last)
    return bool(len(found) > 1 and is_plain(found[-2].text) and acting and acting.tense is Tense.GERUND)


def _is_empty(word: str) -> bool:
    """Return whether a word at the beginning of a phrase is only praise or an activity: “solid”, “building”."""
    low = word.lower()
    if low in _listed("job-praise") or low in STOP_WORDS or (len(low) == 1 and word.islower()):
        return True
    found = verb(low)
    return bool(found and found.tense is Tense.GERUND and low not in _listed("job-plain")) or low.endswith("ly")


def is_plain(word: str) -> bool:
    """Return whether a word names no skill by itself."""
    return singular(word.lower()) in _listed("job-plain") or word.lower() in _listed("job-plain")


def _acts(word: str) -> bool:
    """Return whether a word is only a verb, or an adverb: a phrase that contains it is a clause."""
    found = verb(word)
    present = found is not None and found.tense not in (Tense.PAST, Tense.GERUND)
    nouns = _listed("verbs-or-nouns")
    return (present and word not in nouns and singular(word) not in nouns) or word.endswith("ly")


@functools.cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(entries(name))
