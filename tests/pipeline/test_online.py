"""Requests for links (X106) to a local server; no test reaches the network."""

from __future__ import annotations

import contextlib
import datetime
import socket
import threading
from collections.abc import Iterable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from msgspec.structs import replace

from cvbuild.pipeline import online
from cvbuild.pipeline.build import Request, build
from cvbuild.pipeline.online import dead_links
from cvbuild.syntax.errors import CannotBuild

_MOVES = {
    "/moved": "/404",
    "/circle": "/circle",
    "/private": "http://10.0.0.1/200",
    "/ftp": "ftp://example.org/x",
    "/file": "file:///etc/passwd",
    "/nothing": "http:///404",
}
_SLOW = threading.Event()


class _Handler(BaseHTTPRequestHandler):
    """Answers with the number that the path ends with; ``moved`` leads on."""

    def do_GET(self) -> None:
        to = _MOVES.get(self.path)
        if self.path.startswith("/slow"):
            _SLOW.wait(20)
        self.send_response(302 if to else int(self.path.rpartition("/")[2].replace("slow?", "2")))
        if to:
            self.send_header("Location", to)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server of this machine, which counts as public here."""
    real = online._is_public
    monkeypatch.setattr(online, "_is_public", lambda address: address == "127.0.0.1" or real(address))
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_a_link_is_dead_only_if_it_is_gone_for_good(server: str) -> None:
    paths = ("200", "403", "404", "410", "429", "500", "503", "999", "moved", "müller/404", "a b/200")
    dead = dead_links(f"{server}/{path}" for path in paths)
    assert {url.removeprefix(f"{server}/"): answer.split()[0] for url, answer in dead.items()} == {
        "404": "404",
        "410": "410",
        "moved": "404",
        "müller/404": "404",
    }


def test_addresses_that_are_no_links_of_the_web_are_not_asked(server: str) -> None:
    assert dead_links(["mailto:ada@lovelace.org", "tel:+44", "file:///etc/passwd", f"{server}/200"]) == {}


@pytest.mark.parametrize("path", ["private", "ftp", "file"])
def test_a_redirect_is_followed_to_public_addresses_of_the_web_only(server: str, path: str) -> None:
    assert dead_links([f"{server}/{path}"]) == {f"{server}/{path}": online._NOT_PUBLIC}


def test_a_circle_of_redirects_ends(server: str) -> None:
    assert dead_links([f"{server}/circle"]) == {}


def test_all_answers_have_a_deadline(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(online, "_ALL_SECONDS", 0.5)
    try:
        assert dead_links([f"{server}/404", *(f"{server}/slow?{number}" for number in range(30))]) == {
            f"{server}/404": "404 Not Found"
        }
    finally:
        _SLOW.set()


PRIVATE = (
    "localhost", "127.0.0.1", "127.1", "2130706433", "0x7f.1", "0", "[::1]", "[::]", "10.0.0.1", "172.16.0.1",
    "192.168.1.1", "169.254.169.254", "100.64.0.1", "[fe80::1]", "[fc00::1]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]",
    "224.0.0.1", "255.255.255.255", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
)  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE)
def test_an_address_that_is_not_public_is_never_asked(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object, **__: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket, "create_connection", connect)
    for scheme in ("http", "https"):
        with contextlib.suppress(CannotBuild):  # a notation that this system does not resolve
            assert dead_links([f"{scheme}://{host}/x"]) == {f"{scheme}://{host}/x": online._NOT_PUBLIC}


def test_a_name_with_a_private_address_among_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(0, 0, 0, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert dead_links(["http://mixed.example/"]) == {"http://mixed.example/": online._NOT_PUBLIC}


def test_without_a_network_no_link_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(online, "_is_public", lambda _: True)
    with pytest.raises(CannotBuild, match="no server was reached"):
        dead_links(["http://127.0.0.1:1/"])


def test_no_links_no_questions() -> None:
    assert dead_links([]) == {}


def test_only_check_online_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All links of a project are asked for at once, and only if that is wanted."""
    (tmp_path / "cv.yaml").write_text(
        "basics: {name: Ada Lovelace, url: https://lovelace.org}\n"
        "projects: [{name: Mill, url: https://lovelace.org/mill}, {name: Store, url: https://lovelace.org/store}]\n",
        encoding="utf-8",
    )
    asked: list[list[str]] = []

    def answer(urls: Iterable[str]) -> Mapping[str, str]:
        asked.append(list(urls))
        return {"https://lovelace.org/store": "410 Gone"}

    monkeypatch.setattr("cvbuild.pipeline.online.dead_links", answer)
    request = Request(tmp_path, datetime.date(2026, 11, 22), formats=(), select=("X106",))
    assert build(request).findings == ()
    assert asked == []
    found = build(replace(request, online=True)).findings
    assert [(finding.place.line, finding.message) for finding in found] == [
        (2, "https://lovelace.org/store is dead: 410 Gone")
    ]
    assert asked == [["https://lovelace.org", "https://lovelace.org/mill", "https://lovelace.org/store"]]
