"""The release: notes from the changelog, one version, what the files must contain."""

from __future__ import annotations

import io
import re
import runpy
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import cvbuild

ROOT = Path(__file__).parents[2]
RELEASE = runpy.run_path(str(ROOT / "tools/release.py"))
LOG = "# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2026-12-01\n\n### Added\n\n- This.\n\n## [1.0.0]\n\n- Old.\n"


def test_the_version_is_in_one_place() -> None:
    assert RELEASE["version"]() == cvbuild.__version__
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert ("version" in project, project["dynamic"]) == (False, ["version"])
    pattern = re.compile(rf"(?<![\d.]){re.escape(cvbuild.__version__)}(?![\d.])")
    files = [path for path in (ROOT / "src").rglob("*.py") if pattern.search(path.read_text("utf-8"))]
    assert [path.name for path in files] == ["__init__.py"]


def test_notes_are_those_of_the_version() -> None:
    assert RELEASE["notes"](LOG, "1.1.0") == "### Added\n\n- This.\n"


@pytest.mark.parametrize(("wanted", "said"), [("2.0", "no notes on 2.0"), ("1.0.0", "no date"), ("Unreleased", "no")])
def test_a_version_without_notes_or_date_is_refused(wanted: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        RELEASE["notes"](LOG, wanted)


def files(folder: Path, metadata: str, inside: list[str]) -> None:
    with zipfile.ZipFile(folder / "cvbuild-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("cvbuild-1.0.dist-info/METADATA", metadata)
        wheel.writestr("cvbuild/py.typed", "")
    with tarfile.open(folder / "cvbuild-1.0.tar.gz", "w:gz") as sdist:
        for name in inside:
            sdist.addfile(tarfile.TarInfo(f"cvbuild-1.0/{name}"), io.BytesIO())


GOOD = "Version: 1.0\nSummary: s\nAuthor: a\nLicense-Expression: MIT\nDescription-Content-Type: text/markdown\n\nhi\n"
INSIDE = ["Makefile", "tests/conftest.py", "docs/api.md"]


@pytest.mark.parametrize(
    ("metadata", "inside", "found"),
    [
        (GOOD, INSIDE, []),
        (GOOD.replace("Version: 1.0", "Version: 0.9"), INSIDE, ["the wheel has version 0.9"]),
        (GOOD.replace("Author: a\n", ""), INSIDE, ["the metadata has no Author"]),
        (GOOD.replace("markdown", "plain"), INSIDE, ["the description is not Markdown"]),
        (GOOD, INSIDE[1:], ["the sdist has no Makefile"]),
        (GOOD, [*INSIDE, "cv.yaml"], ["the sdist has the CV of the owner"]),
    ],
)
def test_what_is_wrong_with_the_files_is_found(
    tmp_path: Path, metadata: str, inside: list[str], found: list[str]
) -> None:
    files(tmp_path, metadata, inside)
    assert RELEASE["problems"](tmp_path, "1.0") == found


def test_the_workflow_publishes_without_a_token() -> None:
    text = (ROOT / ".github/workflows/release.yml").read_text("utf-8")
    assert "id-token: write" in text
    assert "secrets." not in text
    assert "environment: pypi" in text
