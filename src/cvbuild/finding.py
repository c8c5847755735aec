"""What a check or a phase has to say: a finding, always with a place."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from cvbuild.source import Place

__all__ = ["Finding", "Label", "Outcome", "Severity", "worst"]

T = TypeVar("T")


class Severity(enum.IntEnum):
    """How grave a finding is. ``OFF`` is a setting, never the severity of a finding."""

    OFF = 0
    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word used in the file and in reports."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Label:
    """A further place with a few words on what stands there."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: which check, how grave, where, in plain words, and what to write instead."""

    code: str
    name: str
    severity: Severity
    message: str
    place: Place
    path: str = ""
    label: str = ""
    hint: str = ""
    further: tuple[Label, ...] = ()
    variants: tuple[str, ...] = ()
    suppressed: str = ""  # why it does not count: the reason of a waiver, or "baseline"

    def in_variant(self, variant: str) -> Finding:
        """The same finding, marked as seen in this variant."""
        return replace(self, variants=(variant,))


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a phase returns: its value, or none where there can be none, and all it found on the way."""

    value: T | None
    findings: tuple[Finding, ...] = ()


def worst(findings: Iterable[Finding]) -> Severity:
    """The gravest severity among findings that count; ``OFF`` where there are none."""
    return max((f.severity for f in findings if not f.suppressed), default=Severity.OFF)
