"""Resume x Variant -> Resume, with the reason for every in and out.

An item is in or out by the first rule that speaks: excluded by id, included by id, on hold, excluded by tag, without
tags, sharing a tag, otherwise out. Then order, then caps, then what needs something that is out. Words never change,
but for the wordings that the source itself offers.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from cvbuild.decisions import Decision, Selection
from cvbuild.finding import Finding, Severity
from cvbuild.needs import matching, without_unmet
from cvbuild.resume import SECTIONS, Basics, Highlight, Item, Resume
from cvbuild.source import SourceMap
from cvbuild.suggest import did_you_mean
from cvbuild.variant import Cap, SectionChoice, Variant

__all__ = ["Decision", "Selection", "Selectors", "hold_reason", "select"]

ItemT = TypeVar("ItemT", bound=Item)


def hold_reason(item: Item, resume: Resume) -> str:
    """Why the item is on hold: its own reason, or that of a fact it rests on; empty where it is not."""
    if item.hold:
        return item.hold
    cited = item.facts if isinstance(item, Highlight) else ()
    held = ((name, resume.facts[name].hold) for name in cited if name in resume.facts)
    return next((f"fact {name}: {reason}" for name, reason in held if reason), "")


def select(resume: Resume, variant: Variant, places: SourceMap) -> Selection:
    """What ``variant`` shows of ``resume``; selectors that match nothing are findings (V101) at their place."""
    chooser = _Chooser(resume, variant, Selectors(resume, places))
    basics = chooser.basics()
    sections = {section: chooser.section(section) for section in SECTIONS}
    selected = resume.changed(basics=basics, **sections)
    findings = (*chooser.tag_findings(), *chooser.selectors.findings)
    return without_unmet(Selection(selected, tuple(map(_shared, chooser.decisions)), findings), resume)


class Selectors:
    """Finds the items that a variant names: by full address, by its end, or by an id."""

    def __init__(self, resume: Resume, places: SourceMap) -> None:
        self.places = places
        self.items: Mapping[str, Item] = {item.address: item for item in resume.items()}
        self.findings: list[Finding] = []

    def resolve(self, selectors: Sequence[str], path: str, within: str = "") -> dict[str, str]:
        """From address to the path of the selector that names it."""
        known = [address for address in self.items if address.startswith(within)]
        found: dict[str, str] = {}
        for number, selector in enumerate(selectors):
            place = f"{path}[{number}]"
            address = self._address(selector, known, place)
            if address:
                found[address] = place
        return found

    def _address(self, selector: str, known: Sequence[str], path: str) -> str:
        matches = matching(selector, known)
        if len(matches) == 1:
            return matches[0]
        if matches:
            self.report(f"'{selector}' names {len(matches)} items", path, f"write one of: {', '.join(matches)}")
        else:
            names = dict.fromkeys((*known, *(address.rpartition(".")[2] for address in known)))
            self.report(f"no item has the id '{selector}'", path, did_you_mean(selector, names))
        return ""

    def choose(self, wanted: str | None, candidates: tuple[ItemT, ...], key: str, among: str) -> tuple[ItemT, ...]:
        """The one candidate with this id, as a tuple; empty where none is asked for."""
        if wanted is None:
            return ()
        chosen = tuple(item for item in candidates if item.address.rpartition(".")[2] == wanted)
        if not chosen:
            ids = [item.address.rpartition(".")[2] for item in candidates]
            self.report(f"no {key} has the id '{wanted}' in {among}", key, did_you_mean(wanted, ids))
        return chosen

    def report(self, message: str, path: str, hint: str) -> None:
        """Note a selector that matches nothing."""
        place = self.places.value(path)
        self.findings.append(Finding("V101", "", Severity.ERROR, message, place, path, hint=hint))


class _Chooser:
    """Decides item by item, keeping the reasons."""

    def __init__(self, resume: Resume, variant: Variant, selectors: Selectors) -> None:
        self.resume, self.variant, self.selectors = resume, variant, selectors
        self.included = selectors.resolve(variant.include, "include")
        self.excluded = selectors.resolve(variant.exclude, "exclude")
        self.decisions: list[Decision] = []

    def basics(self) -> Basics:
        """Headline, summary and city as chosen; profiles as decided."""
        basics, variant, choose = self.resume.basics, self.variant, self.selectors.choose
        chosen = {
            "headlines": choose(variant.headline, basics.headlines, "headline", "basics.headlines"),
            "summaries": choose(variant.summary, basics.summaries, "summary", "basics.summaries"),
            "locations": choose(variant.location, basics.locations, "location", "basics.locations"),
            "profiles": self._items(basics.profiles),
        }
        return basics.changed(**{name: self._worded(items) for name, items in chosen.items()})

    def section(self, section: str) -> tuple[Item, ...]:
        """The entries of a section that are shown, in order, capped."""
        entries = self.resume.entries(section)
        index = next((n for n, c in enumerate(self.variant.shown_sections) if c.name == section), None)
        if index is None:
            self._all_out(entries, "section-not-shown", f"the variant does not show {section}", "sections")
            return ()
        choice, path = self.variant.shown_sections[index], f"sections[{index}]"
        entries = self._ordered(entries, choice, path)
        return self._capped(self._items(entries, choice, path), choice.max, f"{path}.max")

    def tag_findings(self) -> Iterator[Finding]:
        """Tags of the variant that no item carries."""
        known = dict.fromkeys(tag for item in self.resume.items() for tag in item.tags)
        for key, path in (("tags", "tags"), ("exclude_tags", "excludeTags")):
            for number, tag in enumerate(getattr(self.variant, key)):
                if tag not in known:
                    self.selectors.report(
                        f"no item carries the tag '{tag}'", f"{path}[{number}]", did_you_mean(tag, known)
                    )
        yield from ()

    def _ordered(self, entries: tuple[Item, ...], choice: SectionChoice, path: str) -> tuple[Item, ...]:
        """Those that the variant orders first, then the others as they stand in the source."""
        named = self.selectors.resolve(choice.order, f"{path}.order", within=f"{choice.name}.")
        rank = {address: number for number, address in enumerate(named)}
        return tuple(sorted(entries, key=lambda entry: rank.get(entry.address, len(rank))))

    def _items(self, items: tuple[Item, ...], choice: SectionChoice | None = None, path: str = "") -> tuple[Item, ...]:
        return tuple(filter(None, (self._item(item, choice, path) for item in items)))

    def _item(self, item: Item, choice: SectionChoice | None, path: str) -> Item | None:
        decision = self._decide(item)
        self.decisions.append(decision)
        if not decision.shown:
            self._all_out(item.items(), "parent-out", f"{item.address} is out", decision.place, decision.in_variant)
            return None
        update: dict[str, Any] = {}
        for name in item.children:
            children = self._items(getattr(item, name), choice, path)
            cap: Cap | None = getattr(choice, name, None)
            update[name] = self._worded(self._capped(children, cap.max if cap else None, f"{path}.{name}.max"))
        changed = {name: items for name, items in update.items() if not _identical(items, getattr(item, name))}
        return item.changed(**changed) if changed else item  # what stays whole is shared by all variants

    def _decide(self, item: Item) -> Decision:
        """The first rule that speaks."""
        rules: tuple[Callable[[Item], Decision | None], ...] = (self._by_id, self._by_hold, self._by_tag)
        return next(
            filter(None, (rule(item) for rule in rules)), _decision(item, False, "no-tag", "shares no tag", "tags")
        )

    def _by_id(self, item: Item) -> Decision | None:
        if place := self.excluded.get(item.address):
            return _decision(item, False, "excluded", "excluded by id", place)
        if place := self.included.get(item.address):
            return _decision(item, True, "included", "included by id", place)
        return None

    def _by_hold(self, item: Item) -> Decision | None:
        reason = hold_reason(item, self.resume)
        return _decision(item, False, "hold", f"on hold: {reason}", item.path, in_variant=False) if reason else None

    def _by_tag(self, item: Item) -> Decision | None:
        variant = self.variant
        if unwanted := _both(item.tags, variant.exclude_tags):
            place = _at("excludeTags", variant.exclude_tags, unwanted[0])
            reason = f"excluded {_tags(unwanted)}"
            return replace(_decision(item, False, "excluded-tag", reason, place), tags=unwanted)
        if not item.tags:
            return _decision(item, True, "untagged", "has no tags", item.path, in_variant=False)
        if shared := _both(item.tags, variant.tags):
            place = _at("tags", variant.tags, shared[0])
            return replace(_decision(item, True, "tag", f"shares the {_tags(shared)}", place), tags=shared)
        return None

    def _capped(self, items: tuple[ItemT, ...], limit: int | None, path: str) -> tuple[ItemT, ...]:
        """The ``limit`` items of the highest priority, the earlier one first among equals, in their order."""
        if limit is None or len(items) <= limit:
            return items
        ranked = sorted(items, key=lambda item: -item.priority)
        kept = {item.path for item in ranked[:limit]}
        for item in ranked[limit:]:
            self._cut(item, f"cut by the cap of {limit}, priority {item.priority}", path)
        return tuple(item for item in items if item.path in kept)

    def _cut(self, item: Item, reason: str, path: str) -> None:
        below = (f"{item.path}.", f"{item.path}[")
        for number, decision in enumerate(self.decisions):
            if decision.path == item.path:
                self.decisions[number] = replace(
                    decision, shown=False, rule="cap", reason=reason, place=path, in_variant=True
                )
            elif decision.shown and decision.path.startswith(below):
                self.decisions[number] = replace(
                    decision,
                    shown=False,
                    rule="parent-out",
                    reason=f"{item.address} is out",
                    place=path,
                    in_variant=True,
                )

    def _all_out(self, items: Iterable[Item], rule: str, reason: str, place: str, in_variant: bool = True) -> None:
        for item in items:
            self.decisions.append(_decision(item, False, rule, reason, place, in_variant))
            self._all_out(item.items(), rule, reason, place, in_variant)

    def _worded(self, items: tuple[ItemT, ...]) -> tuple[ItemT, ...]:
        """Items with the wording that the source keeps for this variant or for the length it asks for."""
        return tuple(self._reworded(item) if isinstance(item, Highlight) else item for item in items)

    def _reworded(self, item: Any) -> Any:
        wanted = (*self.variant.lineage, *filter(None, [self.variant.wording]))
        wording = next((item.wordings[name] for name in wanted if name in item.wordings), None)
        return item.changed(text=wording.text) if wording else item


def _decision(item: Item, shown: bool, rule: str, reason: str, place: str, in_variant: bool = True) -> Decision:
    return Decision(item.path, item.address, shown, rule, reason, place, in_variant)


@functools.lru_cache(maxsize=8192)
def _shared(decision: Decision) -> Decision:
    """An equal decision made before: variants are alike, and have hundreds each."""
    return decision


def _identical(items: Sequence[Item], others: Sequence[Item]) -> bool:
    return len(items) == len(others) and all(item is other for item, other in zip(items, others, strict=True))


def _both(tags: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    return tuple(tag for tag in tags if tag in wanted)


def _tags(tags: Sequence[str]) -> str:
    return f"{'tag' if len(tags) == 1 else 'tags'} {', '.join(tags)}"


def _at(key: str, tags: Sequence[str], tag: str) -> str:
    return f"{key}[{tags.index(tag)}]"
