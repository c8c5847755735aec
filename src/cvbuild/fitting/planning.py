"""From a document and the heights of its parts to the tree of what may stay or go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from cvbuild.decisions import Selection
from cvbuild.document import Block, BulletList, Document, Entry, Paragraph, Section, Terms
from cvbuild.extent import Extent, Layout
from cvbuild.fitting.parts import Group, Part, Plan, units, walk
from cvbuild.needs import needed
from cvbuild.resume import Education, Item, Keyword, Project, Role, Skill, Volunteer, Work
from cvbuild.source import parent_path
from cvbuild.variant import SectionChoice, Variant

__all__ = ["plan", "ranked_keywords"]

_HEADS: Mapping[type[Item], int] = {Work: 2, Education: 2, Role: 1, Project: 1, Volunteer: 1, Skill: 1}
"""Steps by which the head of an entry counts above its lines: an entry goes after its lines, and a gap in the years
is worse than a missing project."""

_USUAL = 3
"""The priority of what has none. A lower one is a person's word that the item may go."""


def plan(document: Document, selection: Selection, variant: Variant, layout: Layout) -> Plan:
    """The parts of a document that may stay or go.

    Args:
        document: what the selection composes to.
        selection: what the variant shows before anything is left out.
        variant: whose limits (``min``) hold.
        layout: the document on one tall page; with the extents of :mod:`rows` where rows of keywords may lose some.
    """
    planner = _Planner(selection, variant, layout)
    parts = tuple(part for section in document.sections for part in planner.section(section))
    spent = sum(part.whole for part in parts)
    fixed = units(layout.ends[0]) - spent
    return Plan(Group(parts), fixed, max(1, units(layout.line)), tuple(_needs(parts, selection)))


def _needs(parts: tuple[Part, ...], selection: Selection) -> Iterator[tuple[str, str]]:
    """Pairs of parts of which the first needs the second; the first is empty for what always stays."""
    holders = {item: part.path for part in walk(Group(parts)) for item in part.items}
    for path, others in needed(selection.resume).items():
        for other in others:
            pair = _holder(path, holders), _holder(other, holders)
            if pair[1] and pair[0] != pair[1]:
                yield pair


def _holder(path: str, holders: Mapping[str, str]) -> str:
    """The part with which an item goes: its own, or that of what it lies in; empty where it always stays."""
    while path and path not in holders:
        path = parent_path(path)
    return holders.get(path, "")


@dataclass(frozen=True, slots=True)
class _Planner:
    selection: Selection
    variant: Variant
    layout: Layout
    items: dict[str, Item] = field(init=False)
    included: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "items", {item.path: item for item in self.selection.resume.items()})
        included = (decision.path for decision in self.selection.decisions if decision.rule == "included")
        object.__setattr__(self, "included", frozenset(included))

    def section(self, section: Section) -> Iterator[Part]:
        """The section as a part; nothing where it always stays, or where the layout does not tell of all of it."""
        extent, choice = self.layout.extent(section.path), self.variant.section(section.path)
        if extent is None or choice is None:
            return
        blocks = _items(section)
        if blocks:
            yield from self._listed(section, blocks, extent, choice)
            return
        inside = self.selection.resume.entries(choice.name)  # one paragraph of all of them
        paths = tuple(item.path for item in inside)
        if inside:
            must, priority = not self.included.isdisjoint(paths), max(item.priority for item in inside)
            yield Part(section.path, units(extent.share), paths, priority, priority, must)

    def _listed(
        self, section: Section, blocks: tuple[tuple[str, Entry | None], ...], extent: Extent, choice: SectionChoice
    ) -> Iterator[Part]:
        if not all(path in self.items and self.layout.extent(path) for path, _ in blocks):
            return
        gap, parts = self._spread([path for path, _ in blocks]), []
        for path, entry in blocks:
            parts.append(self._part(path, entry, gap))
        group = Group(tuple(parts), min(max(1, choice.min or 0), len(parts)))
        yield Part(section.path, units(extent.share) - group.whole, groups=(group,))

    def _part(self, path: str, entry: Entry | None, gap: float) -> Part:
        extent, item = self._extent(path), self.items[path]
        groups = tuple(self._groups(entry, item)) if entry else self._keywords(item)
        cost = units(extent.height) + units(gap) - sum(group.whole for group in groups)
        return self._of(item, cost, _head_level(item), groups)

    def _of(self, item: Item, cost: int, level: int, groups: tuple[Group, ...] = ()) -> Part:
        return Part(item.path, cost, (item.path,), item.priority, level, item.path in self.included, groups)

    def _groups(self, entry: Entry, item: Item) -> Iterator[Group]:
        """What stands below an entry's head and may go: its highlights, its roles."""
        roles = [block for block in entry.blocks if isinstance(block, Entry)]
        for block in entry.blocks:
            if isinstance(block, BulletList):
                yield from self._highlights(block, item, bool(roles))
        if roles and all(role.path in self.items and self.layout.extent(role.path) for role in roles):
            yield Group(tuple(self._role(role) for role in roles), least=1)

    def _role(self, role: Entry) -> Part:
        groups = tuple(self._groups(role, self.items[role.path]))
        cost = units(self._extent(role.path).share) - sum(group.whole for group in groups)
        return self._of(self.items[role.path], cost, _head_level(self.items[role.path]), groups)

    def _highlights(self, block: BulletList, item: Item, among_roles: bool) -> Iterator[Group]:
        paths = [bullet.path for bullet in block.bullets]
        extent = self.layout.extent(block.path)
        if extent is None or not all(path in self.items and self.layout.extent(path) for path in paths):
            return
        gap = self._spread(paths)
        parts = tuple(self._line(self.items[path], gap, item) for path in paths)
        choice = self.variant.section(item.path.partition("[")[0])
        cap = choice.highlights if choice else None
        least = cap.min if cap and cap.min is not None else _needs_highlight(item, among_roles)
        yield Group(parts, min(least, len(parts)), units(extent.share) - sum(part.cost for part in parts))

    def _keywords(self, item: Item) -> tuple[Group, ...]:
        """The keywords that begin a further line of a row, and below them those that begin the one after that."""
        groups: tuple[Group, ...] = ()
        height = None
        rest: tuple[Keyword, ...] = ()
        for keyword in reversed(ranked_keywords(item)):
            extent = self.layout.extent(keyword.path)
            if extent is None:
                return ()
            if height is not None and height - extent.height > self.layout.line / 2:
                groups = (Group((self._chunk(rest, units(height) - units(extent.height), item, groups),)),)
                rest, height = (), extent.height
            height = extent.height if height is None else height
            rest = (keyword, *rest)
        return groups

    def _chunk(self, keywords: tuple[Keyword, ...], cost: int, item: Item, groups: tuple[Group, ...]) -> Part:
        paths = tuple(keyword.path for keyword in keywords)
        priority = max(keyword.priority for keyword in keywords)
        must = not self.included.isdisjoint(paths)
        return Part(paths[0], cost, paths, priority, min(priority, item.priority), must, groups)

    def _line(self, item: Item, gap: float, entry: Item) -> Part:
        return self._of(item, units(self._extent(item.path).height) + units(gap), _line_level(item, entry))

    def _spread(self, paths: list[str]) -> float:
        """The gap between siblings. Where gaps differ it is the widest, so that no sum of heights is too small."""
        extents = [self._extent(path) for path in paths]
        return max((after.top - before.bottom for before, after in pairwise(extents)), default=0)

    def _extent(self, path: str) -> Extent:
        extent = self.layout.extent(path)
        assert extent is not None  # the caller looked
        return extent


def ranked_keywords(item: Item) -> tuple[Keyword, ...]:
    """The keywords of a row, those that go first at the end."""
    keywords: tuple[Keyword, ...] = getattr(item, "keywords", ())
    return tuple(sorted(keywords, key=lambda keyword: -keyword.priority))


def _items(section: Section) -> tuple[tuple[str, Entry | None], ...]:
    """The paths of what a section lists, with the entry where it is one; empty where it is running text."""
    return tuple(pair for block in section.blocks for pair in _listed(block))


def _listed(block: Block) -> Iterator[tuple[str, Entry | None]]:
    match block:
        case Entry():
            yield block.path, block
        case BulletList():
            yield from ((bullet.path, None) for bullet in block.bullets)
        case Terms():
            yield from ((term.path, None) for term in block.terms)
        case Paragraph():
            return


def _head_level(item: Item) -> int:
    """A head counts more than a line, unless the person has said that its entry may go."""
    return item.priority + (_HEADS.get(type(item), 0) if item.priority >= _USUAL else 0)


def _line_level(item: Item, entry: Item) -> int:
    """A line counts no more than an entry of which the person has said that it may go."""
    return min(item.priority, entry.priority) if entry.priority < _USUAL else item.priority


def _needs_highlight(item: Item, among_roles: bool) -> int:
    """An entry that says nothing of what was done there is none worth a heading (check V114)."""
    if isinstance(item, Project):
        return 0 if item.description or item.summary else 1
    return 1 if isinstance(item, Work | Role | Volunteer) and not among_roles else 0
