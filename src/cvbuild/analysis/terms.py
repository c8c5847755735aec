"""Terms and their spellings: those that a person declares, those of well-known names, and the runs of words in a text.

Two spellings are of one term where they differ in case, blanks, hyphens, full stops or slashes only: their *key* is
one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cvbuild.analysis.wordlists import wordlist
from cvbuild.resume import Resume
from cvbuild.same import Same

__all__ = ["Run", "Term", "declared_terms", "key", "runs", "terms"]

_LONGEST = 3
"""The most words a term is looked for in: ``Visual Studio Code`` has three."""
_TOKEN = re.compile(r"[^\W_]+[+#]*(?:['’](?!s\b)[^\W_]+)*")
_INSIDE = re.compile(r"[ \u00a0\-\u2010\u2011\u2013./]|[ ]/[ ]")
_DROPPED = str.maketrans("", "", " \u00a0-\u2010\u2011\u2013./'’")


@dataclass(frozen=True, slots=True)
class Term:
    """The right spellings of a term, the preferred one first, and other words that it replaces.

    ``declared`` says that the person has set it, which leaves no room for exceptions.
    """

    spellings: tuple[str, ...]
    replaces: tuple[str, ...] = ()
    declared: bool = False

    @property
    def spelling(self) -> str:
        """The preferred one."""
        return self.spellings[0]


class Run(NamedTuple):
    """Words that stand together in a text, by the offsets of its first and last character; and their key.

    A tuple, for a page has thousands.
    """

    text: str
    start: int
    end: int
    key: str

    @property
    def words(self) -> tuple[str, ...]:
        """The single words."""
        return tuple(_TOKEN.findall(self.text))


def key(text: str) -> str:
    """What all spellings of a term have in common."""
    return text.translate(_DROPPED).casefold()


def declared_terms(resume: Resume) -> tuple[str, ...]:
    """The spellings under ``terms:``."""
    return tuple(spelling for spelling, _ in _declared(resume))


def terms(resume: Resume) -> Mapping[str, Term]:
    """All terms by the keys of their spellings and of what they replace; those of the person win."""
    return _terms(Same(resume))


@functools.lru_cache(maxsize=1)
def _terms(same: Same) -> Mapping[str, Term]:
    (resume,) = same.things
    assert isinstance(resume, Resume)  # there is one caller
    found = dict(_known(wordlist("terms", resume.words)))
    for spelling, replaced in _declared(resume):
        term = Term((spelling,), replaced, declared=True)
        found.update({key(other): term for other in replaced if key(other) != key(spelling)})
        found[key(spelling)] = term
    return found


@functools.lru_cache(maxsize=256)
def runs(text: str) -> tuple[Run, ...]:
    """Every run of up to three words with nothing but a blank, a hyphen, a full stop or a slash between two.

    Longer runs come before shorter ones that begin at the same word.
    """
    return tuple(_runs(text))


def _runs(text: str) -> Iterator[Run]:
    spans = [match.span() for match in _TOKEN.finditer(text)]
    keys = [key(text[start:end]) for start, end in spans]
    joined = [bool(_INSIDE.fullmatch(text, end, start)) for (_, end), (start, _) in pairwise(spans)]
    for first, (start, _) in enumerate(spans):
        last = first
        while last < len(joined) and joined[last] and last - first < _LONGEST - 1:
            last += 1
        for end in range(last, first - 1, -1):
            whole = text[start : spans[end][1]]
            yield Run(whole, start, spans[end][1], "".join(keys[first : end + 1]))


def _declared(resume: Resume) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in resume.terms:
        yield from ((entry, ()),) if isinstance(entry, str) else entry.items()


@functools.cache
def _known(listed: tuple[str, ...]) -> Mapping[str, Term]:
    rows = (tuple(part.strip() for part in entry.split("|")) for entry in listed)
    return {key(spelling): Term(spellings) for spellings in rows for spelling in spellings}
