"""Asking for links (X106), against a server of this machine; nothing here reaches the network."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cvbuild.checking import Picked
from cvbuild.errors import CannotBuild
from cvbuild.online import dead_links
from cvbuild.pipeline import Request, build


class _Handler(BaseHTTPRequestHandler):
    """Answers with the number that the path ends with; ``moved`` leads on."""

    def do_GET(self) -> None:
        code = 302 if self.path == "/moved" else int(self.path.rpartition("/")[2])
        self.send_response(code)
        if code == 302:
            self.send_header("Location", "/404")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_only_what_is_gone_for_good_is_dead(server: str) -> None:
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


def test_without_an_answer_from_anybody_nothing_is_said_of_the_links() -> None:
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

    monkeypatch.setattr("cvbuild.online.dead_links", answer)
    picked = Picked(select=("X106",))
    request = Request(tmp_path, datetime.date(2026, 11, 22), formats=(), picked=picked)
    assert build(request).findings == ()
    assert asked == []
    found = build(replace(request, online=True)).findings
    assert [(finding.place.line, finding.message) for finding in found] == [
        (2, "https://lovelace.org/store leads nowhere: 410 Gone")
    ]
    assert asked == [["https://lovelace.org", "https://lovelace.org/mill", "https://lovelace.org/store"]]
