"""Removal of empty values from data, and the mapping from list positions back to the file's."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from cvbuild.syntax.source import child_path

__all__ = ["Cleaned", "Steps", "cleaned", "empty_values", "is_name"]

Steps = tuple[str | int, ...]

_NAMES: Mapping[str, Any] = {"tags": "", "facts": {}}
"""Mappings whose keys mean something even without a value, and the value they then get."""


class Cleaned(Struct, frozen=True):
    """Data from which values were removed. ``kept`` has, for each list that lost items, the indices of the rest."""

    data: Any
    kept: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def index(self, path: str, position: int) -> int:
        """Return the index in the file of the item at a position of the list at ``path``."""
        return self.kept[path][position] if path in self.kept else position

    def keep(self, path: str, positions: Iterable[int]) -> None:
        """Record that only the items at some positions of the list at ``path`` stay."""
        self.kept[path] = tuple(self.index(path, position) for position in positions)

    def move(self, written: str, meant: str) -> None:
        """Record that what is written at one path is read at another."""
        below = (f"{written}.", f"{written}[")
        moved = {path: kept for path, kept in self.kept.items() if path == written or path.startswith(below)}
        self.kept.update({meant + path[len(written) :]: kept for path, kept in moved.items()})


def cleaned(data: Any, gone: Collection[str]) -> Cleaned:
    """Return the data without the values at the paths in ``gone``; a copy only if something is removed."""
    if not gone and not any(None in _values(data.get(name)) for name in _NAMES):
        return Cleaned(data)
    kept: dict[str, tuple[int, ...]] = {}
    return Cleaned(_copy(data, "", gone, kept), kept)


def _values(data: Any) -> Collection[Any]:
    return data.values() if isinstance(data, dict) else ()


def _copy(value: Any, path: str, gone: Collection[str], kept: dict[str, tuple[int, ...]]) -> Any:
    if isinstance(value, dict):
        below = {key: child_path(path, key) for key in value}
        absent = _NAMES.get(path)
        left = {key: absent if value[key] is None else value[key] for key in value if below[key] not in gone}
        return {key: _copy(item, below[key], gone, kept) for key, item in left.items()}
    if isinstance(value, list):
        numbers = tuple(number for number in range(len(value)) if child_path(path, number) not in gone)
        if len(numbers) < len(value):
            kept[path] = numbers
        return [_copy(value[number], child_path(path, number), gone, kept) for number in numbers]
    return value


def empty_values(data: Any, *, nulls_only: bool = False) -> list[Steps]:
    """Yield the paths of keys and list items without a value: nothing, blank text, an empty list or mapping.

    With ``nulls_only``, only those without any value: in a variant, an empty list replaces that of the parent.
    """
    found: list[Steps] = []
    _find_empty(data, (), nulls_only, found)
    return found


def _find_empty(data: Any, steps: Steps, nulls_only: bool, found: list[Steps]) -> None:
    for step, item in data.items() if isinstance(data, dict) else enumerate(data):
        if item is None or (not nulls_only and (not item or (isinstance(item, str) and item.isspace()))):
            found.append((*steps, step))
        elif not isinstance(item, str):
            _find_empty(item, (*steps, step), nulls_only, found)


def is_name(steps: Steps) -> bool:
    """Return whether the key means something without a value: a tag, a fact."""
    return len(steps) == 2 and steps[0] in _NAMES
