"""Every item with the decision of each variant, and the line that decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from cvbuild.analysis.phrases import highlights
from cvbuild.model.decode.identity import groups
from cvbuild.model.resume import Highlight, Item, Keyword, Resume
from cvbuild.model.selection import Decision
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.source import Place, SourceMap, parent_path

__all__ = ["Row", "Verdict", "rows"]

_CANDIDATES = {"headlines": "headline", "summaries": "summary", "locations": "location"}
"""Groups of which a variant selects one, with the selecting key."""

_UNCHOSEN = "location"
"""The one part of ``basics`` that variants do not select."""


class Verdict(Struct, frozen=True):
    """The decision of one variant on one item.

    ``place`` is the deciding line. ``tags`` are the matching tags. ``inherited`` names the extended variant whose file
    has the place. ``kept`` are the addresses of the siblings that a cap kept instead. ``wording`` is the key of the
    wording that is printed instead of the item's own text.
    """

    variant: str
    shown: bool
    rule: str
    reason: str
    place: Place
    tags: tuple[str, ...] = ()
    inherited: str = ""
    kept: tuple[str, ...] = ()
    wording: str = ""


class Row(Struct, frozen=True):
    """An item, its section and parent, and the verdict of every variant by name, in the order of the variants.

    ``section`` is the first word of the address, ``parent`` the address of the item above it.
    """

    item: Item
    section: str
    parent: str
    place: Place
    verdicts: Mapping[str, Verdict]

    @property
    def depth(self) -> int:
        """Return 0 for an entry, 1 for items in it, 2 for a highlight of a role."""
        return self.item.address.count(".") - 1

    @property
    def short(self) -> str:
        """Return the address without that of the parent: ``work.4minds``, then ``.vllm-stack``."""
        return self.item.address.removeprefix(self.parent)

    @property
    def is_keyword(self) -> bool:
        """Return whether it is a keyword of a group, of which there are many."""
        return isinstance(self.item, Keyword)


def rows(resume: Resume, places: SourceMap, chosen: Iterable[VariantBuild]) -> tuple[Row, ...]:
    """Return all items that a variant can select, section by section in the order of the file."""
    judges = [_Judge(resume, places, choice) for choice in chosen]
    return tuple(_rows(resume, places, judges))


def _rows(resume: Resume, places: SourceMap, judges: list[_Judge]) -> Iterator[Row]:
    for section, items in groups(resume).items():
        for item, parent in _walk(items, "") if section != _UNCHOSEN else ():
            verdicts = {judge.name: judge.verdict(item) for judge in judges}
            yield Row(item, section, parent, places.value(item.path), verdicts)


def _walk(items: Iterable[Item], parent: str) -> Iterator[tuple[Item, str]]:
    for item in items:
        yield item, parent
        yield from _walk(item.items(), item.address)


class _Judge:
    """The decisions of one variant by path."""

    def __init__(self, resume: Resume, places: SourceMap, chosen: VariantBuild) -> None:
        self.name, self.places, self.chosen = chosen.variant.name, places, chosen
        candidates = (decision for key in _CANDIDATES for decision in _picked(resume, chosen, key))
        self.decisions = {d.path: d for d in (*candidates, *chosen.selection.decisions)}
        self.worded = {item.path: item.text for item in highlights(chosen.selection.resume)}

    def verdict(self, item: Item) -> Verdict:
        decision = self.decisions[item.path]
        place = (self.chosen.places if decision.in_variant else self.places).value(decision.place)
        return Verdict(
            self.name,
            decision.shown,
            decision.rule,
            self._reason(decision),
            place,
            decision.tags,
            self._inherited(decision, place),
            self._kept(decision),
            self._wording(item),
        )

    def _reason(self, decision: Decision) -> str:
        """Return the reason; that of the parent if the item is out because the parent is."""
        root = decision
        while root.rule == "parent-out" and (above := self._above(root.path)):
            root = above
        return decision.reason if root is decision else f"{root.address} is out: {root.reason}"

    def _above(self, path: str) -> Decision | None:
        while path := parent_path(path):
            if path in self.decisions:
                return self.decisions[path]
        return None

    def _inherited(self, decision: Decision, place: Place) -> str:
        if not decision.in_variant or place.file == self.chosen.places.file:
            return ""
        names = self.chosen.variant.lineage[1:]
        return next((name for name in names if place.file.endswith(f"/{name}.yaml")), "")

    def _kept(self, decision: Decision) -> tuple[str, ...]:
        """Return the siblings that stay if a cap, and no rule of its own, dropped this item."""
        if decision.rule != "cap":
            return ()
        among = parent_path(decision.path)
        return tuple(d.address for d in self.decisions.values() if d.shown and parent_path(d.path) == among)

    def _wording(self, item: Item) -> str:
        """Return the key of the wording that is printed instead of the item's own text."""
        printed = self.worded.get(item.path)
        if not isinstance(item, Highlight) or printed is None or printed == item.text:
            return ""
        return next((key for key, wording in item.wordings.items() if wording.text == printed), "")


def _picked(resume: Resume, chosen: VariantBuild, key: str) -> Iterator[Decision]:
    """Return decisions on candidates, of which the variant names one regardless of tags."""
    word = _CANDIDATES[key]
    wanted = getattr(chosen.variant, word)
    for item in getattr(resume.basics, key):
        shown = item.address.rpartition(".")[2] == wanted
        reason = f"the variant's {word} is {wanted}" if wanted else f"the variant names no {word}"
        rule = "named" if shown else "not-named"
        yield Decision(item.path, item.address, shown, rule, f"{word}: {wanted}" if shown else reason, word)
