"""The public address of the repository: set in one place, written everywhere."""

from __future__ import annotations

import runpy
import shutil
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOL = runpy.run_path(str(ROOT / "tools/set_repository.py"))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("README.md", "action.yml", "mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    for name in (".github", "docs", "editors"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.png", "node_modules"))
    return tmp_path


def texts(folder: Path) -> str:
    files = (path for path in folder.rglob("*") if path.is_file())
    return "".join(path.read_text("utf-8", errors="replace") for path in sorted(files))


def test_the_name_is_written_wherever_it_was_open(checkout: Path) -> None:
    assert TOOL["main"](["ines-moreau/cv.build", str(checkout)]) == 0
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(project["urls"]) == {"Homepage", "Documentation", "Changelog", "Issues", "Source"}
    assert all(url.startswith("https://github.com/ines-moreau/cv.build") for url in project["urls"].values())
    assert "repo_url: https://github.com/ines-moreau/cv.build\n" in (checkout / "mkdocs.yml").read_text("utf-8")
    assert "uses: ines-moreau/cv.build@REF" in (checkout / "docs/ci.md").read_text("utf-8")
    assert "OWNER/cvbuild" not in texts(checkout)


def test_it_can_be_set_again(checkout: Path) -> None:
    for name in ("one/first", "two/second", "two/second"):
        TOOL["set_repository"](checkout, name)
    text = texts(checkout)
    assert "one/first" not in text
    assert text.count("[project.urls]") == 1
    assert text.count("repo_url:") == 1
    assert TOOL["current"](checkout) == "two/second"


@pytest.mark.parametrize("arguments", [[], ["cvbuild"], ["https://github.com/a/b"], ["a/b/c"]])
def test_another_form_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert TOOL["main"](arguments) == 2
    assert "OWNER/NAME" in capsys.readouterr().err
