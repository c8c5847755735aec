"""The language server. The only module that imports pygls and lsprotocol."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import gc
import os
import re
from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from cvbuild import __version__
from cvbuild.analysis.fixes import fixes
from cvbuild.commands.lsp import names as naming
from cvbuild.commands.lsp.completion import words
from cvbuild.commands.lsp.context import context
from cvbuild.commands.lsp.hover import item_at, item_text, name_text
from cvbuild.commands.lsp.names import Name
from cvbuild.commands.lsp.workspace import Workspace, is_variant, root_of
from cvbuild.model.schema import resume_schema, variant_schema
from cvbuild.syntax.files import absolute
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.source import Place

__all__ = ["Server", "serve", "server"]

_PAUSE = 0.015
"""Seconds without a keystroke before an analysis: a burst of keys needs only one."""

_IDLE = 2.0  # seconds without a keystroke before garbage is collected
_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}
_KINDS = {
    "date": lsp.CompletionItemKind.Value,
    "fact": lsp.CompletionItemKind.Reference,
    "id": lsp.CompletionItemKind.Variable,
    "key": lsp.CompletionItemKind.Property,
    "tag": lsp.CompletionItemKind.Keyword,
    "value": lsp.CompletionItemKind.EnumMember,
}
_ID = re.compile(r"[\w-]+")


class Server(LanguageServer):
    """The server and its projects, by folder."""

    def __init__(self) -> None:
        super().__init__("cvbuild", __version__)
        self.projects: dict[Path, Workspace] = {}
        self.shown: dict[Path, set[str]] = {}
        self.waiting: dict[Path, asyncio.TimerHandle] = {}
        self.idle: asyncio.TimerHandle | None = None

    def project(self, path: Path) -> Workspace | None:
        """Return the project of a file; None if the file belongs to none."""
        root = root_of(path)
        return None if root is None else self.projects.setdefault(root, Workspace(root))

    def changed(self, uri: str, text: str | None) -> None:
        """Take a file's new text; None is a closed file, which counts as it is on disk. Analyse after a pause."""
        path = _path(uri)
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
        if before := self.waiting.pop(found.root, None):
            before.cancel()
        self.waiting[found.root] = loop.call_later(_PAUSE, self.analyze, found)
        if self.idle:
            self.idle.cancel()
        self.idle = loop.call_later(_IDLE, gc.collect)

    def analyze(self, found: Workspace) -> None:
        """Analyse a project, and publish what was found in every file of it."""
        self.waiting.pop(found.root, None)
        found.analyze()
        by_uri: dict[str, list[lsp.Diagnostic]] = {}
        for uri, diagnostic in self.diagnostics(found):
            by_uri.setdefault(uri, []).append(diagnostic)
        for uri in self.shown.get(found.root, set()) - set(by_uri):
            by_uri[uri] = []
        self.shown[found.root] = {uri for uri, diagnostics in by_uri.items() if diagnostics}
        for uri, diagnostics in by_uri.items():
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri=uri, diagnostics=diagnostics))

    def diagnostics(self, found: Workspace) -> Iterator[tuple[str, lsp.Diagnostic]]:
        """Yield a diagnostic for every place of every finding that counts."""
        if found.error:
            message = found.error.message + (f"\n{found.error.hint}" if found.error.hint else "")
            top = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 1))
            yield _uri(found.root / "cv.yaml"), lsp.Diagnostic(top, message, source="cvbuild")
        for finding in found.findings:
            for place in finding.places if not finding.suppressed else ():
                yield _uri(Path.cwd() / place.file), self.diagnostic(found, finding, place)

    def diagnostic(self, found: Workspace, finding: Finding, place: Place) -> lsp.Diagnostic:
        """Return a finding at one of its places."""
        related = [
            lsp.DiagnosticRelatedInformation(
                lsp.Location(_uri(Path.cwd() / label.place.file), self.range(found, label.place)), label.text
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
        lines = source.text.splitlines() if source else []
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


server = Server()


def serve() -> None:
    """Serve stdin and stdout until the editor ends it."""
    server.start_io()


def _path(uri: str) -> Path:
    return Path(to_fs_path(uri) or uri)


def _uri(path: Path) -> str:
    return from_fs_path(os.path.normpath(path)) or path.as_uri()


def _here(uri: str, where: lsp.Position) -> tuple[Workspace | None, Path, Name | None, int, int]:
    path = _path(uri)
    found = server.project(path)
    _, line, column = server.position(uri, where)
    name = naming.at(found.names(path), line, column) if found else None
    return found, path, name, line, column


@server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
def opened(params: lsp.DidOpenTextDocumentParams) -> None:
    """Analyse the project of a file."""
    server.changed(params.text_document.uri, params.text_document.text)


@server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
def changed(params: lsp.DidChangeTextDocumentParams) -> None:
    """Analyse again."""
    uri = params.text_document.uri
    server.changed(uri, server.workspace.get_text_document(uri).source)


@server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
def closed(params: lsp.DidCloseTextDocumentParams) -> None:
    """Use what is on disk from now on."""
    server.changed(params.text_document.uri, None)


@server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
def saved(params: lsp.DidSaveTextDocumentParams) -> None:
    """Analyse again: another program may have changed other files meanwhile."""
    found = server.project(_path(params.text_document.uri))
    if found:
        server.schedule(found)


@server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
def files_changed(params: lsp.DidChangeWatchedFilesParams) -> None:  # noqa: ARG001 - all projects are few
    """Analyse all projects again."""
    for found in server.projects.values():
        server.schedule(found)


@server.feature(lsp.TEXT_DOCUMENT_HOVER)
def hover(params: lsp.HoverParams) -> lsp.Hover | None:
    """Show what a name means, or what backs the item at the position."""
    found, path, name, line, column = _here(params.text_document.uri, params.position)
    if found is None or found.resume is None:
        return None
    text = name_text(name, found.resume, found.rows) if name else ""
    if not text and not is_variant(path):
        row = item_at(found.rows, line, column)
        text = item_text(row, found.resume) if row else ""
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text)) if text else None


@server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[":", " ", "[", ",", "."]))
def complete(params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
    """Offer keys, ids, tags, facts and dates."""
    uri = params.text_document.uri
    path, (lines, line, column) = _path(uri), server.position(uri, params.position)
    found = server.project(path)
    if found is None:
        return []
    variant = is_variant(path)
    schema = variant_schema() if variant else resume_schema()
    where = context(lines, line, column)
    month = f"{datetime.datetime.now().astimezone():%Y-%m}"
    start = lsp.Position(params.position.line, params.position.character - len(where.typed))
    return [
        lsp.CompletionItem(
            label=word.text,
            kind=_KINDS[word.kind],
            detail=word.remark or None,
            text_edit=lsp.TextEdit(lsp.Range(start, params.position), word.text + (": " if word.kind == "key" else "")),
        )
        for word in words(where, found.resume, schema, month, variant=variant)
    ]


@server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
def define(params: lsp.DefinitionParams) -> list[lsp.Location]:
    """Go to where a name is defined; from there to where it is used."""
    found, _, name, _, _ = _here(params.text_document.uri, params.position)
    if found is None or name is None:
        return []
    same = list(_same(found, name))
    wanted = [one for one in same if one[1].defined is not name.defined]
    if wanted or name.defined or name.kind != "id":
        return [_location(found, path, one) for path, one in wanted]
    derived = [row for row in found.rows if row.item.address.rpartition(".")[2] == name.text]
    return [lsp.Location(_uri(Path.cwd() / row.place.file), server.range(found, row.place)) for row in derived]


@server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
def refer(params: lsp.ReferenceParams) -> list[lsp.Location]:
    """List where a name is used."""
    found, _, name, _, _ = _here(params.text_document.uri, params.position)
    if found is None or name is None:
        return []
    shown = params.context.include_declaration
    return [_location(found, path, one) for path, one in _same(found, name) if shown or not one.defined]


@server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
def can_rename(params: lsp.PrepareRenameParams) -> lsp.Range | None:
    """Say what would be renamed."""
    found, _, name, _, _ = _here(params.text_document.uri, params.position)
    if found is None or name is None or not any(one.defined for _, one in _same(found, name)):
        return None
    return server.range(found, name.place)


@server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
def rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    """Rename an id, a tag or a fact everywhere."""
    found, _, name, _, _ = _here(params.text_document.uri, params.position)
    if found is None or name is None:
        return None
    same = list(_same(found, name))
    _refuse(found, name, same, params.new_name)
    changes: dict[str, list[lsp.TextEdit]] = {}
    for path, one in same:
        changes.setdefault(_uri(path), []).append(lsp.TextEdit(server.range(found, one.place), params.new_name))
    return lsp.WorkspaceEdit(changes=changes)


def _refuse(found: Workspace, name: Name, same: list[tuple[Path, Name]], new: str) -> None:
    """Refuse a rename after which a name would mean something else.

    Raises:
        JsonRpcInvalidParams: the editor shows why.
    """
    defined = sum(one.defined for _, one in same)
    if not _ID.fullmatch(new):
        raise JsonRpcInvalidParams(f"'{new}' is not an id: letters, digits, - and _")
    if not defined:
        raise JsonRpcInvalidParams(f"nothing has the {name.kind} '{name.text}'; give the item an id first")
    if defined > 1:
        raise JsonRpcInvalidParams(f"{defined} items have the id '{name.text}'; rename them by hand")
    if any(one.kind == name.kind and one.text == new and one.defined for _, one in found.all_names()):
        raise JsonRpcInvalidParams(f"there is a {name.kind} '{new}' already")


@server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix]))
def act(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """Offer the edits that the hints of findings spell out."""
    uri = params.text_document.uri
    found = server.project(_path(uri))
    return list(_actions(found, uri, params.range)) if found else []


def _actions(found: Workspace, uri: str, where: lsp.Range) -> Iterator[lsp.CodeAction]:
    for finding in found.findings:
        source = found.sources.get(finding.place.file)
        for fix in fixes(finding, source) if source and not finding.suppressed else ():
            place = server.range(found, fix.place)
            if _uri(Path.cwd() / fix.place.file) != uri or not _overlap(place, where):
                continue
            edit = lsp.WorkspaceEdit(changes={uri: [lsp.TextEdit(place, fix.text)]})
            diagnostic = server.diagnostic(found, finding, fix.place)
            yield lsp.CodeAction(fix.title, lsp.CodeActionKind.QuickFix, [diagnostic], is_preferred=True, edit=edit)


def _overlap(one: lsp.Range, other: lsp.Range) -> bool:
    return _order(one.start) <= _order(other.end) and _order(other.start) <= _order(one.end)


def _order(position: lsp.Position) -> tuple[int, int]:
    return position.line, position.character


def _same(found: Workspace, name: Name) -> Iterator[tuple[Path, Name]]:
    with contextlib.suppress(OSError):
        yield from ((path, one) for path, one in found.all_names() if (one.kind, one.text) == (name.kind, name.text))


def _location(found: Workspace, path: Path, name: Name) -> lsp.Location:
    return lsp.Location(_uri(path), server.range(found, name.place))
