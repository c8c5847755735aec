"""The LaTeX file of ``--format tex`` compiles, where a TeX with Unicode is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from cvbuild.pipeline.build import Request, build

DOCS = Path(__file__).parents[2] / "docs"
ENGINES = ("lualatex", "xelatex", "tectonic")


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_it_compiles(tmp_path: Path, language: str) -> None:
    engine = next(filter(None, map(shutil.which, ENGINES)), None)
    if engine is None:
        pytest.skip(f"none of {', '.join(ENGINES)} is installed")
    result = build(Request(DOCS / "languages", variants=(language,), formats=("tex",)))
    (file,) = result.built[0].artifacts
    (tmp_path / "cv.tex").write_bytes(file.content)
    options = () if engine.endswith("tectonic") else ("-interaction=nonstopmode", "-halt-on-error")
    done = subprocess.run([engine, *options, "cv.tex"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-2000:]
    assert (tmp_path / "cv.pdf").read_bytes()[:5] == b"%PDF-"
