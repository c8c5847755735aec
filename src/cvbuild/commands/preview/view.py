"""The content of the page at one moment: immutable, so that any thread may read it."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from cvbuild.checks import registry, runner
from cvbuild.commands.preview.choice import Choice
from cvbuild.commands.preview.places import Spots
from cvbuild.commands.proposals.store import Proposal
from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline.findings import finished_findings
from cvbuild.pipeline.project import Project
from cvbuild.pipeline.request import FORMATS, Request
from cvbuild.syntax.finding import Finding
from cvbuild.syntax.source import Source

__all__ = ["Phase", "Picture", "Printed", "Shown", "View"]


_NO_DAY = datetime.date.min  # requests here do not depend on the day


class Phase(enum.StrEnum):
    """The progress of the newest build. ``BROKEN``: the sources cannot be built; the last good pages stay."""

    READING = "reading"
    DRAWING = "drawing"
    READY = "ready"
    BROKEN = "broken"


class Picture(Struct, frozen=True):
    """A page as JPEG, a digest to fetch it by, and its size on paper in points, once it is known."""

    digest: str
    content: bytes
    width: float = 0
    height: float = 0


class Printed(Struct, frozen=True):
    """A variant's finished pages, and the areas of their texts. The build has the files made so far."""

    build: VariantBuild
    pictures: tuple[Picture, ...]
    spots: Spots

    @property
    def complete(self) -> bool:
        """Return whether every format is made."""
        return self.build.stage >= Stage.RENDERED


class Shown(Struct, frozen=True):
    """A variant: its current sources, and its last printed pages.

    ``fresh`` says that the pages are made from the current sources; ``checked`` that the findings are as well,
    including those in finished files. ``broken`` says that only this variant cannot be built. ``coming`` are the pages
    that will replace the shown ones.
    """

    build: VariantBuild
    printed: Printed | None = None
    findings: tuple[Finding, ...] = ()
    fresh: bool = False
    checked: bool = False
    broken: bool = False
    coming: tuple[Picture, ...] = ()

    @property
    def name(self) -> str:
        """Return the variant's name."""
        return self.build.variant.name

    @property
    def drawn(self) -> Mapping[str, bytes]:
        """Return the pictures by digest."""
        shown = self.printed.pictures if self.printed else ()
        return {page.digest: page.content for page in shown} | {page.digest: page.content for page in self.coming}

    def aged(self, build: VariantBuild) -> Shown:
        """Return the same pages after a save, until the new ones are ready."""
        return replace(self, build=build, fresh=False, checked=False, broken=False, coming=())

    def late(self) -> tuple[Finding, ...]:
        """Return the findings from finished files, kept until the new files are read."""
        known = registry.records()
        return tuple(finding for finding in self.findings if known[finding.code].formats)


class View(Struct, frozen=True):
    """The whole page. ``error`` is a message and a hint for an error without a place in a file.

    ``skipped`` says what could not be checked because of a mistake, one line each. ``trials`` are views of their own:
    what the user tries on the page. ``theme`` is the one that a trial's variant has by itself.
    """

    phase: Phase = Phase.READING
    project: Project | None = None
    variants: tuple[Shown, ...] = ()
    findings: tuple[Finding, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    error: tuple[str, str] | None = None
    revision: int = 0
    skipped: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    theme: str = ""
    trials: Mapping[Choice, View] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Return whether there is something to see: pages, or the reason why there are none."""
        drawn = any(one.printed or one.broken for one in self.variants)
        return drawn or self.phase in {Phase.BROKEN, Phase.READY}

    def variant(self, name: str) -> Shown | None:
        """Return the variant with this name; if there is none, the first one; ``None`` without variants."""
        return next((one for one in self.variants if one.name == name), self.variants[0] if self.variants else None)

    def with_variant(self, new: Shown, **more: Any) -> View:
        """Return the view with one variant replaced."""
        return replace(self, variants=tuple(new if one.name == new.name else one for one in self.variants), **more)

    def finished_findings(self) -> tuple[Finding, ...]:
        """Return all findings as in a report: merged, with severities and waivers applied."""
        raw = list(self.findings)
        if self.phase is not Phase.BROKEN:
            raw += [finding for one in self.variants for finding in one.findings]
        if self.project is None:
            return runner.merged(raw)
        formats = FORMATS if self.phase is Phase.READY else ()
        return finished_findings(raw, self.project, Request(self.project.root, _NO_DAY, formats=formats))
