"""Requests that the preview refuses, and the reasons."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from cvbuild.commands.preview.guard import Asked, Keys, refusal
from cvbuild.commands.preview.hub import Hub
from cvbuild.commands.preview.server import Server
from cvbuild.commands.preview.session import serving
from cvbuild.syntax.errors import CannotBuild
from tests.previews import TODAY, ask, session, states, write_project

HERE = "127.0.0.1:4711"
ACCEPT, REJECT = "/api/proposals/accept", "/api/proposals/reject"

REFUSED = [
    ("another name for this address", Asked("GET", "/", "evil.example:4711"), 421),
    ("a name that is as good as this address", Asked("GET", "/", "localhost:4711"), 421),
    ("another port", Asked("GET", "/", "127.0.0.1:4712"), 421),
    ("no name", Asked("GET", "/"), 421),
    ("another page", Asked("POST", "/api/session", HERE, "http://evil.example"), 403),
    ("a page of another port", Asked("POST", "/api/session", HERE, "http://127.0.0.1:3000"), 403),
    ("a page that hides where it is from", Asked("POST", "/api/session", HERE, "null"), 403),
    ("the same page over TLS", Asked("POST", "/api/session", HERE, f"https://{HERE}"), 403),
    ("a script of another site", Asked("GET", "/preview.js", HERE, site="cross-site", mode="no-cors"), 403),
    ("a script of another port", Asked("GET", "/preview.js", HERE, site="same-site", mode="no-cors"), 403),
    ("a frame's page", Asked("GET", "/api/events", HERE, site="cross-site", mode="navigate"), 403),
    ("a decision of unknown origin", Asked("POST", ACCEPT, HERE, authorization="Bearer SESSION"), 403),
    ("a decision of another page", Asked("POST", ACCEPT, HERE, "null", authorization="Bearer SESSION"), 403),
    ("a decision without a session", Asked("POST", REJECT, HERE, f"http://{HERE}"), 401),
    ("no session", Asked("GET", "/api/events", HERE, site="same-origin"), 401),
    ("a wrong session", Asked("GET", "/api/events", HERE, authorization="Bearer guess"), 401),
    ("a session in another scheme", Asked("GET", "/api/events", HERE, authorization="Basic SESSION"), 401),
]
ADMITTED = [
    Asked("POST", ACCEPT, HERE, f"http://{HERE}", "same-origin", authorization="Bearer SESSION"),
    Asked("GET", "/", HERE),
    Asked("GET", "/", HERE, site="none", mode="navigate"),
    Asked("GET", "/", HERE, site="cross-site", mode="navigate"),
    Asked("GET", "/preview.js", HERE, site="same-origin", mode="cors"),
    Asked("POST", "/api/session", HERE, f"http://{HERE}", "same-origin"),
    Asked("GET", "/api/events", HERE, site="same-origin", authorization="Bearer SESSION"),
]


@pytest.fixture
def keys() -> Keys:
    return Keys()


def with_session(asked: Asked, keys: Keys) -> Asked:
    session = keys.open(keys.issue(once=False))
    return Asked(
        asked.method,
        asked.path,
        asked.host,
        asked.origin,
        asked.site,
        asked.mode,
        asked.authorization.replace("SESSION", session),
    )


@pytest.mark.parametrize(("asked", "status"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_it_refuses(asked: Asked, status: int, keys: Keys) -> None:
    assert refusal(with_session(asked, keys), HERE, keys) == status


@pytest.mark.parametrize("asked", ADMITTED, ids=str)
def test_it_admits(asked: Asked, keys: Keys) -> None:
    assert refusal(with_session(asked, keys), HERE, keys) is None


def test_a_key_for_a_browser_opens_once_and_the_shown_one_always(keys: Keys) -> None:
    once, lasting = keys.issue(once=True), keys.issue(once=False)
    assert keys.open(once)
    assert not keys.open(once)
    sessions = {keys.open(lasting), keys.open(lasting)}
    assert len(sessions) == 2
    assert "" not in sessions


@pytest.mark.parametrize("key", ["", "guess", "ü", "\udc80"])
def test_no_other_key_opens(keys: Keys, key: str) -> None:
    keys.issue(once=True)
    assert keys.open(key) == ""


def test_a_session_is_no_key_and_a_key_no_session(keys: Keys) -> None:
    key = keys.issue(once=False)
    session = keys.open(key)
    assert keys.open(session) == ""
    assert not keys.admits(f"Bearer {key}")
    assert keys.admits(f"Bearer {session}")


# The server itself


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = write_project(tmp_path_factory.mktemp("preview"))
    with serving(root, lambda: TODAY, 0) as running:
        yield running


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.address().startswith(f"http://127.0.0.1:{server.server_port}/#")


def test_it_serves_the_page_with_no_word_of_the_cv(server: Server) -> None:
    for path in ("/", "/index.html", "/preview.css", "/preview.js", "/icon.svg"):
        status, headers, content = ask(server, "GET", path)
        assert status == HTTPStatus.OK
        assert b"Lovelace" not in content
        assert b"http://" not in content.replace(b"http://www.w3.org/2000/svg", b"")
        assert b"https://" not in content
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Set-Cookie"] is None
        assert headers["Access-Control-Allow-Origin"] is None
        assert headers["Server"] == "cvbuild"


ASKED = [
    ("GET", "/", {"Host": "evil.example"}, 421),
    ("GET", "/", {"Host": "localhost"}, 421),
    ("POST", "/api/session", {"Origin": "http://evil.example"}, 403),
    ("GET", "/preview.js", {"Sec_Fetch_Site": "cross-site"}, 403),
    ("GET", "/api/events", {}, 401),
    ("GET", "/api/why?variant=quant&path=work[0]", {}, 401),
    ("GET", "/api/files/quant/pdf", {}, 401),
    ("GET", "/api/pages/0", {}, 401),
    ("GET", "/api/events", {"Authorization": "Bearer x"}, 401),
    ("POST", "/api/session", {}, 401),
    ("POST", ACCEPT, {"Authorization": "SESSION"}, 403),
    ("POST", ACCEPT, {"Authorization": "SESSION", "Origin": "http://evil.example"}, 403),
    ("POST", REJECT, {"Origin": "http://evil.example"}, 403),
    ("GET", ACCEPT, {"Authorization": "SESSION"}, 403),
    ("GET", "/api/proposals/accept?number=1", {"Authorization": "SESSION"}, 403),
    ("GET", "/api/proposals/1", {}, 401),
    ("GET", "/api/proposals/..%2f1", {"Authorization": "SESSION"}, 404),
    ("GET", "/api/form", {}, 401),
    ("GET", "/api/themes", {}, 401),
    ("GET", "/api/themes/picture?variant=quant&theme=classic", {}, 401),
    ("GET", "/api/themes/..", {"Authorization": "SESSION"}, 404),
    ("GET", "/api/files/quant/pdf?theme=../cv", {"Authorization": "SESSION"}, 404),
    ("GET", "/api/form?letter=../cv", {"Authorization": "SESSION"}, 404),
    ("POST", "/api/files/quant/pdf", {"Authorization": "SESSION"}, 404),
    ("GET", "/nothing", {}, 404),
    ("GET", "/../cv.yaml", {}, 404),
    ("GET", "/assets/../hub.py", {}, 404),
    ("GET", "/%2e%2e/hub.py", {}, 404),
    ("GET", "/..%2fhub.py", {}, 404),
    ("GET", "/api/files/..%2f..%2fcv.yaml/pdf", {"Authorization": "SESSION"}, 404),
    ("GET", "/api/files/quant/../../cv.yaml", {"Authorization": "SESSION"}, 404),
    ("GET", "/api/why?variant=quant&path=nothing", {"Authorization": "SESSION"}, 404),
    ("PUT", "/", {}, 501),
    ("DELETE", "/api/events", {}, 501),
    ("OPTIONS", "/api/events", {"Origin": "http://evil.example"}, 501),
]


@pytest.mark.parametrize(("method", "path", "headers", "status"), ASKED)
def test_refused_requests(server: Server, method: str, path: str, headers: dict[str, str], status: int) -> None:
    if headers.get("Authorization") == "SESSION":
        headers = {**headers, "Authorization": session(server)}
    answered, given, content = ask(server, method, path, **headers)
    assert answered == status
    assert len(content) < 40
    assert given["Content-Security-Policy"]
    assert given["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize("length", ["1001", "-1", "many", "99999999999"])
def test_it_reads_no_long_key(server: Server, length: str) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), 10) as connection:
        head = f"POST /api/session HTTP/1.1\r\nHost: {server.authority}\r\nContent-Length: {length}\r\n\r\n"
        connection.sendall(head.encode())
        assert connection.recv(1000).startswith(b"HTTP/1.1 401 ")


def test_malformed_requests_do_not_end_the_server(server: Server) -> None:
    for garbage in (b"\x16\x03\x01\x02\x00\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"A" * 70000 + b"\r\n"):
        with socket.create_connection(("127.0.0.1", server.server_port), 10) as connection:
            connection.sendall(garbage)
            assert b"Traceback" not in connection.recv(1000)
    assert ask(server, "GET", "/")[0] == HTTPStatus.OK


def test_an_invalid_address_is_refused_without_output(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), 10) as connection:
        connection.sendall(f"GET http://[::1 HTTP/1.1\r\nHost: {server.authority}\r\n\r\n".encode())
        assert connection.recv(1000).startswith(b"HTTP/1.1 400 ")
    assert capfd.readouterr().err == ""


def test_a_session_gets_pages_findings_files_and_reasons(server: Server) -> None:
    state = next(state for state in states(server, "quant") if state["phase"] == "ready")
    bearer = session(server)
    assert [one["name"] for one in state["variants"]] == ["plain", "quant"]
    page = state["variant"]["pages"][0]
    status, headers, content = ask(server, "GET", f"/api/pages/{page['digest']}", Authorization=bearer)
    assert (status, headers["Content-Type"], content[:3]) == (200, "image/jpeg", b"\xff\xd8\xff")
    starts = {"pdf": b"%PDF", "docx": b"PK", "txt": b"Ada Lovelace"}
    for file in state["variant"]["files"]:
        assert file["name"] == f"Ada-Lovelace-Resume.{file['format']}"
        content = ask(server, "GET", f"/api/files/quant/{file['format']}", Authorization=bearer)[2]
        assert content.startswith(starts[file["format"]])
        assert len(content) == file["size"]
    why = ask(server, "GET", "/api/why?variant=quant&path=work[0].highlights[0]", Authorization=bearer)[2]
    assert json.loads(why)["decided"]["file"].endswith("variants/quant.yaml")


def test_a_port_in_use_is_reported(server: Server, tmp_path: Path) -> None:
    with pytest.raises(CannotBuild, match=f"cannot listen on port {server.server_port}"):
        Server(Hub(tmp_path, lambda: TODAY), server.server_port)


def test_held_connections_are_capped_with_an_answer(server: Server) -> None:
    held = [socket.create_connection(("127.0.0.1", server.server_port), timeout=10) for _ in range(80)]
    try:
        answers = []
        for connection in held[-8:]:
            with contextlib.suppress(ConnectionError):
                answers.append(connection.recv(1000))
    finally:
        for connection in held:
            connection.close()
    assert any(
        answer.startswith(b"HTTP/1.1 503 ") and answer.endswith(b"close some of its tabs.\n") for answer in answers
    )
    for _ in range(100):  # as soon as they are gone, there is room again
        with contextlib.suppress(ConnectionError, http.client.HTTPException):
            if ask(server, "GET", "/")[0] == HTTPStatus.OK:
                break
        time.sleep(0.1)
    assert ask(server, "GET", "/")[0] == HTTPStatus.OK
