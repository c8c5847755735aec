"""Select items of a résumé for a variant, with the reason for every item that is in or out.

The first rule that applies decides: excluded by id, included by id, on hold, excluded by tag, without tags, sharing a
tag, otherwise out. Then come order, caps, and needs of items that are out. Words never change, except for wordings in
the source.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from cvbuild.compose import contacts
from cvbuild.compose.needs import without_unmet
from cvbuild.model.needs import matching
from cvbuild.model.publication_types import publication_type
from cvbuild.model.resume import Basics, Highlight, Item, Resume
from cvbuild.model.selection import Decision, Selection
from cvbuild.model.variant import Cap, SectionChoice, Variant
from cvbuild.syntax.finding import Mistake
from cvbuild.syntax.source import SourceMap
from cvbuild.syntax.suggest import did_you_mean

__all__ = ["Selectors", "hold_reason", "select"]

ItemT = TypeVar("ItemT", bound=Item)


def hold_reason(item: Item, resume: Resume) -> str:
    """Return why the item is on hold: its own reason, or that of a fact it cites; empty if it is not."""
    if item.hold:
        return item.hold
    cited = item.facts if isinstance(item, Highlight) else ()
    held = ((name, resume.facts[name].hold) for name in cited if name in resume.facts)
    return next((f"fact {name}: {reason}" for name, reason in held if reason), "")


def select(resume: Resume, variant: Variant, places: SourceMap) -> Selection:
    """Select what ``variant`` shows of ``resume``; selectors that match nothing are mistakes (V101) at their place."""
    chooser = _Chooser(resume, variant, Selectors(resume, places))
    basics = chooser.basics()
    sections = {section: chooser.section(section) for section in resume.section_names}
    selected = resume.with_entries(sections).changed(basics=basics, locale=variant.locale or resume.locale)
    mistakes = (*chooser.tag_mistakes(), *chooser.selectors.mistakes)
    return without_unmet(Selection(selected, tuple(map(_shared, chooser.decisions.values())), mistakes), resume)


class Selectors:
    """The index of items that a variant may name: by complete address, by the end of it, or by id."""

    def __init__(self, resume: Resume, places: SourceMap) -> None:
        self.places = places
        self.items: Mapping[str, Item] = {item.address: item for item in resume.items()}
        self.mistakes: list[Mistake] = []

    def resolve(
        self, selectors: Sequence[str], path: str, within: str = "", skip: Collection[str] = ()
    ) -> dict[str, str]:
        """Return the selector's path by address, without the selectors to skip."""
        known = [address for address in self.items if address.startswith(within)]
        found: dict[str, str] = {}
        for number, selector in enumerate(selectors):
            place = f"{path}[{number}]"
            address = "" if selector in skip else self._address(selector, known, place)
            if address:
                found[address] = place
        return found

    def _address(self, selector: str, known: Sequence[str], path: str) -> str:
        matches = matching(selector, known)
        if len(matches) == 1:
            return matches[0]
        if matches:
            self.report(f"'{selector}' matches {len(matches)} items", path, f"write one of: {', '.join(matches)}")
        else:
            names = dict.fromkeys((*known, *(address.rpartition(".")[2] for address in known)))
            self.report(f"no item has the id '{selector}'", path, did_you_mean(selector, names))
        return ""

    def choose(self, wanted: str | None, candidates: tuple[ItemT, ...], key: str, among: str) -> tuple[ItemT, ...]:
        """Return the one candidate with this id, as a tuple; empty if no id is given."""
        if wanted is None:
            return ()
        chosen = tuple(item for item in candidates if item.address.rpartition(".")[2] == wanted)
        if not chosen:
            ids = [item.address.rpartition(".")[2] for item in candidates]
            self.report(f"no {key} has the id '{wanted}' in {among}", key, did_you_mean(wanted, ids))
        return chosen

    def report(self, message: str, path: str, hint: str) -> None:
        """Record a selector that matches nothing."""
        place = self.places.value(path)
        self.mistakes.append(Mistake("V101", message, place, path, hint=hint))


class _Chooser:
    """The selection in progress: decisions item by item, with their reasons."""

    def __init__(self, resume: Resume, variant: Variant, selectors: Selectors) -> None:
        self.resume, self.variant, self.selectors = resume, variant, selectors
        self.included = selectors.resolve(variant.include, "include")
        self.hidden = [path for path in variant.exclude if contacts.excludable(path, resume.basics)]
        self.excluded = selectors.resolve(variant.exclude, "exclude", skip=self.hidden)
        self.decisions: dict[str, Decision] = {}

    def basics(self) -> Basics:
        """Return headline, summary and city as chosen, and profiles as decided."""
        basics, variant, choose = self.resume.basics, self.variant, self.selectors.choose
        chosen = {
            "headlines": choose(variant.headline, basics.headlines, "headline", "basics.headlines"),
            "summaries": choose(variant.summary, basics.summaries, "summary", "basics.summaries"),
            "locations": choose(variant.location, basics.locations, "location", "basics.locations"),
            "profiles": self._items(basics.profiles),
        }
        return self._contacts(basics.changed(**{name: self._worded(items) for name, items in chosen.items()}))

    def _contacts(self, basics: Basics) -> Basics:
        """Return the basics with the contacts that the variant shows."""
        wanted, known = self.variant.contacts, contacts.names(self.resume.basics)
        for number, name in enumerate(wanted or ()):
            if name.casefold() not in known:
                message = f"the CV has no contact `{name}`"
                self.selectors.report(message, f"contacts[{number}]", did_you_mean(name, known))
        basics = basics if wanted is None else contacts.kept(basics, wanted)
        return contacts.hidden(basics, self.hidden)

    def section(self, section: str) -> tuple[Item, ...]:
        """Return the shown entries of a section in order, capped."""
        entries = self.resume.entries(section)
        if self.variant.section(section) is None:
            self._all_out(entries, "section-not-shown", f"the variant does not show {section}", "sections")
            return ()
        by_choice: dict[int | None, list[Item]] = {}
        for entry in entries:
            by_choice.setdefault(self.variant.choice_of(section, entry), []).append(entry)
        numbers = [n for n, choice in enumerate(self.variant.shown_sections) if choice.name == section]
        chosen = tuple(item for n in numbers for item in self._chosen(tuple(by_choice.get(n, ())), n))
        self._all_out(by_choice.get(None, ()), "section-not-shown", f"no choice of {section} admits it", "sections")
        return chosen

    def _chosen(self, entries: tuple[Item, ...], number: int) -> tuple[Item, ...]:
        """Return the shown entries of one choice of a section."""
        choice, path = self.variant.shown_sections[number], f"sections[{number}]"
        entries = self._ordered(entries, choice, path)
        return self._capped(self._items(entries, choice, path), choice.max, f"{path}.max")

    def tag_mistakes(self) -> Iterator[Mistake]:
        """Record tags of the variant that no item has."""
        known = dict.fromkeys(tag for item in self.resume.items() for tag in item.tags)
        for key, path in (("tags", "tags"), ("exclude_tags", "excludeTags")):
            for number, tag in enumerate(getattr(self.variant, key)):
                if tag not in known:
                    self.selectors.report(f"no item has the tag '{tag}'", f"{path}[{number}]", did_you_mean(tag, known))
        for position, choice in enumerate(self.variant.sections):
            self._filter_mistakes(choice, f"sections[{position}]")
        yield from ()

    def _filter_mistakes(self, choice: SectionChoice, path: str) -> None:
        """Record tags and types of a section that none of its entries has."""
        entries = self.resume.entries(choice.name) if choice.tags or choice.type else ()
        tags = tuple(dict.fromkeys(tag for entry in entries for tag in entry.tags))
        types = tuple(filter(None, (getattr(entry, "type", None) for entry in entries)))
        known_types = tuple(dict.fromkeys(map(publication_type, types)))
        for number, tag in enumerate(choice.tags):
            if tag not in tags:
                message = f"nothing in {choice.name} has the tag '{tag}'"
                self.selectors.report(message, f"{path}.tags[{number}]", did_you_mean(tag, tags))
        for number, kind in enumerate(choice.type):
            if publication_type(kind) not in known_types:
                hint = did_you_mean(kind, (*types, *known_types))
                self.selectors.report(f"nothing in {choice.name} has the type '{kind}'", f"{path}.type[{number}]", hint)

    def _ordered(self, entries: tuple[Item, ...], choice: SectionChoice, path: str) -> tuple[Item, ...]:
        """Return the items that the variant orders first, then the others in source order."""
        named = self.selectors.resolve(choice.order, f"{path}.order", within=f"{choice.name}.")
        rank = {address: number for number, address in enumerate(named)}
        return tuple(sorted(entries, key=lambda entry: rank.get(entry.address, len(rank))))

    def _items(self, items: tuple[Item, ...], choice: SectionChoice | None = None, path: str = "") -> tuple[Item, ...]:
        return tuple(filter(None, (self._item(item, choice, path) for item in items)))

    def _item(self, item: Item, choice: SectionChoice | None, path: str) -> Item | None:
        decision = self._decide(item, choice, path)
        self.decisions[item.path] = decision
        if not decision.shown:
            self._all_out(item.items(), "parent-out", f"{item.address} is out", decision.place, decision.in_variant)
            return None
        update: dict[str, Any] = {}
        for name in item.children:
            children = self._items(getattr(item, name), choice, path)
            cap: Cap | None = None if isinstance(item, Highlight) else getattr(choice, name, None)
            update[name] = self._worded(self._capped(children, cap.max if cap else None, f"{path}.{name}.max"))
        changed = {name: items for name, items in update.items() if not _identical(items, getattr(item, name))}
        return item.changed(**changed) if changed else item  # unchanged nodes are shared by all variants

    def _decide(self, item: Item, choice: SectionChoice | None, path: str) -> Decision:
        """Return the decision of the first rule that applies."""
        tags = choice.tags if choice else ()
        by_tag = functools.partial(self._by_tag, more=tags, more_path=f"{path}.tags")
        rules: tuple[Callable[[Item], Decision | None], ...] = (self._by_id, self._by_hold, by_tag)
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

    def _by_tag(self, item: Item, more: Sequence[str], more_path: str) -> Decision | None:
        """Return the decision by tags: the variant's, and ``more`` of the section."""
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
        if shared := _both(item.tags, more):
            place = _at(more_path, more, shared[0])
            return replace(_decision(item, True, "tag", f"shares the {_tags(shared)}", place), tags=shared)
        return None

    def _capped(self, items: tuple[ItemT, ...], limit: int | None, path: str) -> tuple[ItemT, ...]:
        """Return the ``limit`` items of the highest priority, earlier ones first if equal, in their order."""
        if limit is None or len(items) <= limit:
            return items
        ranked = sorted(items, key=lambda item: -item.priority)
        kept = {item.path for item in ranked[:limit]}
        for item in ranked[limit:]:
            self._cut(item, f"cut by the cap of {limit}, priority {item.priority}", path)
        return tuple(item for item in items if item.path in kept)

    def _cut(self, item: Item, reason: str, path: str) -> None:
        self._change(item, "cap", reason, path)
        for inner in item.with_items():
            if self.decisions[inner.path].shown:
                self._change(inner, "parent-out", f"{item.address} is out", path)

    def _change(self, item: Item, rule: str, reason: str, place: str) -> None:
        """Decide that an item is out after all."""
        was = self.decisions[item.path]
        self.decisions[item.path] = replace(was, shown=False, rule=rule, reason=reason, place=place, in_variant=True)

    def _all_out(self, items: Iterable[Item], rule: str, reason: str, place: str, in_variant: bool = True) -> None:
        for item in items:
            self.decisions[item.path] = _decision(item, False, rule, reason, place, in_variant)
            self._all_out(item.items(), rule, reason, place, in_variant)

    def _worded(self, items: tuple[ItemT, ...]) -> tuple[ItemT, ...]:
        """Return items with the wording for this variant or for its preferred length."""
        return tuple(self._reworded(item) if isinstance(item, Highlight) else item for item in items)

    def _reworded(self, item: Any) -> Any:
        wanted = (*self.variant.lineage, *filter(None, [self.variant.wording]))
        wording = next((item.wordings[name] for name in wanted if name in item.wordings), None)
        return item.changed(text=wording.text) if wording else item


def _decision(item: Item, shown: bool, rule: str, reason: str, place: str, in_variant: bool = True) -> Decision:
    return Decision(item.path, item.address, shown, rule, reason, place, in_variant)


@functools.lru_cache(maxsize=8192)
def _shared(decision: Decision) -> Decision:
    """Reuse an equal earlier decision: variants are similar, and have hundreds each."""
    return decision


def _identical(items: Sequence[Item], others: Sequence[Item]) -> bool:
    return len(items) == len(others) and all(item is other for item, other in zip(items, others, strict=True))


def _both(tags: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    return tuple(tag for tag in tags if tag in wanted)


def _tags(tags: Sequence[str]) -> str:
    return f"{'tag' if len(tags) == 1 else 'tags'} {', '.join(tags)}"


def _at(key: str, tags: Sequence[str], tag: str) -> str:
    return f"{key}[{tags.index(tag)}]"
