"""Facts on hold, and how a text may give one away: by a figure beside its words, or by the words alone.

Numbers repeat: two facts may well have the same 85%. So a figure counts only where no released fact has it, and where
the text speaks of the same thing or the figure is too particular to be chance.
"""

from __future__ import annotations

from dataclasses import dataclass

from cvbuild.facts.measures import Measured, measured
from cvbuild.figures import Figure, same_value
from cvbuild.resume import Fact, Resume
from cvbuild.stems import content

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
    known = [one.figure for fact in free.values() for one in _figures(fact)]
    claims = tuple(content(fact.claim or "") for fact in free.values())
    return tuple(_held(name, fact, known, claims) for name, fact in resume.facts.items() if fact.hold)


def _held(name: str, fact: Fact, known: list[Figure], claims: tuple[frozenset[str], ...]) -> Held:
    own = tuple(one for one in _figures(fact) if not any(same_value(one.figure, other) for other in known))
    subject = (fact.subject or "").replace(".", " ").replace("-", " ")
    words = content(f"{fact.claim or ''} {' '.join(fact.figures)}") or content(f"{name.replace('-', ' ')} {subject}")
    return Held(name, fact.hold or "", own, words, claims)


def _figures(fact: Fact) -> list[Measured]:
    return [one for text in (*fact.figures, fact.claim or "") for one in measured(text, True)]


def shown_figure(fact: Held, text: str) -> Figure | None:
    """The figure of the text that is one of the fact's."""
    for one in measured(text, False):
        for held in fact.figures:
            if same_value(one.figure, held.figure) and _same_thing(one, held, fact, text):
                return one.figure
    return None


def _same_thing(said: Measured, held: Measured, fact: Held, text: str) -> bool:
    """Whether the words beside the figure are of the fact, or the figure is one of a kind."""
    if said.words & (held.words | fact.words):
        return True
    if said.figure.unit == "" and said.figure.low < 1000:
        return False
    return _is_rare(said.figure) and bool(content(text) & fact.words)


def _is_rare(figure: Figure) -> bool:
    """Three digits that say something, a thousand or more, or a unit other than per cent and times."""
    precise = len(figure.low.normalize().as_tuple().digits) >= 3
    return precise or figure.unit not in ("", "%", "x", "month") or (figure.unit == "" and figure.low >= 1000)


def shown_words(fact: Held, text: str) -> bool:
    """Whether most words of the claim stand in the text, and no released claim explains them as well."""
    if len(fact.words) < _FEWEST_WORDS:
        return False
    words = content(text)
    shared = fact.words & words
    if len(shared) < _SHARE * len(fact.words):
        return False
    return all(len(released & words) < len(shared) for released in fact.released)
