"""Terms and their spellings: declared terms, well-known names, and runs of words in a text.

Two spellings of one term differ only in case, spaces, hyphens, full stops or slashes: they have the same *key*.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from cvbuild.analysis.language.tokens import tokens
from cvbuild.analysis.language.wordlists import wordlist
from cvbuild.model.resume import Resume

__all__ = ["Run", "Term", "declared_terms", "key", "runs", "terms"]

_LONGEST = 3
"""The most words of a term: ``Visual Studio Code`` has three."""
_INSIDE = re.compile(r"[ \u00a0\-\u2010\u2011\u2013./]|[ ]/[ ]")
_DROPPED = str.maketrans("", "", " \u00a0-\u2010\u2011\u2013./'’")


class Term(Struct, frozen=True):
    """The right spellings of a term, the preferred one first, and the words that it replaces.

    A ``declared`` term comes from the user and has no exceptions.
    """

    spellings: tuple[str, ...]
    replaces: tuple[str, ...] = ()
    declared: bool = False

    @property
    def spelling(self) -> str:
        """The preferred spelling."""
        return self.spellings[0]


class Run(NamedTuple):
    """Consecutive words of a text with their offsets and their key. A tuple, because a page has thousands."""

    text: str
    start: int
    end: int
    key: str

    @property
    def words(self) -> tuple[str, ...]:
        """The single words."""
        return tuple(token.text for token in tokens(self.text))


def key(text: str) -> str:
    """Return the key of a spelling: the same for all spellings of a term."""
    return text.translate(_DROPPED).casefold()


def declared_terms(resume: Resume) -> tuple[str, ...]:
    """Return the spellings under ``terms:``."""
    return tuple(spelling for spelling, _ in _declared(resume))


def terms(resume: Resume) -> Mapping[str, Term]:
    """Return all terms by the keys of their spellings and of what they replace; declared terms take precedence."""
    found = dict(_known(wordlist("terms", resume.words)))
    for spelling, replaced in _declared(resume):
        term = Term((spelling,), replaced, declared=True)
        found.update({key(other): term for other in replaced if key(other) != key(spelling)})
        found[key(spelling)] = term
    return found


@functools.lru_cache(maxsize=256)
def runs(text: str) -> tuple[Run, ...]:
    """Return every run of up to three words, separated by a single space, hyphen, full stop or slash.

    Longer runs come before shorter ones that begin at the same word.
    """
    return tuple(_runs(text))


def _runs(text: str) -> Iterator[Run]:
    found = tokens(text)
    keys = [key(token.text) for token in found]
    joined = [bool(_INSIDE.fullmatch(text, one.end, other.start)) for one, other in pairwise(found)]
    for first, (_, start, _) in enumerate(found):
        last = first
        while last < len(joined) and joined[last] and last - first < _LONGEST - 1:
            last += 1
        for end in range(last, first - 1, -1):
            whole = text[start : found[end].end]
            yield Run(whole, start, found[end].end, "".join(keys[first : end + 1]))


def _declared(resume: Resume) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in resume.terms:
        yield from ((entry, ()),) if isinstance(entry, str) else entry.items()


@functools.cache
def _known(listed: tuple[str, ...]) -> Mapping[str, Term]:
    rows = (tuple(part.strip() for part in entry.split("|")) for entry in listed)
    return {key(spelling): Term(spellings) for spellings in rows for spelling in spellings}
