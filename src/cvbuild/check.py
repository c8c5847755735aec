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
from cvbuild.fitting import Fitted
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
    """The record of a check. ``formats`` are the finished files it reads; it is silent where one was not made.

    ``options`` are what a person may set, with their defaults; a value is read in the type of its default. ``choices``
    names the values that an option of text may have, or that an option of a list may hold, where not any will do.
    """

    code: str
    name: str
    severity: Severity
    scope: Scope = Scope.VARIANT
    formats: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def finding(
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
    """A variant, where its values stand, what it selected, and what fitting to the page came to, once it was made."""

    variant: Variant
    places: SourceMap
    selection: Selection
    fitted: Fitted | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """All that a check may look at. What belongs to one variant is none or empty for a check of the whole project.

    ``dead_links`` are addresses that lead nowhere, with what the web answered; empty where nobody asked it.
    """

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
    all_variants: tuple[str, ...] = ()
    dead_links: Mapping[str, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether ``variants`` are all that the project has: a person may build a few of them only."""
        return {chosen.variant.name for chosen in self.variants} >= set(self.all_variants)

    def locate(self, path: str, text: str = "") -> Place:
        """The place of the value at ``path`` in the source file; narrowed to ``text`` where its lines have it."""
        node = self.places.value(path)
        source = self.sources.get(node.file)
        for number in range(node.line, node.end_line + 1) if source and text else ():
            line = source.line(number) if source else ""
            start = line.find(text, node.column - 1 if number == node.line else 0)
            if start >= 0:
                return Place(node.file, number, start + 1, number, start + 1 + len(text))
        return node


class CheckModule(Protocol):
    """What a check's file offers: its docstring with What, Why, Bad and Good, its record, its function."""

    __doc__: str | None
    CHECK: Check

    def find(self, subject: Subject) -> Iterator[Finding]:
        """What it finds. Absent in the file of a check whose scope is ``READING``."""
