"""Where no process with limits can be, a theme's layout is ended in its thread, and the finding has its place."""

from __future__ import annotations

import datetime
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from cvbuild.commands.preview.view import Phase, View
from cvbuild.commands.preview.views import views
from cvbuild.pipeline import guard
from cvbuild.pipeline.build import Request, build
from cvbuild.pipeline.context import Context
from tests.commandline import write

ENDLESS = "{% set t = 'a' * 99999 %}{% for a in t %}{% for b in t %}{% endfor %}{% endfor %}"
DOUBLING = {
    "a text": "{% set n = namespace(x='aaaaaaaaaa') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "a block": "{% set x %}aaaaaaaaaa{% endset %}"
    + "".join("{% set x %}{{ x }}{{ x }}{% endset %}" for _ in range(60)),
    "a macro": "{% macro d(x, n) %}"
    "{% if n %}{{ d(x, n - 1) }}{{ d(x, n - 1) }}{% else %}{{ x }}{% endif %}{% endmacro %}"
    "{{ d('a' * 99999, 30) }}",
}
CV = "basics: {name: Ada Lovelace}\nwork:\n- {name: Mill, position: Clerk, startDate: 2020-01, highlights: [Made it]}\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(guard, "sys", SimpleNamespace(platform="darwin"))  # which has no safe fork
    monkeypatch.setattr(guard, "_SECONDS", 2)
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"cv.yaml": CV, "variants/a.yaml": "theme: mine\n"})
    return tmp_path


def with_template(root: Path, text: str) -> None:
    page = f"<html lang='en'><body><h1>{{{{ document.header.name }}}}</h1>{text}</body></html>"
    write(root, {"templates/mine/resume.html.j2": page})


def found(request: Request) -> list[tuple[str, str]]:
    return [(f.code, f.message) for f in build(request).findings if f.code == "A119"]


@pytest.mark.parametrize("name", ["pdf", "html"])
def test_a_layout_without_end_is_ended(name: str, root: Path) -> None:
    with_template(root, ENDLESS)
    request = Request(Path(), datetime.date(2026, 1, 1), formats=("pdf",) if name == "pdf" else ("pdf", name))
    assert found(request) == [("A119", "the page cannot be laid out: it takes more than 2 seconds")]


@pytest.mark.parametrize("what", DOUBLING)
def test_what_doubles_has_a_limit_of_size(what: str, root: Path) -> None:
    with_template(root, DOUBLING[what])
    [(code, message)] = found(Request(Path(), datetime.date(2026, 1, 1), formats=("pdf",)))
    assert (code, "a value must not have more than" in message or "takes more" in message) == ("A119", True), message


def test_the_preview_says_so_and_goes_on(root: Path) -> None:
    with_template(root, ENDLESS)
    shown: list[View] = []

    def run() -> None:
        request = Request(Path(), datetime.date(2026, 1, 1))
        shown.extend(views(request, View(), lambda: "", Context(Path(), session=True)))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    last = shown[-1]
    assert (last.phase, last.variants[0].broken) == (Phase.READY, True)
    assert any(finding.code == "A119" for finding in last.variants[0].findings)


def test_results_and_errors_pass_through() -> None:
    assert guard.timed(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        guard.timed(lambda: 1 / 0)
