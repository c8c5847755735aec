"""Mentions of a skill in printed text: in its own spelling, in another one, or in other forms of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from cvbuild.analysis.facts.skills import Names, joined, parts
from cvbuild.analysis.language.stems import akin, content, singular
from cvbuild.analysis.language.tokens import lower_words

__all__ = ["Mentions"]

_LONGEST = 5  # words in the name of a skill
_SHORT = 2  # letters of a name that is matched with its case: Go, R, C


class Mentions:
    """An index of texts that may support skills."""

    def __init__(self, texts: Iterable[str], names: Names) -> None:
        self.texts = tuple(texts)
        self.names = names

    @cached_property
    def _runs(self) -> frozenset[str]:
        """Every run of up to five words, joined."""
        found = set()
        for text in self.texts:
            words = [singular(token) for token in lower_words(text)]
            for start in range(len(words)):
                run = ""
                for word in words[start : start + _LONGEST]:
                    run += word
                    found.add(run)
        return frozenset(found)

    @cached_property
    def _stems(self) -> tuple[frozenset[str], ...]:
        return tuple(content(text) for text in self.texts)

    def supports(self, skill: str) -> bool:
        """Return whether a text mentions the skill, one of its names, or a skill that implies it."""
        return any(self._mentioned(part) for part in parts(skill))

    def _mentioned(self, name: str) -> bool:
        if len(name) <= _SHORT:
            return self._in_this_case(name) or bool((self.names.all(name) - {joined(name)}) & self._runs)
        if initials := _initials(name):
            return self._in_this_case(initials) or self._by_name(name)
        return self._by_name(name)

    def _by_name(self, name: str) -> bool:
        return bool(self.names.all(name) & self._runs) or (
            not self.names.has_one_form(name) and self._in_other_forms(name)
        )

    def _in_this_case(self, name: str) -> bool:
        texts = [text for text in self.texts if name in text]
        return bool(texts) and any(map(re.compile(rf"(?<![\w&.-]){re.escape(name)}(?![\w&+#-])").search, texts))

    def _in_other_forms(self, name: str) -> bool:
        """Return whether one text has all words of the name in any form: “cared for wounds” for “wound care”."""
        wanted = content(name)
        return bool(wanted) and any(all(_has(stems, word) for word in wanted) for stems in self._stems)


def _initials(name: str) -> str:
    """Return “UE5” for “Unreal Engine 5”: at least three characters of capitalised words and numbers; else empty."""
    words = name.split()
    short = "".join(word if word.isdigit() else word[0] for word in words)
    capital = all(word[0].isupper() or word.isdigit() for word in words)
    return short if capital and len(short) > _SHORT and len(words) > 1 else ""


def _has(stems: frozenset[str], word: str) -> bool:
    return word in stems or any(akin(word, stem) for stem in stems)
