"""The projects of an editor's open files: their unsaved texts, and what the last analysis found."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

from cvbuild.cache import disk
from cvbuild.commands._verdicts import Row, rows
from cvbuild.commands.lsp.layout import Layout, later
from cvbuild.commands.lsp.moved import Shift, moved
from cvbuild.commands.lsp.names import Name, names
from cvbuild.compose.select import select
from cvbuild.model.resume import Resume
from cvbuild.model.variant_build import VariantBuild
from cvbuild.pipeline.build import Request, Result, Sources, steps
from cvbuild.pipeline.context import Context
from cvbuild.pipeline.findings import finished_findings
from cvbuild.pipeline.project import SOURCE_NAMES, Project, source_file
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.files import absolute, display
from cvbuild.syntax.finding import Finding
from cvbuild.syntax.load import load
from cvbuild.syntax.source import ParsedFile, Source

__all__ = ["Workspace", "is_variant", "root_of"]


def root_of(path: Path) -> Path | None:
    """Return the project that a file belongs to; None if it is neither a source nor a variant."""
    if path.name in SOURCE_NAMES:
        return path.parent
    return path.parent.parent if is_variant(path) else None


def is_variant(path: Path) -> bool:
    """Return whether a file is a variant."""
    return path.parent.name == "variants" and path.suffix == ".yaml"


class Workspace:
    """One project as an editor has it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.buffers: dict[str, bytes] = {}
        self.findings: tuple[Finding, ...] = ()
        self.error: CannotBuild | None = None
        self.resume: Resume | None = None
        self.sources: Mapping[str, Source] = {}
        self.layout = Layout()
        self._parsed: dict[Path, tuple[bytes, ParsedFile]] = {}
        self._project: Project | None = None
        self._rows: tuple[Row, ...] | None = ()
        self._context = Context(root)
        self._early: tuple[Finding, ...] = ()
        self._of_variants = Layout()

    def analysis(self) -> Generator[bool]:
        """Check the sources as they are in the editor; yield after each step whether there is something new to show.

        The findings of the sources come first; those of variants are as before until all are checked again. What needs
        a source that can be read keeps its last state.
        """
        self._context = self._context.again(())
        running = steps(Request(self.root, formats=(), buffers=self.buffers), context=self._context)
        with contextlib.closing(running):
            try:
                yield self._checked(next(running))
                while True:
                    next(running)
                    yield False
            except StopIteration as end:
                self._finished(end.value)
            except CannotBuild as error:
                self.error, self.findings, self._of_variants = error, (), Layout()
        yield True

    def _checked(self, found: Sources) -> bool:
        """Take the findings of the sources; return whether they differ from those before."""
        assert found.project  # else there is no step but the end
        request = Request(self.root, formats=())
        early = finished_findings(found.findings, found.project, request)
        is_new = {(one.code, one.message) for one in early} != {(one.code, one.message) for one in self._early}
        self._early, self.error, self.sources = early, None, found.texts
        self.resume, self._project, self._rows = found.project.resume, found.project, None
        self.findings = (*early, *self._moved(self._of_variants))
        return is_new

    def _finished(self, result: Result) -> None:
        self.error, self.findings, self.sources = None, result.findings, result.sources
        self._of_variants = Layout(*later(self._early, result))
        if result.project:
            self.resume, self._project, self._rows = result.project.resume, result.project, None
        else:
            self._early = ()

    @property
    def late(self) -> Iterator[Finding]:
        """Yield what the last build found in finished pages, at the places that it has in the texts now."""
        return self._moved(self.layout)

    def _moved(self, found: Layout) -> Iterator[Finding]:
        shifts = {name: self._shift(name, text) for name, text in found.texts.items()}
        for finding in found.findings:
            if there := moved(finding, shifts):
                yield there

    def _shift(self, name: str, built: str) -> Shift:
        """Return what changed in a file since the last build; a file that is gone has no lines left."""
        try:
            return Shift.between(built, self.text(Path.cwd() / name))
        except OSError:
            return Shift.between(built, "")

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every item with the decision of each variant, as of the last source that could be read."""
        if self._rows is None and self._project:
            project = self._project
            chosen = (VariantBuild(one, at, select(project.resume, one, at)) for one, at in project.variants)
            self._rows = rows(project.resume, project.places, chosen)
        return self._rows or ()

    @property
    def source(self) -> Path:
        """Return the source's file; the one to create if there is none."""
        try:
            return source_file(self.root)
        except CannotBuild:
            return self.root / SOURCE_NAMES[0]

    def files(self) -> Iterator[Path]:
        """Yield the source and all variants."""
        yield source_file(self.root)
        yield from sorted((self.root / "variants").glob("*.yaml"))

    def text(self, path: Path) -> str:
        """Return the text of a file as the editor has it."""
        content = self.buffers.get(absolute(path))
        return ((disk.read(str(path)) or b"") if content is None else content).decode("utf-8", "replace")

    def parsed(self, path: Path) -> ParsedFile | None:
        """Return a file as parsed, or as it was when it could last be parsed."""
        content = self.text(path).encode()
        before = self._parsed.get(path)
        if before and before[0] == content:
            return before[1]
        value = load(content, display(path)).value
        if value:
            self._parsed[path] = content, value
        return value or (before[1] if before else None)

    def names(self, path: Path) -> tuple[Name, ...]:
        """Return the names in a file."""
        parsed = self.parsed(path)
        return names(parsed, variant=is_variant(path)) if parsed else ()

    def all_names(self) -> Iterator[tuple[Path, Name]]:
        """Yield every name of the project with its file."""
        for path in self.files():
            yield from ((path, name) for name in self.names(path))
