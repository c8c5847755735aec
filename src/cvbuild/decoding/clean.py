"""Data without what has no value, and the way back from its list positions to those of the file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from cvbuild.source import child_path

__all__ = ["Cleaned", "Steps", "cleaned", "empty_values", "is_name"]

Steps = tuple[str | int, ...]

_NAMES: Mapping[str, Any] = {"tags": "", "facts": {}}
"""Mappings whose keys mean something even with nothing behind them, and what then stands behind."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Data from which values were taken out. ``kept`` tells, for each list that lost items, which are left."""

    data: Any
    kept: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def index(self, path: str, position: int) -> int:
        """The index in the file of the item at a position of the list at ``path``."""
        return self.kept[path][position] if path in self.kept else position


def cleaned(data: Any, gone: Collection[str]) -> Cleaned:
    """The data without the values at the paths in ``gone``; a copy, unless nothing is taken out."""
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
    """Where nothing stands behind a key or dash: no value, a blank text, an empty list or mapping.

    With ``nulls_only`` just those without a value: in a variant an empty list replaces that of the parent.
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
    """Whether the key stands for itself, with or without a value: a tag, a fact."""
    return len(steps) == 2 and steps[0] in _NAMES
