"""The small server behind the page: 127.0.0.1 only, and everything it sends comes from memory.

Python's own, threaded: a dozen kinds of request from one page on one machine. What matters here, who may ask what, is
in :mod:`cvbuild.preview.guard`, and would be ours with any framework.
"""

from __future__ import annotations

import functools
import importlib.resources
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from cvbuild.errors import CannotBuild
from cvbuild.preview.guard import HEADERS, Asked, Keys, refusal
from cvbuild.preview.hub import Hub
from cvbuild.preview.shown import shown, why

__all__ = ["ADDRESS", "Server"]

ADDRESS = "127.0.0.1"
"""The only address that is listened on: no other machine gets through."""

_KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}
_LONGEST_BODY = 1000  # bytes; a key is 43 letters
_PULSE = 10.0  # seconds without news after which a stream says that it lives, and notices that nobody listens
_IDLE = 60.0  # seconds a connection may say nothing while it is read from


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer."""

    status: HTTPStatus = HTTPStatus.OK
    kind: str = _KINDS["txt"]
    content: bytes = b""


def _plainly(status: HTTPStatus) -> Reply:
    return Reply(status, content=f"{status.phrase}\n".encode())


def _json(data: Any) -> Reply:
    if data is None:
        return _plainly(HTTPStatus.NOT_FOUND)
    return Reply(kind="application/json", content=_compact(data).encode())


def _compact(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


class Server(ThreadingHTTPServer):
    """Shows a hub's views on a port of this machine; 0 takes a free one."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, hub: Hub, port: int) -> None:
        self.hub, self.keys = hub, Keys()
        try:
            super().__init__((ADDRESS, port), _Handler)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise CannotBuild(f"cannot listen on port {port}: {reason}", "choose another --port, or none") from None

    @property
    def authority(self) -> str:
        """What stands between ``http://`` and the path."""
        return f"{ADDRESS}:{self.server_port}"

    def address(self, *, once: bool = False) -> str:
        """An address that opens the page. The key is in the fragment, which browsers never send anywhere."""
        return f"http://{self.authority}/#{self.keys.issue(once=once)}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up in the midst of an answer is nothing to tell of; anything else is."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@functools.cache
def _page_files() -> dict[str, Reply]:
    """The files of the page, by their address."""
    folder = importlib.resources.files("cvbuild.preview") / "assets"
    found = {}
    for file in folder.iterdir():
        kind = _KINDS.get(file.name.rpartition(".")[2])
        if kind:
            found[f"/{file.name}"] = Reply(kind=kind, content=file.read_bytes())
    return {**found, "/": found["/index.html"]}


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = _IDLE

    def do_GET(self) -> None:
        """A file of the page, or something of the newest view."""
        if self._refused():
            return
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == "/api/events":
            self._stream(asked.get("variant", ""))
        elif address.path == "/api/why":
            self._send(_json(why(self.server.hub.view, asked.get("variant", ""), asked.get("path", ""))))
        else:
            self._send(_page_files().get(address.path) or self._from_view(unquote(address.path)))

    def do_POST(self) -> None:
        """A key for a session."""
        if self._refused():
            return
        if self.path != "/api/session":
            self._send(_plainly(HTTPStatus.NOT_FOUND))
            return
        session = self.server.keys.open(self._body())
        if session:
            self._send(Reply(content=session.encode()))
        else:
            self._send(_plainly(HTTPStatus.UNAUTHORIZED))

    def parse_request(self) -> bool:
        """What the library takes for a request, unless its address is none (``http://[``)."""
        if not super().parse_request():
            return False
        try:
            urlsplit(self.path)
        except ValueError:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return False
        return True

    def _body(self) -> str:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > _LONGEST_BODY:
            self.close_connection = True
            return ""
        return self.rfile.read(int(length)).decode("utf-8", "replace").strip()

    def _refused(self) -> bool:
        get: Callable[[str], str] = lambda name: self.headers.get(name, "")  # noqa: E731 - a word for a word
        asked = Asked(
            self.command,
            urlsplit(self.path).path,
            get("Host"),
            get("Origin"),
            get("Sec-Fetch-Site"),
            get("Sec-Fetch-Mode"),
            get("Authorization"),
        )
        status = refusal(asked, self.server.authority, self.server.keys)
        if status:
            self.close_connection = True  # what else it sends is not read
            self._send(_plainly(status))
        return status is not None

    def _from_view(self, path: str) -> Reply:
        """A picture or a file, found by name among those that there are: no path of the request meets the disk."""
        for one in self.server.hub.view.variants:
            for digest, content in one.drawn.items():
                if path == f"/api/pages/{digest}":
                    return Reply(kind="image/jpeg", content=content)
            for artifact in one.printed.built.artifacts if one.printed else ():
                if path == f"/api/files/{one.name}/{artifact.format}":
                    return Reply(kind=_KINDS[artifact.format], content=artifact.content)
        return _plainly(HTTPStatus.NOT_FOUND)

    def _stream(self, variant: str) -> None:
        """Views as they come, as server-sent events (WHATWG HTML, 9.2), until the browser goes away."""
        variant = self.server.hub.look_at(variant)
        self._head(Reply(kind="text/event-stream"), None)
        seen = 0
        while not self.server.hub.stopping:
            view = self.server.hub.wait(seen, _PULSE)
            seen = view.revision if view else seen
            self.wfile.write(f"data: {_compact(shown(view, variant))}\n\n".encode() if view else b": alive\n\n")

    def _send(self, reply: Reply) -> None:
        self._head(reply, len(reply.content))
        self.wfile.write(reply.content)

    def _head(self, reply: Reply, length: int | None) -> None:
        self.send_response(reply.status)
        if length is None:
            self.close_connection = True
        headers = {"Content-Type": reply.kind, **HEADERS}
        headers |= {"Connection": "close"} if self.close_connection else {}
        headers |= {} if length is None else {"Content-Length": str(length)}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 - the library's
        """What the library itself refuses (an unknown method, a malformed line): in plain words, with our headers."""
        self.close_connection = True
        self._send(_plainly(HTTPStatus(code)))

    def version_string(self) -> str:
        """What the server calls itself: no versions."""
        return "cvbuild"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Requests of one page are nothing to tell of."""
