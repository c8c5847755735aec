"""The documentation: every command is one, the tutorial runs, the site has no broken link."""

from __future__ import annotations

import json
import re
import runpy
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.project.test_workflow import parse_options

ROOT = Path(__file__).parents[2]
HOW_TO = sorted((ROOT / "docs/how-to").glob("*.md"))
PAGES = [*sorted((ROOT / "docs").glob("*.md")), *HOW_TO, ROOT / "README.md"]
FILES = {"yaml", "markdown", "bibtex"}
"""Languages of blocks whose first line names the file to write."""
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")


def commands() -> list[tuple[str, str]]:
    """Every line of a shell block that calls cvbuild, with the page."""
    found = []
    for page in PAGES:
        for language, text in BLOCK.findall(page.read_text("utf-8")):
            lines = text.splitlines() if language in {"sh", "text"} else ()
            found += [(page.name, line) for line in lines if re.match(r"cvbuild( |$)", line)]
    return [(page, line) for page, line in found if page != "commands.md"]


@pytest.mark.parametrize(("page", "line"), commands())
def test_every_command_is_one(page: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, *arguments = shlex.split(line.partition(" > ")[0], comments=True)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "resume.json").write_text("{}", "utf-8")  # a file that is built by its name
    parse_options(arguments)
    del page


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "checks.md"], ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    text = BLOCK.sub("", page.read_text("utf-8"))
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_yaml_block_is_yaml(page: Path) -> None:
    for language, text in BLOCK.findall(page.read_text("utf-8")):
        if language == "yaml" and page.name != "checks.md":
            assert yaml.safe_load(text), text


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the PATH, with the command as users call it."""
    folder = tmp_path_factory.mktemp("bin")
    (folder / "cvbuild").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cvbuild "$@"\n', "utf-8")
    (folder / "cvbuild").chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def begun(programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as ``cvbuild init`` makes it."""
    folder = tmp_path_factory.mktemp("begun") / "my-cv"
    run("cvbuild init my-cv", folder.parent, programs)
    return folder


def run(line: str, folder: Path, programs: Path) -> None:
    script = f'PATH="{programs}:$PATH"\n{line}'
    done = subprocess.run(["sh", "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (line, done.stdout, done.stderr)


def follow(page: Path, folder: Path, programs: Path) -> Path:
    """Do what a page says, from the first line to the last: write each file that a comment names, run each command."""
    for language, text in BLOCK.findall(page.read_text("utf-8")):
        if language in FILES:
            name, _, content = text.removeprefix("# ").partition("\n")
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(content, "utf-8")
        for line in text.splitlines() if language == "sh" else ():
            if line.startswith("cd "):
                folder /= line.removeprefix("cd ")
            else:
                run(line, folder, programs)
    return folder


def test_the_tutorial_runs_from_the_first_line_to_the_last(tmp_path: Path, programs: Path) -> None:
    folder = follow(ROOT / "docs/tutorial.md", tmp_path, programs)
    assert (folder / "cv.pdf").read_bytes().startswith(b"%PDF")
    assert len(list((folder / "sent").glob("*/*"))) >= 3


@pytest.mark.parametrize("page", HOW_TO, ids=lambda page: page.stem)
def test_each_how_to_runs_in_a_new_project(page: Path, tmp_path: Path, programs: Path, begun: Path) -> None:
    folder = shutil.copytree(begun, tmp_path / "my-cv")
    follow(page, folder, programs)
    assert {path.name for path in folder.iterdir()} > {path.name for path in begun.iterdir()}


def test_the_reference_of_commands_is_current(request: pytest.FixtureRequest) -> None:
    """Written by ``--update`` or ``python tools/make_commands_doc.py``."""
    page = runpy.run_path(str(ROOT / "tools/make_commands_doc.py"))["text"]()
    file = ROOT / "docs/commands.md"
    if request.config.getoption("--update"):
        file.write_text(page, encoding="utf-8")
    assert page == file.read_text("utf-8"), "run tools/make_commands_doc.py"


def test_the_recorded_exchange_with_an_assistant_is_current(request: pytest.FixtureRequest) -> None:
    """Written by ``--update`` or ``python tools/make_assistant_exchange.py``."""
    pytest.importorskip("mcp")
    tool = runpy.run_path(str(ROOT / "tools/make_assistant_exchange.py"))
    file, page = ROOT / "docs/assistant.md", tool["text"]()
    if request.config.getoption("--update"):
        file.write_text(page, encoding="utf-8")
    assert page == file.read_text("utf-8"), "run tools/make_assistant_exchange.py"
    assert 1 <= page.count("```json\n    {") <= 5


SCREENSHOTS = runpy.run_path(str(ROOT / "tools/make_screenshots.py"))


def test_the_screenshots_are_small_shown_and_those_that_the_script_takes() -> None:
    script = (ROOT / "tools/make_screenshots.py").read_text("utf-8")
    taken = set(re.findall(r'_write\("(\w+)"', script))
    files = list(SCREENSHOTS["PICTURES"].iterdir())
    assert {path.name for path in files} == {f"{name}.png" for name in taken}
    shown = "".join(page.read_text("utf-8") for page in PAGES)
    assert [path.name for path in files if f"pictures/{path.name})" not in shown] == []
    assert [path.name for path in files if path.stat().st_size > 150_000] == []


def test_what_the_screenshots_show_is_there(begun: Path, tmp_path: Path) -> None:
    project = shutil.copytree(begun, tmp_path / "my-cv")
    assert SCREENSHOTS["MISTAKE"][1] in SCREENSHOTS["slip"](project)
    assert SCREENSHOTS["gallery_of"](project).is_file()
    page = (ROOT / "src/cvbuild/commands/preview/assets/index.html").read_text("utf-8")
    assert all(f'id="{name}"' in page for name in ("state", "pages", "findings-list"))


def test_a_finding_is_drawn_as_the_server_words_it(begun: Path, tmp_path: Path) -> None:
    pytest.importorskip("pygls")
    import asyncio

    project = shutil.copytree(begun, tmp_path / "my-cv")
    text = SCREENSHOTS["slip"](project)
    page = SCREENSHOTS["as_page"](text, asyncio.run(SCREENSHOTS["diagnosed"](project, text)))
    assert '<span class="wrong">120 ms</span>' in page
    assert "no cited fact has the figure" in page
    assert "F101" in page


def test_every_page_is_in_the_menu_of_the_site() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    pages = [page.relative_to(ROOT / "docs").as_posix() for page in PAGES if page.name != "README.md"]
    assert [page for page in pages if f": {page}" not in text and f"- {page}" not in text] == []


@pytest.mark.skipif(not shutil.which("mkdocs", path=str(Path(sys.executable).parent)), reason="make docs installs it")
def test_the_site_builds_strictly(tmp_path: Path) -> None:
    program = str(Path(sys.executable).parent / "mkdocs")
    command = [program, "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_extension_for_vs_code_is_whole() -> None:
    folder = ROOT / "editors/vscode"
    package = json.loads((folder / "package.json").read_text("utf-8"))
    program = folder / package["main"]
    assert package["contributes"]["configuration"]["properties"]["cvbuild.command"]["default"] == ["cvbuild", "lsp"]
    parse_options(["lsp"])
    if node := shutil.which("node"):
        subprocess.run([node, "--check", str(program)], check=True)


def test_the_snippets_for_editors_call_the_server() -> None:
    text = (ROOT / "docs/editors.md").read_text("utf-8")
    helix = next(tomllib.loads(block) for language, block in BLOCK.findall(text) if language == "toml")
    server = helix["language-server"]["cvbuild"]
    assert [server["command"], *server["args"]] == ["cvbuild", "lsp"]
    assert 'cmd = { "cvbuild", "lsp" }' in text
