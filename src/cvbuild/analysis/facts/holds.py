"""Facts on hold, and texts that reveal one: by a figure and its words, or by words alone.

Numbers repeat: two facts may have the same 85%. So a figure counts only if no released fact has it, and if the text is
about the same thing or the figure is too specific to be a coincidence.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from typing import TypeVar

from msgspec import Struct

from cvbuild.analysis.check import Subject
from cvbuild.analysis.facts.conflicts import MONEY
from cvbuild.analysis.facts.measures import Measured, measured
from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.analysis.language.stems import content
from cvbuild.model.resume import Fact

__all__ = ["Held", "Holds", "holds"]

_FEWEST_WORDS = 5  # a claim of fewer words may occur anywhere by chance
_SHARE = 0.6  # of a claim's words in one text: more than two sentences on one subject have in common

K = TypeVar("K")
_Value = tuple[Decimal, Decimal, str]


class Held(Struct, frozen=True):
    """A fact on hold: its figures and its words."""

    name: str
    reason: str
    figures: tuple[Measured, ...]
    words: frozenset[str]

    @property
    def fewest(self) -> float:
        """The number of its words from which a text is suspected to state the same."""
        return max(_FEWEST_WORDS, len(self.words)) * _SHARE


class Holds:
    """All facts on hold, in the order of the ledger.

    A ledger may hold a hundred facts and a page has as many texts: so facts are indexed by their values and words.
    Released facts are read only if a text shares something with a fact on hold.
    """

    def __init__(self, facts: Mapping[str, Fact], locale: str) -> None:
        self._locale = locale
        self._released = [fact for fact in facts.values() if not fact.hold]
        self.facts = tuple(_held(name, fact, locale) for name, fact in facts.items() if fact.hold)
        self._numbers = {fact.name: number for number, fact in enumerate(self.facts)}
        self._by_value = _index({_value(one.figure) for one in fact.figures} for fact in self.facts)
        self._by_word = _index(fact.words for fact in self.facts)

    def suspects(self, cited: Iterable[str], said: Iterable[Measured], words: Set[str]) -> Iterator[Held]:
        """Yield the facts that a text may reveal: by citation, a figure, or most words.

        Args:
            cited: the names of the facts that the text cites.
            said: the figures of the text.
            words: the stems of the whole text.
        """
        shared = Counter(number for word in words for number in self._by_word.get(word, ()))
        numbers = {number for number, count in shared.items() if count >= self.facts[number].fewest}
        numbers.update(number for one in said for number in self._by_value.get(_value(one.figure), ()))
        numbers.update(self._numbers[name] for name in cited if name in self._numbers)
        return (self.facts[number] for number in sorted(numbers))

    def _is_released(self, value: _Value) -> bool:
        texts = (text for fact in self._released for text in _texts(fact))
        return any(value == _value(one) for text in texts for one in figures(text, words=True, language=self._locale))

    @functools.cached_property
    def _claims(self) -> tuple[frozenset[str], ...]:
        """The words of each released claim."""
        return tuple(content(fact.claim or "") for fact in self._released)

    def shown_figure(self, fact: Held, said: Iterable[Measured], words: Set[str]) -> Figure | None:
        """Return the figure of a text that belongs to this fact and to no released one."""
        for one in said:
            value = _value(one.figure)
            rivals = (held for held in fact.figures if value == _value(held.figure))
            if any(_same_thing(one, held, fact, words) for held in rivals) and not self._is_released(value):
                return one.figure
        return None

    def shown_words(self, fact: Held, words: Set[str]) -> bool:
        """Return whether a text has most words of the claim and no released claim explains them as well."""
        shared = fact.words & words
        if len(fact.words) < _FEWEST_WORDS or len(shared) < _SHARE * len(fact.words):
            return False
        return all(len(released & words) < len(shared) for released in self._claims)


def holds(subject: Subject) -> Holds:
    """Return the facts on hold."""
    return subject.memo.project.once(Holds, subject.resume.facts, subject.resume.locale)


def _index(keys: Iterable[Iterable[K]]) -> Mapping[K, Sequence[int]]:
    """Map each key to the numbers of its owners."""
    found: dict[K, list[int]] = {}
    for number, own in enumerate(keys):
        for key in own:
            found.setdefault(key, []).append(number)
    return found


def _value(figure: Figure) -> _Value:
    return figure.low, figure.high, figure.unit


def _held(name: str, fact: Fact, locale: str) -> Held:
    found = tuple(one for text in _texts(fact) for one in measured(text, True, locale))
    subject = (fact.subject or "").replace(".", " ").replace("-", " ")
    words = content(f"{fact.claim or ''} {' '.join(fact.figures)}") or content(f"{name.replace('-', ' ')} {subject}")
    return Held(name, fact.hold or "", found, words)


def _texts(fact: Fact) -> tuple[str, ...]:
    return (*fact.figures, fact.claim or "")


def _same_thing(said: Measured, held: Measured, fact: Held, words: Set[str]) -> bool:
    """Return whether the words around the figure are the fact's, or the figure is specific and the text related."""
    if said.words & (held.words | fact.words) or _is_unmistakable(said.figure):
        return True
    return _is_rare(said.figure) and bool(words & fact.words)


def _is_rare(figure: Figure) -> bool:
    """Return whether a figure is over a thousand, has three significant digits, or an unusual unit."""
    if figure.unit == "":
        return figure.low >= 1000
    return figure.unit not in ("%", "x", "month") or len(figure.low.normalize().as_tuple().digits) >= 3


def _is_unmistakable(figure: Figure) -> bool:
    """Return whether a figure is a sum of money or a count too specific for coincidence: “$86,000”."""
    digits = len(figure.low.normalize().as_tuple().digits)
    return figure.low >= 1000 and digits >= (2 if figure.unit in MONEY else 3 if figure.unit == "" else 9)
