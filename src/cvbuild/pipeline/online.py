"""Request links to find dead ones. The only module that uses the network, for ``check --online``.

A project may come from a stranger, who must not reach through it what only this machine can reach: its own services,
the routers and servers of its network, the metadata of a cloud. So each name is resolved first; the
request goes to the address that was resolved, and only if it is public. A redirect is treated like a link of its own.
"""

from __future__ import annotations

import errno
import ipaddress
import queue
import socket
import threading
import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from msgspec import Struct

from cvbuild.syntax.errors import CannotBuild

if TYPE_CHECKING:
    from http.client import HTTPConnection, HTTPResponse

__all__ = ["dead_links"]

_AT_ONCE = 8
_SECONDS = 15  # for one answer
_ALL_SECONDS = 60  # for all answers
_REDIRECTS = 10
_GONE = (404, 410)  # 401, 403, 429 and 999 are for robots; 5xx passes
_MOVED = (301, 302, 303, 307, 308)
_AGENT = "Mozilla/5.0 (compatible; cvbuild)"
_SAFE = "%/:=&?~#+!$,;'@()*[]-._"
_PORTS = {"http": 80, "https": 443}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address is in the last four bytes

_NOT_PUBLIC = "it leads to an address that is not public, which is not asked"


class _Answer(Struct, frozen=True):
    """The outcome of a request: whether a server answered, and why the link is dead (empty if it may be alive)."""

    reached: bool
    dead: str = ""


class _Refused(Exception):
    """An address that must not be asked."""


def dead_links(urls: Iterable[str]) -> Mapping[str, str]:
    """Return the links that are certainly dead, with the answer to each request.

    Links without an answer when the time for all of them is over count as alive.

    Raises:
        CannotBuild: no server was reached, so this machine is probably offline.
    """
    asked = [url for url in dict.fromkeys(urls) if _web(url)]
    answers = _answers(asked)
    if asked and not any(answer.reached for answer in answers.values()):
        raise CannotBuild("no link could be requested: no server was reached", "try again with a network connection")
    return {url: answers[url].dead for url in asked if url in answers and answers[url].dead}


def _web(url: str) -> SplitResult | None:
    """Return the parts of an address of the web; None for any other."""
    try:
        parts = urlsplit(url)
        known = parts.scheme in _PORTS and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return parts if known else None


def _answers(urls: list[str]) -> dict[str, _Answer]:
    """Ask for all links, in threads that are left alone when the time is over."""
    end, waiting, done = (
        time.monotonic() + _ALL_SECONDS,
        queue.SimpleQueue[str](),
        queue.SimpleQueue[tuple[str, _Answer]](),
    )
    for url in urls:
        waiting.put(url)

    def work() -> None:
        while time.monotonic() < end:
            try:
                url = waiting.get_nowait()
            except queue.Empty:
                return
            done.put((url, _ask(url, end)))

    for _ in range(min(_AT_ONCE, len(urls))):
        threading.Thread(target=work, daemon=True).start()
    answers: dict[str, _Answer] = {}
    while len(answers) < len(urls) and (left := end - time.monotonic()) > 0:
        try:
            url, answer = done.get(timeout=left)
        except queue.Empty:
            break
        answers[url] = answer
    return answers


def _ask(url: str, end: float) -> _Answer:
    from http.client import HTTPException

    try:
        for _ in range(_REDIRECTS):
            status, reason, moved = _status(url, end)
            if status not in _MOVED or not moved:
                return _Answer(True, f"{status} {reason}" if status in _GONE else "")
            url = urljoin(url, moved)
    except _Refused:
        return _Answer(True, _NOT_PUBLIC)
    except OSError as error:
        return _Answer(False, "no such host" if _is_unknown_host(error) else "")
    except (HTTPException, ValueError):
        return _Answer(reached=False)
    return _Answer(reached=True)


def _status(url: str, end: float) -> tuple[int, str, str]:
    """Request one address and return status, reason and the target of a redirect.

    Raises:
        _Refused: it is no address of the web, or leads to one that is not public.
        OSError, HTTPException, ValueError: there was no answer.
    """
    url = _ascii(url)
    parts = _web(url)
    if parts is None or parts.hostname is None:
        raise _Refused
    connection = _connection(parts, min(_SECONDS, max(end - time.monotonic(), 0.1)))
    try:
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        connection.request("GET", target, headers={"User-Agent": _AGENT, "Accept": "*/*"})
        answer: HTTPResponse = connection.getresponse()
        return answer.status, answer.reason, answer.getheader("Location") or ""
    finally:
        connection.close()


def _connection(parts: SplitResult, seconds: float) -> HTTPConnection:
    """Connect to a public address of the host; the name is resolved once, so that it cannot change in between."""
    from http.client import HTTPConnection, HTTPSConnection

    host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(host, port, timeout=seconds)
    address = _public(host, port)
    vars(connection)["_create_connection"] = lambda _, *rest, **more: socket.create_connection(address, *rest, **more)
    return connection


def _public(host: str, port: int) -> tuple[str, int]:
    """Return an address of a host.

    Raises:
        _Refused: one of its addresses is not public.
        OSError: it has none.
    """
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(map(_is_public, found)):
        raise _Refused
    return found[0], port


def _is_public(address: str) -> bool:
    """Return whether anyone can reach an address, not just this machine or its network."""
    known = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(known, ipaddress.IPv6Address):
        inner = known.ipv4_mapped or known.sixtofour or (known.teredo[1] if known.teredo else None)
        if known in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(known) & 0xFFFFFFFF)
        if inner is not None:
            known = inner
    return known.is_global and not known.is_multicast and not known.is_reserved


def _is_unknown_host(error: OSError) -> bool:
    """Return whether the name has no address; a failed lookup does not count."""
    return isinstance(error, socket.gaierror) and error.errno in (socket.EAI_NONAME, errno.ENOENT)


def _ascii(url: str) -> str:
    """Return the address in ASCII, as it is sent."""
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    return urlunsplit(parts._replace(netloc=host, path=quote(parts.path, _SAFE), query=quote(parts.query, _SAFE)))
