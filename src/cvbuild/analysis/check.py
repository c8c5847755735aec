"""The interface of a check, and the subject it examines. The checks are one file each in :mod:`cvbuild.checks`."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from msgspec import Struct, field

from cvbuild.analysis.language.proofs import Proofs
from cvbuild.analysis.lock.record import Lock
from cvbuild.analysis.memo import Memo
from cvbuild.model.artifact import Inspection
from cvbuild.model.document import Document
from cvbuild.model.resume import Resume
from cvbuild.model.theme import Theme
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.finding import Finding, Label, Location, Mistake, Severity
from cvbuild.syntax.source import Place, Source, SourceMap, last_key

__all__ = ["Check", "CheckModule", "Scope", "Subject"]


class Scope(enum.Enum):
    """The phase in which a check runs: while reading files, once for the project, or once for each variant."""

    READING = "reading"
    PROJECT = "project"
    VARIANT = "variant"


class Check(Struct, frozen=True):
    """The record of a check. ``formats`` are the finished files that it reads; without one of them it does not run.

    With ``any_format``, one of them suffices.

    ``options`` are the settings of users, with their defaults; a value is read in the type of its default. ``choices``
    names the values that an option of text may have, or that an option of a list may hold, where not any will do.

    ``english`` is true if the check finds nothing in a document in another language.

    ``stops`` says that an error of this check keeps files from being written: the sources cannot be read as intended.
    ``misled_by`` are keys whose absence the check judges: if the value of one was put aside because it does not fit,
    the check does not run, for it would report what only follows from that mistake.
    ``firm`` says that neither a waiver nor the baseline hides a finding.
    ``late`` is true if the check reads whichever finished files there are, or what proofreaders find: it runs last.
    ``letters`` is false if the check judges what a CV has and a cover letter has not, such as entries and short texts.
    """

    code: str
    name: str
    severity: Severity
    scope: Scope = Scope.VARIANT
    formats: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    english: bool = False
    any_format: tuple[str, ...] = ()
    stops: bool = False
    misled_by: tuple[str, ...] = ()
    firm: bool = False
    late: bool = False
    letters: bool = True

    @property
    def waits(self) -> bool:
        """Return whether the check needs more than sources and document."""
        return self.late or bool(self.formats or self.any_format)

    def is_misled(self, aside: Iterable[str]) -> bool:
        """Return whether a value that was put aside, by its path, is one that this check judges by its absence."""
        return bool(self.misled_by) and any(last_key(path) in self.misled_by for path in aside)

    def finding(
        self,
        message: str,
        place: Place,
        *,
        path: str = "",
        label: str = "",
        hint: str = "",
        further: tuple[Label, ...] = (),
        severity: Severity | None = None,
        also: tuple[Location, ...] = (),
    ) -> Finding:
        """Create a finding of this check. ``severity`` grades this one finding away from the check's own severity."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity if severity is None else severity,
            message=message,
            locations=(Location(place, path), *also),
            label=label,
            hint=hint,
            further=further,
        )

    def settled(self, mistake: Mistake) -> Finding:
        """Turn a mistake with the code of this check into a finding."""
        return self.finding(
            mistake.message,
            mistake.place,
            path=mistake.path,
            label=mistake.label,
            hint=mistake.hint,
            further=mistake.further,
            severity=mistake.severity,
            also=mistake.also,
        )


class Subject(Struct, frozen=True):
    """All that a check may look at. What belongs to one variant is ``None`` or empty in a check of the whole project.

    ``variants`` are as selected, before anything is fitted to pages; ``chosen`` is the one as far as it is built.
    ``dead_links`` are broken addresses with the answer of the server; empty unless links are checked online.
    ``withheld`` are texts by path that a public build must not show; ``tracked`` are the private files that git has.
    ``memo`` has what several checks compute from the same objects. ``aside`` are the paths of values in the source that
    do not fit and were put aside. ``translations`` are the texts in several languages, by path and language. ``photo``
    is the file that ``basics.image`` names. ``lock`` is what was confirmed; None without a lock. ``proofs`` are what
    other proofreaders found, by locale; empty where none was asked. ``is_letter`` says that it is a cover letter.
    """

    resume: Resume
    places: SourceMap
    variants: tuple[VariantBuild, ...]
    today: datetime.date
    sources: Mapping[str, Source] = field(default_factory=dict)
    chosen: VariantBuild | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    all_variants: tuple[str, ...] = ()
    dead_links: Mapping[str, str] = field(default_factory=dict)
    withheld: Mapping[str, str] = field(default_factory=dict)
    tracked: tuple[str, ...] = ()
    memo: Memo = field(default_factory=Memo)
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    aside: frozenset[str] = frozenset()
    proofs: Mapping[str, Proofs] = field(default_factory=dict)
    photo: bytes = b""
    lock: Lock | None = None
    is_letter: bool = False

    @property
    def put_aside(self) -> frozenset[str]:
        """The paths of all values that were put aside, or name nothing: in the source, and in the variant or all."""
        chosen = (self.chosen,) if self.chosen else self.variants
        unmatched = (mistake.path for build in chosen for mistake in build.selection.mistakes)
        return self.aside.union(unmatched, *(build.variant.aside for build in chosen))

    @property
    def document(self) -> Document | None:
        """The document of the variant."""
        return self.chosen.document if self.chosen else None

    @property
    def locale(self) -> str:
        """The locale of the variant, or of the project."""
        return (self.chosen.selection.resume if self.chosen else self.resume).locale

    @property
    def theme(self) -> Theme | None:
        """The theme of the variant."""
        return self.chosen.theme if self.chosen else None

    @property
    def inspections(self) -> Mapping[str, Inspection]:
        """The inspections of the variant's files, by format."""
        return self.chosen.inspections if self.chosen else {}

    @property
    def complete(self) -> bool:
        """Return whether ``variants`` are all of the project; users may build only a few."""
        return {chosen.variant.name for chosen in self.variants} >= set(self.all_variants)

    def locate(self, path: str, text: str = "") -> Place:
        """Return the place in the source file of the value at ``path``, narrowed to ``text`` if it is found there."""
        node = self.places.value(path)
        source = self.sources.get(node.file)
        for number in range(node.line, node.end_line + 1) if source and text else ():
            line = source.line(number) if source else ""
            start = line.find(text, node.column - 1 if number == node.line else 0)
            if start >= 0:
                return Place(node.file, number, start + 1, number, start + 1 + len(text))
        return node


class CheckModule(Protocol):
    """The content of a check's file: a docstring with What, Why, Bad and Good, the record, the function."""

    __doc__: str | None
    CHECK: Check

    def find(self, subject: Subject) -> Iterator[Finding]:
        """Yield the findings. Absent in the file of a check whose scope is ``READING``."""
