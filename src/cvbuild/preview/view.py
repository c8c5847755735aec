"""What the page shows at one moment: immutable, so that any thread may read it."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cvbuild import checks, pipeline
from cvbuild.check import Chosen
from cvbuild.finding import Finding
from cvbuild.making import FORMATS, Built, Request
from cvbuild.preview.places import Spots
from cvbuild.project import Project
from cvbuild.source import Source

__all__ = ["Coming", "Phase", "Picture", "Printed", "Shown", "View"]


_NO_DAY = datetime.date.min  # what is asked of a request here does not depend on the day


class Phase(enum.StrEnum):
    """How far the newest build is. ``BROKEN``: the sources cannot be built; the last good pages stay."""

    READING = "reading"
    DRAWING = "drawing"
    READY = "ready"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as JPEG: its size on paper in points, and a digest to fetch it by."""

    content: bytes = field(repr=False)
    width: float
    height: float
    digest: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A page that is drawn, and of which nothing else is known yet."""

    digest: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Printed:
    """A variant's finished pages, where their texts stand, and all files as far as they are made.

    ``complaints`` are what the renderers found; ``stem`` is the files' name without its ending.
    """

    built: Built
    pictures: tuple[Picture, ...]
    spots: Spots
    complaints: tuple[Finding, ...] = ()
    stem: str = ""

    @property
    def complete(self) -> bool:
        """Whether every format was made and read back."""
        return {artifact.format for artifact in self.built.artifacts} >= set(FORMATS)


@dataclass(frozen=True, slots=True)
class Shown:
    """A variant: as its sources have it now, and as it was printed last.

    ``fresh`` says that the pages are those of the present sources; ``checked`` that the findings are, too, including
    those that only finished files show. ``broken`` says that this variant alone cannot be built. ``coming`` are the
    pages that are to take the place of those that are shown.
    """

    chosen: Chosen
    printed: Printed | None = None
    findings: tuple[Finding, ...] = ()
    fresh: bool = False
    checked: bool = False
    broken: bool = False
    coming: tuple[Coming, ...] = ()

    @property
    def name(self) -> str:
        """The variant's name."""
        return self.chosen.variant.name

    @property
    def drawn(self) -> Mapping[str, bytes]:
        """The pictures that there are, by digest."""
        shown = self.printed.pictures if self.printed else ()
        return {page.digest: page.content for page in shown} | {page.digest: page.content for page in self.coming}

    def aged(self, chosen: Chosen) -> Shown:
        """The same pages after a save, until the new ones are there."""
        return replace(self, chosen=chosen, fresh=False, checked=False, broken=False, coming=())

    def late(self) -> tuple[Finding, ...]:
        """The findings that need finished files: kept until the new files are read."""
        known = checks.records()
        return tuple(finding for finding in self.findings if known[finding.code].formats)


@dataclass(frozen=True, slots=True)
class View:
    """The whole page. ``error`` is a message and a hint where something has no place in any file."""

    phase: Phase = Phase.READING
    project: Project | None = None
    variants: tuple[Shown, ...] = ()
    findings: tuple[Finding, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    error: tuple[str, str] | None = None
    revision: int = 0

    def variant(self, name: str) -> Shown | None:
        """The variant of this name; the first one where there is none of it, none where there are none at all."""
        return next((one for one in self.variants if one.name == name), self.variants[0] if self.variants else None)

    def with_variant(self, new: Shown, **more: Any) -> View:
        """The view with one variant replaced."""
        return replace(self, variants=tuple(new if one.name == new.name else one for one in self.variants), **more)

    def finished_findings(self) -> tuple[Finding, ...]:
        """All findings as a report has them: merged, graded, waivers applied."""
        raw = list(self.findings)
        if self.phase is not Phase.BROKEN:
            raw += [finding for one in self.variants for finding in one.findings]
        if self.project is None:
            return pipeline.settled(raw)
        formats = FORMATS if self.phase is Phase.READY else ()
        return pipeline.finished_findings(raw, self.project, Request(self.project.root, _NO_DAY, formats=formats))
