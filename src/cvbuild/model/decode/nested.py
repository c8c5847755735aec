"""Highlights whose text YAML reads as a key, with a list below it: ``- Led: [a, b]`` is a highlight with two inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from cvbuild.model.decode.model import model_of
from cvbuild.model.nodes import EntryHighlight
from cvbuild.syntax.source import ParsedFile, Places, SourceMap, child_path

__all__ = ["spelt_out"]

_KEY = "highlights"


def spelt_out(loaded: ParsedFile) -> ParsedFile:
    """Return the same source with each such highlight as a mapping with its text, and places for it.

    It is one key that no highlight has, with a list of texts; any other value is still the mistake S005.
    """
    if not _has_any(loaded.data):
        return loaded
    places = _Moved(loaded.places.places)
    data = _spelt_out(loaded.data, "", places)
    if not places.moved:
        return loaded
    return replace(loaded, data=data, places=SourceMap(loaded.places.file, {**loaded.places.places, **places.moved}))


def _has_any(value: Any) -> bool:
    """Return whether there may be such a highlight; a file has thousands of values, and most have none."""
    if isinstance(value, list):
        return any(_has_any(item) for item in value if not isinstance(item, str))
    if not isinstance(value, dict):
        return False
    listed = value.get(_KEY)
    if isinstance(listed, list) and any(isinstance(item, dict) and len(item) == 1 for item in listed):
        return True
    return any(_has_any(item) for item in value.values() if not isinstance(item, str))


class _Moved:
    """The places of moved values by their new paths."""

    def __init__(self, old: Mapping[str, Places]) -> None:
        self.old = old
        self.moved: dict[str, Places] = {}

    def move(self, path: str, text: str) -> None:
        """Give the key's place to the text, and the places of the list to the highlights inside."""
        before, after = child_path(path, text), child_path(path, _KEY)
        for other in [other for other in self.old if other == before or other.startswith((f"{before}[", f"{before}."))]:
            self.moved[after + other[len(before) :]] = self.old[other]
        if before in self.old:
            self.moved[child_path(path, "text")] = Places(self.old[before].key or self.old[before].value)


def _spelt_out(value: Any, path: str, places: _Moved) -> Any:
    """Return a copy down to the lists that changed, else the value itself."""
    if isinstance(value, dict):
        below = {key: _below(key, item, child_path(path, key), places) for key, item in value.items()}
        return below if any(below[key] is not value[key] for key in below) else value
    if isinstance(value, list):
        items = [_spelt_out(item, child_path(path, number), places) for number, item in enumerate(value)]
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    return value


def _below(key: str, value: Any, path: str, places: _Moved) -> Any:
    if key != _KEY or not isinstance(value, list):
        return _spelt_out(value, path, places) if isinstance(value, dict | list) else value
    items = [_highlight(item, child_path(path, number), places) for number, item in enumerate(value)]
    return items if any(new is not old for new, old in zip(items, value, strict=True)) else value


def _highlight(item: Any, path: str, places: _Moved) -> Any:
    keys = tuple(_unknown(item)) if isinstance(item, dict) else ()
    if len(keys) != 1 or len(item) != 1:
        return item
    places.move(path, keys[0])
    return {"text": f"{keys[0]}:", _KEY: item[keys[0]]}


def _unknown(item: dict[str, Any]) -> Iterator[str]:
    known = model_of(EntryHighlight).fields
    return (key for key, value in item.items() if key not in known and isinstance(value, list))
