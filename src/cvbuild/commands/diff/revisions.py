"""Build the sides of a comparison: variants of the working tree, and of an earlier revision."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from cvbuild.analysis.pages.alignment import lines_of
from cvbuild.commands._results import NOT_BUILT, tell
from cvbuild.commands.diff.sides import Side
from cvbuild.commands.diff.units import addresses
from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline import git
from cvbuild.pipeline.build import Request, Result, build
from cvbuild.pipeline.project import PARTS, SOURCE_NAMES, variant_names
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.files import display
from cvbuild.syntax.finding import Finding, Label, Location
from cvbuild.syntax.source import Place, Source

__all__ = ["Revision", "at_revision", "sides"]


class Revision:
    """A project at an earlier revision: its temporary folder, and the names to use in messages."""

    def __init__(self, folder: Path, shown: str) -> None:
        self.folder, self._shown = folder, shown

    def named(self, text: str) -> str:
        """Return a message or a file name as git writes it: ``main~1:cv.yaml``."""
        return text.replace(f"{self.folder.as_posix()}/", self._shown).replace(self.folder.as_posix(), self._shown)

    def result(self, result: Result) -> Result:
        """Return findings with places that the user can look up."""
        sources = {self.named(name): Source(self.named(name), s.text) for name, s in result.sources.items()}
        return replace(result, findings=tuple(map(self._finding, result.findings)), sources=sources)

    def _finding(self, finding: Finding) -> Finding:
        further = tuple(Label(self._place(label.place), self.named(label.text)) for label in finding.further)
        message, hint = self.named(finding.message), self.named(finding.hint)
        first, *others = (Location(self._place(one.place), one.path) for one in finding.locations)
        return replace(finding, locations=(first, *others), message=message, hint=hint, further=further)

    def _place(self, place: Place) -> Place:
        return replace(place, file=self.named(place.file))


@contextmanager
def at_revision(root: Path, revision: str) -> Iterator[Revision]:
    """Check the project out at a revision.

    Raises:
        CannotBuild: there is no git, no repository, no such revision, or no project in it.
    """
    with git.folder_at(root, revision, PARTS) as folder:
        own = display(root)
        known = Revision(folder, f"{revision}:{'' if own == '.' else f'{own}/'}")
        if not any((folder / name).is_file() for name in SOURCE_NAMES):
            raise CannotBuild(
                f"there is no {SOURCE_NAMES[0]} at the revision '{revision}'",
                f"git log -- {SOURCE_NAMES[0]} shows since when there is one",
            )
        yield known


def sides(root: Path, names: Iterable[str], revision: Revision | None = None) -> dict[str, Side]:
    """Build these variants in memory and lay them out, by name; variants that the project does not have are left out.

    If mistakes in the sources prevent it, they are reported and the run ends.

    Raises:
        CannotBuild: a native library is missing.
    """
    wanted = tuple(name for name in names if name in variant_names(root))
    if not wanted:
        return {}
    request = Request(root, variants=wanted, formats=("pdf",), until=Stage.INSPECTED)
    result = _built(request, revision)
    if result.project is None or not result.built:
        tell(result, request)
        sys.exit(NOT_BUILT)
    known = addresses(result.project.resume)
    return {one.variant.name: _side(one, known) for one in result.built}


def _built(request: Request, revision: Revision | None) -> Result:
    if revision is None:
        return build(request)
    try:
        return revision.result(build(request))
    except CannotBuild as error:
        raise CannotBuild(revision.named(error.message), revision.named(error.hint)) from None


def _side(one: VariantBuild, known: dict[str, str]) -> Side:
    (document, theme), (file,), pdf = one.composed, one.artifacts, one.inspections["pdf"]
    name, paper, lines = one.variant.name, one.variant.paper, len(lines_of(pdf.words))
    return Side(name, document, known, theme.name, paper, pdf.pages or 0, lines, file.content)
