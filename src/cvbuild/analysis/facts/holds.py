"""Facts on hold, and how a text may give one away: by a figure beside its words, or by the words alone.

Numbers repeat: two facts may well have the same 85%. So a figure counts only where no released fact has it, and where
the text speaks of the same thing or the figure is too particular to be chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from decimal import Decimal

from cvbuild.analysis.facts.conflicts import MONEY
from cvbuild.analysis.facts.measures import Measured, measured
from cvbuild.analysis.figures import Figure, figures, same_value
from cvbuild.analysis.stems import content
from cvbuild.resume import Fact, Resume

__all__ = ["Held", "held_facts", "shown_figure", "shown_words"]

_FEWEST_WORDS = 5  # a claim of fewer words may stand anywhere by chance
_SHARE = 0.6  # of a claim's words in one text: more than two sentences on one subject have in common


@dataclass(frozen=True, slots=True)
class Held:
    """A fact on hold: its figures that no released fact has, its words, and the words of each released claim."""

    name: str
    reason: str
    figures: tuple[Measured, ...]
    words: frozenset[str]
    released: tuple[frozenset[str], ...]


def held_facts(resume: Resume) -> tuple[Held, ...]:
    """The facts on hold, in the order of the ledger."""
    free = {name: fact for name, fact in resume.facts.items() if not fact.hold}
    known = {_value(one) for fact in free.values() for text in _texts(fact) for one in figures(text, words=True)}
    claims = tuple(content(fact.claim or "") for fact in free.values())
    return tuple(_held(name, fact, known, claims) for name, fact in resume.facts.items() if fact.hold)


def _value(figure: Figure) -> tuple[Decimal, Decimal, str]:
    return figure.low, figure.high, figure.unit


def _held(name: str, fact: Fact, known: Set[tuple[Decimal, Decimal, str]], claims: tuple[frozenset[str], ...]) -> Held:
    found = (one for text in _texts(fact) for one in measured(text, True))
    own = tuple(one for one in found if _value(one.figure) not in known)
    subject = (fact.subject or "").replace(".", " ").replace("-", " ")
    words = content(f"{fact.claim or ''} {' '.join(fact.figures)}") or content(f"{name.replace('-', ' ')} {subject}")
    return Held(name, fact.hold or "", own, words, claims)


def _texts(fact: Fact) -> tuple[str, ...]:
    return (*fact.figures, fact.claim or "")


def shown_figure(fact: Held, said: Iterable[Measured], words: Set[str]) -> Figure | None:
    """The figure of a text that is one of the fact's; ``words`` are the stems of the whole text."""
    for one in said:
        for held in fact.figures:
            if same_value(one.figure, held.figure) and _same_thing(one, held, fact, words):
                return one.figure
    return None


def _same_thing(said: Measured, held: Measured, fact: Held, words: Set[str]) -> bool:
    """Whether the words beside the figure are of the fact, or the figure is one of a kind and the text speaks of it."""
    if said.words & (held.words | fact.words) or _is_unmistakable(said.figure):
        return True
    return _is_rare(said.figure) and bool(words & fact.words)


def _is_rare(figure: Figure) -> bool:
    """A count of a thousand or more, three digits that say something, or a unit other than per cent and times."""
    if figure.unit == "":
        return figure.low >= 1000
    return figure.unit not in ("%", "x", "month") or len(figure.low.normalize().as_tuple().digits) >= 3


def _is_unmistakable(figure: Figure) -> bool:
    """A sum of money, or a count, that no other fact has by chance: “$86,000”."""
    digits = len(figure.low.normalize().as_tuple().digits)
    return figure.low >= 1000 and digits >= (2 if figure.unit in MONEY else 3 if figure.unit == "" else 9)


def shown_words(fact: Held, words: Set[str]) -> bool:
    """Whether most words of the claim stand in a text, and no released claim explains them as well."""
    shared = fact.words & words
    if len(fact.words) < _FEWEST_WORDS or len(shared) < _SHARE * len(fact.words):
        return False
    return all(len(released & words) < len(shared) for released in fact.released)
