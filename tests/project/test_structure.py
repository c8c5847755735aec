"""The structure of the code: direction of imports, one place for each library, docs that name existing files."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]

DOORS = {
    "click": {"cvbuild.commands"},
    "docx": {
        "cvbuild.render._docx",
        "cvbuild.inspection.docx",
        "cvbuild.inspection._python_docx",
        "cvbuild.commands.match.files.docx",
    },
    "jinja2": {"cvbuild.render._template"},
    "fontTools": {"cvbuild.render._webfonts"},
    "markdown_it": {"cvbuild.model.inline", "cvbuild.inspection.md"},
    "lsprotocol": {"cvbuild.commands.lsp.server", "cvbuild.commands.lsp.session"},
    "mcp": {"cvbuild.commands.mcp.server"},
    "pygls": {"cvbuild.commands.lsp.server", "cvbuild.commands.lsp.session"},
    "rich": {"cvbuild.commands._progress", "cvbuild.commands.outline.table"},
    "lxml": {
        "cvbuild.commands.match.files.docx",
        "cvbuild.commands.match.files.html",
        "cvbuild.render._docx.oxml",  # the elements of python-docx are lxml's; only lxml moves their namespaces
    },
    "pypdf": {"cvbuild.inspection.pdf", "cvbuild.commands.match.files.pdf", "cvbuild.readers._parts.pdf"},
    "pypdfium2": {"cvbuild.render._pdfium", "cvbuild.readers._parts.pdf"},
    "harper": {"cvbuild.pipeline._proofreader"},
    "simplemma": {"cvbuild.pipeline._proofreader"},
    "watchfiles": {"cvbuild.pipeline.watch"},
    "weasyprint": {
        "cvbuild.render._weasyprint.press",
        "cvbuild.render._weasyprint.default_sheet",
        "cvbuild.render._weasyprint.shaped_text",
    },
    "yaml": {"cvbuild.syntax"},
}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("cvbuild", include_external_packages=True, cache_dir=None)


@pytest.mark.parametrize("library", DOORS)
def test_each_library_is_imported_in_one_place(library: str, graph: grimp.ImportGraph) -> None:
    doors = DOORS[library]
    importers = graph.find_modules_that_directly_import(library)
    assert importers, f"nothing imports {library}: drop it"
    strays = {name for name in importers if not any(name == door or name.startswith(f"{door}.") for door in doors)}
    assert strays == set()


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [shutil.which("lint-imports", path=str(Path(sys.executable).parent)) or "lint-imports", "--no-cache"]
    env = {"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("syntax/source.py", "import cvbuild.commands._cli", "Imports go one way"),
        ("compose/compose.py", "import weasyprint", "The core does no I/O"),
        ("model/dates.py", "import time", "The core does no I/O"),
    ],
)
def test_a_bad_import_breaks_the_contract(module: str, line: str, contract: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    changed = tmp_path / "src" / "cvbuild" / module
    changed.write_text(changed.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    run = lint(tmp_path)
    assert run.returncode == 1, run.stdout + run.stderr
    assert re.search(rf"{contract}.* BROKEN", run.stdout), run.stdout


def test_print_and_exit_are_the_command_lines_alone() -> None:
    """``native.py`` also runs as a plain script before anything is installed."""
    used = re.compile(r"^\s*(?:print|sys\.exit|exit)\(", re.MULTILINE)
    package = ROOT / "src" / "cvbuild"
    files = [path.relative_to(package) for path in package.rglob("*.py") if used.search(path.read_text("utf-8"))]
    outside = {path.name for path in files if path.parts[0] != "commands"}
    assert outside <= {"__main__.py", "native.py"}


def test_architecture_begins_with_the_entries_of_the_package() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 120
    named = re.findall(r"^([\w.]+/?) {2,}\S", text.split("```text")[1].split("```")[0], re.MULTILINE)
    there = {path for path in (ROOT / "src" / "cvbuild").iterdir() if path.name != "__pycache__"}
    assert sorted(named) == sorted(path.name + "/" * path.is_dir() for path in there)


def test_every_room_is_small_enough_to_look_around_in() -> None:
    """At most 16 entries at the top, at most 25 modules in a folder; the checks are a catalogue."""
    package = ROOT / "src" / "cvbuild"
    folders = [package, *(path for path in package.rglob("*") if path.is_dir() and path.name != "__pycache__")]
    sizes = {path.name: len([*path.glob("*.py")]) for path in folders}
    assert {name: size for name, size in sizes.items() if size > 25 and name != "checks"} == {}
    assert len([path for path in package.iterdir() if path.name != "__pycache__"]) <= 16


def test_the_walks_in_the_architecture_pass_modules_that_are_there() -> None:
    """A variant's name to its files in at most 12 modules, a highlight to the PDF in at most 18."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("## Two walks")[1]
    walks = [re.findall(r"\d+  ?([\w/]+\.py)", walk) for walk in text.split("```text")[1:]]
    assert [len(walk) for walk in walks] == [12, 15]
    missing = [module for walk in walks for module in walk if not (ROOT / "src" / "cvbuild" / module).is_file()]
    assert missing == []


def test_what_a_tier_leaves_out_exists() -> None:
    from tests.conftest import COSTLY, SAMPLED, SLOW

    for module, test in (name.split("::") for name in COSTLY):
        assert f"def {test}(" in (ROOT / "tests" / f"{module}.py").read_text(encoding="utf-8")
    assert [name for name in sorted(SLOW | SAMPLED.keys()) if not (ROOT / "tests" / f"{name}.py").is_file()] == []
