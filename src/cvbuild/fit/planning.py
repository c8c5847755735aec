"""Planning: build the tree of optional parts from a document and its layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from cvbuild.fit.parts import Group, Part, Plan, units, walk
from cvbuild.model.document import Block, Bullet, BulletList, Document, Entry, Paragraph, Section, Terms, plain
from cvbuild.model.layout import Extent, Layout
from cvbuild.model.needs import needed
from cvbuild.model.nodes import section_of
from cvbuild.model.resume import Education, Item, Keyword, Project, Role, Skill, Volunteer, Work
from cvbuild.model.selection import Selection
from cvbuild.model.variant import SectionChoice, Variant
from cvbuild.syntax.source import parent_path

__all__ = ["plan", "ranked_keywords"]

_HEADS: Mapping[type[Item], int] = {Work: 2, Education: 2, Role: 1, Project: 1, Volunteer: 1, Skill: 1}
"""Levels added to the head of an entry, by kind: an entry is left out after its lines, and a gap in the years is worse
than a missing project."""

_USUAL = 3
"""The default priority. With a lower one the user marks an item as dispensable."""


def plan(document: Document, selection: Selection, variant: Variant, layout: Layout) -> Plan:
    """Return the optional parts of a document.

    Args:
        document: the composed selection.
        selection: everything that the variant could show.
        variant: the variant with the limits (``min``).
        layout: the document on one tall page; with the extents from :mod:`rows` if keyword rows can be shortened.
    """
    items = {item.path: item for item in selection.resume.items()}
    included = frozenset(decision.path for decision in selection.decisions if decision.rule == "included")
    planner = _Planner(selection, variant, layout, items, included)
    parts = tuple(part for section in document.sections for part in planner.section(section))
    spent = sum(part.whole for part in parts)
    fixed = units(layout.ends[0]) - spent
    return Plan(Group(parts), fixed, max(1, units(layout.line)), tuple(_needs(parts, selection)))


def _needs(parts: tuple[Part, ...], selection: Selection) -> Iterator[tuple[str, str]]:
    """Yield pairs of parts: the first needs the second. An empty first path denotes content that is always kept."""
    holders = {item: part.path for part in walk(Group(parts)) for item in part.items}
    for path, others in needed(selection.resume).items():
        for other in others:
            pair = _holder(path, holders), _holder(other, holders)
            if pair[1] and pair[0] != pair[1]:
                yield pair


def _holder(path: str, holders: Mapping[str, str]) -> str:
    """Return the path of the part that contains an item; empty if the item is always kept."""
    while path and path not in holders:
        path = parent_path(path)
    return holders.get(path, "")


class _Planner(Struct, frozen=True):
    selection: Selection
    variant: Variant
    layout: Layout
    items: dict[str, Item]
    included: frozenset[str]

    def section(self, section: Section) -> Iterator[Part]:
        """Yield the section as a part; nothing if it is always kept, or if the layout lacks an extent in it."""
        extent, choice = self.layout.extent(section.path), self.variant.section(section_of(section.path))
        if extent is None or choice is None or choice.name == "summary":
            return
        types = [block for block in section.blocks if isinstance(block, Entry) and block.path not in self.items]
        if types and len(types) == len(section.blocks):
            yield from self._by_type(section, types, extent, choice)
            return
        blocks = _items(section)
        if blocks:
            yield from self._listed(section, blocks, extent, choice)
            return
        inside = self.selection.resume.entries(choice.name)  # they are joined into one paragraph
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

    def _by_type(
        self, section: Section, types: Sequence[Entry], extent: Extent, choice: SectionChoice
    ) -> Iterator[Part]:
        """Yield a section with sub-headings: each is kept as long as something below it is."""
        listed = [tuple(pair for block in one.blocks for pair in _listed(block)) for one in types]
        paths = [path for pairs in listed for path, _ in pairs]
        known = all(path in self.items for path in paths)
        if not known or not all(map(self.layout.extent, [*paths, *(one.path for one in types)])):
            return
        gap, due, heads = self._spread([one.path for one in types]), choice.min or 0, []
        for one, pairs in zip(types, listed, strict=True):
            inner = self._spread([path for path, _ in pairs])
            parts = tuple(self._part(path, entry, inner) for path, entry in pairs)
            group = Group(parts, max(1, min(due, len(parts))))
            cost = units(self._extent(one.path).height) + units(gap) - group.whole
            heads.append(Part(one.path, cost, must=due > 0, groups=(group,)))
            due -= len(parts)
        heading = Group(tuple(heads), 1)
        yield Part(section.path, units(extent.share) - heading.whole, groups=(heading,))

    def _part(self, path: str, entry: Entry | None, gap: float) -> Part:
        extent, item = self._extent(path), self.items[path]
        groups = tuple(self._groups(entry, item)) if entry else self._keywords(item)
        cost = units(extent.height) + units(gap) - sum(group.whole for group in groups)
        return self._item_part(item, cost, _head_level(item), groups)

    def _item_part(self, item: Item, cost: int, level: int, groups: tuple[Group, ...] = ()) -> Part:
        return Part(item.path, cost, (item.path,), item.priority, level, item.path in self.included, groups)

    def _groups(self, entry: Entry, item: Item) -> Iterator[Group]:
        """Yield the optional parts below an entry's head: its highlights, its roles."""
        roles = [block for block in entry.blocks if isinstance(block, Entry)]
        for block in entry.blocks:
            if isinstance(block, BulletList):
                yield from self._highlights(block, item, bool(roles))
        if roles and all(role.path in self.items and self.layout.extent(role.path) for role in roles):
            yield Group(tuple(self._role(role) for role in roles), least=1)

    def _role(self, role: Entry) -> Part:
        groups = tuple(self._groups(role, self.items[role.path]))
        cost = units(self._extent(role.path).share) - sum(group.whole for group in groups)
        return self._item_part(self.items[role.path], cost, _head_level(self.items[role.path]), groups)

    def _highlights(self, block: BulletList, item: Item, among_roles: bool) -> Iterator[Group]:
        paths = [bullet.path for bullet in block.bullets]
        extent = self.layout.extent(block.path)
        if extent is None or not all(path in self.items and self.layout.extent(path) for path in paths):
            return
        gap = self._spread(paths)
        parts = tuple(self._line(bullet, gap, item) for bullet in block.bullets)
        choice = self.variant.section(section_of(item.path))
        cap = choice.highlights if choice else None
        least = cap.min if cap and cap.min is not None else _needs_highlight(item, among_roles)
        yield Group(parts, min(least, len(parts)), units(extent.share) - sum(part.cost for part in parts))

    def _keywords(self, item: Item) -> tuple[Group, ...]:
        """Return the keywords after the first line of a row: a chunk for each line, nested in the one before."""
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

    def _line(self, bullet: Bullet, gap: float, entry: Item) -> Part:
        item, groups = self.items[bullet.path], tuple(self._points(bullet, entry))
        cost = units(self._extent(item.path).height) + units(gap) - sum(group.whole for group in groups)
        return self._item_part(item, cost, _line_level(item, entry), groups)

    def _points(self, bullet: Bullet, entry: Item) -> Iterator[Group]:
        """Yield the highlights inside a highlight; one must stay below words that announce them with a colon."""
        for block in bullet.blocks:
            extent = self.layout.extent(block.path)
            if not isinstance(block, BulletList) or not block.path.endswith(".highlights") or extent is None:
                continue
            paths = [point.path for point in block.bullets]
            if all(path in self.items and self.layout.extent(path) for path in paths):
                gap = self._spread(paths)
                parts = tuple(self._line(point, gap, entry) for point in block.bullets)
                least = int(plain(bullet.spans).endswith(":"))
                yield Group(parts, least, units(extent.share) - sum(part.cost for part in parts))

    def _spread(self, paths: list[str]) -> float:
        """Return the gap between siblings; if gaps differ, the widest, so that no sum of heights is too small."""
        extents = [self._extent(path) for path in paths]
        return max((after.top - before.bottom for before, after in pairwise(extents)), default=0)

    def _extent(self, path: str) -> Extent:
        extent = self.layout.extent(path)
        assert extent is not None  # the caller has checked
        return extent


def ranked_keywords(item: Item) -> tuple[Keyword, ...]:
    """Return the keywords of a row by falling priority: fit leaves out the last ones first."""
    keywords: tuple[Keyword, ...] = getattr(item, "keywords", ())
    return tuple(sorted(keywords, key=lambda keyword: -keyword.priority))


def _items(section: Section) -> tuple[tuple[str, Entry | None], ...]:
    """Return the paths that a section lists, with the block if it is an entry; empty for running text."""
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
    """Return the level of a head: above a line, unless the user marked the entry as dispensable."""
    return item.priority + (_HEADS.get(type(item), 0) if item.priority >= _USUAL else 0)


def _line_level(item: Item, entry: Item) -> int:
    """Return the level of a line: no higher than its entry, if the user marked that as dispensable."""
    return min(item.priority, entry.priority) if entry.priority < _USUAL else item.priority


def _needs_highlight(item: Item, among_roles: bool) -> int:
    """Return 1 if an entry needs a highlight, else 0: without one its heading would have no content (check V114)."""
    if isinstance(item, Project):
        return 0 if item.description or item.summary else 1
    return 1 if isinstance(item, Work | Role | Volunteer) and not among_roles else 0
