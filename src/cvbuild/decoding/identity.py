"""Who is who: the address of every item, and ids that stand twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cvbuild.decoding.slug import slug
from cvbuild.finding import Finding, Label
from cvbuild.reading.tokens import mistake
from cvbuild.resume import SECTIONS, Item, Resume
from cvbuild.source import SourceMap, child_path

__all__ = ["duplicate_ids", "groups", "set_addresses", "with_children"]


def groups(resume: Resume) -> dict[str, tuple[Item, ...]]:
    """All items without a parent, by the word with which their addresses begin."""
    basics = resume.basics
    return {
        "headlines": basics.headlines,
        "summaries": basics.summaries,
        "location": (basics.location,) if basics.location else (),
        "locations": basics.locations,
        "profiles": basics.profiles,
        **{section: resume.entries(section) for section in SECTIONS},
    }


def with_children(items: Iterable[Item]) -> Iterator[Item]:
    """The items and all below them, parents first."""
    for item in items:
        yield item
        yield from with_children(item.items())


def set_addresses(resume: Resume) -> None:
    """Give every item its address; one without an id gets one from its words, unique among its siblings."""
    for word, items in groups(resume).items():
        _name(items, word)


def _name(items: tuple[Item, ...], prefix: str) -> None:
    taken = {item.id for item in items if item.id}
    for item in items:
        name = item.id or _unused(slug(item.words), taken)
        taken.add(name)
        item.addressed(f"{prefix}.{name}")
        _name(tuple(item.items()), item.address)


def _unused(name: str, taken: set[str]) -> str:
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    return candidate


def duplicate_ids(resume: Resume, places: SourceMap) -> Iterator[Finding]:
    """S010: ids that stand twice. Headlines, summaries, locations and profiles each have ids of their own."""
    found = groups(resume)
    entries = tuple(item for section in SECTIONS for item in found.pop(section))
    for items in (entries, *found.values()):
        first: dict[str, Item] = {}
        for item in with_children(items):
            if item.id and item.id in first:
                yield _duplicate(item, first[item.id], places)
            first.setdefault(item.id or "", item)


def _duplicate(item: Item, first: Item, places: SourceMap) -> Finding:
    path = child_path(item.path, "id")
    label = Label(places.value(child_path(first.path, "id")), "first here")
    parent = item.address.split(".")[-2]
    hint = "give one of them another" + (f", such as {parent}-{item.id}" if parent != item.id else "")
    message = f"the id `{item.id}` stands twice"
    return mistake("S010", message, places.value(path), path=path, label="again here", hint=hint, further=(label,))
