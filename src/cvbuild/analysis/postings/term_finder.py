"""Find terms in a text: known spellings as runs of words, with care for names that are also ordinary words.

``Go`` is a language if it is capitalised and reads as a name; ``go`` never is. ``C``, ``R`` and ``.NET`` have rules of
their own.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from msgspec import Struct, field

from cvbuild.analysis.facts.skills import joined
from cvbuild.analysis.language.spelling import is_listed
from cvbuild.analysis.language.stems import stem
from cvbuild.analysis.language.tokens import Token, lower_words, tokens
from cvbuild.analysis.language.varieties import BRITISH, spelling_of

__all__ = ["Mention", "TermFinder", "stemmed"]

_GLUE = re.compile(r"[ \xa0.\-\u2010\u2011/]?|[ ]/[ ]|['’]s ")
_LONGEST = 5
_OPENS = re.compile(r"(?:^|[.:;!?•()“\"]\s*)$")
_NAMED = re.compile(
    r"\s*(?:$|[,/;)(&|+.!?]|\s(?:and|or|experience|programming|code|developers?|development|skills|knowledge|expertise"
    r"|engineers?|is|are|preferred|required|proficiency|services?|clusters?)\b|\s[A-Z])"
)
_NO_LANGUAGE = {
    "go": re.compile(r"[-‐‑]\w|\s(?:to|beyond|above|further|live|through|ahead|getter|for)\b"),
    "c": re.compile(r"[-‐‑]\w|\.\w|'|’|\s?-?(?:suite|level|corp)\b"),
    "r": re.compile(r"\s?&|[-‐‑]\w|\.\w|'|’"),
}
_BEFORE_C = re.compile(r"(?:[Ss]eries|[Vv]itamin|[Hh]epatitis|[Gg]rade|&|[Cc]lass|[Pp]lan|R\s?&)\s?$")


class Mention(Struct, frozen=True):
    """A term found in a text, as written there."""

    name: str
    text: str
    start: int
    end: int


@functools.lru_cache(maxsize=8192)
def stemmed(text: str) -> str:
    """Return the joined stems of a text's words; British and American spelling give the same."""
    return "".join(stem(_american(token)) for token in lower_words(text))


def _american(word: str) -> str:
    found = spelling_of(word)
    return found.twin if found and found.side == BRITISH else word


class TermFinder(Struct, frozen=True):
    """Find terms by the joined form of their spellings.

    ``names`` maps a joined spelling to the term, ``written`` to the spellings as listed, one of which a term that is
    also an ordinary word must have; ``stems`` maps stems to terms that may be inflected.
    """

    names: Mapping[str, str]
    written: Mapping[str, frozenset[str]]
    stems: Mapping[str, str] = field(default_factory=dict)

    def find(self, text: str, nested: bool = False) -> Iterator[Mention]:
        """Yield the terms in a text, the longest at each word; with ``nested`` also those inside longer ones."""
        found = tokens(text)
        joins = [bool(_GLUE.fullmatch(text, a.end, b.start)) for a, b in pairwise(found)]
        free = 0
        for first in range(len(found)):
            if first < free and not nested:
                continue
            for last in _lasts(first, joins):
                mention = self._mention(text, found[first], found[last])
                if mention:
                    yield mention
                    free = last + 1
                    if not nested:
                        break

    def _mention(self, text: str, first: Token, last: Token) -> Mention | None:
        written = text[first.start : last.end]
        key = joined(written)
        if key in self.names:
            plain = first is last and not self._is_name(key, written, text, first)
            return None if plain else Mention(self.names[key], written, first.start, last.end)
        name = self.stems.get(stemmed(written)) if self.stems and first is not last else None
        return Mention(name, written, first.start, last.end) if name else None

    def _is_name(self, key: str, written: str, text: str, word: Token) -> bool:
        """Return whether a single word is the name that it looks like."""
        spellings = self.written.get(key, frozenset())
        if any(spelling.islower() for spelling in spellings):
            return True
        if key in _NO_LANGUAGE and not _is_language(key, written, text, word):
            return False
        if written.islower() and "-" in text[max(word.start - 1, 0) : word.end + 1]:
            return False  # a part of another name: “mlc-llm”
        if len(written) > 2 and not is_listed(written.lower()):
            return True
        return written.startswith(".") if key == "net" else _reads_as_name(written, spellings, text, word)


def _reads_as_name(written: str, spellings: frozenset[str], text: str, word: Token) -> bool:
    """Return whether an ordinary word is written as a name: as listed, and not like a verb that opens a sentence."""
    opens = bool(_OPENS.search(text[: word.start]))
    if written in spellings:
        return not opens or written.isupper() or bool(_NAMED.match(text, word.end))
    return written[0].isupper() and not opens


def _lasts(first: int, joins: list[bool]) -> Iterable[int]:
    """Return the indices of the last words of all runs from a first word, the longest first."""
    last = first
    while last < len(joins) and joins[last] and last - first < _LONGEST - 1:
        last += 1
    return range(last, first - 1, -1)


def _is_language(key: str, written: str, text: str, word: Token) -> bool:
    """Return whether ``Go``, ``C`` or ``R`` is the language: capitalised, no verb, no part of another name."""
    if not written[0].isupper() or (len(key) == 1 and len(written) != 1):
        return False
    return not _NO_LANGUAGE[key].match(text, word.end) and not _BEFORE_C.search(text[: word.start])
