"""The smallest change to a variant that prints the most of what is required, within its page limit.

A change includes items and, where a cap would cut them, raises it; nothing that is printed now goes. What is on hold is
never suggested. How many pages a change makes is not guessed: the caller renders it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from cvbuild.check import Chosen, Subject
from cvbuild.compose import compose
from cvbuild.document import fragments
from cvbuild.matching.canon import Canon
from cvbuild.matching.comparing import Comparison, Kept, Row, claimed, finder_for
from cvbuild.matching.finder import Finder
from cvbuild.matching.posting import Level
from cvbuild.resume import Resume
from cvbuild.selection import Selection, select
from cvbuild.variant import Cap, SectionChoice, Variant

__all__ = ["Suggestion", "suggest", "targets"]

_MOST_RAISED = 6
"""How far a cap is raised for one item; further, and it is no cap."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A changed variant, the names it prints besides, the ids it includes, and names that found no room."""

    variant: Variant
    covers: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    no_room: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Option:
    """An item that could be printed, what of the required it would cover, and what it costs.

    ``edits`` counts ids and caps to change, ``words`` those that it adds to the page.
    """

    kept: Kept
    covers: frozenset[str]
    edits: int
    words: int

    def gain(self, missing: frozenset[str]) -> int:
        return len(self.covers & missing)

    def price(self, missing: frozenset[str]) -> tuple[float, float]:
        """Edits for a term, then words for a term; endless where it covers none of the missing."""
        gain = self.gain(missing)
        return (self.edits / gain, self.words / gain) if gain else (math.inf, math.inf)


def targets(comparison: Comparison) -> tuple[Row, ...]:
    """The rows to cover: what is required; where a posting marks nothing so, all that it names."""
    required = tuple(row for row in comparison.rows if row.asked.level is Level.REQUIRED)
    return tuple(row for row in (required or comparison.rows) if row.kept and not row.printed)


def suggest(subject: Subject, comparison: Comparison, canon: Canon, fits: Callable[[Chosen], bool]) -> Suggestion:
    """The change that covers the most required terms with the fewest items, as far as they fit.

    If all together do not fit, items are tried one by one, those that add the fewest words for a term first: with
    terms that all count the same, that order covers the most.
    """
    chosen = subject.chosen
    assert chosen is not None  # the caller chose
    search = _Search(subject, chosen, finder_for(comparison.wanted.terms, canon))
    rows = targets(comparison)
    names = {row.asked.key: row.asked.name for row in rows}
    options = search.options(rows, frozenset(names))
    picked = _fewest(options)
    variant = search.with_all(chosen.variant, picked)
    if picked and not fits(search.chosen_by(variant)):
        variant, picked = search.fitting(options, fits)
    covered = frozenset[str]().union(*(option.covers for option in picked))
    possible = frozenset[str]().union(*(option.covers for option in options))
    ids = tuple(one for one in variant.include if one not in chosen.variant.include)
    told = tuple(name for key, name in names.items() if key in covered)
    return Suggestion(variant, told, ids, tuple(name for key, name in names.items() if key in possible - covered))


def _fewest(options: Iterable[_Option]) -> tuple[_Option, ...]:
    """The fewest options that cover all that can be covered; among equals, those with the fewest words."""
    rest, picked = list(options), list[_Option]()
    missing = frozenset[str]().union(*(option.covers for option in rest))
    while missing:
        best = min(rest, key=lambda option: option.price(missing))
        picked.append(best)
        missing -= best.covers
    for option in tuple(picked):
        others = [other for other in picked if other is not option]
        if option.covers <= frozenset[str]().union(*(other.covers for other in others)):
            picked = others
    return tuple(picked)


class _Search:
    """Tries changes on one variant."""

    def __init__(self, subject: Subject, chosen: Chosen, finder: Finder) -> None:
        self.subject, self.chosen, self.finder = subject, chosen, finder
        self.now = self._printed(chosen.variant, chosen.selection)
        self.size = self._size(chosen.variant, chosen.selection)

    def options(self, rows: Iterable[Row], wanted: frozenset[str]) -> tuple[_Option, ...]:
        """Every item that would cover something, each once, in the order of the rows."""
        items = {kept.path: kept for row in rows for kept in row.kept if kept.ids}
        found = (self._option(kept, wanted) for kept in items.values())
        return tuple(option for option in found if option and option.covers)

    def _option(self, kept: Kept, wanted: frozenset[str]) -> _Option | None:
        variant = self.with_item(self.chosen.variant, kept)
        if variant is None:
            return None
        selection = self.chosen_by(variant).selection
        covers = (self._printed(variant, selection) - self.now) & wanted
        before = self.chosen.variant
        caps = sum(one != other for one, other in zip_longest(variant.sections, before.sections))
        edits = len(variant.include) - len(before.include) + caps
        return _Option(kept, covers, edits, self._size(variant, selection) - self.size)

    def fitting(
        self, options: Iterable[_Option], fits: Callable[[Chosen], bool]
    ) -> tuple[Variant, tuple[_Option, ...]]:
        """Options one after the other as long as they fit, the least words for a term first."""
        variant, picked, rest = self.chosen.variant, list[_Option](), list(options)
        missing = frozenset[str]().union(*(option.covers for option in rest))
        while rest := [option for option in rest if option.gain(missing)]:
            best = min(rest, key=lambda option: option.words / option.gain(missing))
            rest.remove(best)
            larger = self.with_item(variant, best.kept)
            if larger and fits(self.chosen_by(larger)):
                variant, missing = larger, missing - best.covers
                picked.append(best)
        return variant, tuple(picked)

    def with_all(self, variant: Variant, options: Iterable[_Option]) -> Variant:
        """The variant with several items; one that a cap of the others leaves no room is left out."""
        for option in options:
            variant = self.with_item(variant, option.kept) or variant
        return variant

    def with_item(self, variant: Variant, kept: Kept) -> Variant | None:
        """The variant that prints an item and all it printed before; none where no change does."""
        shown = _shown(self.chosen_by(variant).selection)
        if kept.path in shown:
            return variant
        new = tuple(one for one in kept.ids if one not in variant.include)
        variant = variant.changed(include=(*variant.include, *new)).named(variant.name, variant.lineage)
        for _ in range(_MOST_RAISED):
            selection = self.chosen_by(variant).selection
            lost = {*shown, kept.path} - _shown(selection)
            if not lost:
                return variant
            raised = _raised(variant, selection, lost)
            if raised is None:
                return None
            variant = raised
        return None

    def chosen_by(self, variant: Variant) -> Chosen:
        """What a variant selects."""
        places = self.chosen.places
        return Chosen(variant, places, select(self.subject.resume, variant, places))

    def _printed(self, variant: Variant, selection: Selection) -> frozenset[str]:
        texts = _texts(selection.resume, variant)
        return frozenset(mention.name for text in texts for mention in self.finder.find(claimed(text), nested=True))

    def _size(self, variant: Variant, selection: Selection) -> int:
        return sum(len(text.split()) for text in _texts(selection.resume, variant))


def _texts(resume: Resume, variant: Variant) -> Iterator[str]:
    return (part.text for part in fragments(compose(resume, variant)) if part.role not in ("contact", "aside"))


def _shown(selection: Selection) -> frozenset[str]:
    return frozenset(decision.path for decision in selection.decisions if decision.shown)


def _raised(variant: Variant, selection: Selection, lost: Iterable[str]) -> Variant | None:
    """The variant with the first cap raised that cuts one of these items, or with its section; none without either."""
    for path in sorted(lost):
        decision = selection.decision(path)
        if decision and decision.rule == "section-not-shown":
            section = SectionChoice(name=path.partition("[")[0])
            return _with(variant, (*variant.shown_sections, section))
        if decision and decision.place.endswith(".max") and decision.place.startswith("sections["):
            return _with(variant, _with_raised(variant.shown_sections, decision.place))
    return None


def _with(variant: Variant, sections: tuple[SectionChoice, ...]) -> Variant:
    return variant.changed(sections=sections).named(variant.name, variant.lineage)


def _with_raised(sections: tuple[SectionChoice, ...], place: str) -> tuple[SectionChoice, ...]:
    """The sections with one cap higher by one; ``place`` is its path: ``sections[1].highlights.max``."""
    number, _, field = place.removeprefix("sections[").partition("].")
    name = field.removesuffix(".max")
    choice = sections[int(number)]
    if name == "max":
        raised = choice.changed(max=(choice.max or 0) + 1)
    else:
        cap: Cap = getattr(choice, name) or Cap()
        raised = choice.changed(**{name: cap.changed(max=(cap.max or 0) + 1)})
    return (*sections[: int(number)], raised, *sections[int(number) + 1 :])
