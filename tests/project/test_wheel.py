"""The wheel: built, installed alone, used in another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parents[1] / "golden" / "engineer"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_it_holds_themes_fonts_and_word_lists(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for wanted in (
        "templates/classic/theme.toml",
        "templates/classic/reference.docx",
        "py.typed",
        "render/_weasyprint/fonts.conf",
        "commands/preview/assets/index.html",
    ):
        assert f"cvbuild/{wanted}" in names
    assert any(name.endswith(".ttf") for name in names)
    assert any(name.startswith("cvbuild/analysis/words/") for name in names)
    assert [name for name in names if name.startswith(("tests/", "src/"))] == []


def test_it_builds_a_cv_in_another_folder(wheel: Path, tmp_path: Path) -> None:
    """Dependencies come from this environment; the package itself only from the wheel."""
    home = tmp_path / "env"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    site = Path(
        subprocess.run(
            [python, "-c", "import site; print(site.getsitepackages()[0])"], check=True, capture_output=True, text=True
        ).stdout.strip()
    )
    zipfile.ZipFile(wheel).extractall(site)
    here = next(Path(path) for path in sys.path if path.endswith("site-packages"))
    for entry in here.iterdir():
        if "cvbuild" not in entry.name and not (site / entry.name).exists() and entry.suffix != ".pth":
            (site / entry.name).symlink_to(entry)
    shutil.copytree(GOLDEN, tmp_path / "project", ignore=shutil.ignore_patterns("expected"))
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    run = subprocess.run(
        [python, "-m", "cvbuild", "--format", "pdf,docx,txt"],
        cwd=tmp_path / "project",
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert len(list((tmp_path / "project" / "out").glob("*/*"))) == 6
