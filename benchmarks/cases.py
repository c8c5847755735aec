"""What is measured. Each case says what it is compared with, and the limit that the project set itself."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.runner import Job, Pair

__all__ = ["CASES", "Case"]

PYTHON = sys.executable
CVBUILD = str(Path(sys.executable).with_name("cvbuild"))
MANY = 100


@dataclass(frozen=True)
class Case:
    """A comparison. ``limit`` is the largest ratio that is good; none where there is no ratio to hold."""

    title: str
    against: str
    prepare: Callable[[Path, Path], Pair]
    limit: float | None = None
    seconds_limit: float | None = None


def _project(root: Path, folder: Path, *, copies: int = 0) -> Path:
    """The repository's own CV in a folder of its own; ``copies`` more variants that extend quant."""
    for name in ("cv.yaml", "variants", "templates"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, folder / name)
    if copies:
        for path in (folder / "variants").glob("*.yaml"):
            path.rename(path.with_name(f"_{path.name}"))
    for number in range(copies):
        paper = ("letter", "a4")[number % 2]
        text = f"extends: _quant\nlabel: Application {number}\npaper: {paper}\nfilename: 'CV-{number:03}'\n"
        (folder / "variants" / f"application-{number:03}.yaml").write_text(text, encoding="utf-8")
    return folder


def _build(folder: Path, *options: str, cold: bool = True, share: int = 1) -> Job:
    def before() -> None:
        if cold:
            for made in ("out", ".cvbuild"):  # the second remembers what was read from the first
                shutil.rmtree(folder / made, ignore_errors=True)

    return Job([CVBUILD, *options], folder, before=before, share=share)


def _python(folder: Path, code: str, *, share: int = 1, **environment: str) -> Job:
    return Job([PYTHON, "-c", code], folder, environment, share=share)


def _unchanged(root: Path, folder: Path) -> Pair:
    return Pair(_build(_project(root, folder), cold=False), _python(folder, "pass"))


def _start(root: Path, folder: Path) -> Pair:
    return Pair(Job([CVBUILD, "--version"], _project(root, folder)), _python(folder, "pass"))


def _cold(root: Path, folder: Path) -> Pair:
    return Pair(_one(_project(root, folder)), _python(folder, "import weasyprint"))


def _one(folder: Path, *options: str) -> Job:
    return _build(folder, "--variant", "quant", "--format", "pdf", *options)


def _unchecked(root: Path, folder: Path) -> Pair:
    return Pair(_one(_project(root, folder), "--no-check"), _python(folder, "import weasyprint"))


def _slow_import(_root: Path, folder: Path) -> Pair:
    code = "from cvbuild.render._quick_import import weasyprint_imported; weasyprint_imported()"
    return Pair(_python(folder, code), _python(folder, code, CVBUILD_NO_FAST_IMPORT="1"))


def _all(root: Path, folder: Path) -> Pair:
    return Pair(_build(_project(root, folder)), _one(folder))


def _text(root: Path, folder: Path) -> Pair:
    return Pair(_build(_project(root, folder), "--variant", "inference", "--format", "txt"), _one(folder))


def _source_only(root: Path, folder: Path) -> Pair:
    project = _project(root, folder)
    return Pair(Job([CVBUILD, "check", "--source-only", "--variant", "quant"], project), _one(project))


def _many(root: Path, folder: Path) -> Pair:
    return Pair(_build(_project(root, folder, copies=MANY), share=MANY), _python(folder, "import weasyprint"))


_WARM = """
import datetime, pathlib, sys
from cvbuild.pipeline import Request, build
source = pathlib.Path("cv.yaml")
text = source.read_text(encoding="utf-8")
for number in range({times}):
    source.write_text(text.replace("the", "thé" if number % 2 else "the", 1), encoding="utf-8")
    build(Request(pathlib.Path(), datetime.date(2026, 11, 22), ("quant",), ("pdf",), pathlib.Path("out")))
"""


def _warm(root: Path, folder: Path) -> Pair:
    """An edit in a process that has built before: the time of ten such less that of one, by the share."""
    _project(root, folder)
    return Pair(_python(folder, _WARM.format(times=11), share=11), _one(folder))


CASES = {
    "unchanged": Case("nothing changed", "python -c pass", _unchanged, 2.6),
    "start": Case("cvbuild --version", "python -c pass", _start),
    "import": Case("WeasyPrint's import as cvbuild does it", "without the short cut", _slow_import),
    "cold": Case("cold: one variant's PDF, all checks", "python -c 'import weasyprint'", _cold, 1.0),
    "no-check": Case("cold: one variant's PDF, --no-check", "python -c 'import weasyprint'", _unchecked, 0.7),
    "all": Case("three variants, three formats, all checks", "one cold PDF with checks", _all, 2.2),
    "text": Case("one variant as text", "one cold PDF with checks", _text),
    "source-only": Case("check --source-only, one variant", "one cold PDF with checks", _source_only, None, 0.4),
    "warm": Case("an edit in a warm process, PDF and all checks", "one cold PDF with checks", _warm),
    "many": Case(f"{MANY} variants, three formats, a variant", "python -c 'import weasyprint'", _many, None, 0.25),
}
