"""The public API: it imports only the public names, as a program of a user does."""

from __future__ import annotations

import doctest
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cvbuild
from cvbuild import CannotBuild, Document, Finding, Project, Request, Result, Severity, build, check

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs" / "api.md"
SOURCE = """\
basics: {name: Ines Moreau, email: ines@moreau.dev, label: Backend Engineer}
work:
  - id: harbor
    name: Harbor Retail
    position: Software Engineer
    startDate: 2022-03
    highlights:
      - I halved the latency of the checkout
      - Moved 40 services to Kubernetes
"""
PROGRAM = """\
from pathlib import Path

from cvbuild import CannotBuild, Document, Finding, Project, Request, Result, Severity, __version__, build, check


def errors(root: Path) -> list[str]:
    request = Request(root=root, variants=("quant",), formats=("pdf",), out=Path("out"), select=("L", "C201"))
    try:
        result: Result = build(request)
    except CannotBuild as error:
        return [error.message, error.hint]
    found: list[Finding] = [one for one in result.findings if one.severity is Severity.ERROR and not one.suppressed]
    return [f"{one.place.file}:{one.place.line}: {one.code} {one.message} {len(one.places)}" for one in found]


def words(root: Path) -> dict[str, str]:
    result = check(Request(root))
    documents: dict[str, Document] = dict(result.documents)
    return {name: document.header.name for name, document in documents.items() if result.ok}


def sizes(root: Path) -> dict[str, int]:
    return {name: len(content) for name, content in check(Request(root)).files.items()}


def names(root: Path) -> tuple[str, ...]:
    project: Project = Project.read(root, ("quant*",))
    return (__version__, project.resume.basics.name, *project.variant_names)
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in the current folder, with two variants."""
    (tmp_path / "cv.yaml").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "variants").mkdir()
    for name in ("backend", "platform"):
        (tmp_path / "variants" / f"{name}.yaml").write_text("pages: {max: 1}\nsections: [work]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_build_writes_files_and_returns_all_of_it(root: Path) -> None:
    result = build(Request(root=root, variants=("backend",), formats=("pdf", "txt"), out=root / "out"))
    assert isinstance(result, Result)
    assert (result.complete, result.ok) == (True, True)
    assert sorted(result.files) == ["backend/Ines-Moreau-Resume.pdf", "backend/Ines-Moreau-Resume.txt"]
    assert {name: (root / "out" / name).read_bytes() for name in result.files} == result.files
    assert result.written == (*sorted(result.files), "manifest.json")
    assert [(one.format, one.pages) for one in result.finished] == [("pdf", 1), ("txt", None)]
    document = result.documents["backend"]
    assert isinstance(document, Document)
    assert (document.header.name, len(document.sections)) == ("Ines Moreau", 1)


def test_a_check_writes_nothing(root: Path) -> None:
    before = sorted(root.rglob("*"))
    result = check(Request(out=root / "out", formats=("txt",)))
    assert sorted(root.rglob("*")) == before
    assert (list(result.variants), result.written) == (["backend", "platform"], ())
    (found,) = (one for one in result.findings if one.code == "C201")
    assert isinstance(found, Finding)
    assert (found.severity, found.variants) == (Severity.WARNING, ("backend", "platform"))
    assert (str(found.place), found.places, found.path) == ("cv.yaml:8:9", (found.place,), "work[0].highlights[0]")


def test_sources_alone_are_checked_without_formats(root: Path) -> None:
    result = check(Request(root, formats=(), ignore=("X",)))
    assert (dict(result.files), {one.code for one in result.findings} & {"C201", "X109"}) == ({}, {"C201"})


def test_a_mistake_is_a_finding_and_nothing_is_built(root: Path) -> None:
    (root / "cv.yaml").write_text(SOURCE.replace("work:", "wrok:"), encoding="utf-8")
    result = build(Request(root, out=root / "out"))
    assert (result.complete, result.ok, result.written) == (False, False, ())
    assert "S001" in {one.code for one in result.findings}
    assert result.files == {}
    assert not (root / "out").exists()
    with pytest.raises(CannotBuild, match=r"^cv\.yaml:2:1: unknown key `wrok`"):
        Project.read(root)


def test_a_project_is_read_without_a_build(root: Path) -> None:
    project = Project.read(variants=("plat*",))
    assert (project.variant_names, project.all_names) == (("platform",), ("backend", "platform"))
    assert project.resume.work[0].position == "Software Engineer"
    assert project == Project.read(Path(), ("platform",))
    assert sorted(path.name for path in root.iterdir()) == ["cv.yaml", "variants"]


def test_a_request_refuses_what_cannot_be_meant() -> None:
    with pytest.raises(CannotBuild, match="there is no format 'pfd'") as caught:
        Request(formats=("pfd",))
    assert caught.value.hint.startswith("did you mean 'pdf'?")
    with pytest.raises(TypeError, match="variants must be a tuple"):
        Request(variants="quant")  # type: ignore[arg-type]


def test_the_day_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert str(Request().today) == "1970-01-01"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(CannotBuild, match="not a number of seconds"):
        Request()


def test_the_documented_names_are_the_public_ones() -> None:
    table = re.findall(r"^\| `(\w+)", DOCS.read_text("utf-8"), re.MULTILINE)
    assert sorted(table) == sorted(cvbuild.__all__)
    assert set(cvbuild.__all__) <= set(dir(cvbuild))
    assert all(getattr(cvbuild, name) for name in cvbuild.__all__)


def test_there_are_no_other_names() -> None:
    with pytest.raises(AttributeError, match="module 'cvbuild' has no attribute 'Builder'"):
        _ = cvbuild.Builder  # type: ignore[attr-defined]


def test_the_examples_of_the_docs_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(DOCS), module_relative=False)
    assert failed == 0
    assert tried > 20


def test_importing_cvbuild_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import cvbuild; print(*(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["cvbuild"]


@pytest.mark.parametrize(
    "first", ["from cvbuild import build", "import cvbuild.pipeline.git", "import cvbuild.__main__"]
)
def test_no_order_of_imports_hides_a_function(first: str) -> None:
    code = f"{first}; import cvbuild.pipeline.build; from cvbuild import build; print(build.__name__)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "build\n"


def _program(folder: Path) -> Path:
    path = folder / "program.py"
    path.write_text(PROGRAM, encoding="utf-8")
    return path


def test_mypy_accepts_a_program_of_a_user_and_no_name_that_is_not_public(tmp_path: Path) -> None:
    (tmp_path / "wrong.py").write_text("from cvbuild import Builder\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", "cache", str(_program(tmp_path)), "wrong.py"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    refused = 'wrong.py:1: error: Module "cvbuild" has no attribute "Builder"  [attr-defined]'
    assert run.stdout.splitlines() == [refused, "Found 1 error in 1 file (checked 2 source files)"]


@pytest.mark.conformance
def test_pyright_accepts_a_program_of_a_user(tmp_path: Path) -> None:
    pyright = shutil.which("basedpyright", path=str(Path(sys.executable).parent))
    assert pyright, "make test-all installs basedpyright"
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}', encoding="utf-8")
    command = [pyright, "--pythonpath", sys.executable, str(_program(tmp_path))]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.stdout.startswith("0 errors, 0 warnings"), run.stdout
