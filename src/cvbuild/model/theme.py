"""A theme: files and settings, never code. Renderers use it without knowing where its files come from."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from cvbuild.model.look import ACCENTS, NARROWER, Look
from cvbuild.model.variant import Dates
from cvbuild.syntax.finding import Mistake, Severity
from cvbuild.syntax.source import Place

__all__ = [
    "PAPERS",
    "FontFace",
    "Margins",
    "Paper",
    "RenderOptions",
    "Theme",
    "broken_layout",
    "broken_theme",
    "families",
    "look",
]


Paper = Literal["letter", "a4"]

PAPERS: Mapping[str, tuple[float, float]] = {"letter": (612.0, 792.0), "a4": (595.276, 841.89)}
"""Width and height in points: ANSI/ASME Y14.1 Letter, ISO 216 A4."""


class FontFace(Struct, frozen=True):
    """One face of a font family and its file in the theme."""

    family: str
    weight: int
    style: str
    file: str


class Margins(Struct, frozen=True):
    """Page margins in points."""

    top: float
    right: float
    bottom: float
    left: float

    def times(self, factor: float) -> Margins:
        """Return margins that are wider or narrower."""
        return self if factor == 1 else Margins(*(round(getattr(self, s) * factor, 1) for s in self.__struct_fields__))


class Theme(Struct, frozen=True, dict=True):
    """The settings of ``theme.toml``, and the theme's files completed with those of ``classic``.

    ``style`` becomes CSS custom properties (``accent`` is ``--accent``) and is also read by the DOCX renderer. Its
    ``font`` lists families: the first one, then fallbacks for characters it lacks. ``steps`` are successive changes of
    the style that tighten the page, for a variant that allows it. ``dates``, ``defaults`` and ``look`` are settings of
    variants that set none themselves. ``loose`` is the style before it was tightened. ``own`` is true if the project
    has files that differ from those of cvbuild; whoever wrote them may have meant harm. ``own_settings`` is true if
    ``theme.toml`` is the project's. ``origins`` has the origin of each file, for messages. ``added`` are the families
    that the project's own ``fonts/`` folder adds for what the theme's fonts cannot write.
    """

    name: str
    files: Mapping[str, bytes]
    origins: Mapping[str, str] = field(default_factory=dict)
    margins: Margins = Margins(43, 50, 43, 50)
    style: Mapping[str, str] = field(default_factory=dict)
    fonts: tuple[FontFace, ...] = ()
    docx: Mapping[str, str] = field(default_factory=dict)
    description: str = ""
    steps: tuple[Mapping[str, str], ...] = ()
    dates: Dates | None = None
    defaults: Mapping[str, str] = field(default_factory=dict)
    own: bool = False
    own_settings: bool = False
    added: tuple[str, ...] = ()
    look: Look | None = None
    loose: Mapping[str, str] = field(default_factory=dict)

    def tightened(self, step: int) -> Theme:
        """Return the theme with its first ``step`` steps of tightening applied; itself for 0."""
        closer = {name: value for change in self.steps[:step] for name, value in change.items()}
        return replace(self, style={**self.style, **closer}, loose=self.loose or self.style) if closer else self

    def looked(self, look: Look | None) -> Theme:
        """Return the theme in a look; itself without one."""
        if look is None:
            return self
        style = {**self.style, **({"accent": ACCENTS.get(look.accent, look.accent)} if look.accent else {})}
        margins = self.margins.times(NARROWER.get(look.margins or "", 1))
        return replace(self, look=look, style=style, margins=margins)

    @property
    def look_files(self) -> tuple[str, ...]:
        """The stylesheets of the look that the theme has: ``looks/header-centred.css``."""
        chosen = self.look.fields() if self.look else ()
        names = (f"looks/{name.replace('_', '-')}-{str(value).lower()}.css" for name, _, value in chosen if value)
        return tuple(name for name in names if name in self.files)

    @functools.cached_property
    def digest(self) -> str:
        """SHA-256 of the files; they have about two megabytes, mostly fonts."""
        digest = hashlib.sha256()
        for name, content in sorted(self.files.items()):
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
        return digest.hexdigest()

    def text(self, file: str) -> str:
        """Return a file of the theme as text."""
        return self.files[file].decode("utf-8")


class RenderOptions(Struct, frozen=True):
    """The user's settings for rendering besides theme and words."""

    paper: Paper = "letter"
    ascii: bool = False


def look(theme: Theme) -> tuple[object, ...]:
    """Return all of a theme that has a say in a file, its own files by their digest."""
    style = (theme.name, theme.origins, theme.margins, theme.style, theme.fonts, theme.docx, theme.steps)
    return (*style, theme.digest, *((theme.look,) if theme.look else ()))


def families(font: str) -> tuple[str, ...]:
    """Return the families in a setting such as ``Source Serif 4, Noto Sans Math``."""
    return tuple(filter(None, (family.strip() for family in font.split(","))))


def broken_layout(theme: Theme, reason: str) -> Mistake:
    """Return the mistake that a theme cannot be laid out (A119), at its style."""
    files = (file for file in ("look.css", "resume.css", "resume.html.j2", "theme.toml") if file in theme.files)
    own = [file for file in files if theme.origins.get(file, "").startswith(f"templates/{theme.name}/")]
    place = Place(theme.origins[own[0]] if own else f"templates/{theme.name}", 1)
    hint = "cvbuild theme fork copies a theme that can be laid out, to compare with"
    return broken_theme(f"the page cannot be laid out: {reason}", place, hint)


def broken_theme(message: str, place: Place, hint: str = "", severity: Severity | None = None) -> Mistake:
    """A mistake in a theme's file (A119)."""
    return Mistake("A119", message, place, hint=hint, severity=severity)
