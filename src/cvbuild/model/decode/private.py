"""Private values in the source: those of ``private.yaml``, and contacts that the environment supplies.

Both are merged into the source's data before decoding, with their places. For a public build they are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from cvbuild.model.decode.inheritance import merge
from cvbuild.syntax.finding import Mistake
from cvbuild.syntax.source import ParsedFile, SourceMap, child_path

__all__ = ["Filled", "Withheld", "filled", "private_texts", "with_private"]

_VARIABLE = re.compile(r"\$\{(CV_[A-Z0-9_]+)\}")
_CONTACTS = frozenset({"email", "phone", "url", "location", "locations", "profiles"})


class Withheld(Struct, frozen=True):
    """A private value that a public build leaves out: its path, and its text."""

    path: str
    text: str


class Filled(Struct, frozen=True):
    """A source with the values of the environment, the values themselves, and variables that are not set."""

    loaded: ParsedFile
    values: tuple[Withheld, ...] = ()
    mistakes: tuple[Mistake, ...] = ()


def with_private(loaded: ParsedFile, private: ParsedFile) -> ParsedFile:
    """Return the source with the values of ``private.yaml``: mappings merge, other values are replaced."""
    merged = merge(private, loaded)
    return ParsedFile(merged.data, SourceMap(loaded.places.file, merged.places.places), loaded.source)


def private_texts(private: ParsedFile) -> Iterator[Withheld]:
    """Yield all texts of ``private.yaml`` with their paths."""
    yield from _texts(private.data, "")


def _texts(value: Any, path: str) -> Iterator[Withheld]:
    if isinstance(value, str):
        yield Withheld(path, value)
    elif isinstance(value, dict | list):
        for step, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(part, child_path(path, step))


def filled(loaded: ParsedFile, environment: Mapping[str, str], *, public: bool) -> Filled:
    """Replace ``${CV_EMAIL}`` and the like where it is the whole value of a contact; leave it out if ``public``."""
    basics = loaded.data.get("basics")
    if not isinstance(basics, dict):
        return Filled(loaded)
    filling = _Filling(loaded.places, environment, public)
    changed = {
        key: filling.value(value, f"basics.{key}") if key in _CONTACTS else value for key, value in basics.items()
    }
    if not (filling.values or filling.mistakes):
        return Filled(loaded)
    kept = {key: value for key, value in changed.items() if value is not _GONE}
    data = {**loaded.data, "basics": kept}
    return Filled(ParsedFile(data, loaded.places, loaded.source), tuple(filling.values), tuple(filling.mistakes))


_GONE = object()


class _Filling:
    def __init__(self, places: SourceMap, environment: Mapping[str, str], public: bool) -> None:
        self.places, self.environment, self.public = places, environment, public
        self.values: list[Withheld] = []
        self.mistakes: list[Mistake] = []

    def value(self, value: Any, path: str) -> Any:
        if isinstance(value, dict):
            below = {key: self.value(part, child_path(path, key)) for key, part in value.items()}
            return {key: part for key, part in below.items() if part is not _GONE}
        if isinstance(value, list):
            return [
                part for number, one in enumerate(value) if (part := self.value(one, f"{path}[{number}]")) is not _GONE
            ]
        match = _VARIABLE.fullmatch(value.strip()) if isinstance(value, str) else None
        return self._of_environment(match[1], path) if match else value

    def _of_environment(self, name: str, path: str) -> Any:
        text = self.environment.get(name, "").strip()
        if text:
            self.values.append(Withheld(path, text))
            return _GONE if self.public else text
        if self.public:
            self.values.append(Withheld(path, ""))
            return _GONE
        hint = f"set it: export {name}=…, or write the value into private.yaml"
        message = f"the environment has no {name}"
        self.mistakes.append(Mistake("X116", message, self.places.value(path), path, hint=hint))
        return _GONE
