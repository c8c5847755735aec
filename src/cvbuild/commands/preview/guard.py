"""Access control: only this page, opened with a key, and no other page in the same browser.

The server listens only on 127.0.0.1; that excludes other machines, but not other pages. So a request must name exactly
this address (a rebound name does not), come from this page if the browser says where it comes from, and carry a session
that no other page can know. The session is a header, not a cookie, because cookies go to every port of a host.
"""

from __future__ import annotations

import secrets
import threading
from http import HTTPStatus

from msgspec import Struct

__all__ = ["HEADERS", "WRITING", "Asked", "Keys", "refusal"]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
"""Headers of every answer: nothing from outside, no frames, no caching."""

WRITING = ("/api/proposals/accept", "/api/proposals/reject")
"""The requests that change files."""

_SECRET = 32  # bytes; 256 bits, as RFC 6749 recommends for secrets that must not be guessed


class Asked(Struct, frozen=True):
    """The parts of a request that decide whether it is answered; empty if a header is missing."""

    method: str
    path: str
    host: str = ""
    origin: str = ""
    site: str = ""
    mode: str = ""
    authorization: str = ""


class Keys:
    """Keys that open a session, and the open sessions.

    Other users of the machine can briefly see the key with which a browser is started (in the list of processes), so it
    works once; the key in the terminal works any number of times.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lasting: list[str] = []
        self._once: list[str] = []
        self._sessions: list[str] = []

    def issue(self, *, once: bool) -> str:
        """Return a new key."""
        key = secrets.token_urlsafe(_SECRET)
        with self._lock:
            (self._once if once else self._lasting).append(key)
        return key

    def open(self, key: str) -> str:
        """Return a new session for a key; empty for an unknown one."""
        with self._lock:
            single = _among(key, self._once)
            if not single and not _among(key, self._lasting):
                return ""
            self._once = [known for known in self._once if known != single]
            session = secrets.token_urlsafe(_SECRET)
            self._sessions.append(session)
            return session

    def admits(self, authorization: str) -> bool:
        """Return whether the header has a session."""
        scheme, _, session = authorization.partition(" ")
        with self._lock:
            return scheme == "Bearer" and bool(_among(session, self._sessions))


def _among(secret: str, known: list[str]) -> str:
    """Return the secret if it is known; the time this takes does not reveal how much of it is right."""
    given = secret.encode("utf-8", "replace")
    return next((one for one in known if secrets.compare_digest(given, one.encode())), "")


def refusal(asked: Asked, authority: str, keys: Keys) -> HTTPStatus | None:
    """Return why a request is refused; ``None`` if it is not.

    Args:
        asked: the request.
        authority: ``127.0.0.1:port``, the only accepted name of this server.
        keys: the open sessions.
    """
    if asked.host != authority:
        return HTTPStatus.MISDIRECTED_REQUEST
    if asked.origin and asked.origin != f"http://{authority}":
        return HTTPStatus.FORBIDDEN
    visit = (
        asked.mode == "navigate" and asked.path == "/"
    )  # a link that was followed, for example in a terminal within a browser
    if asked.site not in {"", "none", "same-origin"} and not visit:
        return HTTPStatus.FORBIDDEN
    if asked.path in WRITING and asked.origin != f"http://{authority}":
        return HTTPStatus.FORBIDDEN  # whoever writes says where it comes from
    if asked.path.startswith("/api/") and asked.path != "/api/session" and not keys.admits(asked.authorization):
        return HTTPStatus.UNAUTHORIZED
    return None
