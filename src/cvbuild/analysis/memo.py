"""Results that checks share: once per project or variant, and from one run to the next of an editor."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, TypeVarTuple

__all__ = ["Kept", "Memo"]

R = TypeVar("R")
Ts = TypeVarTuple("Ts")


class Kept:
    """Results by the values that they depend on, of this run and of the one before it in the same process."""

    __slots__ = ("_before", "_now")

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    def get(self, key: Hashable, compute: Callable[[], R]) -> R:
        """Return the result of ``compute``, which must depend on nothing but the key."""
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else compute()
        result: R = self._now[key]
        return result

    def turn(self) -> None:
        """Begin a run: forget what the one before did not use."""
        self._before, self._now = self._now, {}


class Memo:
    """Results by function and by the identity of its arguments.

    Documents and inspections are large and made once: to compare two of them takes as long as to walk one. The memo
    holds the arguments, so that their identities stay valid, and lives as long as one run of the checks.
    """

    __slots__ = ("_project", "_results", "kept")

    def __init__(self, project: Memo | None = None, kept: Kept | None = None) -> None:
        self._project = project
        self.kept: Kept = project.kept if project else kept or Kept()
        self._results: dict[tuple[object, ...], tuple[tuple[object, ...], Any]] = {}

    @property
    def project(self) -> Memo:
        """The memo for what all variants share; a variant's own results go when the variant is checked."""
        return self._project or self

    def once(self, function: Callable[[*Ts], R], *arguments: *Ts) -> R:
        """Return ``function(*arguments)``, computed at the first call with these very objects."""
        key = (function, *map(id, arguments))
        if key not in self._results:
            self._results[key] = (arguments, function(*arguments))
        result: R = self._results[key][1]
        return result
