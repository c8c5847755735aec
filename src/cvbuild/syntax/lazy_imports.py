"""Lazy stand-ins for modules that a dependency imports eagerly but we rarely need."""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import Any

__all__ = ["hide", "lazy"]


def _nothing() -> None:
    """Do nothing."""


@contextlib.contextmanager
def lazy(dependent: str, modules: Sequence[str], set_up: Callable[[], None] = _nothing) -> Iterator[None]:
    """Replace these modules by stand-ins while the block runs; do nothing if one of them is already imported.

    What the block imports from a stand-in is a stand-in too. Its first use imports the real module.

    Args:
        dependent: the package that imports the modules eagerly.
        modules: the names of all modules of one library that the package imports.
        set_up: called after the real import, to repeat what the package does with the modules at its own import.
    """
    if any(name in sys.modules for name in modules):
        yield
        return
    sys.modules.update({name: _StandIn(name, dependent, set_up) for name in modules})
    try:
        yield
    finally:
        for name in modules:
            sys.modules.pop(name, None)


@contextlib.contextmanager
def hide(*libraries: str) -> Iterator[None]:
    """Hide optional libraries of a dependency while the block runs, as if they were not installed.

    A library that is already imported stays visible.
    """
    hidden = {name: None for name in libraries if name not in sys.modules}
    vars(sys)["modules"].update(hidden)  # importing a module with the entry None fails
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)


class _StandIn(ModuleType):
    """A stand-in for a module, or for an attribute of one, that is imported on first use."""

    def __init__(self, name: str, dependent: str, set_up: Callable[[], None]) -> None:
        super().__init__(name)
        self._dependent, self._set_up = dependent, set_up

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn(f"{self.__name__}:{name}", self._dependent, self._set_up)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._imported()(*arguments, **named)

    def __getitem__(self, key: Any) -> Any:
        return self._imported()[key]

    def __contains__(self, key: Any) -> bool:
        return key in self._imported()

    def _imported(self) -> Any:
        _import_now(self._dependent, self.__name__.partition(".")[0].partition(":")[0])
        self._set_up()
        return _real(self.__name__)


def _real(name: str) -> Any:
    """Import the object that a name such as ``fontTools.ttLib:TTFont`` or ``PIL.Image:open`` refers to."""
    module, *rest = name.split(":")
    found: Any = importlib.import_module(module)
    for part in rest:
        found = getattr(found, part, None) or importlib.import_module(f"{found.__name__}.{part}")
    return found


def _import_now(dependent: str, library: str) -> None:
    """Replace all stand-ins for a library in the modules of a package by the real objects.

    All at once, because code that uses one of a library's functions may catch the library's exceptions next.
    """
    loaded = list(sys.modules.items())  # in one step: other threads import, too
    for module in [module for name, module in loaded if name.startswith(f"{dependent}.")]:
        for name, value in list(vars(module).items()):
            if isinstance(value, _StandIn) and value.__name__.partition(".")[0].partition(":")[0] == library:
                setattr(module, name, _real(value.__name__))
