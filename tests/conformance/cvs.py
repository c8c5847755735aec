"""The CVs that are validated, and their finished files."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from cvbuild.compose.letter import letter_theme
from cvbuild.compose.select import select
from cvbuild.compose.typography import typeset
from cvbuild.fit.side_column import side_that_fits, with_side
from cvbuild.fit.verification import fit
from cvbuild.model.document import Document
from cvbuild.model.resume import Resume
from cvbuild.model.theme import Paper, RenderOptions, Theme
from cvbuild.model.variant import Variant
from cvbuild.model.variant_build import VariantBuild
from cvbuild.pipeline.letters import with_letter
from cvbuild.pipeline.project import Project, Reading, read_project
from cvbuild.render import renderer
from cvbuild.render.theme.files import load_theme
from cvbuild.syntax.source import SourceMap
from tests.projects import composed
from tests.sample import edition
from tests.themes import THEMES

__all__ = ["FORMATS", "HERE", "LETTER", "PAPERS", "ROOT", "THEMES", "Cv", "all_cvs", "chosen_of", "one_cv", "write_all"]

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent

PAPERS: tuple[Paper, ...] = ("letter", "a4")
FORMATS = ("pdf", "docx", "txt")
LETTER = "letter"
_IN_ALL_THEMES = ("inference", "sparse")
"""Validators take minutes: the others are in the first three themes only."""


@dataclass(frozen=True)
class Cv:
    """One variant in one theme on one paper. ``limit`` is the variant's own on its pages, where it has one."""

    name: str
    theme: str
    paper: Paper
    document: Document
    limit: int | None

    @property
    def stem(self) -> str:
        """The name of its files."""
        return f"{self.name}-{self.theme}-{self.paper}"

    @property
    def printed(self) -> Document:
        """The document with the marks of its language, as PDF and Word have it."""
        return typeset(self.document, spaces=False)

    def look(self) -> Theme:
        """The theme, as loaded; with the room that a letter has."""
        return letter_theme(_theme(self.theme)) if self.name == LETTER else _theme(self.theme)

    def render(self, format_: str) -> bytes:
        """A finished file."""
        outcome = renderer(format_).render(edition(self.document, self.look(), RenderOptions(self.paper)))
        assert outcome.mistakes == ()
        assert outcome.value is not None
        return outcome.value


@functools.cache
def _theme(name: str) -> Theme:
    theme = load_theme(name, ROOT).value
    assert theme is not None
    return theme


@functools.cache
def all_cvs() -> tuple[Cv, ...]:
    """Every CV in the first three themes on every paper, two in the other themes too; the letter in one."""
    return tuple(
        _cv(name, chosen, theme, paper)
        for name, chosen in _all_chosen()
        for theme in THEMES
        for paper in PAPERS
        if (theme in THEMES[:3] and name != LETTER)
        or theme == THEMES[0]
        or (name in _IN_ALL_THEMES and paper == PAPERS[0])
    )


def one_cv(name: str, theme: str, paper: Paper) -> Cv:
    """One document in one theme."""
    return next(_cv(own, chosen, theme, paper) for own, chosen in _all_chosen() if own == name)


def _cv(name: str, chosen: VariantBuild, theme: str, paper: Paper) -> Cv:
    """The variant on this paper; one that fits itself to its pages does so for this theme."""
    look = _theme(theme)
    variant = chosen.variant.changed(paper=paper).with_defaults(look.defaults, look.look)
    build = composed(replace(chosen, variant=variant), look)
    fitted = fit(with_side(build, side_that_fits(build).value or ())).value
    assert fitted is not None
    return Cv(name, theme, paper, fitted.composed[0], variant.pages.max)


def _all_chosen() -> Iterator[tuple[str, VariantBuild]]:
    """The variants of this project, the academic and the sparse CV, the letter."""
    for chosen in chosen_of(read_project(ROOT, ())):
        yield chosen.variant.name, chosen
    for name in ("academic", "sparse"):
        for chosen in chosen_of(read_project(HERE / name, ())):
            yield name, chosen
    for chosen in chosen_of(with_letter(read_project(HERE / LETTER, ()), HERE / LETTER, "harbour", _shown)):
        yield LETTER, chosen


def _shown(resume: Resume, variant: Variant, places: SourceMap) -> Resume:
    return select(resume, variant, places).resume


def chosen_of(reading: Reading) -> Iterator[VariantBuild]:
    """The variants of a project, selected."""
    project = reading.project
    assert isinstance(project, Project), reading.mistakes
    for variant, places in project.variants:
        yield VariantBuild(variant, places, select(project.resume, variant, places))


def write_all(folder: Path) -> dict[str, Cv]:
    """Write every file of every CV; return the CVs by the names of their files without the ending."""
    folder.mkdir(parents=True, exist_ok=True)
    for cv in all_cvs():
        for format_ in FORMATS:
            (folder / f"{cv.stem}.{format_}").write_bytes(cv.render(format_))
    return {cv.stem: cv for cv in all_cvs()}
