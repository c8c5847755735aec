"""The sides of a comparison: variants as the working tree makes them, and as an earlier revision made them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from cvbuild import history
from cvbuild.analysis.alignment import lines_of
from cvbuild.checking import NO_CHECKS
from cvbuild.commands import _options
from cvbuild.commands._telling import NOT_BUILT, tell
from cvbuild.comparing.sides import Side
from cvbuild.comparing.units import addresses
from cvbuild.errors import CannotBuild
from cvbuild.files import display
from cvbuild.finding import Finding, Label
from cvbuild.pipeline import Built, Request, Result, build
from cvbuild.project import PARTS, SOURCE_NAMES, variant_names
from cvbuild.source import Place, Source

__all__ = ["Revision", "at_revision", "sides"]


class Revision:
    """A project at an earlier revision: a folder while it is looked at, and names for what is found there."""

    def __init__(self, folder: Path, shown: str) -> None:
        self.folder, self._shown = folder, shown

    def named(self, text: str) -> str:
        """A message or a file's name as git writes it: ``main~1:cv.yaml``."""
        return text.replace(f"{self.folder.as_posix()}/", self._shown).replace(self.folder.as_posix(), self._shown)

    def result(self, result: Result) -> Result:
        """What a build found, at places that a person can look up."""
        sources = {self.named(name): Source(self.named(name), s.text) for name, s in result.sources.items()}
        return replace(result, findings=tuple(map(self._finding, result.findings)), sources=sources)

    def _finding(self, finding: Finding) -> Finding:
        further = tuple(Label(self._place(label.place), self.named(label.text)) for label in finding.further)
        message, hint = self.named(finding.message), self.named(finding.hint)
        return replace(finding, place=self._place(finding.place), message=message, hint=hint, further=further)

    def _place(self, place: Place) -> Place:
        return replace(place, file=self.named(place.file))


@contextmanager
def at_revision(root: Path, revision: str) -> Iterator[Revision]:
    """The project as it was.

    Raises:
        CannotBuild: no git, no repository, no such revision, no project in it.
    """
    with history.folder_at(root, revision, PARTS) as folder:
        own = display(root)
        known = Revision(folder, f"{revision}:{'' if own == '.' else f'{own}/'}")
        if not any((folder / name).is_file() for name in SOURCE_NAMES):
            raise CannotBuild(
                f"there is no {SOURCE_NAMES[0]} at the revision '{revision}'",
                f"git log -- {SOURCE_NAMES[0]} shows since when there is one",
            )
        yield known


def sides(root: Path, names: Iterable[str], revision: Revision | None = None) -> dict[str, Side]:
    """These variants by name, each made and laid out in memory; those that the project does not have are left out.

    Where the sources have mistakes that forbid it, they are told and the run ends.

    Raises:
        CannotBuild: a native library is missing.
    """
    wanted = tuple(name for name in names if name in variant_names(root))
    if not wanted:
        return {}
    request = Request(root, _options.today(), wanted, formats=("pdf",), picked=NO_CHECKS)
    result = _built(request, revision)
    if result.project is None or not result.built:
        tell(result, request, "text")
        sys.exit(NOT_BUILT)
    known = addresses(result.project.resume)
    return {one.chosen.variant.name: _side(one, known) for one in result.built}


def _built(request: Request, revision: Revision | None) -> Result:
    if revision is None:
        return build(request)
    try:
        return revision.result(build(request))
    except CannotBuild as error:
        raise CannotBuild(revision.named(error.message), revision.named(error.hint)) from None


def _side(one: Built, known: dict[str, str]) -> Side:
    pdf = one.inspections["pdf"]
    content = next(artifact.content for artifact in one.artifacts if artifact.format == "pdf")
    variant = one.chosen.variant
    lines = len(lines_of(pdf.words))
    return Side(variant.name, one.document, known, one.theme.name, variant.paper, pdf.pages or 0, lines, content)
