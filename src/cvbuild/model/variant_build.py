"""The record of a variant's build, to which each stage of the pipeline adds its results."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from msgspec import Struct, field

from cvbuild.model.artifact import Artifact, Inspection
from cvbuild.model.decode.translations import Missing
from cvbuild.model.document import Document
from cvbuild.model.edition import Edition
from cvbuild.model.layout import Fitted
from cvbuild.model.resume import Resume
from cvbuild.model.selection import Selection
from cvbuild.model.theme import RenderOptions, Theme
from cvbuild.model.variant import Variant
from cvbuild.syntax.finding import Finding
from cvbuild.syntax.source import SourceMap

__all__ = ["InLanguage", "Stage", "VariantBuild"]


class Stage(enum.IntEnum):
    """The stages of a variant's build, in the order of the pipeline."""

    SELECTED = 1
    COMPOSED = 2
    FITTED = 3
    RENDERED = 4
    INSPECTED = 5
    CHECKED = 6


class InLanguage(Struct, frozen=True):
    """The source in the language of a variant, with the places of its values and the texts without a translation."""

    resume: Resume
    places: SourceMap
    missing: tuple[Missing, ...] = ()


class VariantBuild(Struct, frozen=True):
    """A variant with its results up to the current stage.

    - selected: the ``variant``, the ``places`` of its values, its ``selection``, and the ``source`` in its language if
      texts are translated
    - composed: ``theme``, ``document``, and ``stem``, the path of its files below the output folder without an ending
    - fitted: what was left out (``fitted``; selection, document and theme are then those of the fitted pages)
    - rendered: ``artifacts``, and the ``complaints`` of their renderers about the theme
    - inspected: ``inspections`` by format
    - checked: what the checks found, among the ``findings``

    A build that cannot continue stays at its stage, with findings that give the reason.
    """

    variant: Variant
    places: SourceMap
    selection: Selection
    fitted: Fitted | None = None
    theme: Theme | None = None
    document: Document | None = None
    stem: str = ""
    artifacts: tuple[Artifact, ...] = ()
    complaints: tuple[Finding, ...] = ()
    inspections: Mapping[str, Inspection] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    stage: Stage = Stage.SELECTED
    source: InLanguage | None = None
    wants_photo: bool = False

    @property
    def composed(self) -> tuple[Document, Theme]:
        """Return document and theme, which later stages require."""
        assert self.document is not None
        assert self.theme is not None
        return self.document, self.theme

    def edition(self, *, ascii_only: bool = False) -> Edition:
        """Return what every format is made from."""
        document, theme = self.composed
        options = RenderOptions(self.variant.paper, ascii_only)
        return Edition(self.selection.resume, document, self.variant, theme, options)
