"""What is measured. Each case says what it is compared with, and the limit that the project set itself."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.runner import Job, Pair

__all__ = ["AGAINST", "CASES", "Case", "own_cv"]

PYTHON = sys.executable
CVBUILD = str(Path(sys.executable).with_name("cvbuild"))
MANY, FEW = 100, 20
PLAIN = "application-000"
"""The variant of which a cold build is measured: quant with what fits one page anyway, so that nothing is fitted."""

CHEAPEST = "founding"
"""The one of the repository's own three variants that takes least: two pages, nothing fitted."""

_ALL_PLAIN = ("--variant", "application-*")
_LEFT_OUT = (
    "skills.languages.rust",
    "skills.languages.python",
    "skills.languages.assembly",
    "skills.low-level-gpu.cuda",
    "skills.low-level-gpu.tensor-cores",
    "skills.low-level-gpu.kernel-fusion",
    "skills.low-level-gpu.warp-specialization",
)
"""Keywords of which each variant leaves out others, by the bits of its number: no two say the same."""


@dataclass(frozen=True)
class Case:
    """A comparison. ``limit`` is the largest ratio that is good; none where there is no ratio to hold.

    With ``growth_limit`` it is the memory of both that is compared: KiB that each of ``MANY - FEW`` variants adds.
    ``most_runs`` are enough.
    """

    title: str
    against: str
    prepare: Callable[[Path, Path], Pair]
    limit: float | None = None
    seconds_limit: float | None = None
    growth_limit: float | None = None
    most_runs: int | None = None


def own_cv(root: Path, folder: Path) -> Path:
    """The repository's own CV in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("cv.yaml", "variants", "templates"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, folder / name)
    return folder


def _plain(root: Path, folder: Path, *, copies: int = 1) -> Path:
    """That CV with so many more variants, each one page of quant without fitting: as for applications, no two alike."""
    own_cv(root, folder)
    for number in range(copies):
        paper = ("letter", "a4")[number % 2]
        left_out = ["work.vhn", *(address for bit, address in enumerate(_LEFT_OUT) if number >> bit & 1)]
        text = f"extends: quant\nlabel: Application {number}\npaper: {paper}\nfilename: 'CV-{number:03}'\n"
        text += f"pages: {{max: 1, fill: 0.9, fit: false}}\nexclude: [{', '.join(left_out)}]\n"
        (folder / "variants" / f"application-{number:03}.yaml").write_text(text, encoding="utf-8")
    _look(folder)
    return folder


def _look(folder: Path) -> None:
    """Whether it is one page indeed; otherwise the figures would be of something else.

    Raises:
        RuntimeError: it is not; what :func:`_plain` leaves out has to be chosen anew.
    """
    subprocess.run(
        [CVBUILD, "--variant", "application-00[01]", "--format", "pdf"], cwd=folder, capture_output=True, check=True
    )
    outputs = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))["outputs"]
    if {output["pages"] for output in outputs.values()} != {1}:
        raise RuntimeError(f"not one page each: {outputs}")


def _build(folder: Path, *options: str, cold: bool = True, share: int = 1, program: str = CVBUILD) -> Job:
    def before() -> None:
        if cold:
            for made in ("out", ".cvbuild"):  # the second remembers what was read from the first
                shutil.rmtree(folder / made, ignore_errors=True)

    return Job([program, *options], folder, before=before, share=share)


def _python(folder: Path, code: str, *, share: int = 1, **environment: str) -> Job:
    return Job([PYTHON, "-c", code], folder, environment, share=share)


def _unchanged(root: Path, folder: Path) -> Pair:
    """With the themes of the program, as in a project that ``cvbuild init`` makes."""
    project = own_cv(root, folder / "own")
    shutil.rmtree(project / "templates")
    return Pair(_build(project, cold=False), _python(folder, "pass"))


def _unchanged_themes(root: Path, folder: Path) -> Pair:
    return Pair(_build(own_cv(root, folder), cold=False), _python(folder, "pass"))


def _start(root: Path, folder: Path) -> Pair:
    return Pair(Job([CVBUILD, "--version"], own_cv(root, folder)), _python(folder, "pass"))


def _cold(root: Path, folder: Path) -> Pair:
    return Pair(_one(_plain(root, folder)), _python(folder, "import weasyprint"))


def _one(folder: Path, *options: str) -> Job:
    return _build(folder, "--variant", PLAIN, "--format", "pdf", *options)


def _cold_pdf(root: Path, folder: Path) -> Job:
    """What much is compared with, in a folder of its own."""
    return _one(_plain(root, folder / "plain"))


def _unchecked(root: Path, folder: Path) -> Pair:
    return Pair(_one(_plain(root, folder), "--no-check"), _python(folder, "import weasyprint"))


def _slow_import(_root: Path, folder: Path) -> Pair:
    code = "from cvbuild.render._weasyprint import quick_import; {}quick_import.weasyprint_imported()"
    return Pair(_python(folder, code.format("")), _python(folder, code.format("quick_import.VERSIONS = (); ")))


def _three(root: Path, folder: Path) -> Pair:
    return Pair(_build(_plain(root, folder / "three", copies=3), *_ALL_PLAIN), _cold_pdf(root, folder))


def _own_three(root: Path, folder: Path) -> Pair:
    one = _build(own_cv(root, folder / "one"), "--variant", CHEAPEST, "--format", "pdf")
    return Pair(_build(own_cv(root, folder / "own")), one)


def _two_pages(root: Path, folder: Path) -> Pair:
    project = own_cv(root, folder / "own")
    return Pair(_build(project, "--variant", CHEAPEST, "--format", "pdf"), _cold_pdf(root, folder))


def _fit(root: Path, folder: Path) -> Pair:
    fitted = _build(own_cv(root, folder / "own"), "--variant", "quant", "--format", "pdf")
    return Pair(fitted, _cold_pdf(root, folder))


def _edit(root: Path, folder: Path) -> Pair:
    """The first run, which is not measured, builds; each later one finds another comment."""
    project = own_cv(root, folder / "own")

    def edit() -> None:
        with (project / "cv.yaml").open("a", encoding="utf-8") as file:
            file.write("# another comment\n")

    return Pair(Job([CVBUILD], project, before=edit), _cold_pdf(root, folder))


def _text(root: Path, folder: Path) -> Pair:
    text = _build(own_cv(root, folder / "own"), "--variant", "inference", "--format", "txt")
    return Pair(text, _cold_pdf(root, folder))


def _source_only(root: Path, folder: Path) -> Pair:
    project = _plain(root, folder)
    return Pair(Job([CVBUILD, "check", "--source-only", "--variant", PLAIN], project), _one(project))


def _many(root: Path, folder: Path) -> Pair:
    project = _plain(root, folder, copies=MANY)
    return Pair(_build(project, *_ALL_PLAIN, share=MANY), _python(folder, "import weasyprint"))


def _memory(root: Path, folder: Path) -> Pair:
    projects = (_plain(root, folder / str(copies), copies=copies) for copies in (MANY, FEW))
    return Pair(*(_build(project, *_ALL_PLAIN, "--jobs", "1") for project in projects))


_WARM = """
import datetime, pathlib, sys
from cvbuild import Request, build
source = pathlib.Path("cv.yaml")
text = source.read_text(encoding="utf-8")
for number in range({times}):
    source.write_text(text.replace("the", "thé" if number % 2 else "the", 1), encoding="utf-8")
    build(Request(pathlib.Path(), datetime.date(2026, 11, 22), ("{variant}",), ("pdf",), pathlib.Path("out")))
"""


def _warm(root: Path, folder: Path) -> Pair:
    """An edit in a process that has built before: the time of ten such less that of one, by the share."""
    _plain(root, folder)
    return Pair(_python(folder, _WARM.format(times=11, variant=PLAIN), share=11), _one(folder))


CASES = {
    "unchanged": Case("nothing changed", "python -c pass", _unchanged, 1.8),
    "unchanged-themes": Case("nothing changed, with a copy of all themes", "python -c pass", _unchanged_themes),
    "start": Case("cvbuild --version", "python -c pass", _start),
    "import": Case("WeasyPrint's import as cvbuild does it", "without the short cut", _slow_import),
    "cold": Case("cold: one variant's PDF, all checks", "python -c 'import weasyprint'", _cold),
    "no-check": Case("cold: one variant's PDF, --no-check", "python -c 'import weasyprint'", _unchecked),
    "fit": Case("cold: the PDF of a variant that fits its page, all checks", "one cold PDF with checks", _fit),
    "two": Case("cold: the PDF of a variant of two pages, all checks", "one cold PDF with checks", _two_pages),
    "edit": Case("a comment edited: three variants, three formats", "one cold PDF with checks", _edit),
    "three": Case("three variants of a page, three formats, all checks", "one cold PDF with checks", _three),
    "own": Case("the own CV: three variants, three formats, all checks", f"cold PDF of {CHEAPEST}", _own_three),
    "text": Case("one variant as text", "one cold PDF with checks", _text),
    "source-only": Case("check --source-only, one variant", "one cold PDF with checks", _source_only, None, 0.4),
    "warm": Case("an edit in a warm process, PDF and all checks", "one cold PDF with checks", _warm),
    "many": Case(f"{MANY} variants, three formats, a variant", "python -c 'import weasyprint'", _many, None, 0.25),
    "memory": Case("one process, three formats", f"{FEW} variants", _memory, growth_limit=50, most_runs=1),
}


def _against(*options: str, empty_cache: bool = False) -> Callable[[str], Callable[[Path, Path], Pair]]:
    """Return what prepares the same build of the repository's own CV by this program and by another one.

    The CV is that of the other one's revision, which does not know later keys; each program has its own themes.
    """

    def prepare(base: str, root: Path, folder: Path) -> Pair:
        tree = Path(base).parents[2]
        new = own_cv(tree, folder / "new")
        shutil.rmtree(new / "templates")
        shutil.copytree(root / "templates", new / "templates")
        with (new / "cv.yaml").open("a", encoding="utf-8") as source:
            source.write("\nchecks: {C219: off}\n")  # Harper, of an extra that the other one does not have
        return Pair(job(new, CVBUILD), job(own_cv(tree, folder / "base"), base))

    def job(project: Path, program: str) -> Job:
        if not empty_cache:
            return _build(project, *options, cold=False, program=program)
        cache = project / "cache"
        environment = {"XDG_CACHE_HOME": str(cache)}
        return Job([program, *options], project, environment, lambda: shutil.rmtree(cache, ignore_errors=True))

    return lambda base: partial(prepare, base)


_QUANT = ("--variant", "quant", "--format", "pdf", "--rebuild")

AGAINST: dict[str, tuple[str, float, Callable[[str], Callable[[Path, Path], Pair]]]] = {
    "base-cold": ("the PDF of quant with --rebuild, all checks", 1.25, _against(*_QUANT)),
    "base-empty": ("the same with an empty user cache", 1.05, _against(*_QUANT, empty_cache=True)),
    "base-all": ("three variants, three formats with --rebuild", 1.1, _against("--rebuild")),
}
"""Comparisons with an earlier revision: title, limit, and a function from the revision's ``cvbuild`` to the pair."""
