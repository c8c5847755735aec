"""Who may ask what: this page alone, opened with a key, and no other page that the same browser shows.

The server listens on 127.0.0.1 only; that keeps out other machines, not other pages. So a request must name this very
address (a rebound name does not), come from this very page where the browser says from where it comes, and carry a
session that no other page can know. It is sent as a header, not as a cookie: cookies go to every port of a host.
"""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass
from http import HTTPStatus

__all__ = ["HEADERS", "Asked", "Keys", "refusal"]

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
"""What every answer says to the browser: nothing from outside, in nobody's frame, kept nowhere."""

_SECRET = 32  # bytes; 256 bits, as in RFC 6749's advice for secrets that must not be guessed


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a request decides whether it is answered; empty where the header is not there."""

    method: str
    path: str
    host: str = ""
    origin: str = ""
    site: str = ""
    mode: str = ""
    authorization: str = ""


class Keys:
    """Keys that open a session, and the sessions that were opened.

    A key that a browser is started with can be read by others on the machine for a moment (in the list of processes),
    so it opens once; the one that the terminal shows opens as often as wanted.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lasting: list[str] = []
        self._once: list[str] = []
        self._sessions: list[str] = []

    def issue(self, *, once: bool) -> str:
        """A new key."""
        key = secrets.token_urlsafe(_SECRET)
        with self._lock:
            (self._once if once else self._lasting).append(key)
        return key

    def open(self, key: str) -> str:
        """A new session for a key; empty for one that opens nothing."""
        with self._lock:
            single = _among(key, self._once)
            if not single and not _among(key, self._lasting):
                return ""
            self._once = [known for known in self._once if known != single]
            session = secrets.token_urlsafe(_SECRET)
            self._sessions.append(session)
            return session

    def admits(self, authorization: str) -> bool:
        """Whether the header carries a session."""
        scheme, _, session = authorization.partition(" ")
        with self._lock:
            return scheme == "Bearer" and bool(_among(session, self._sessions))


def _among(secret: str, known: list[str]) -> str:
    """The secret if it is known; how long this takes says nothing of how much of it is right."""
    given = secret.encode("utf-8", "replace")
    return next((one for one in known if secrets.compare_digest(given, one.encode())), "")


def refusal(asked: Asked, authority: str, keys: Keys) -> HTTPStatus | None:
    """Why a request is not answered; none where it is.

    Args:
        asked: the request.
        authority: ``127.0.0.1:port``, the only name under which this server is spoken to.
        keys: the sessions that are open.
    """
    if asked.host != authority:
        return HTTPStatus.MISDIRECTED_REQUEST
    if asked.origin and asked.origin != f"http://{authority}":
        return HTTPStatus.FORBIDDEN
    visit = asked.mode == "navigate" and asked.path == "/"  # a link followed, say in a terminal within a browser
    if asked.site not in {"", "none", "same-origin"} and not visit:
        return HTTPStatus.FORBIDDEN
    if asked.path.startswith("/api/") and asked.path != "/api/session" and not keys.admits(asked.authorization):
        return HTTPStatus.UNAUTHORIZED
    return None
