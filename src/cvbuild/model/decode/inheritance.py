"""A variant's data before decoding: merged with what it extends, its sections in one form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cvbuild.model.decode.meanings import meaning
from cvbuild.model.decode.model import model_of
from cvbuild.model.variant import Variant
from cvbuild.syntax.source import ParsedFile, Places, SourceMap, child_path

__all__ = ["merge", "variant_terms"]

_ADDED_UP = {"include": "exclude", "exclude": "include"}


def merge(child: ParsedFile, parent: ParsedFile) -> ParsedFile:
    """Merge the child into the variant it extends; every value keeps the place and file where it was written.

    Mappings merge key by key; lists and texts are replaced. Only ``include`` and ``exclude`` add up, and the child
    wins: what it includes is no longer excluded, and vice versa. The result's ``extends`` is that of the parent.
    """
    places: dict[str, Places] = {"": child.places.places.get("", Places(child.places.value("")))}
    merger = _Merger(child, parent, places)
    own = {key: value for key, value in child.data.items() if key != "extends"}
    data = merger.mappings(own, parent.data, "")
    for key, opposite in _ADDED_UP.items():
        if isinstance(own.get(key), list) and isinstance(parent.data.get(key), list):
            data[key] = merger.added_up(key, _texts(own.get(opposite)))
        elif key in parent.data and key not in own:
            data[key] = merger.without(key, _texts(own.get(opposite)))
    broken, lost = child.broken | parent.broken, child.lost | parent.lost
    return ParsedFile(data, SourceMap(child.places.file, places), child.source, broken, lost)


def _texts(value: Any) -> frozenset[str]:
    return frozenset(item for item in value if isinstance(item, str)) if isinstance(value, list) else frozenset()


def _is_in(item: Any, removed: frozenset[str]) -> bool:
    return isinstance(item, str) and item in removed


class _Merger:
    """Merge data and record the place of every value."""

    def __init__(self, child: ParsedFile, parent: ParsedFile, places: dict[str, Places]) -> None:
        self.child, self.parent, self.places = child, parent, places

    def mappings(self, child: Mapping[str, Any], parent: Mapping[str, Any], path: str) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        for key in dict.fromkeys((*parent, *child)):
            below = child_path(path, key)
            if key not in child:
                merged[key] = parent[key]
                self._take(self.parent, below)
            elif isinstance(child[key], dict) and isinstance(parent.get(key), dict):
                self._take(self.child, below, deep=False)
                merged[key] = self.mappings(child[key], parent[key], below)
            else:
                merged[key] = child[key]
                self._take(self.child, below)
        return merged

    def added_up(self, key: str, removed: frozenset[str]) -> list[Any]:
        """Return the parent's items that the child neither repeats nor revokes, then the child's own."""
        own = self.child.data[key]
        kept = [n for n, item in enumerate(self.parent.data[key]) if not _is_in(item, removed) and item not in own]
        self._drop(key)
        for position, number in enumerate(kept):
            self._take(self.parent, f"{key}[{number}]", f"{key}[{position}]")
        for number in range(len(own)):
            self._take(self.child, f"{key}[{number}]", f"{key}[{len(kept) + number}]")
        return [*(self.parent.data[key][number] for number in kept), *own]

    def without(self, key: str, removed: frozenset[str]) -> Any:
        """Yield the parent's items that the child does not revoke."""
        items = self.parent.data[key]
        if not isinstance(items, list) or not removed:
            return items
        kept = [n for n, item in enumerate(items) if not _is_in(item, removed)]
        self._drop(key)
        for position, number in enumerate(kept):
            self._take(self.parent, f"{key}[{number}]", f"{key}[{position}]")
        return [items[number] for number in kept]

    def _take(self, loaded: ParsedFile, path: str, target: str | None = None, *, deep: bool = True) -> None:
        target = path if target is None else target
        for below, places in _below(loaded.places, path, deep=deep):
            self.places[target + below] = places

    def _drop(self, key: str) -> None:
        for path in [path for path in self.places if path.startswith(f"{key}[")]:
            del self.places[path]


def _below(places: SourceMap, path: str, *, deep: bool = True) -> Iterator[tuple[str, Places]]:
    """Yield the places at and below a path, each with the rest of its path."""
    if path in places.places:
        yield "", places.places[path]
    beginnings = (f"{path}.", f"{path}[")
    for other in places.places if deep else ():
        if other.startswith(beginnings):
            yield other[len(path) :], places.places[other]


def variant_terms(variant: ParsedFile) -> ParsedFile:
    """Return the same variant with each section as a mapping with its ``name``, and places for it.

    ``- work`` and ``- work: {max: 3}`` become ``{name: work}`` and ``{name: work, max: 3}``. Repeating it changes
    nothing. A section in an unknown form stays as it is.
    """
    key = _sections_key(variant.data)
    sections = variant.data.get(key)
    if not isinstance(sections, list):
        return variant
    places = dict(variant.places.places)
    changed = [_section(item, f"{key}[{number}]", variant.places, places) for number, item in enumerate(sections)]
    data = {**variant.data, key: changed}
    return ParsedFile(data, SourceMap(variant.places.file, places), variant.source, variant.broken, variant.lost)


def _sections_key(data: Mapping[str, Any]) -> str:
    """Return the key of the sections as the file has it, perhaps misspelt."""
    key, known = "sections", model_of(Variant).keys
    misspelt = () if key in data else (one for one in data if one not in known and meaning(one, known) == key)
    return next(iter(misspelt), key)


def _section(item: Any, path: str, old: SourceMap, places: dict[str, Places]) -> Any:
    if isinstance(item, str):
        places[f"{path}.name"] = Places(old.value(path))
        return {"name": item}
    if not isinstance(item, dict) or len(item) != 1:
        return item
    ((name, options),) = item.items()
    if name == "name" or not isinstance(options, dict | None):
        return item
    for below, found in _below(old, child_path(path, name)):
        if below:
            places[path + below] = found
    places[f"{path}.name"] = Places(old.key(child_path(path, name)))
    return {"name": name, **(options or {})}
