"""How long somebody waits who writes: from a save to what ``cvbuild preview`` shows of it, by the clock.

The preview runs as it is; this stands in for the browser. What a browser adds, a picture decoded and drawn, is some
30 ms. Each save edits another line of the variant, so that it has to be fitted to its page anew.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

__all__ = ["LIMITS", "NAME", "VARIANT", "Waited", "wait"]

NAME = "preview"
VARIANT = "quant"
LIMITS = {"findings": 0.15, "page": 0.5}
"""Seconds until the findings of the sources have come, and until the new page's picture has."""

_CVBUILD = str(Path(sys.executable).with_name("cvbuild"))
_QUIET = 1.0  # seconds after which a save is one of somebody who writes, not one upon another


@dataclass(frozen=True)
class Waited:
    """Medians in seconds."""

    findings: float
    page: float
    runs: int

    def as_dict(self) -> dict[str, float]:
        """For the record, rounded to what such figures can hold."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


def wait(project: Path, runs: int) -> Waited:
    """Save so many edits of a project one after the other.

    Raises:
        RuntimeError: the preview ended, or showed no page of an edit.
    """
    with _preview(project) as browser:
        state = browser.until(lambda state: state["phase"] == "ready")
        taken = [_edit(project, browser, line) for line in _lines(project, state, runs)]
    findings, pages = zip(*taken, strict=True)
    return Waited(statistics.median(findings), statistics.median(pages), len(taken))


def _lines(project: Path, state: dict[str, Any], runs: int) -> list[str]:
    """Patterns of as many lines as stand in the source as they are printed, each another one while there are some."""
    text = (project / "cv.yaml").read_text(encoding="utf-8")
    rows = [row for group in state["groups"] for row in group["rows"] if row["areas"] and ".highlights" in row["path"]]
    patterns = [r"\s+".join(map(re.escape, row["words"].split()[:-1])) for row in rows]
    usable = [pattern for pattern in patterns if len(re.findall(pattern, text)) == 1]
    return [usable[number % len(usable)] for number in range(runs)]


def _edit(project: Path, browser: _Browser, line: str) -> tuple[float, float]:
    """Seconds until the findings and until the picture of a line with a word more."""
    source, before = project / "cv.yaml", browser.state
    text = re.sub(line, lambda match: f"{match[0]} indeed", source.read_text(encoding="utf-8"))
    time.sleep(_QUIET)
    saved = time.perf_counter()
    source.write_text(text, encoding="utf-8")
    browser.until(lambda state: state["sources"] != before["sources"])
    findings = time.perf_counter() - saved
    coming = browser.until(lambda state: state["variant"]["coming"] or state["variant"]["fresh"])["variant"]["coming"]
    if not coming:
        raise RuntimeError("an edit changed no page")
    for digest in coming:
        browser.fetch(f"/api/pages/{digest}")
    page = time.perf_counter() - saved
    browser.until(lambda state: state["phase"] == "ready")
    return findings, page


class _Browser:
    """What the page's own script does, as far as it takes time: a session, a stream of states, a fetch a picture."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._address = parts.netloc
        self._headers: dict[str, str] = {}
        session = self._ask("POST", "/api/session", parts.fragment).read().decode()
        self._headers = {"Authorization": f"Bearer {session}"}
        self._stream = self._ask("GET", f"/api/events?variant={VARIANT}")
        self._pictures = http.client.HTTPConnection(self._address)
        self.state: dict[str, Any] = {}

    def _ask(self, method: str, path: str, body: str | None = None) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(self._address)
        connection.request(method, path, body, self._headers)
        return connection.getresponse()

    def until(self, wanted: Any) -> dict[str, Any]:
        """The first state that is wanted; the present one if it is."""
        for line in self._stream:
            if line.startswith(b"data: "):
                self.state = json.loads(line[len(b"data: ") :])
                if wanted(self.state):
                    return self.state
        raise RuntimeError("the preview ended")

    def fetch(self, path: str) -> bytes:
        """Something that a state names, over a connection that stays, as a browser's does."""
        self._pictures.request("GET", path, headers=self._headers)
        return self._pictures.getresponse().read()


@contextlib.contextmanager
def _preview(project: Path) -> Iterator[_Browser]:
    command = [_CVBUILD, "preview", "--no-open", "--variant", VARIANT]
    process = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert process.stdout
        yield _Browser(process.stdout.readline().strip())
    finally:
        process.kill()
        process.communicate()
