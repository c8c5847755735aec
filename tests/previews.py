"""A small project to preview, and the views that come of it."""

from __future__ import annotations

import datetime
import http.client
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from cvbuild.commands.preview.server import Server
from cvbuild.commands.preview.view import View
from cvbuild.commands.preview.views import views
from cvbuild.pipeline.context import Context
from cvbuild.pipeline.request import Request

__all__ = ["CV", "TODAY", "Running", "all_views", "ask", "last", "session", "states", "write_project"]

TODAY = datetime.date(2026, 11, 22)

CV = """\
tags: {quant: trading, web: the web}
basics:
  name: Ada Lovelace
  email: ada@love.org
  headlines: [{id: quant, text: Quant}, {id: web, text: Web}]
work:
  - id: engines
    name: Analytical Engines
    position: Analyst
    startDate: 1842-01
    endDate: 1843-09
    highlights:
      - {id: program, text: Wrote the *first* program, tags: [quant]}
      - {id: site, text: Made a site, tags: [web]}
      - {id: held, text: Held it, tags: [quant], hold: not proven}
      - Utilized the mill
skills:
  - {name: Machines, keywords: [mill, store]}
"""


def write_project(root: Path) -> Path:
    """The project's files below ``root``."""
    (root / "variants").mkdir(exist_ok=True)
    (root / "cv.yaml").write_text(CV, encoding="utf-8")
    quant = "headline: quant\ntags: [quant]\nsections: [work]\n"
    (root / "variants" / "quant.yaml").write_text(quant, encoding="utf-8")
    (root / "variants" / "plain.yaml").write_text("tags: [web]\nsections: [work, skills]\n", encoding="utf-8")
    return root


def all_views(root: Path, before: View | None = None, wanted: str = "quant") -> list[View]:
    """The views of a build, in order."""
    return list(views(Request(root, TODAY), before or View(), lambda: wanted, Context(root, session=True)))


def last(root: Path, before: View | None = None, wanted: str = "quant") -> View:
    """The view at the end of a build."""
    return all_views(root, before, wanted)[-1]


_PATIENCE = 120
"""Seconds until a command that does not print what a test waits for is killed."""


class Running:
    """A command that runs until it is interrupted."""

    def __init__(self, root: Path, *arguments: str) -> None:
        environ = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cvbuild", *arguments],
            cwd=root,
            env={**environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - ignored in the background
        )

    def until(self, words: str) -> str:
        """What it prints up to and with the line that has these words; it is killed if they do not come."""
        assert self.process.stdout
        seen = ""
        deadline = threading.Timer(_PATIENCE, self.process.kill)
        deadline.start()
        try:
            for line in self.process.stdout:
                seen += line
                if words in line:
                    return seen
        finally:
            deadline.cancel()
        raise AssertionError(f"ended without {words!r}: {seen}")

    def interrupt(self) -> tuple[int, str]:
        """Ctrl-C; its exit code and what it still says."""
        self.process.send_signal(signal.SIGINT)
        said, _ = self.process.communicate(timeout=30)
        return self.process.returncode, said


def ask(
    server: Server, method: str, path: str, body: str | None = None, **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Send a request to a server, and return status, headers and content."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def session(server: Server) -> str:
    """Open a session, and return the header that has it."""
    key = server.address().partition("#")[2]
    status, _, content = ask(server, "POST", "/api/session", key, Origin=f"http://{server.authority}")
    assert status == HTTPStatus.OK
    return f"Bearer {content.decode()}"


def states(server: Server, variant: str = "", **more: str) -> Iterator[dict[str, Any]]:
    """Yield the states of a choice as they come."""
    query = urlencode({"variant": variant, **more})
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request("GET", f"/api/events?{query}", headers={"Authorization": session(server)})
    answer = connection.getresponse()
    try:
        assert answer.headers["Content-Type"] == "text/event-stream"
        while line := answer.readline():
            if line.startswith(b"data: "):
                yield json.loads(line[6:])
    finally:
        answer.close()
        connection.close()
