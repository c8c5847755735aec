"""The state of the language server: its projects, what it publishes of them, and its builds in the background."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import gc
import itertools
import os
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from cvbuild import __version__
from cvbuild.commands.lsp.builds import layout_of
from cvbuild.commands.lsp.workspace import Workspace, root_of
from cvbuild.syntax.files import absolute
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.source import Place

__all__ = ["Server", "path_of", "uri_of"]

_PAUSE = 0.015
"""Seconds without a keystroke before an analysis: a burst of keys needs only one."""

_PATIENCE = 1.0  # seconds for a client to answer whether it shows a progress
_IDLE = 2.0  # seconds without a keystroke before garbage is collected
_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}


class Server(LanguageServer):
    """The server and its projects, by folder."""

    def __init__(self) -> None:
        super().__init__("cvbuild", __version__)
        self.projects: dict[Path, Workspace] = {}
        self.shown: dict[Path, set[str]] = {}
        self.waiting: dict[Path, asyncio.TimerHandle] = {}
        self.analyses: dict[Path, asyncio.Task[None]] = {}
        self.idle: asyncio.TimerHandle | None = None
        self.builds: dict[Path, asyncio.Task[None]] = {}
        self.notices = itertools.count(1)

    def project(self, path: Path) -> Workspace | None:
        """Return the project of a file; None if the file belongs to none."""
        root = root_of(path)
        return None if root is None else self.projects.setdefault(root, Workspace(root))

    def changed(self, uri: str, text: str | None) -> None:
        """Take a file's new text; None is a closed file, which counts as it is on disk. Analyse after a pause."""
        path = path_of(uri)
        found = self.project(path)
        if found is None:
            return
        if text is None:
            found.buffers.pop(absolute(path), None)
        else:
            found.buffers[absolute(path)] = text.encode("utf-8", "surrogatepass")
        self.schedule(found)

    def schedule(self, found: Workspace) -> None:
        """Analyse a project after a pause."""
        loop = asyncio.get_running_loop()
        for before in (self.waiting.pop(found.root, None), self.analyses.pop(found.root, None)):
            if before:
                before.cancel()  # what it would publish is outdated
        self.waiting[found.root] = loop.call_later(_PAUSE, self.analyze, found)
        if self.idle:
            self.idle.cancel()
        self.idle = loop.call_later(_IDLE, gc.collect)

    def analyze(self, found: Workspace) -> None:
        """Begin to analyse a project."""
        self.waiting.pop(found.root, None)
        self.analyses[found.root] = asyncio.get_running_loop().create_task(self._analyzed(found))

    async def _analyzed(self, found: Workspace) -> None:
        """Publish what is found in every file of a project, step by step; requests are answered in between.

        What is published early is not published again at the end, unless the variants add to it.
        """
        published: dict[str, list[lsp.Diagnostic]] = {}
        with contextlib.closing(found.analysis()) as analysis:
            for is_new in analysis:
                if is_new:
                    published = self.publish(found, known=published)
                await asyncio.sleep(0)

    def build(self, found: Workspace) -> None:
        """Build a project in the background, in place of a build that is still running."""
        before = self.builds.get(found.root)
        if before:
            before.cancel()
        self.builds[found.root] = asyncio.get_running_loop().create_task(self._built(found, before))

    async def _built(self, found: Workspace, before: asyncio.Task[None] | None) -> None:
        if before:
            await asyncio.wait((before,))
        async with self._notice() as progress:
            found.layout = await layout_of(found.root, progress)
        self.publish(found)

    @contextlib.asynccontextmanager
    async def _notice(self) -> AsyncIterator[Callable[[int, int], None]]:
        """Show the progress of a build, if the client can; return what to call after each variant."""
        window = self.client_capabilities.window
        token, progress = f"cvbuild-{next(self.notices)}", self.work_done_progress
        if not (window and window.work_done_progress and await self._shows(token)):
            yield _unseen
            return

        def report(done: int, total: int) -> None:
            text, share = f"{done} of {total} variants", 100 * done // total
            progress.report(token, lsp.WorkDoneProgressReport(message=text, percentage=share))

        progress.begin(token, lsp.WorkDoneProgressBegin("cvbuild: pages", percentage=0))
        try:
            yield report
        finally:
            progress.end(token, lsp.WorkDoneProgressEnd())

    async def _shows(self, token: str) -> bool:
        """Ask the client to show a progress; return whether it agrees in time, for no build waits longer for it."""
        asked = asyncio.ensure_future(self.work_done_progress.create_async(token))
        done, _ = await asyncio.wait((asked,), timeout=_PATIENCE)  # it goes on if the build is cancelled meanwhile
        return bool(done) and asked.exception() is None

    async def stop(self) -> None:
        """End all builds and analyses."""
        running = (*self.builds.values(), *self.analyses.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def publish(
        self, found: Workspace, known: Mapping[str, list[lsp.Diagnostic]] = MappingProxyType({})
    ) -> dict[str, list[lsp.Diagnostic]]:
        """Send and return what is known of a project: every file's findings, none for a file that had some.

        Findings that the client knows, by file, are not sent again.
        """
        by_uri: dict[str, list[lsp.Diagnostic]] = {}
        for uri, diagnostic in self.diagnostics(found):
            by_uri.setdefault(uri, []).append(diagnostic)
        for diagnostics in by_uri.values():
            diagnostics.sort(key=lambda one: (one.range.start.line, one.range.start.character, str(one.code)))
        for uri in self.shown.get(found.root, set()) - set(by_uri):
            by_uri[uri] = []
        self.shown[found.root] = {uri for uri, diagnostics in by_uri.items() if diagnostics}
        for uri, diagnostics in by_uri.items():
            if known.get(uri) != diagnostics:
                self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri=uri, diagnostics=diagnostics))
        return by_uri

    def diagnostics(self, found: Workspace) -> Iterator[tuple[str, lsp.Diagnostic]]:
        """Yield a diagnostic for every place of every finding that counts."""
        if error := (found.error and (found.error.message, found.error.hint)) or found.layout.error:
            top = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 1))
            yield uri_of(found.source), lsp.Diagnostic(top, "\n".join(filter(None, error)), source="cvbuild")
        for finding in (*found.findings, *found.late):
            for place in finding.places if not finding.suppressed else ():
                yield uri_of(Path.cwd() / place.file), self.diagnostic(found, finding, place)

    def diagnostic(self, found: Workspace, finding: Finding, place: Place) -> lsp.Diagnostic:
        """Return a finding at one of its places."""
        related = [
            lsp.DiagnosticRelatedInformation(
                lsp.Location(uri_of(Path.cwd() / label.place.file), self.range(found, label.place)), label.text
            )
            for label in finding.further
        ]
        parts = [finding.message, finding.label, f"hint: {finding.hint}" if finding.hint else ""]
        parts += [f"variants: {', '.join(finding.variants)}"] if finding.variants else []
        return lsp.Diagnostic(
            range=self.range(found, place),
            message="\n".join(filter(None, parts)),
            severity=_SEVERITIES[finding.severity],
            code=f"{finding.code} {finding.name}",
            source="cvbuild",
            related_information=related or None,
        )

    def range(self, found: Workspace, place: Place) -> lsp.Range:
        """Return a place in the client's units; one without an end reaches to the end of its line."""
        source = found.sources.get(place.file)
        lines = _lines(source.text) if source else []
        end_line = place.end_line or place.line
        text = lines[end_line - 1] if 0 < end_line <= len(lines) else ""
        end_column = place.end_column or max(len(text) + 1, place.column)
        start, end = lsp.Position(place.line - 1, place.column - 1), lsp.Position(end_line - 1, end_column - 1)
        codec = self.workspace.position_codec
        return codec.range_to_client_units(lines, lsp.Range(start, end))

    def position(self, uri: str, where: lsp.Position) -> tuple[list[str], int, int]:
        """Return the lines of a file, and a position in it as line and column in code points, from 1."""
        lines = self.workspace.get_text_document(uri).source.splitlines()
        own = self.workspace.position_codec.position_from_client_units(lines, where)
        return lines, own.line + 1, own.character + 1


def _unseen(done: int, total: int) -> None:
    """Report progress to nobody."""


@functools.lru_cache(maxsize=8)
def _lines(text: str) -> list[str]:
    """Return the lines of a text, split once for all its findings."""
    return text.splitlines()


def path_of(uri: str) -> Path:
    """Return the path of a file's URI."""
    return Path(to_fs_path(uri) or uri)


@functools.lru_cache(maxsize=64)
def uri_of(path: Path) -> str:
    """Return the URI of a file."""
    return from_fs_path(os.path.normpath(path)) or path.as_uri()
