"""What a job posting asks for by name: technologies, and skills that the source file has; no phrases, no score."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import pairwise

from cvbuild.analysis.facts.skills import Names, joined
from cvbuild.analysis.spelling import is_known, is_listed
from cvbuild.analysis.terms import Run, runs
from cvbuild.analysis.wordlists import entries

__all__ = ["Asked", "asked_for"]

_PREFERRED = re.compile(
    r"\b(?:preferred|nice[- ]to[- ]haves?|good to have|bonus(?: points)?|a plus|pluses|desirable"
    r"|desired|an advantage|ideally)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"[^.,;]{1,60}:|(?![-*•·–])[^.,;:]{0,40}\b(?:requirements?|required|qualifications?|responsibilities|about|what you"
    r"|who you|benefits?|we offer|must[- ]haves?|skills|preferred|nice[- ]to[- ]haves?|good to have|bonus|pluses"
    r"|desirable)\b[^.,;:]{0,25}",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"(?<=[.;!?])\s")
_LIST = re.compile(r"\s*(?:[,/;|(]|,?\s*\b(?:and|or)\b|\()\s*(?:or\s|and\s)?\s*")
_OPENS = re.compile(r"(?:^|[.:;!?•*·–-])\s*$")
_ALONE = re.compile(r"\s*(?:$|(?:experience|expertise|knowledge|skills?|is an?|are an?|preferred|required)\b)")
_SHORT = 2  # letters of a name that is only one among others: Go, R, C


@dataclass(frozen=True, slots=True)
class Asked:
    """A name in a posting as it is written there, and whether it is only preferred."""

    name: str
    preferred: bool


def asked_for(posting: str, names: Names, own: Set[str]) -> tuple[Asked, ...]:
    """Each name once, in the order of the posting.

    Args:
        posting: its text.
        names: the names in use; their tools are looked for.
        own: the skills of the source file, joined; these are looked for, too.
    """
    found: dict[str, Asked] = {}
    below_preferred = False
    for line in posting.splitlines():
        if _HEADING.fullmatch(line.strip()):
            below_preferred = bool(_PREFERRED.search(line))
        for clause in _CLAUSE_END.split(line):
            preferred = below_preferred or bool(_PREFERRED.search(clause))
            for name in _names(clause, names, own):
                found.setdefault(names.one(name), Asked(name, preferred))
    return tuple(found.values())


def _names(line: str, names: Names, own: Set[str]) -> Iterator[str]:
    """The names in a line. One that may open a sentence as an ordinary word (“Go far”) counts beside another one."""
    known = list(_apart(run for run in runs(line) if _is_tool(run.text, names) or _is_own(run.text, own)))
    sure = {run for run in known if _is_own(run.text, own) or _is_sure(run, line)}
    neighbours = [(a, b) for a, b in pairwise(known) if _LIST.fullmatch(line, a.end, b.start)]
    for pair in (*neighbours, *reversed(neighbours)):
        if sure & set(pair):
            sure |= {run for run in pair if not run.text.islower()}
    yield from (run.text for run in known if run in sure)


def _is_tool(name: str, names: Names) -> bool:
    key = joined(name)
    return key in names.tools or key in names.good or key in names.other


def _is_sure(run: Run, line: str) -> bool:
    """Whether a name cannot be an ordinary word: by its spelling, or by its capital inside a sentence."""
    if run.text.islower():
        return False
    if joined(run.text) in _unmistakable():
        return True
    ordinary = len(run.text) <= _SHORT or (is_listed(run.text.lower()) and run.text[1:].islower())
    if not ordinary or _ALONE.match(line, run.end):
        return True
    return len(run.text) > 1 and not _OPENS.search(line[: run.start]) and not _is_title(line)


@functools.cache
def _unmistakable() -> frozenset[str]:
    """The names that no other word looks like."""
    return frozenset(joined(spelling) for entry in entries("terms") for spelling in entry.split(" | "))


def _is_title(line: str) -> bool:
    """Whether most words of a line have a capital."""
    words = [word for word in line.split() if word[:1].isalpha()]
    return len(words) > 1 and sum(word[0].isupper() for word in words) * 2 > len(words)


def _apart(found: Iterable[Run]) -> Iterator[Run]:
    """Those that do not lie inside the one before: “Google Cloud Platform” has no “Google Cloud” to itself."""
    end = 0
    for run in found:
        if run.start >= end:
            end = run.end
            yield run


def _is_own(text: str, own: Set[str]) -> bool:
    """Whether the source file has it as a skill; a plain word in small letters may be meant otherwise."""
    told = " " in text or "-" in text or not text.islower() or not is_known(text)
    return len(text) > _SHORT and told and joined(text) in own
