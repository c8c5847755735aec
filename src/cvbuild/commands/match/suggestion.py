"""The smallest change to a variant that prints the most required terms within its page limit.

A change includes items and raises caps that would cut them; nothing printed is removed. Items on hold are never
suggested. The page count of a change is measured, not estimated: the caller renders it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from msgspec import Struct

from cvbuild.analysis.check import Subject
from cvbuild.analysis.postings.coverage import Coverage, Row, Unprinted, claimed, finder_for
from cvbuild.analysis.postings.posting import Level
from cvbuild.analysis.postings.term_finder import TermFinder
from cvbuild.analysis.postings.vocabulary import Vocabulary
from cvbuild.compose.compose import compose
from cvbuild.compose.select import select
from cvbuild.model.nodes import section_of
from cvbuild.model.resume import Resume
from cvbuild.model.selection import Selection
from cvbuild.model.variant import Cap, SectionChoice, Variant
from cvbuild.model.variant_build import VariantBuild

__all__ = ["Suggestion", "suggest", "targets"]

_MOST_RAISED = 6
"""The most by which a cap is raised for one item."""


class Suggestion(Struct, frozen=True):
    """A changed variant, the terms it adds, the ids it includes, and terms without room."""

    variant: Variant
    covers: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    no_room: tuple[str, ...] = ()


class _Option(Struct, frozen=True):
    """An item that could be printed, the required terms it covers, and its cost.

    ``edits`` counts ids and caps to change, ``words`` the words it adds to the page.
    """

    unprinted: Unprinted
    covers: frozenset[str]
    edits: int
    words: int

    def gain(self, missing: frozenset[str]) -> int:
        return len(self.covers & missing)

    def price(self, missing: frozenset[str]) -> tuple[float, float]:
        """Return edits per term and words per term; infinite if it covers no missing term."""
        gain = self.gain(missing)
        return (self.edits / gain, self.words / gain) if gain else (math.inf, math.inf)


def targets(coverage: Coverage) -> tuple[Row, ...]:
    """Return the rows to cover: required terms; all terms if the posting marks none as required."""
    required = tuple(row for row in coverage.rows if row.requirement.level is Level.REQUIRED)
    return tuple(row for row in (required or coverage.rows) if row.unprinted and not row.printed)


def suggest(
    subject: Subject, coverage: Coverage, vocabulary: Vocabulary, fits: Callable[[VariantBuild], bool]
) -> Suggestion:
    """Return the change that covers the most required terms with the fewest items, as far as they fit.

    If not all of them fit, items are tried one by one, those with the fewest words per term first: if all terms count
    the same, that order covers the most.
    """
    chosen = subject.chosen
    assert chosen is not None  # the caller chose
    search = _Search(subject, chosen, finder_for(coverage.requirements.terms, vocabulary))
    rows = targets(coverage)
    names = {row.requirement.key: row.requirement.name for row in rows}
    options = search.options(rows, frozenset(names))
    picked = _fewest(options)
    variant = search.with_all(chosen.variant, picked)
    if picked and not fits(search.chosen_by(variant)):
        variant, picked = search.fitting(options, fits)
    covered = frozenset[str]().union(*(option.covers for option in picked))
    possible = frozenset[str]().union(*(option.covers for option in options))
    ids = tuple(one for one in variant.include if one not in chosen.variant.include)
    covers = tuple(name for key, name in names.items() if key in covered)
    return Suggestion(variant, covers, ids, tuple(name for key, name in names.items() if key in possible - covered))


def _fewest(options: Iterable[_Option]) -> tuple[_Option, ...]:
    """Return the fewest options that cover all that can be covered; among equals, those with the fewest words."""
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
    """Tries changes of one variant."""

    def __init__(self, subject: Subject, chosen: VariantBuild, finder: TermFinder) -> None:
        self.subject, self.chosen, self.finder = subject, chosen, finder
        self.now = self._printed(chosen.variant, chosen.selection)
        self.size = self._size(chosen.variant, chosen.selection)

    def options(self, rows: Iterable[Row], wanted: frozenset[str]) -> tuple[_Option, ...]:
        """Return every item that covers a wanted term, once, in the order of the rows."""
        items = {unprinted.path: unprinted for row in rows for unprinted in row.unprinted if unprinted.ids}
        found = (self._option(unprinted, wanted) for unprinted in items.values())
        return tuple(option for option in found if option and option.covers)

    def _option(self, unprinted: Unprinted, wanted: frozenset[str]) -> _Option | None:
        variant = self.with_item(self.chosen.variant, unprinted)
        if variant is None:
            return None
        selection = self.chosen_by(variant).selection
        covers = (self._printed(variant, selection) - self.now) & wanted
        before = self.chosen.variant
        caps = sum(one != other for one, other in zip_longest(variant.sections, before.sections))
        edits = len(variant.include) - len(before.include) + caps
        return _Option(unprinted, covers, edits, self._size(variant, selection) - self.size)

    def fitting(
        self, options: Iterable[_Option], fits: Callable[[VariantBuild], bool]
    ) -> tuple[Variant, tuple[_Option, ...]]:
        """Add options one by one as long as they fit, the fewest words per term first."""
        variant, picked, rest = self.chosen.variant, list[_Option](), list(options)
        missing = frozenset[str]().union(*(option.covers for option in rest))
        while rest := [option for option in rest if option.gain(missing)]:
            best = min(rest, key=lambda option: option.words / option.gain(missing))
            rest.remove(best)
            larger = self.with_item(variant, best.unprinted)
            if larger and fits(self.chosen_by(larger)):
                variant, missing = larger, missing - best.covers
                picked.append(best)
        return variant, tuple(picked)

    def with_all(self, variant: Variant, options: Iterable[_Option]) -> Variant:
        """Return the variant with several items; items for which the caps leave no room are left out."""
        for option in options:
            variant = self.with_item(variant, option.unprinted) or variant
        return variant

    def with_item(self, variant: Variant, unprinted: Unprinted) -> Variant | None:
        """Return the variant that prints an item and all it printed before; ``None`` if no change does."""
        shown = _shown(self.chosen_by(variant).selection)
        if unprinted.path in shown:
            return variant
        new = tuple(one for one in unprinted.ids if one not in variant.include)
        variant = variant.changed(include=(*variant.include, *new)).named(variant.name, variant.lineage)
        for _ in range(_MOST_RAISED):
            selection = self.chosen_by(variant).selection
            lost = {*shown, unprinted.path} - _shown(selection)
            if not lost:
                return variant
            raised = _raised(variant, selection, lost)
            if raised is None:
                return None
            variant = raised
        return None

    def chosen_by(self, variant: Variant) -> VariantBuild:
        """Return the selection of a variant."""
        places = self.chosen.places
        return VariantBuild(variant, places, select((self.chosen.source or self.subject).resume, variant, places))

    def _printed(self, variant: Variant, selection: Selection) -> frozenset[str]:
        texts = _texts(selection.resume, variant)
        return frozenset(mention.name for text in texts for mention in self.finder.find(claimed(text), nested=True))

    def _size(self, variant: Variant, selection: Selection) -> int:
        return sum(len(text.split()) for text in _texts(selection.resume, variant))


def _texts(resume: Resume, variant: Variant) -> Iterator[str]:
    return (part.text for part in compose(resume, variant).fragments if part.role not in ("contact", "aside"))


def _shown(selection: Selection) -> frozenset[str]:
    return frozenset(decision.path for decision in selection.decisions if decision.shown)


def _raised(variant: Variant, selection: Selection, lost: Iterable[str]) -> Variant | None:
    """Return the variant with the first cap raised that cuts one of these items, or with its section added."""
    for path in sorted(lost):
        decision = selection.decision(path)
        if decision and decision.rule == "section-not-shown":
            section = SectionChoice(name=section_of(path))
            return _with(variant, (*variant.shown_sections, section))
        if decision and decision.place.endswith(".max") and decision.place.startswith("sections["):
            return _with(variant, _with_raised(variant.shown_sections, decision.place))
    return None


def _with(variant: Variant, sections: tuple[SectionChoice, ...]) -> Variant:
    return variant.changed(sections=sections).named(variant.name, variant.lineage)


def _with_raised(sections: tuple[SectionChoice, ...], place: str) -> tuple[SectionChoice, ...]:
    """Return the sections with one cap raised by one; ``place`` is its path: ``sections[1].highlights.max``."""
    number, _, field = place.removeprefix("sections[").partition("].")
    name = field.removesuffix(".max")
    choice = sections[int(number)]
    if name == "max":
        raised = choice.changed(max=(choice.max or 0) + 1)
    else:
        cap: Cap = getattr(choice, name) or Cap()
        raised = choice.changed(**{name: cap.changed(max=(cap.max or 0) + 1)})
    return (*sections[: int(number)], raised, *sections[int(number) + 1 :])
