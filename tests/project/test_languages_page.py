"""The examples of docs/languages.md run, and its CV has no finding in any language."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from cvbuild.commands.fonts.installed import best, installed_files
from cvbuild.model.locales.scripts import by_script
from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.finding import Severity
from tests.commandline import runner

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "languages.md").read_text(encoding="utf-8")
LANGUAGES = ("en", "de", "fr", "ar", "ja")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DOCS / "languages", tmp_path / "project"))


def test_the_examples_run(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CVBUILD_FONTS", "")
    cvbuild = runner(project, monkeypatch, capsys)
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL):
        for line in block.splitlines():
            run = cvbuild(*shlex.split(line)[1:])
            assert run.code == 1
            assert "Arabic" in run.out
            assert "Japanese" in run.out


def test_the_example_is_in_the_file() -> None:
    text = (DOCS / "languages" / "cv.yaml").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert [line for line in map(str.strip, block.splitlines()) if line not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_a_picture(language: str) -> None:
    assert f"](languages-{language}.png)" in PAGE
    assert (DOCS / f"languages-{language}.png").read_bytes()[:4] == b"\x89PNG"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cv_has_no_finding(project: Path, language: str) -> None:
    text = (project / "cv.yaml").read_text(encoding="utf-8")
    needed = {"ar": ("Arabic",), "ja": ("Japanese",)}.get(language, ())
    files = tuple(path for path in installed_files() if path.stat().st_size < 8 * 1024 * 1024) if needed else ()
    for script, characters in by_script(text, "ja").items():
        if script.name in needed:
            found = best(script, characters, files, language, serif=True)
            if found is None:
                pytest.skip(f"no installed font writes {script.name}")
            (project / "fonts").mkdir(exist_ok=True)
            for file in found.files:
                shutil.copy(file, project / "fonts")
    result = build(Request(project, variants=(language,)))
    assert [(f.code, f.message) for f in result.findings if f.severity >= Severity.WARNING] == []
    (one,) = result.built
    assert one.document
    assert one.document.language.startswith(language)
