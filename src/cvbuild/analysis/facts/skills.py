"""Names of skills: spellings, aliases, implications, and which are tools."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from cvbuild.analysis.language.stems import singular
from cvbuild.analysis.language.tokens import lower_words
from cvbuild.analysis.language.wordlists import wordlist
from cvbuild.model.resume import Resume

__all__ = ["Names", "joined", "parts"]

_LISTS = ("aliases", "implied-skills", "terms", "tools", "not-tools", "everyday-tools")
_PARENTHESES = re.compile(r"\s*\(([^)]*)\)")
_BETWEEN = re.compile(r"\s*(?:/|,|&|;|\band\b|\bor\b)\s*")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]|[A-Za-z][+#]")
_MAKER = re.compile(r"^(?:Adobe|Apache|Atlassian|HashiCorp|JetBrains)\s(?=\S)")
"""Makers whose products go by their own names. “Google Analytics” is not “Analytics”, “Microsoft SQL” is not “SQL”."""
_ODD = re.compile(r"[A-Z]{2}|\d|[A-Za-z]\.|^\.")


@functools.lru_cache(maxsize=4096)
def joined(text: str) -> str:
    """Join the words of a text without spaces, hyphens, case and plural: “Flash Attention” is “FlashAttention”."""
    if text.isalnum():  # one word
        return singular(text.casefold())
    return "".join(map(singular, lower_words(text)))


def parts(name: str) -> Iterator[str]:
    """Yield the ways to write a name: whole, without its parentheses, their content, either side of a slash."""
    bare = _PARENTHESES.sub("", name).strip()
    inner = [piece for found in _PARENTHESES.findall(name) for piece in _BETWEEN.split(found)]
    pieces = _BETWEEN.split(bare)
    yield from dict.fromkeys(piece for piece in (name, bare, *pieces, *inner) if piece)


Rows = Mapping[str, tuple[str, ...]]


def _set(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(joined(spelling) for entry in names for spelling in entry.split(" | "))


def _rows(entries: tuple[str, ...]) -> Rows:
    """Parse a list of the form ``first: second, third``."""
    rows = (entry.partition(": ") for entry in entries)
    return {joined(first): tuple(joined(other) for other in others.split(", ")) for first, _, others in rows}


class Names(Struct, frozen=True):
    """The names in use: the shipped lists with the changes and terms of a source file. All are joined.

    ``good`` maps an alias to the preferred name, ``other`` a preferred name to its aliases; ``implied_by`` maps a skill
    to the skills that imply it.
    """

    good: Mapping[str, str]
    other: Rows
    implied_by: Rows
    tools: frozenset[str]
    everyday: frozenset[str]
    no_tools: frozenset[str]

    @staticmethod
    def of(resume: Resume) -> Names:
        """Return the names in use with the ``terms`` and ``words`` of a source file."""
        mappings = [term for term in resume.terms if not isinstance(term, str)]
        own = {joined(good): tuple(map(joined, bads)) for mapping in mappings for good, bads in mapping.items()}
        lists = {name: wordlist(name, resume.words) for name in _LISTS}
        other = {**_rows(lists["aliases"]), **own}
        everyday = _set(lists["everyday-tools"])
        no_tools = _set(lists["not-tools"])
        tools = (_set(lists["terms"]) - no_tools) | _set(lists["tools"]) | everyday
        good = {name: first for first, names in other.items() for name in names}
        return Names(good, other, _rows(lists["implied-skills"]), tools, everyday, no_tools)

    def one(self, name: str) -> str:
        """Return one spelling for all names of a skill."""
        key = joined(_MAKER.sub("", name))
        key = self.good.get(key, key)
        return self.good.get(key, key)  # a term of the file may itself be another name of a listed one

    def all(self, name: str) -> frozenset[str]:
        """Return every spelling of a skill, and of the skills that imply it."""
        first = self.one(name)
        found = {joined(name), *self._same(first)}
        found |= {spelling for other in self.implied_by.get(first, ()) for spelling in self._same(self.one(other))}
        return frozenset(found)

    def _same(self, first: str) -> Iterator[str]:
        for name in (first, *self.other.get(first, ())):
            yield name
            yield from self.other.get(name, ())

    def is_software(self, name: str) -> bool:
        """Return whether a name is in the lists of technologies, or written like one: ``vLLM``, ``C++``."""
        key = joined(name)
        return key in self.tools or (bool(_INNER_CAPITAL.search(name)) and key not in self.no_tools)

    def is_technical(self, name: str) -> bool:
        """Return whether a name is a technology, and not a program that every office has."""
        return self.is_software(name) and joined(name) not in self.everyday

    def has_one_form(self, name: str) -> bool:
        """Return whether a name has no other forms: a tool, or a name such as ``ICD-10``, ``ACLS``."""
        return self.is_software(name) or bool(_ODD.search(name))
