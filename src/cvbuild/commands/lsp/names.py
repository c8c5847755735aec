"""The names in a project's files: where ids, tags and facts are defined, and where they are used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from cvbuild.syntax.source import ParsedFile, Place, child_path

__all__ = ["Name", "at", "names"]

_SELECTORS = re.compile(r"^(?:include|exclude|headline|summary|location|sections\[\d+\]\.[\w-]+\.order)(?:\[\d+\])?$")
_INDEX = re.compile(r"\[\d+\]$")


class Name(Struct, frozen=True):
    """One occurrence of a name: its kind (``id``, ``tag``, ``fact``), its place, and whether it is defined there."""

    kind: str
    text: str
    place: Place
    defined: bool = False


def names(file: ParsedFile, *, variant: bool) -> tuple[Name, ...]:
    """Return every name in a file, in the order of the text."""
    walk = _in_variant if variant else _in_source
    found = (name for path, value in _scalars("", file.data) for name in walk(file, path, value))
    declared = () if variant else _declared(file)
    return tuple(sorted((*declared, *found), key=lambda name: name.place))


def at(found: Sequence[Name], line: int, column: int) -> Name | None:
    """Return the name that covers a position."""
    return next((one for one in found if _covers(one.place, line, column)), None)


def _covers(place: Place, line: int, column: int) -> bool:
    return place.line == line and place.column <= column <= place.end_column


def _scalars(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _scalars(child_path(path, key), below)
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from _scalars(child_path(path, number), below)
    elif isinstance(value, str):
        yield path, value


def _declared(file: ParsedFile) -> Iterator[Name]:
    for key, kind in (("tags", "tag"), ("facts", "fact")):
        below = file.data.get(key)
        for name in below if isinstance(below, dict) else ():
            found = file.places.places.get(child_path(key, name))
            if found and found.key:
                yield Name(kind, name, _inner(file, found.key, name), defined=True)


def _in_source(file: ParsedFile, path: str, value: str) -> Iterator[Name]:
    key = _INDEX.sub("", path).rpartition(".")[2]
    if key == "id":
        yield from _whole(file, "id", path, value, defined=True)
    elif key == "tags" and "." in path:
        yield from _whole(file, "tag", path, value)
    elif key == "facts" and "." in path:
        yield from _whole(file, "fact", path, value)
    elif key in {"needs", "subject", "note"} and (key != "note" or path.endswith(".evidence.note")):
        yield from _address(file, path, value)


def _in_variant(file: ParsedFile, path: str, value: str) -> Iterator[Name]:
    if _INDEX.sub("", path) in {"tags", "excludeTags"}:
        yield from _whole(file, "tag", path, value)
    elif _SELECTORS.match(path):
        yield from _address(file, path, value)


def _whole(file: ParsedFile, kind: str, path: str, value: str, *, defined: bool = False) -> Iterator[Name]:
    if found := file.places.places.get(path):
        yield Name(kind, value, _inner(file, found.value, value), defined)


def _address(file: ParsedFile, path: str, value: str) -> Iterator[Name]:
    """Yield each part of an address such as ``work.4minds.vllm-stack``; a section, if there is one, comes first."""
    found = file.places.places.get(path)
    if not found:
        return
    place, offset = _inner(file, found.value, value), 0
    for part in value.split("."):
        start = place.column + offset
        yield Name("id", part, Place(place.file, place.line, start, place.line, start + len(part)))
        offset += len(part) + 1


def _inner(file: ParsedFile, place: Place, value: str) -> Place:
    """Return the place without quotes."""
    quoted = file.source.line(place.line)[place.column - 1 : place.column] in ("'", '"')
    start = place.column + quoted
    return Place(place.file, place.line, start, place.line, start + len(value))
