"""The address of every item, and duplicate ids."""

from __future__ import annotations

from collections.abc import Iterator

from cvbuild.model.decode.slug import slug
from cvbuild.model.resume import Item, Resume
from cvbuild.syntax.finding import Label, Mistake
from cvbuild.syntax.source import SourceMap, child_path

__all__ = ["duplicate_ids", "groups", "set_addresses"]


def groups(resume: Resume) -> dict[str, tuple[Item, ...]]:
    """Return all items without a parent, by the word with which their addresses begin."""
    basics = resume.basics
    return {
        "headlines": basics.headlines,
        "summaries": basics.summaries,
        "location": (basics.location,) if basics.location else (),
        "locations": basics.locations,
        "profiles": basics.profiles,
        **{section: resume.entries(section) for section in resume.section_names},
    }


def set_addresses(resume: Resume) -> None:
    """Set the address of every item; an item without an id gets one from its words, unique among its siblings."""
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


def duplicate_ids(resume: Resume, places: SourceMap) -> Iterator[Mistake]:
    """Yield S010 for duplicate ids. Headlines, summaries, locations and profiles each have separate ids."""
    found = groups(resume)
    entries = tuple(item for section in resume.section_names for item in found.pop(section))
    for items in (entries, *found.values()):
        first: dict[str, Item] = {}
        for item in (inner for outer in items for inner in outer.with_items()):
            if item.id and item.id in first:
                yield _duplicate(item, first[item.id], places)
            first.setdefault(item.id or "", item)


def _duplicate(item: Item, first: Item, places: SourceMap) -> Mistake:
    path = child_path(item.path, "id")
    label = Label(places.value(child_path(first.path, "id")), "first here")
    parent = item.address.split(".")[-2]
    hint = "give one of them a different id" + (f", such as {parent}-{item.id}" if parent != item.id else "")
    message = f"the id `{item.id}` is used twice"
    return Mistake("S010", message, places.value(path), path=path, label="again here", hint=hint, further=(label,))
