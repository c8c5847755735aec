"""Compiled templates are kept: the same words from them, new ones when the template changes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cvbuild.cache import SWITCH
from cvbuild.render import _template
from cvbuild.theme import Theme
from cvbuild.themes import load_theme
from tests.sample import sample

TEMPLATE = "resume.html.j2"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv(SWITCH, raising=False)
    return tmp_path / "cvbuild"


def theme(**files: str) -> Theme:
    found = load_theme("classic", Path("nowhere"), None).value
    assert found
    return replace(found, files={**found.files, **{name: text.encode() for name, text in files.items()}})


def filled(of: Theme) -> str | None:
    """As a new process does it."""
    _template._environment.cache_clear()
    outcome = _template.fill(of, TEMPLATE, sample())
    assert not outcome.findings
    return outcome.value


def test_a_kept_template_says_the_same(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = filled(theme())
    kept = {path: path.read_bytes() for path in cache.glob("template-*")}
    assert kept
    monkeypatch.setattr("jinja2.environment.Environment._generate", None)  # who compiles, fails
    assert filled(theme()) == first
    assert {path: path.read_bytes() for path in cache.glob("template-*")} == kept


def test_a_changed_template_takes_its_place(cache: Path) -> None:
    filled(theme())
    assert filled(theme(**{TEMPLATE: "{{ document.title }}"})) == sample().title
    assert len(list(cache.glob("template-*"))) == 1


@pytest.mark.parametrize("length", [0, 9, 200])
def test_a_damaged_file_is_written_anew(length: int, cache: Path) -> None:
    first = filled(theme())
    (path,) = cache.glob("template-*")
    whole = path.read_bytes()
    path.write_bytes(whole[:length])
    assert filled(theme()) == first
    assert path.read_bytes() == whole


def test_without_a_cache_templates_are_compiled(cache: Path) -> None:
    first = filled(theme())
    for path in cache.iterdir():
        path.unlink()
    cache.rmdir()
    cache.write_text("in the way", encoding="utf-8")
    assert filled(theme()) == first


FILLED = """
import sys
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from cvbuild.render import _template
from cvbuild.themes import load_theme
from tests.sample import sample

theme = load_theme("classic", Path("nowhere"), None).value
assert _template.fill(theme, "resume.html.j2", sample()).value
print("jinja2.compiler" in sys.modules)
broken = replace(theme, files={**theme.files, "resume.html.j2": b"{% for %}"})
print(*[finding.message for finding in _template.fill(broken, "resume.html.j2", sample()).findings])
"""


@pytest.mark.usefixtures("cache")
def test_what_compiles_is_imported_when_there_is_something_to_compile() -> None:
    def run() -> list[str]:
        command = [sys.executable, "-c", FILLED]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()

    message = "Expected an expression, got 'end of statement block'"
    assert run() == ["True", message]
    assert run() == ["False", message]
