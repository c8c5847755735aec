"""What a check is, and what it may look at. The checks themselves are one file each in :mod:`cvbuild.checks`."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from cvbuild.artifact import Inspection
from cvbuild.document import Document
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Resume
from cvbuild.selection import Selection
from cvbuild.source import Place, Source, SourceMap
from cvbuild.theme import Theme
from cvbuild.variant import Variant

__all__ = ["Check", "CheckModule", "Chosen", "Scope", "Subject"]


class Scope(enum.Enum):
    """When a check runs: while reading (the reader itself finds it), once for all, once a variant."""

    READING = "reading"
    PROJECT = "project"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True)
class Check:
    """The record of a check. ``formats`` are the finished files it reads; it is silent where one was not made."""

    code: str
    name: str
    severity: Severity
    scope: Scope = Scope.VARIANT
    formats: tuple[str, ...] = ()

    def finding(  # noqa: PLR0913
        self,
        message: str,
        place: Place,
        *,
        path: str = "",
        label: str = "",
        hint: str = "",
        further: tuple[Label, ...] = (),
    ) -> Finding:
        """A finding of this check."""
        return Finding(self.code, self.name, self.severity, message, place, path, label, hint, further)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A variant, where its values stand, and what it selected."""

    variant: Variant
    places: SourceMap
    selection: Selection


@dataclass(frozen=True, slots=True)
class Subject:
    """All that a check may look at. What belongs to one variant is none or empty for a check of the whole project."""

    resume: Resume
    places: SourceMap
    variants: tuple[Chosen, ...]
    today: datetime.date
    sources: Mapping[str, Source] = field(default_factory=dict)
    chosen: Chosen | None = None
    document: Document | None = None
    theme: Theme | None = None
    inspections: Mapping[str, Inspection] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)


class CheckModule(Protocol):
    """What a check's file offers: its docstring with What, Why, Bad and Good, its record, its function."""

    __doc__: str | None
    CHECK: Check

    def find(self, subject: Subject) -> Iterator[Finding]:
        """What it finds. Absent in the file of a check whose scope is ``READING``."""
