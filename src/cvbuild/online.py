"""Asking the web whether links lead anywhere: the one door to the network, opened by ``check --online`` alone."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from cvbuild.errors import CannotBuild

__all__ = ["dead_links"]

_AT_ONCE = 8
_SECONDS = 15  # for one answer
_GONE = (404, 410)  # 401, 403, 429 and 999 are for robots; 5xx passes
_AGENT = "Mozilla/5.0 (compatible; cvbuild)"
_SAFE = "%/:=&?~#+!$,;'@()*[]-._"


@dataclass(frozen=True, slots=True)
class _Answer:
    """``reached`` says that some server answered; ``dead`` is empty where the link may be alive."""

    reached: bool
    dead: str = ""


def dead_links(urls: Iterable[str]) -> Mapping[str, str]:
    """The web addresses that surely lead nowhere, each with what was answered. All others are left out.

    Raises:
        CannotBuild: not one server could be reached, which says more of this machine than of the links.
    """
    from concurrent.futures import ThreadPoolExecutor

    asked = [url for url in dict.fromkeys(urls) if url.startswith(("https://", "http://"))]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = dict(zip(asked, pool.map(_ask, asked), strict=True))
    if asked and not any(answer.reached for answer in answers.values()):
        raise CannotBuild("none of the links could be asked: no server was reached", "try again with a network")
    return {url: answer.dead for url, answer in answers.items() if answer.dead}


def _ask(url: str) -> _Answer:
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request, urlopen

    try:
        with urlopen(Request(_ascii(url), headers={"User-Agent": _AGENT}), timeout=_SECONDS):
            return _Answer(reached=True)
    except HTTPError as error:
        with error:
            return _Answer(True, f"{error.code} {error.reason}" if error.code in _GONE else "")
    except URLError as error:
        return _Answer(False, "no such host" if _is_unknown_host(error.reason) else "")
    except (OSError, HTTPException, ValueError):
        return _Answer(reached=False)


def _is_unknown_host(reason: object) -> bool:
    """Whether the name has no address, other than that nobody could be asked for it."""
    return isinstance(reason, socket.gaierror) and reason.errno in (socket.EAI_NONAME, errno.ENOENT)


def _ascii(url: str) -> str:
    """The address as it goes over the wire."""
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    return urlunsplit(parts._replace(netloc=host, path=quote(parts.path, _SAFE), query=quote(parts.query, _SAFE)))
