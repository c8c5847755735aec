"""Names of skills: their spellings, what they are other names of, what they imply, and which of them are tools."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cvbuild.resume import Resume
from cvbuild.stems import singular, tokens
from cvbuild.wordlists import entries

__all__ = ["Names", "is_software", "is_technical", "is_tool", "joined", "listed_tools", "parts"]

_PARENTHESES = re.compile(r"\s*\(([^)]*)\)")
_BETWEEN = re.compile(r"\s*(?:/|,|&|;|\band\b|\bor\b)\s*")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]|[A-Za-z][+#]")
_ODD = re.compile(r"[A-Z]{2}|\d|[A-Za-z]\.|^\.")


@functools.lru_cache(maxsize=4096)
def joined(text: str) -> str:
    """The words of a text without blanks, hyphens, case and plural: “Flash Attention” and “FlashAttention” are one."""
    return "".join(singular(token) for token in tokens(text))


def parts(name: str) -> Iterator[str]:
    """The ways in which a name may be told: whole, without its parentheses, what is in them, either side of a slash."""
    bare = _PARENTHESES.sub("", name).strip()
    inner = [piece for found in _PARENTHESES.findall(name) for piece in _BETWEEN.split(found)]
    pieces = _BETWEEN.split(bare)
    yield from dict.fromkeys(piece for piece in (name, bare, *pieces, *inner) if piece)


def is_tool(name: str) -> bool:
    """Whether a name is that of a tool, or of something else that is told by one name only: ``ICD-10``, ``ACLS``."""
    return is_software(name) or bool(_ODD.search(name))


def is_software(name: str) -> bool:
    """Whether a name is in the lists of technologies, or is written as nothing else is: ``vLLM``, ``C++``."""
    return joined(name) in listed_tools() or bool(_INNER_CAPITAL.search(name))


def is_technical(name: str) -> bool:
    """Whether a name is that of a technology, and not of a program that every office has."""
    return is_software(name) and joined(name) not in _joined("everyday-tools")


@functools.cache
def listed_tools() -> frozenset[str]:
    """The tools that are shipped as such, joined."""
    terms = (spelling for entry in entries("terms") for spelling in entry.split(" | "))
    return (frozenset(map(joined, terms)) - _joined("not-tools")) | _joined("tools") | _joined("everyday-tools")


@functools.cache
def _joined(name: str) -> frozenset[str]:
    return frozenset(map(joined, entries(name)))


@functools.cache
def _rows(name: str) -> Mapping[str, tuple[str, ...]]:
    """A list of the form ``first: second, third``."""
    rows = (entry.partition(": ") for entry in entries(name))
    return {joined(first): tuple(joined(other) for other in others.split(", ")) for first, _, others in rows}


@functools.cache
def _aliases() -> Mapping[str, str]:
    return {other: first for first, others in _rows("aliases").items() for other in others}


@functools.cache
def _implying(first: str) -> frozenset[str]:
    """The spellings of all skills that show this one."""
    others = (_aliases().get(other, other) for other in _rows("implied-skills").get(first, ()))
    return frozenset(spelling for other in others for spelling in (other, *_rows("aliases").get(other, ())))


@dataclass(frozen=True, slots=True)
class Names:
    """The names in use: the shipped aliases, and under ``terms`` what each term replaces, in both directions."""

    good: Mapping[str, str]
    bad: Mapping[str, tuple[str, ...]]

    @staticmethod
    def of(resume: Resume) -> Names:
        """The names that a file has under ``terms``."""
        mappings = [term for term in resume.terms if not isinstance(term, str)]
        bad = {joined(good): tuple(map(joined, bads)) for mapping in mappings for good, bads in mapping.items()}
        return Names({other: good for good, others in bad.items() for other in others}, bad)

    def one(self, name: str) -> str:
        """One spelling for all the names of a skill."""
        key = joined(name)
        key = self.good.get(key, key)
        return _aliases().get(key, key)

    def all(self, name: str) -> frozenset[str]:
        """Every spelling under which a skill may be told, and those of skills that imply it."""
        first = self.one(name)
        same = {joined(name), first, *_rows("aliases").get(first, ())}
        return frozenset(same | {bad for key in same for bad in self.bad.get(key, ())}) | _implying(first)
