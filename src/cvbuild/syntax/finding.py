"""Findings and mistakes: what checks and phases report, each with its place in a file."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.syntax.source import Place, SourceMap

__all__ = ["Finding", "Label", "Location", "Mistake", "Outcome", "Severity", "worst"]

T = TypeVar("T")


class Severity(enum.IntEnum):
    """The severity of a finding. ``OFF`` is a setting that disables a check; no finding has it."""

    OFF = 0
    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name used in source files and reports: ``off``, ``note``, ``warning`` or ``error``."""
        return self.name.lower()


class Label(Struct, frozen=True):
    """A second place that explains a finding, with a few words such as ``first here``."""

    place: Place
    text: str


class Location(Struct, frozen=True):
    """One place that a finding applies to, and the path of the value there (empty if the place has no value)."""

    place: Place
    path: str = ""


class Mistake(Struct, frozen=True):
    """An error in a file, reported by the phase that reads the file.

    A phase does not know the checks. :func:`cvbuild.checks.runner.settled` turns a mistake into a finding: it takes the
    name from the check with this ``code``, and the severity as well unless the phase sets one. ``also`` are further
    places with the same problem.
    """

    code: str
    message: str
    place: Place
    path: str = ""
    label: str = ""
    hint: str = ""
    further: tuple[Label, ...] = ()
    severity: Severity | None = None
    also: tuple[Location, ...] = ()


class Finding(Struct, frozen=True, kw_only=True):
    """One problem in a project. Only :meth:`cvbuild.analysis.check.Check.finding` creates findings.

    Attributes:
        code: code of the check, such as ``L101``; never reused for another check.
        name: name of the check, such as ``too-many-pages``.
        severity: the severity in force: ``NOTE``, ``WARNING`` or ``ERROR``.
        message: what is wrong, in one sentence without a full stop.
        locations: every place with this problem, at least one. The first is where reports point.
        label: a few words about the first place; may be empty.
        hint: what to write or do instead; may be empty, may have several lines.
        further: places that explain the finding and need no change themselves.
        variants: names of the variants that have the finding; empty if it does not depend on the variant.
        suppressed: why the finding does not count: the reason given in a waiver, or ``baseline``. Empty if it counts.
    """

    code: str
    name: str
    severity: Severity
    message: str
    locations: tuple[Location, *tuple[Location, ...]]
    label: str = ""
    hint: str = ""
    further: tuple[Label, ...] = ()
    variants: tuple[str, ...] = ()
    suppressed: str = ""

    @property
    def place(self) -> Place:
        """The first place."""
        return self.locations[0].place

    @property
    def places(self) -> tuple[Place, ...]:
        """All places with this problem, at least one."""
        return tuple(location.place for location in self.locations)

    @property
    def path(self) -> str:
        """The path of the value at the first place, such as ``work[0].highlights[3]``; may be empty."""
        return self.locations[0].path

    def in_variant(self, variant: str) -> Finding:
        """Return the finding as a finding of this variant."""
        return replace(self, variants=(variant,))

    def split(self, reasons: Sequence[str]) -> Iterator[Finding]:
        """Split the finding by the reasons why its places do not count; one reason per location, empty if it counts."""
        parts: dict[str, list[Location]] = {}
        for location, reason in zip(self.locations, reasons, strict=True):
            parts.setdefault(reason, []).append(location)
        for reason, (first, *others) in parts.items():
            yield replace(self, locations=(first, *others), suppressed=reason)


class Outcome(Struct, Generic[T], frozen=True):
    """The result of a phase: its value, ``None`` if mistakes prevent one, and the mistakes.

    ``aside`` are the paths of values that do not fit and are put aside: the value has everything else. ``places`` are
    the places of values by path, if they differ from those of the data.
    """

    value: T | None
    mistakes: tuple[Mistake, ...] = ()
    aside: frozenset[str] = frozenset()
    places: SourceMap | None = None


def worst(findings: Iterable[Finding]) -> Severity:
    """Return the highest severity of the findings that are not suppressed; ``OFF`` without findings."""
    return max((f.severity for f in findings if not f.suppressed), default=Severity.OFF)
