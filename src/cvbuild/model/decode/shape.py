"""Kinds of values in models, and how each is read from plain data.

A value that does not fit is recorded as a mismatch, and reading continues with the next value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from msgspec import Struct, structs
from msgspec.structs import replace

from cvbuild.model.dates import DateError, PartialDate, parse_date
from cvbuild.model.decode.clean import Cleaned
from cvbuild.model.decode.cut_text import uncut
from cvbuild.syntax.source import child_path
from cvbuild.syntax.suggest import nearest

__all__ = [
    "ASIDE",
    "LIMITS",
    "Choice",
    "Date",
    "Either",
    "Flag",
    "ListOf",
    "MappingOf",
    "Mismatch",
    "Number",
    "Reading",
    "Shape",
    "Step",
    "Text",
    "path_of",
    "says_nothing",
]

ASIDE: Any = type("Aside", (), {"__repr__": lambda _: "ASIDE"})()
"""The result of reading a value that does not fit: it is put aside, and all else is read."""

Step = str | int | None
"""A key, a list position, or ``None`` for a short form written in place of its mapping."""

_FLAGS = {
    **dict.fromkeys(("1", "on", "t", "true", "y", "yes"), True),
    **dict.fromkeys(("0", "f", "false", "n", "no", "off"), False),
}
_NOTHING = frozenset(("none", "no", "n/a", "na", "nil", "nothing", "false", "-", "–", "—", "null", "~", "off"))
_SYNONYMS = {"us-letter": "letter", "us letter": "letter", "usletter": "letter", "us_letter": "letter", "din a4": "a4"}
_SYNONYMS |= {"centered": "centred", "center": "centred", "centre": "centred", "smallcaps": "small-caps"}
_SYNONYMS |= {"small caps": "small-caps", "caps": "capitals", "uppercase": "capitals", "company": "employer"}
LIMITS: Mapping[str, tuple[Callable[[float, float], bool], str]] = {
    "ge": (lambda value, limit: value >= limit, "at least"),
    "gt": (lambda value, limit: value > limit, "more than"),
    "le": (lambda value, limit: value <= limit, "at most"),
    "lt": (lambda value, limit: value < limit, "less than"),
}


class Mismatch(Struct, frozen=True):
    """A value that does not fit its shape.

    ``kind`` is what is expected (``text``, ``list``, ``date`` …), or ``unknown`` and ``missing`` for a key. ``value``
    is what is written; for a missing key, the mapping. ``known`` are the allowed keys or words, ``said`` is the value's
    own error message, or the name that an unknown key means. ``read`` says that the value is read all the same, as what
    it most likely means.
    """

    kind: str
    parent: str
    key: Step
    value: Any
    known: tuple[str, ...] = ()
    said: str = ""
    read: bool = False
    shape: Shape | None = None

    @property
    def path(self) -> str:
        """Return the path of the value, also if it is missing."""
        return path_of(self.parent, self.key)


class Reading:
    """One reading of data, and the mismatches found."""

    def __init__(self, clean: Cleaned) -> None:
        self.clean = clean
        self.mismatches: list[Mismatch] = []
        self.moved: dict[str, str] = {}
        """The paths of values that have another key in the file, by the paths that they have there."""

    def trial(self) -> Reading:
        """Return a reading of the same data, whose mismatches count only if it is added."""
        return Reading(self.clean)

    def add(self, other: Reading) -> None:
        """Add what another reading found."""
        self.mismatches += other.mismatches
        self.moved |= other.moved

    def move(self, written: str, meant: str) -> None:
        """Record that the value at a path is read as one at another."""
        self.moved[written] = meant
        self.clean.move(written, meant)

    def wrong(
        self,
        kind: str,
        parent: str,
        key: Step,
        value: Any,
        known: tuple[str, ...] = (),
        said: str = "",
        *,
        shape: Shape | None = None,
    ) -> Any:
        """Record a mismatch, and return :data:`ASIDE`."""
        self.mismatches.append(Mismatch(kind, parent, key, value, known, said, shape=shape))
        return ASIDE

    def meant(self, value: Any) -> Any:
        """Return what the value of the last mismatch most likely means, so that nothing of it is put aside."""
        self.mismatches[-1] = replace(self.mismatches[-1], read=True)
        return value


def says_nothing(value: Any) -> bool:
    """Return whether a value is a word for nothing, where a key without its line would say the same."""
    return isinstance(value, str) and value.strip().casefold() in _NOTHING


def path_of(parent: str, step: Step) -> str:
    """Return the path one step below ``parent``."""
    return parent if step is None else child_path(parent, step)


class Shape(Struct, frozen=True):
    """A shape that a value may have."""

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """Return the value at ``step`` below ``parent``; :data:`ASIDE` if it does not fit."""
        raise NotImplementedError

    def below(self, step: str | int) -> Shape | None:  # noqa: ARG002 - most hold nothing
        """Return the shape one step further down; ``None`` if anything or nothing is allowed."""
        return None


class Text(Shape, frozen=True):
    """Text, matching ``pattern`` if there is one."""

    pattern: str = ""

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """Return the text if it matches the pattern, and the text that a mapping was meant to be."""
        if not isinstance(value, str):
            aside, text = reading.wrong("text", parent, step, value, shape=self), uncut(value)
            return reading.meant(text) if text else aside
        if self.pattern and not re.fullmatch(self.pattern, value):
            return reading.wrong("id", parent, step, value)
        return value


class Flag(Shape, frozen=True):
    """A boolean, in any of YAML's words for it."""

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """Return the boolean."""
        says = _FLAGS.get(value.lower()) if isinstance(value, str) else None
        return reading.wrong("flag", parent, step, value, shape=self) if says is None else says


class Number(Shape, frozen=True):
    """A number within limits, named as in ``Meta``; ``otherwise`` is the message for a number out of range."""

    whole: bool
    limits: Mapping[str, float] = {}
    otherwise: str = ""

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """Return the number."""
        number = _number(value, self.whole)
        if number is None:
            return reading.wrong("whole number" if self.whole else "number", parent, step, value, shape=self)
        for name, limit in self.limits.items():
            holds, words = LIMITS[name]
            if not holds(number, limit):
                said = self.otherwise.format(value=number)
                return reading.wrong("limited", parent, step, value, (f"{words} {limit:g}",), said)
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
    """One of a few words, in any case."""

    words: tuple[str, ...]

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """Return the word in lower case."""
        word = value.strip().lower() if isinstance(value, str) else value
        word = _SYNONYMS.get(word, word) if isinstance(word, str) else word
        if word in self.words:
            return word
        aside = reading.wrong("choice", parent, step, value, self.words, shape=self)
        meant = nearest(str(value), self.words)
        return reading.meant(meant) if meant else aside


class Date(Shape, frozen=True):
    """A date, or words to print in place of one, with the date by which they sort: ``{text: …, sort: 2015}``."""

    keys: ClassVar[tuple[str, ...]] = ("text", "sort")

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """Return the date."""
        if not isinstance(value, dict):
            return self._date(value, parent, step, reading)
        if value.keys().isdisjoint(self.keys):
            return reading.wrong("date", parent, step, value, shape=self)
        path, before = path_of(parent, step), len(reading.mismatches)
        for key in value:
            if key not in self.keys:
                reading.wrong("unknown", path, key, value[key], self.keys)
        for key in self.keys:
            if key not in value:
                reading.wrong("missing", path, key, value, self.keys)
        if len(reading.mismatches) > before:
            return ASIDE
        sort = self._date(value["sort"], path, "sort", reading)
        text = Text().read(value["text"], path, "text", reading)
        known = isinstance(sort, PartialDate) and isinstance(text, str)
        return structs.replace(sort, text=text) if known else ASIDE

    def _date(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        try:
            return parse_date(str(value))
        except DateError as error:
            return reading.wrong("date", parent, step, value, (error.hint,), str(error), shape=self)


class ListOf(Shape, frozen=True):
    """A list; with ``alone``, a single item may be written without brackets."""

    item: Shape
    alone: bool = False

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """Return a tuple of the decoded items."""
        path = path_of(parent, step)
        if isinstance(value, list):
            item, index = self.item.read, reading.clean.index
            found = [item(one, path, index(path, position), reading) for position, one in enumerate(value)]
            stay = [position for position, one in enumerate(found) if one is not ASIDE]
            if len(stay) < len(found):
                reading.clean.keep(path, stay)
            return tuple([found[position] for position in stay])
        if self.alone and isinstance(value, str | dict):
            found = [self.item.read(value, path, None, reading)]
            return ASIDE if found[0] is ASIDE else tuple(found)
        aside = reading.wrong("list", parent, step, value, shape=self)
        if says_nothing(value):
            return aside
        trial = Reading(reading.clean)
        alone = self.item.read(value, path, 0, trial)
        return aside if trial.mismatches or alone is None else reading.meant((alone,))

    def below(self, step: str | int) -> Shape | None:
        """Return the shape of an item."""
        return self.item if isinstance(step, int) else None


class MappingOf(Shape, frozen=True):
    """A mapping with arbitrary keys."""

    item: Shape

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """Return a mapping from the same keys to decoded values."""
        if isinstance(value, dict):
            item, path = self.item.read, path_of(parent, step)
            found = {key: item(one, path, key, reading) for key, one in value.items()}
            return {key: one for key, one in found.items() if one is not ASIDE}
        return reading.wrong("free mapping", parent, step, value, shape=self)

    def below(self, step: str | int) -> Shape | None:  # noqa: ARG002 - the same for every key
        """Return the shape of a value."""
        return self.item


class Either(Shape, frozen=True):
    """Text, or a mapping."""

    text: Shape
    mapping: Shape

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """Return whichever is written."""
        shape = self.mapping if isinstance(value, dict) else self.text
        return shape.read(value, parent, step, reading)

    def below(self, step: str | int) -> Shape | None:
        """Return the shape of a value in the mapping."""
        return self.mapping.below(step)
