"""The CVs that are validated, and their finished files."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cvbuild.check import Chosen
from cvbuild.compose import compose
from cvbuild.document import Document
from cvbuild.fitter import fit
from cvbuild.project import Project, read_project
from cvbuild.render import renderer
from cvbuild.selection import select
from cvbuild.theme import Paper, RenderOptions, Theme
from cvbuild.themes import load_theme

__all__ = ["FORMATS", "PAPERS", "THEMES", "Cv", "all_cvs", "write_all"]

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent

THEMES = ("classic", "modern", "compact")
PAPERS: tuple[Paper, ...] = ("letter", "a4")
FORMATS = ("pdf", "docx", "txt")


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

    def look(self) -> Theme:
        """The theme, as loaded."""
        return _theme(self.theme)

    def render(self, format_: str) -> bytes:
        """A finished file."""
        outcome = renderer(format_).render(self.document, self.look(), RenderOptions(self.paper))
        assert outcome.findings == ()
        assert outcome.value is not None
        return outcome.value


@functools.cache
def _theme(name: str) -> Theme:
    theme = load_theme(name, ROOT).value
    assert theme is not None
    return theme


@functools.cache
def all_cvs() -> tuple[Cv, ...]:
    """Every document in every theme on every paper."""
    return tuple(
        _cv(name, chosen, theme, paper) for name, chosen in _all_chosen() for theme in THEMES for paper in PAPERS
    )


def _cv(name: str, chosen: Chosen, theme: str, paper: Paper) -> Cv:
    """The variant on this paper; one that fits itself to its pages does so for this theme."""
    variant = chosen.variant.changed(paper=paper)
    fitted = fit(replace(chosen, variant=variant), _theme(theme)).value
    assert fitted is not None
    document = compose(fitted.chosen.selection.resume, variant)
    return Cv(name, theme, paper, document, variant.pages.max)


def _all_chosen() -> Iterator[tuple[str, Chosen]]:
    """The variants of this project, the academic and the sparse CV."""
    for chosen in _chosen(ROOT):
        yield chosen.variant.name, chosen
    for name in ("academic", "sparse"):
        for chosen in _chosen(HERE / name):
            yield name, chosen


def _chosen(root: Path) -> Iterator[Chosen]:
    reading = read_project(root, ())
    project = reading.project
    assert isinstance(project, Project), reading.findings
    for variant, places in project.variants:
        yield Chosen(variant, places, select(project.resume, variant, places))


def write_all(folder: Path) -> dict[str, Cv]:
    """Write every file of every CV; return the CVs by the names of their files without the ending."""
    folder.mkdir(parents=True, exist_ok=True)
    for cv in all_cvs():
        for format_ in FORMATS:
            (folder / f"{cv.stem}.{format_}").write_bytes(cv.render(format_))
    return {cv.stem: cv for cv in all_cvs()}
