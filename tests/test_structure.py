"""The shape of the code: imports go one way, each library has one door, the docs name what is there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]

DOORS = {
    "click": {"cvbuild.cli", "cvbuild.commands"},
    "docx": {"cvbuild.render._docx", "cvbuild.inspection.docx", "cvbuild.postings.docx"},
    "jinja2": {"cvbuild.render._template"},
    "markdown_it": {"cvbuild.inline"},
    "msgspec": {
        "cvbuild.nodes",
        "cvbuild.entries",
        "cvbuild.resume",
        "cvbuild.variant",
        "cvbuild.decoding",
        "cvbuild.memory",
        "cvbuild.own_process",
    },
    "rich": {"cvbuild.commands._progress", "cvbuild.explaining.table"},
    "lxml": {"cvbuild.postings.docx", "cvbuild.postings.html"},
    "pypdf": {"cvbuild.inspection.pdf", "cvbuild.postings.pdf"},
    "pypdfium2": {"cvbuild.pages"},
    "watchfiles": {"cvbuild.watching"},
    "weasyprint": {"cvbuild.render._press", "cvbuild.render._default_sheet"},
    "yaml": {"cvbuild.load", "cvbuild.reading"},
}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("cvbuild", include_external_packages=True, cache_dir=None)


@pytest.mark.parametrize("library", DOORS)
def test_each_library_has_one_door(library: str, graph: grimp.ImportGraph) -> None:
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
        ("source.py", "import cvbuild.cli", "Imports go one way"),
        ("compose.py", "import weasyprint", "The core does no I/O"),
        ("dates.py", "import time", "The core does no I/O"),
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
    files = [path for path in (ROOT / "src").rglob("*.py") if used.search(path.read_text(encoding="utf-8"))]
    assert {path.name for path in files if path.parent.name != "commands"} <= {"__main__.py", "cli.py", "native.py"}


def test_architecture_names_every_module_and_no_other() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 200
    tree = text.split("```text")[2].split("```")[0]
    named = set(re.findall(r"[\w-]+\.py\b", tree)) | {f"{name}/" for name in re.findall(r"(\w+)/", tree)}
    there = {path.name for path in (ROOT / "src" / "cvbuild").glob("*.py")}
    folders = {
        f"{path.name}/" for path in (ROOT / "src" / "cvbuild").iterdir() if path.is_dir() and path.name[0] != "_"
    }
    assert sorted((there | folders) - named) == []
    known = {path.name for path in (ROOT / "src").rglob("*.py")}
    assert sorted(name for name in named if name.endswith(".py") and name not in known) == []
