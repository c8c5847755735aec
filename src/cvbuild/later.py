"""Libraries that another library imports at its top and we hardly ever use: imported when they are used."""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import Any

__all__ = ["absent", "imported_later"]


def _nothing() -> None:
    """There is nothing to set up."""


@contextlib.contextmanager
def imported_later(user: str, modules: Sequence[str], set_up: Callable[[], None] = _nothing) -> Iterator[None]:
    """Let what is imported from these modules within stand for itself; if one was imported before, nothing is changed.

    Args:
        user: the package that imports them at its top.
        modules: all of one library.
        set_up: called when they are imported, to do what the user did with them at its own import.
    """
    if any(name in sys.modules for name in modules):
        yield
        return
    sys.modules.update({name: _Later(name, user, set_up) for name in modules})
    try:
        yield
    finally:
        for name in modules:
            sys.modules.pop(name, None)


@contextlib.contextmanager
def absent(*libraries: str) -> Iterator[None]:
    """Let libraries that another does without where they are not installed not be there within.

    One that was imported before stays as it is.
    """
    hidden = {name: None for name in libraries if name not in sys.modules}
    vars(sys)["modules"].update(hidden)  # Python's own way to say that there is none
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)


class _Later(ModuleType):
    """Stands for a module, or a thing in it, that is imported when it is first used."""

    def __init__(self, name: str, user: str, set_up: Callable[[], None]) -> None:
        super().__init__(name)
        self._user, self._set_up = user, set_up

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Later(f"{self.__name__}:{name}", self._user, self._set_up)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._imported()(*arguments, **named)

    def __getitem__(self, key: Any) -> Any:
        return self._imported()[key]

    def __contains__(self, key: Any) -> bool:
        return key in self._imported()

    def _imported(self) -> Any:
        _import_now(self._user, self.__name__.partition(".")[0].partition(":")[0])
        self._set_up()
        return _real(self.__name__)


def _real(name: str) -> Any:
    """The thing that a name such as ``fontTools.ttLib:TTFont`` or ``PIL.Image:open`` stands for."""
    module, *rest = name.split(":")
    found: Any = importlib.import_module(module)
    for part in rest:
        found = getattr(found, part, None) or importlib.import_module(f"{found.__name__}.{part}")
    return found


def _import_now(user: str, library: str) -> None:
    """Put a library's own things in the places of all that stand for them in its user.

    All at once, for where one of a library's functions is used, an ``except`` may follow with its class of errors.
    """
    for module in [module for name, module in sys.modules.items() if name.startswith(f"{user}.")]:
        for name, value in list(vars(module).items()):
            if isinstance(value, _Later) and value.__name__.partition(".")[0].partition(":")[0] == library:
                setattr(module, name, _real(value.__name__))
