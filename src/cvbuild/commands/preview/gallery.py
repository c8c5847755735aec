"""The choice on the page in every theme, each pictured when the page asks for it, while no page is waited for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct

from cvbuild.commands.preview.choice import Choice
from cvbuild.commands.theme.gallery import in_theme, pictured
from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline.build import Sources, read_sources
from cvbuild.pipeline.context import Context
from cvbuild.pipeline.request import Request
from cvbuild.pipeline.stages import stages
from cvbuild.render import _pdfium
from cvbuild.render.theme.files import Listed, list_themes
from cvbuild.report import visible
from cvbuild.syntax.errors import CannotBuild

__all__ = ["Gallery", "InTheme", "listed"]

_DPI = 72  # a card is 200 pixels wide, on fine screens 400

_KEPT = 32  # pictures at a time, of 60 kB each


class InTheme(Struct, frozen=True):
    """A theme with the first page in it; ``problem`` says why there is none."""

    pages: int = 0
    digest: str = ""
    picture: bytes = b""
    problem: str = ""

    @property
    def data(self) -> dict[str, Any]:
        """Return it for the page, which fetches the picture by its digest."""
        return {"pages": self.pages, "digest": self.digest, "problem": visible(self.problem)}


def listed(root: Path) -> list[dict[str, Any]]:
    """Return all themes for the page."""
    return [{"name": one.name, "description": visible(one.description), "own": one.own} for one in list_themes(root)]


class Gallery:
    """Pictures that were asked for: those that wait, and those that are made. The hub's lock protects it."""

    def __init__(self) -> None:
        self._waiting: dict[Choice, None] = {}
        self._made: dict[tuple[Choice, int], InTheme] = {}
        self._sources: tuple[Choice, int, Sources] | None = None

    def ask(self, choice: Choice) -> None:
        """Want a picture of a choice in its theme."""
        self._waiting[choice] = None

    def next(self) -> Choice | None:
        """Return what to picture next."""
        return next(iter(self._waiting), None)

    def keep(self, choice: Choice, change: int, made: InTheme) -> None:
        """Keep a picture of the sources after so many changes; the oldest one goes."""
        self._waiting.pop(choice, None)
        self._made[choice, change] = made
        while len(self._made) > _KEPT:
            self._made.pop(next(iter(self._made)))

    def of(self, choice: Choice, change: int) -> InTheme | None:
        """Return a picture that is made."""
        return self._made.get((choice, change))

    def picture(self, digest: str) -> bytes | None:
        """Return a picture by its digest."""
        return next((one.picture for one in tuple(self._made.values()) if one.digest == digest), None)

    def draw(self, choice: Choice, whole: Request, change: int, overtaken: Callable[[], bool]) -> InTheme | None:
        """Draw a choice in its theme; None if something else became urgent meanwhile."""
        try:
            return self._drawn(choice, whole, change, overtaken)
        except CannotBuild as error:
            return InTheme(problem=error.message)

    def _drawn(self, choice: Choice, whole: Request, change: int, overtaken: Callable[[], bool]) -> InTheme | None:
        request = choice.request(Request(whole.root, whole.today, formats=("pdf",), until=Stage.RENDERED))
        theme = next((one for one in list_themes(whole.root) if one.name == choice.theme), None)
        subject = self._read(choice.without_theme(), request, change).subject
        if theme is None or subject is None or not subject.variants:
            raise CannotBuild(f"there is no theme '{choice.theme}'" if theme is None else "the source has mistakes")
        context = Context(whole.root)
        build = selected = in_theme(subject.variants[0], theme.name)
        for after in stages(subject, selected, request, context):
            build = after
            if overtaken():
                return None
        return _in(theme, build)

    def _read(self, choice: Choice, request: Request, change: int) -> Sources:
        """Read the sources once for all themes of a choice."""
        if self._sources is None or self._sources[:2] != (choice, change):
            self._sources = choice, change, read_sources(request)
        return self._sources[2]


def _in(theme: Listed, build: VariantBuild) -> InTheme:
    shown = pictured(theme, build, lambda content: _pdfium.pictures(content, _DPI, quick=True))
    digest = hashlib.sha256(shown.picture).hexdigest() if shown.picture else ""
    return InTheme(shown.pages, digest, shown.picture, shown.problem)
