"""A theme: files and settings, never code. Renderers read it; where its files come from they do not know."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from cvbuild.finding import Finding, Severity
from cvbuild.same import Same
from cvbuild.source import Place

__all__ = [
    "PAPERS",
    "FontFace",
    "Margins",
    "Paper",
    "RenderOptions",
    "Theme",
    "broken_theme",
    "families",
    "files_digest",
]

_KEPT = 8  # themes: more than a run has

Paper = Literal["letter", "a4"]

PAPERS: Mapping[str, tuple[float, float]] = {"letter": (612.0, 792.0), "a4": (595.276, 841.89)}
"""Width and height in points: ANSI/ASME Y14.1 Letter, ISO 216 A4."""


@dataclass(frozen=True, slots=True)
class FontFace:
    """One face of a family and the file in the theme that holds it."""

    family: str
    weight: int
    style: str
    file: str


@dataclass(frozen=True, slots=True)
class Margins:
    """Page margins in points."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Theme:
    """What ``theme.toml`` says, and the theme's files with those of ``classic`` where it has none of its own.

    ``style`` becomes CSS custom properties (``accent`` is ``--accent``) and is read by the DOCX renderer, too. Its
    ``font`` names families, the first one first; each further one is for characters that those before it lack.
    ``steps`` are changes of the style that set the page closer, one after the other, for a variant that allows it.
    ``origins`` tells for each file where it stands, for messages.
    """

    name: str
    files: Mapping[str, bytes] = field(repr=False)
    origins: Mapping[str, str] = field(repr=False, default_factory=dict)
    margins: Margins = Margins(43, 50, 43, 50)
    style: Mapping[str, str] = field(default_factory=dict)
    fonts: tuple[FontFace, ...] = ()
    docx: Mapping[str, str] = field(default_factory=dict)
    description: str = ""
    steps: tuple[Mapping[str, str], ...] = ()

    def tightened(self, step: int) -> Theme:
        """The theme with its first ``step`` steps to a closer page laid over its style; itself for 0."""
        closer = {name: value for change in self.steps[:step] for name, value in change.items()}
        return replace(self, style={**self.style, **closer}) if closer else self

    def text(self, file: str) -> str:
        """A file of the theme as text."""
        return self.files[file].decode("utf-8")


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What a person chooses for a build beside theme and words."""

    paper: Paper = "letter"
    ascii: bool = False


def files_digest(theme: Theme) -> str:
    """SHA-256 of a theme's files, taken once: with their fonts they have some two megabytes."""
    return _files_digest(Same(theme.files))


@functools.lru_cache(maxsize=_KEPT)
def _files_digest(same: Same) -> str:
    (files,) = same.things
    assert isinstance(files, Mapping)
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def families(font: str) -> tuple[str, ...]:
    """The families in a setting such as ``Source Serif 4, Noto Sans Math``."""
    return tuple(filter(None, (family.strip() for family in font.split(","))))


def broken_theme(message: str, place: Place, hint: str = "", severity: Severity = Severity.ERROR) -> Finding:
    """A119: something is wrong in a theme's file."""
    return Finding("A119", "broken-theme", severity, message, place, hint=hint)
