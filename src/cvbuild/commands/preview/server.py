"""A small server for the page: only on 127.0.0.1, with all content from memory.

Python's own threaded server suffices for a dozen kinds of request from one page on one machine. Access control, the
critical part, is in :mod:`cvbuild.commands.preview.guard`, and would be ours with any framework.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.resources
import sys
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from cvbuild.commands.preview import answers
from cvbuild.commands.preview.answers import KINDS, Reply, compact, plainly
from cvbuild.commands.preview.choice import Choice
from cvbuild.commands.preview.guard import HEADERS, WRITING, Asked, Keys, refusal
from cvbuild.commands.preview.hub import Hub
from cvbuild.commands.preview.state import state
from cvbuild.syntax.errors import CannotBuild

__all__ = ["ADDRESS", "Server"]

ADDRESS = "127.0.0.1"
"""The only address to listen on: other machines cannot connect."""

_LONGEST_BODY = 1000  # bytes; a key has 43 letters
_PULSE = 10.0  # seconds without news after which a stream sends a sign of life, and notices that the browser is gone
_IDLE = 20.0  # seconds a connection may say nothing while it is read from, or take nothing while it is written to
_MOST_CONNECTIONS = 64  # at a time; a browser opens six for one page
_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 5\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\nContent-Length: 46\r\n\r\n"
    b"Too many connections: close some of its tabs.\n"
)


class Server(ThreadingHTTPServer):
    """The server of a hub's views on a port of this machine; 0 selects a free one."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, hub: Hub, port: int) -> None:
        self.hub, self.keys = hub, Keys()
        self._free = threading.BoundedSemaphore(_MOST_CONNECTIONS)
        try:
            super().__init__((ADDRESS, port), _Handler)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise CannotBuild(f"cannot listen on port {port}: {reason}", "choose another --port, or omit it") from None

    @property
    def authority(self) -> str:
        """Return the part between ``http://`` and the path."""
        return f"{ADDRESS}:{self.server_port}"

    def address(self, *, once: bool = False) -> str:
        """Return an address that opens the page. The key is in the fragment, which browsers never send."""
        return f"http://{self.authority}/#{self.keys.issue(once=once)}"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own; refuse a connection if there are too many, so that held ones cost little."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
            return
        with contextlib.suppress(OSError):
            request.settimeout(0)
            request.sendall(_FULL)
        self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer one connection, then make room for another."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore a browser that disconnects during an answer; report anything else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@functools.cache
def _page_files() -> dict[str, Reply]:
    """The files of the page, by address."""
    folder = importlib.resources.files("cvbuild.commands.preview") / "assets"
    found = {}
    for file in folder.iterdir():
        kind = KINDS.get(file.name.rpartition(".")[2])
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
        """Answer with a file of the page, or something of the newest view."""
        if self._refused():
            return
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == "/api/events":
            self._stream(Choice.of(asked))
        else:
            self._send(_page_files().get(address.path) or answers.answer(self.server.hub, unquote(address.path), asked))

    def do_POST(self) -> None:
        """Exchange a key for a session, or decide on a proposal."""
        if self._refused():
            return
        if self.path in WRITING:
            self._send(answers.decide(self.server.hub, self.path.rpartition("/")[2], self._body()))
            return
        if self.path != "/api/session":
            self._send(plainly(HTTPStatus.NOT_FOUND))
            return
        session = self.server.keys.open(self._body())
        if session:
            self._send(Reply(content=session.encode()))
        else:
            self._send(plainly(HTTPStatus.UNAUTHORIZED))

    def parse_request(self) -> bool:
        """Return the address of a request, unless it is invalid (``http://[``)."""
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
            self._send(plainly(status))
        return status is not None

    def _stream(self, asked: Choice) -> None:
        """Send views as they come, as server-sent events (WHATWG HTML, 9.2), until the browser disconnects."""
        hub = self.server.hub
        choice = hub.look_at(asked)
        try:
            self._head(Reply(kind="text/event-stream"), None)
            seen = 0
            while not hub.stopping:
                view = hub.wait(seen, _PULSE)
                seen = view.revision if view else seen
                data = state(view, choice) if view else None
                self.wfile.write(f"data: {compact(data)}\n\n".encode() if data else b": alive\n\n")
        finally:
            hub.look_away(choice)

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
        """Answer what the library refuses (an unknown method, a malformed line) in plain words, with our headers."""
        self.close_connection = True
        self._send(plainly(HTTPStatus(code)))

    def version_string(self) -> str:
        """Return the server's name without versions."""
        return "cvbuild"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Do not log the requests of one page."""
