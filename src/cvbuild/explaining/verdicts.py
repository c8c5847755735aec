"""Every item with what each variant decided about it, and the line that decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cvbuild.analysis.wording import highlights
from cvbuild.check import Chosen
from cvbuild.decoding.identity import groups
from cvbuild.resume import Highlight, Item, Keyword, Resume
from cvbuild.selection import Decision
from cvbuild.source import Place, SourceMap, parent_path

__all__ = ["Row", "Verdict", "rows"]

_CANDIDATES = {"headlines": "headline", "summaries": "summary", "locations": "location"}
"""Groups of which a variant picks one, with the key that picks."""

_UNCHOSEN = "location"
"""The one place of ``basics`` that no variant takes or leaves."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one variant decided about one item.

    ``place`` is where it was decided. ``tags`` are those that matched. ``inherited`` names the variant whose file the
    place lies in, where that is one it extends. ``kept`` are the addresses of the brothers and sisters that a cap left
    in instead. ``wording`` is the key of the wording that is printed instead of the item's own text.
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


@dataclass(frozen=True, slots=True)
class Row:
    """An item, where it belongs, and the verdict of every variant by its name, in the order of the variants.

    ``section`` is the word with which the address begins, ``parent`` the address of the item above it.
    """

    item: Item
    section: str
    parent: str
    place: Place
    verdicts: Mapping[str, Verdict]

    @property
    def depth(self) -> int:
        """0 for an entry, 1 for what stands in it, 2 for a highlight of a role."""
        return self.item.address.count(".") - 1

    @property
    def short(self) -> str:
        """The address without that of the item above it: ``work.4minds``, then ``.vllm-stack``."""
        return self.item.address.removeprefix(self.parent)

    @property
    def is_keyword(self) -> bool:
        """Whether it is a term of a group, of which there are many."""
        return isinstance(self.item, Keyword)


def rows(resume: Resume, places: SourceMap, chosen: Iterable[Chosen]) -> tuple[Row, ...]:
    """All items that a variant can take or leave, section by section in the order of the file."""
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
    """What one variant decided, found by path."""

    def __init__(self, resume: Resume, places: SourceMap, chosen: Chosen) -> None:
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
        """With the reason of the item above, where that took this one along."""
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
        """Who stays where a cap, and no rule of its own, let this item go."""
        if decision.rule != "cap":
            return ()
        among = parent_path(decision.path)
        return tuple(d.address for d in self.decisions.values() if d.shown and parent_path(d.path) == among)

    def _wording(self, item: Item) -> str:
        """The key of the wording that is printed instead of the item's own text."""
        printed = self.worded.get(item.path)
        if not isinstance(item, Highlight) or printed is None or printed == item.text:
            return ""
        return next((key for key, wording in item.wordings.items() if wording.text == printed), "")


def _picked(resume: Resume, chosen: Chosen, key: str) -> Iterator[Decision]:
    """Decisions on candidates, of which the variant names one and no tag has a say."""
    word = _CANDIDATES[key]
    wanted = getattr(chosen.variant, word)
    for item in getattr(resume.basics, key):
        shown = item.address.rpartition(".")[2] == wanted
        reason = f"the variant's {word} is {wanted}" if wanted else f"the variant names no {word}"
        rule = "named" if shown else "not-named"
        yield Decision(item.path, item.address, shown, rule, f"{word}: {wanted}" if shown else reason, word)
