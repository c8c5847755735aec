"""Bibliographies that a source names: read, and put in place of the items that name them.

After this the publications of a file are like those that are written in the source, each with its place in its file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from msgspec.structs import replace

from cvbuild.readers import bibtex, csl_json
from cvbuild.readers._record import Record
from cvbuild.syntax.encoding import to_text
from cvbuild.syntax.finding import Mistake, Outcome
from cvbuild.syntax.source import ParsedFile, Places, SourceMap, child_path

__all__ = ["MAX_BYTES", "with_bibliographies"]

_SECTION, _KEY = "publications", "bibliography"
MAX_BYTES = 20_000_000
"""Bytes of a bibliography that are read: ten thousand entries with their abstracts."""

_OF_ALL = frozenset({_KEY, "tags", "priority", "type"})
"""Keys of an item that names a file; all but the first are given to each of its publications."""


def with_bibliographies(
    source: ParsedFile, read: Callable[[str], tuple[str, bytes] | None]
) -> tuple[ParsedFile, tuple[Mistake, ...]]:
    """Return the source with the publications of the files that it names, and the mistakes in them.

    Args:
        source: the source as written.
        read: returns the shown name and the content of a file beside the source; ``None`` if there is no such file.
    """
    written = source.data.get(_SECTION)
    alone = isinstance(written, dict) and _KEY in written
    items = [written] if alone else written
    if not isinstance(items, list) or not any(isinstance(item, dict) and _KEY in item for item in items):
        return source, ()
    splicer = _Splicer(source, read, alone)
    for number, item in enumerate(items):
        splicer.add(item, number)
    spliced = {key: splicer.items if key == _SECTION else value for key, value in source.data.items()}
    data = spliced if splicer.items else {key: value for key, value in spliced.items() if key != _SECTION}
    return replace(source, data=data, places=SourceMap(source.places.file, splicer.places)), tuple(splicer.mistakes)


class _Splicer:
    """The new list of publications and the places of all values."""

    def __init__(self, source: ParsedFile, read: Callable[[str], tuple[str, bytes] | None], alone: bool) -> None:
        self.read, self.old, self.alone = read, source.places, alone
        beginning = f"{_SECTION}["
        self.places = {path: found for path, found in self.old.places.items() if not path.startswith(beginning)}
        self.items: list[Any] = []
        self.mistakes: list[Mistake] = []
        self.ids: set[str] = set()

    def add(self, item: Any, number: int) -> None:
        """Add an item of the source, or the publications of the file that it names."""
        path = _SECTION if self.alone else f"{_SECTION}[{number}]"
        if not isinstance(item, dict) or _KEY not in item:
            self._keep(item, path)
            return
        names = item[_KEY] if isinstance(item[_KEY], list) else [item[_KEY]]
        for key in item.keys() - _OF_ALL:
            place = self.old.key(child_path(path, key))
            hint = f"write it in the file itself; beside `{_KEY}` there may be tags, priority and type"
            self.mistakes.append(Mistake("S001", f"unknown key `{key}`", place, path=child_path(path, key), hint=hint))
        shared = {key: item[key] for key in item if key in _OF_ALL and key != _KEY}
        for name in names:
            self._add_file(name, shared, child_path(path, _KEY))

    def _keep(self, item: Any, path: str) -> None:
        new = f"{_SECTION}[{len(self.items)}]"
        for old, found in self.old.places.items():
            if old == path or old.startswith((f"{path}.", f"{path}[")):
                self.places[new + old[len(path) :]] = found
        self.items.append(item)

    def _add_file(self, name: Any, shared: Mapping[str, Any], path: str) -> None:
        place = self.old.value(path)
        if not isinstance(name, str) or not name.strip():
            self.mistakes.append(Mistake("S007", "the name of a file is expected here", place, path=path))
            return
        found = self.read(name)
        if found is None:
            hint = "write its path from the folder of this file"
            self.mistakes.append(Mistake("S035", f"there is no file {name}", place, path=path, hint=hint))
            return
        if len(found[1]) > MAX_BYTES:
            hint = f"at most {MAX_BYTES / 1e6:.0f} MB are read; export only your own works"
            self.mistakes.append(Mistake("S035", f"{name} is too large", place, path=path, hint=hint))
            return
        outcome = _parsed(*found)
        self.mistakes.extend(outcome.mistakes)
        if outcome.value is None and not outcome.mistakes:
            hint = "a bibliography is BibTeX (.bib) or CSL-JSON (.json)"
            self.mistakes.append(Mistake("S035", f"{name} is no bibliography", place, path=path, hint=hint))
        for record in _newest_first(outcome.value or ()):
            self._add_record(record, shared)

    def _add_record(self, record: Record, shared: Mapping[str, Any]) -> None:
        path = f"{_SECTION}[{len(self.items)}]"
        self.places[path] = Places(record.place)
        self.places.update({child_path(path, key): Places(place) for key, place in record.places.items()})
        self.items.append({**_with_free_id(record.data, self.ids), **shared})


def _with_free_id(data: Mapping[str, Any], taken: set[str]) -> dict[str, Any]:
    """Return the data with its id, unless another entry has it; then it gets one from its title."""
    name = data.get("id", "")
    if not name or name in taken:
        return {key: value for key, value in data.items() if key != "id"}
    taken.add(name)
    return dict(data)


def _parsed(file: str, content: bytes) -> Outcome[tuple[Record, ...]]:
    """Return the entries of a file; no value and no mistake if it is in no known format."""
    ending = PurePath(file).suffix.lower()
    if ending == ".json":
        return csl_json.parse(content, file)
    if ending not in (".bib", ".bibtex", ".biblatex"):
        return Outcome(None)
    text = to_text(content, file)
    return bibtex.parse(text.value, file) if text.value is not None else Outcome((), text.mistakes)


def _newest_first(records: Sequence[Record]) -> Iterator[Record]:
    """Yield the entries by falling year; within a year, and without one, as in the file."""
    yield from sorted(records, key=lambda record: str(record.data.get("releaseDate", ""))[:4], reverse=True)
