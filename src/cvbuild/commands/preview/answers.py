"""Answers to the page's requests for data: from the newest view, and from lists that the server has itself."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from msgspec import Struct

from cvbuild.commands.preview.choice import Choice
from cvbuild.commands.preview.gallery import listed
from cvbuild.commands.preview.hub import Hub
from cvbuild.commands.preview.proposed import decided, proposed
from cvbuild.commands.preview.shown import why
from cvbuild.commands.preview.state import chosen, form

__all__ = ["KINDS", "Reply", "answer", "compact", "decide", "plainly"]

KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}
"""Media types by the endings of files."""

_PATIENCE = 60.0  # seconds until a picture of a theme is given up
_DECIDING = threading.Lock()  # one decision at a time: each reads the source, then writes it


class Reply(Struct, frozen=True):
    """An answer."""

    status: HTTPStatus = HTTPStatus.OK
    kind: str = KINDS["txt"]
    content: bytes = b""


def plainly(status: HTTPStatus) -> Reply:
    """Return the words of a status."""
    return Reply(status, content=f"{status.phrase}\n".encode())


def compact(data: Any) -> str:
    """Return data as JSON without spaces."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _json(data: Any, status: HTTPStatus = HTTPStatus.OK) -> Reply:
    if data is None:
        return plainly(HTTPStatus.NOT_FOUND)
    return Reply(status, "application/json", compact(data).encode())


def answer(hub: Hub, path: str, asked: Mapping[str, str]) -> Reply:
    """Return what a request asks for, from lists of our own: no path of a request reaches the disk."""
    kind, _, rest = path.removeprefix("/api/").partition("/")
    find = _KINDS_OF_DATA.get(kind) if path.startswith("/api/") else None
    return find(hub, rest, asked) if find else plainly(HTTPStatus.NOT_FOUND)


def decide(hub: Hub, verdict: str, body: str) -> Reply:
    """Accept or reject a proposal."""
    with _DECIDING:
        status, said = decided(hub.root, verdict, body)
    hub.proposed()
    return _json(said, status)


def _why(hub: Hub, _: str, asked: Mapping[str, str]) -> Reply:
    choice = Choice.of(asked)
    view = chosen(hub.view, choice)
    return _json(why(view, choice.variant, asked.get("path", "")) if view else None)


def _form(hub: Hub, _: str, asked: Mapping[str, str]) -> Reply:
    return _json(form(hub.view, Choice.of(asked)))


def _themes(hub: Hub, rest: str, asked: Mapping[str, str]) -> Reply:
    """Answer with the list of themes, or with one that is pictured first."""
    if rest != "picture":
        return _json(listed(hub.root) if not rest else None)
    made = hub.in_theme(Choice.of(asked), _PATIENCE)
    return _json(made.data) if made else plainly(HTTPStatus.SERVICE_UNAVAILABLE)


def _proposals(hub: Hub, rest: str, _: Mapping[str, str]) -> Reply:
    return _json(proposed(hub.root, rest))


def _pages(hub: Hub, digest: str, _: Mapping[str, str]) -> Reply:
    view = hub.view
    shown = (one.drawn.get(digest) for each in (view, *view.trials.values()) for one in each.variants)
    content = next(filter(None, shown), None) or hub.picture(digest)
    return Reply(kind="image/jpeg", content=content) if content else plainly(HTTPStatus.NOT_FOUND)


def _files(hub: Hub, rest: str, asked: Mapping[str, str]) -> Reply:
    view = chosen(hub.view, Choice.of(asked))
    for one in view.variants if view else ():
        for artifact in one.printed.build.artifacts if one.printed else ():
            if rest == f"{one.name}/{artifact.format}":
                return Reply(kind=KINDS[artifact.format], content=artifact.content)
    return plainly(HTTPStatus.NOT_FOUND)


_KINDS_OF_DATA: Mapping[str, Callable[[Hub, str, Mapping[str, str]], Reply]] = {
    "files": _files,
    "form": _form,
    "pages": _pages,
    "proposals": _proposals,
    "themes": _themes,
    "why": _why,
}
