"""The language server: one function for each request of an editor."""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams

from cvbuild.analysis.fixes import fixes
from cvbuild.commands.lsp import names as naming
from cvbuild.commands.lsp.completion import words
from cvbuild.commands.lsp.context import context
from cvbuild.commands.lsp.hover import item_at, item_text, name_text
from cvbuild.commands.lsp.names import Name
from cvbuild.commands.lsp.session import Server, path_of, uri_of
from cvbuild.commands.lsp.workspace import Workspace, is_variant
from cvbuild.model.schema import resume_schema, variant_schema

__all__ = ["Server", "serve", "server"]

_KINDS = {
    "date": lsp.CompletionItemKind.Value,
    "fact": lsp.CompletionItemKind.Reference,
    "id": lsp.CompletionItemKind.Variable,
    "key": lsp.CompletionItemKind.Property,
    "tag": lsp.CompletionItemKind.Keyword,
    "value": lsp.CompletionItemKind.EnumMember,
}
_ID = re.compile(r"[\w-]+")


server = Server()


def serve() -> None:
    """Serve stdin and stdout until the editor ends it."""
    server.start_io()


def _here(uri: str, where: lsp.Position) -> tuple[Workspace | None, Path, Name | None, int, int]:
    path = path_of(uri)
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
    """Analyse again: another program may have changed other files meanwhile. Build what is saved."""
    found = server.project(path_of(params.text_document.uri))
    if found:
        server.schedule(found)
        server.build(found)


@server.feature(lsp.SHUTDOWN)
async def shut_down(params: None) -> None:  # noqa: ARG001 - the protocol's signature
    """End what runs."""
    await server.stop()


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
    text = name_text(name, found.resume, found.rows, found.layout.lines) if name else ""
    if not text and not is_variant(path):
        row = item_at(found.rows, line, column)
        text = item_text(row, found.resume, found.layout.lines) if row else ""
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text)) if text else None


@server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[":", " ", "[", ",", "."]))
def complete(params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
    """Offer keys, ids, tags, facts and dates."""
    uri = params.text_document.uri
    path, (lines, line, column) = path_of(uri), server.position(uri, params.position)
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
    return [lsp.Location(uri_of(Path.cwd() / row.place.file), server.range(found, row.place)) for row in derived]


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
        changes.setdefault(uri_of(path), []).append(lsp.TextEdit(server.range(found, one.place), params.new_name))
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
    found = server.project(path_of(uri))
    return list(_actions(found, uri, params.range)) if found else []


def _actions(found: Workspace, uri: str, where: lsp.Range) -> Iterator[lsp.CodeAction]:
    for finding in (*found.findings, *found.late):
        source = found.sources.get(finding.place.file)
        for fix in fixes(finding, source) if source and not finding.suppressed else ():
            place = server.range(found, fix.place)
            if uri_of(Path.cwd() / fix.place.file) != uri or not _overlap(place, where):
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
    return lsp.Location(uri_of(path), server.range(found, name.place))
