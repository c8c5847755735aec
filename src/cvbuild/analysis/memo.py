"""Memo: results that several checks share, computed once per project or once per variant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, TypeVarTuple

__all__ = ["Memo"]

R = TypeVar("R")
Ts = TypeVarTuple("Ts")


class Memo:
    """Results by function and by the identity of its arguments.

    Documents and inspections are large and made once: to compare two of them takes as long as to walk one. The memo
    holds the arguments, so that their identities stay valid, and lives as long as one run of the checks.
    """

    __slots__ = ("_project", "_results")

    def __init__(self, project: Memo | None = None) -> None:
        self._project = project
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
