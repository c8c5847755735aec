"""The kinds of value that models have, each with how it is read from plain data.

What does not fit is noted as a mistake with its place, and reading goes on beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from cvbuild.dates import DateError, parse_date
from cvbuild.decoding.clean import Cleaned
from cvbuild.source import child_path

__all__ = [
    "LIMITS",
    "Choice",
    "Date",
    "Either",
    "Flag",
    "ListOf",
    "MappingOf",
    "Mistake",
    "Number",
    "Reading",
    "Shape",
    "Step",
    "Text",
    "path_of",
]

Step = str | int | None
"""A key, a position in a list; none for what is written in short in place of the mapping that it would stand in."""

_FLAGS = {
    **dict.fromkeys(("1", "on", "t", "true", "y", "yes"), True),
    **dict.fromkeys(("0", "f", "false", "n", "no", "off"), False),
}
LIMITS: Mapping[str, tuple[Callable[[float, float], bool], str]] = {
    "ge": (lambda value, limit: value >= limit, "at least"),
    "gt": (lambda value, limit: value > limit, "more than"),
    "le": (lambda value, limit: value <= limit, "at most"),
    "lt": (lambda value, limit: value < limit, "less than"),
}


class Mistake(Struct, frozen=True):
    """What does not fit.

    ``kind`` is what is expected there (``text``, ``list``, ``date`` …), or ``unknown`` and ``missing`` for a key.
    ``value`` is what is written, for a missing key the mapping; ``known`` are the keys or words that may stand there,
    ``said`` is what the value itself has to say against it.
    """

    kind: str
    parent: str
    key: Step
    value: Any
    known: tuple[str, ...] = ()
    said: str = ""

    @property
    def path(self) -> str:
        """Where it is, or would be."""
        return path_of(self.parent, self.key)


class Reading:
    """One reading of data, and the mistakes it comes upon."""

    def __init__(self, clean: Cleaned) -> None:
        self.clean = clean
        self.mistakes: list[Mistake] = []

    def wrong(self, kind: str, parent: str, key: Step, value: Any, known: tuple[str, ...] = (), said: str = "") -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(kind, parent, key, value, known, said))


def path_of(parent: str, step: Step) -> str:
    """The path of what stands one step below ``parent``."""
    return parent if step is None else child_path(parent, step)


class Shape(Struct, frozen=True):
    """What may stand at a place."""

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """The value that is meant by what stands ``step`` below ``parent``; none where it is no such value."""
        raise NotImplementedError

    def below(self, step: str | int) -> Shape | None:  # noqa: ARG002 - most hold nothing
        """What may stand one step further down; none where anything may, or nothing."""
        return None


class Text(Shape, frozen=True):
    """A text, of a form where there is a ``pattern``."""

    pattern: str = ""

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """Any text but one of another form."""
        if not isinstance(value, str):
            reading.wrong("text", parent, step, value)
        elif self.pattern and not re.fullmatch(self.pattern, value):
            reading.wrong("id", parent, step, value)
        return value


class Flag(Shape, frozen=True):
    """Yes or no, in any of YAML's words for it."""

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """Whether it says yes."""
        says = _FLAGS.get(value.lower()) if isinstance(value, str) else None
        if says is None:
            reading.wrong("flag", parent, step, value)
        return says


class Number(Shape, frozen=True):
    """A number within limits, by their names in ``Meta``; ``otherwise`` says what is wrong with one beyond them."""

    whole: bool
    limits: Mapping[str, float] = {}
    otherwise: str = ""

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """The number."""
        number = _number(value, self.whole)
        if number is None:
            reading.wrong("whole number" if self.whole else "number", parent, step, value)
            return None
        for name, limit in self.limits.items():
            holds, words = LIMITS[name]
            if not holds(number, limit):
                said = self.otherwise.format(value=number)
                reading.wrong("limited", parent, step, value, (f"{words} {limit:g}",), said)
                break
        return number


def _number(value: Any, whole: bool) -> float | None:
    if not isinstance(value, str) or not value.isascii():
        return None
    number, _, zeros = value.partition(".")
    try:
        return int(number if zeros and not zeros.strip("0") else value) if whole else float(value)
    except ValueError:
        return None


class Choice(Shape, frozen=True):
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """The word."""
        if value not in self.words:
            reading.wrong("choice", parent, step, value, self.words)
        return value


class Date(Shape, frozen=True):
    """A date known to the year, the month or the day."""

    pattern: str

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """The date."""
        try:
            return parse_date(str(value))
        except DateError as error:
            reading.wrong("date", parent, step, value, said=str(error))
            return None


class ListOf(Shape, frozen=True):
    """A list; one item may stand ``alone``."""

    item: Shape
    alone: bool = False

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """A tuple of what is meant by the items."""
        path = path_of(parent, step)
        if isinstance(value, list):
            item, index = self.item.read, reading.clean.index
            return tuple([item(one, path, index(path, position), reading) for position, one in enumerate(value)])
        if self.alone and isinstance(value, str):
            return (self.item.read(value, path, None, reading),)
        reading.wrong("list", parent, step, value)
        return ()

    def below(self, step: str | int) -> Shape | None:
        """An item."""
        return self.item if isinstance(step, int) else None


class MappingOf(Shape, frozen=True):
    """A mapping whose keys a person makes up."""

    item: Shape

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """A mapping from the same keys to what is meant by their values."""
        if isinstance(value, dict):
            item, path = self.item.read, path_of(parent, step)
            return {key: item(one, path, key, reading) for key, one in value.items()}
        reading.wrong("free mapping", parent, step, value)
        return {}

    def below(self, step: str | int) -> Shape | None:  # noqa: ARG002 - the same behind every key
        """What stands behind any key."""
        return self.item


class Either(Shape, frozen=True):
    """A text, or a mapping."""

    text: Shape
    mapping: Shape

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """Whichever is written."""
        shape = self.mapping if isinstance(value, dict) else self.text
        return shape.read(value, parent, step, reading)

    def below(self, step: str | int) -> Shape | None:
        """What stands below the mapping."""
        return self.mapping.below(step)
