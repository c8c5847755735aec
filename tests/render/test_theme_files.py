"""Theme folders: where they are found, how they fall back on ``classic``, and their mistakes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cvbuild.checks import a119_broken_theme
from cvbuild.model.theme import Margins, Theme, broken_theme
from cvbuild.render.theme.files import load_theme, theme_names
from cvbuild.render.theme.settings import with_settings
from cvbuild.syntax.finding import Severity
from cvbuild.syntax.source import Place, Source
from tests.pdfs import ROOT
from tests.themes import THEMES


def _project(folder: Path, theme: str, **files: str) -> Path:
    """A project with a theme; keywords are file names with ``_`` for the dot before the ending."""
    for name, text in files.items():
        path = folder / "templates" / theme / name.replace("_", ".", 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _loaded(name: str, project: Path) -> Theme:
    outcome = load_theme(name, project)
    assert outcome.mistakes == ()
    assert outcome.value is not None
    return outcome.value


@pytest.mark.parametrize(("added", "own"), [("", False), ("/* mine */", True)])
def test_a_theme_is_the_projects_own_if_it_differs_from_what_comes_with_cvbuild(
    added: str, own: bool, tmp_path: Path
) -> None:
    copied = shutil.copytree(ROOT / "templates" / "modern", tmp_path / "templates" / "modern")
    look = copied / "look.css"
    look.write_text(look.read_text("utf-8") + added, encoding="utf-8")
    assert _loaded("modern", tmp_path).own is own


def test_classic_comes_with_cvbuild(tmp_path: Path) -> None:
    theme = _loaded("classic", tmp_path)
    assert {"theme.toml", "resume.html.j2", "resume.css", "fonts/OFL.txt"} <= theme.files.keys()
    assert all(face.file in theme.files for face in theme.fonts)
    assert all(theme.files[face.file][:4] == b"\0\1\0\0" for face in theme.fonts), "TrueType outlines, not CFF"
    assert theme.origins["resume.css"] == "templates/classic/resume.css"


def test_every_shipped_font_is_used(tmp_path: Path) -> None:
    theme = _loaded("classic", tmp_path)
    assert {face.file for face in theme.fonts} == {file for file in theme.files if file.endswith(".ttf")}


def test_a_theme_needs_only_what_differs(tmp_path: Path) -> None:
    project = _project(tmp_path, "blue", theme_toml='[style]\naccent = "navy"\n[margins]\ntop = 50\n')
    classic, blue = _loaded("classic", project), _loaded("blue", project)
    assert blue.style == {**classic.style, "accent": "navy"}
    assert blue.margins == Margins(50, classic.margins.right, classic.margins.bottom, classic.margins.left)
    assert blue.files["resume.css"] == classic.files["resume.css"]
    assert blue.fonts == classic.fonts


def test_a_theme_may_set_defaults_of_variants(tmp_path: Path) -> None:
    project = _project(tmp_path, "print", theme_toml="[defaults]\nlinks = 'both'\n")
    assert _loaded("print", project).defaults == {"links": "both"}


def test_the_project_changes_classic_file_by_file(tmp_path: Path) -> None:
    theme = _loaded("classic", _project(tmp_path, "classic", resume_css="p { color: red }"))
    assert theme.text("resume.css") == "p { color: red }"
    assert "<h1" in theme.text("resume.html.j2")


def test_hidden_files_are_not_read(tmp_path: Path) -> None:
    project = _project(tmp_path, "classic", resume_css="")
    (project / "templates/classic/.resume.css.swp").write_bytes(b"\xff")
    assert not any(file.startswith(".") for file in _loaded("classic", project).files)


def test_themes_of_the_project_and_of_cvbuild_are_listed(tmp_path: Path) -> None:
    assert theme_names(_project(tmp_path, "blue", theme_toml="")) == tuple(sorted((*THEMES, "blue")))


@pytest.mark.parametrize("name", ["clasic", "../classic", "", "."])
def test_an_unknown_theme(name: str, tmp_path: Path) -> None:
    place = Place("variants/quant.yaml", 10, 8)
    outcome = load_theme(name, tmp_path, place)
    (finding,) = outcome.mistakes
    assert outcome.value is None
    assert (finding.code, finding.place) == ("V101", place)
    assert "classic" in finding.message
    assert finding.hint == ("did you mean classic?" if "clas" in name else "")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[style]\naccent = #1d4170\n", 2, "invalid TOML"),
        ("[style\n", 1, "invalid TOML"),
        ("x = '''", 1, "invalid TOML"),
        ("\ncolours = 1\n", 2, "unknown key 'colours'"),
        ("description = 1", 1, "must be text"),
        ("margins = 12", 1, "'margins' must be a table"),
        ("[margins]\nleft = '2cm'", 2, "'left' must be a number of points"),
        ("[margins]\nleft = true", 2, "'left' must be a number of points"),
        ("[margins]\ntop = 40\ninner = 3", 3, "unknown margin 'inner'"),
        ("defaults = 3", 1, "'defaults' must be a table"),
        ("[defaults]\nlinks = 'none'", 2, "'links' must be one of text, address, both"),
        ("[defaults]\nlink = 'text'", 2, "unknown default 'link'"),
        ("[style]\naccent = 'red; } * { color: blue'", 2, "'accent' must be one value"),
        ("[style]\nAccent = 'red'", 2, "is not a valid style name"),
        ("docx = []", 1, "'docx' must be a table"),
        ("fonts = 'Arial'", 1, "'fonts' must be a list"),
        ("fonts = []", 1, "at least one font"),
        ("[style]\nfont = 'Y'\n[[fonts]]\nfamily = 'X'\nfile = 'x.ttf'", 2, "belongs to the family 'Y'"),
        ("[[fonts]]\nfamily = 'X'", 1, "needs a family and a file"),
        ("[[fonts]]\nfamily = 'X'\nfile = 'x.woff2'", 3, "not a font file"),
        ("[[fonts]]\nfamily = 'X'\nfile = 'gone.ttf'", 3, "there is no file 'gone.ttf'"),
        ("[[fonts]]\nfamily = 'X'\nfile = 'x.ttf'\nweight = 'bold'", 3, "weight must be a number"),
    ],
)
def test_a_broken_theme_toml_is_named_with_its_line(text: str, line: int, words: str) -> None:
    outcome = with_settings(Theme("t", {"x.ttf": b""}), Source("templates/t/theme.toml", text))
    assert outcome.value is None
    (finding,) = outcome.mistakes
    assert (finding.code, finding.place.file, finding.place.line) == ("A119", "templates/t/theme.toml", line)
    assert words in finding.message


def test_all_mistakes_are_reported_at_once() -> None:
    outcome = with_settings(Theme("t", {}), Source("theme.toml", "a = 1\nb = 2\n[margins]\nleft = 'x'\n"))
    assert len(outcome.mistakes) == 3


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    project = _project(tmp_path, "classic", resume_css="")
    (project / "templates/classic/resume.css").write_bytes(b"p {}\n/* caf\xe9 */")
    (finding,) = load_theme("classic", project).mistakes
    assert (str(finding.place), finding.message) == ("templates/classic/resume.css:2:1", "this is not UTF-8 text")


def test_a_mistake_in_a_theme_is_an_error_of_its_check() -> None:
    finding = a119_broken_theme.CHECK.settled(broken_theme("", Place("x")))
    assert (finding.code, finding.name, finding.severity) == ("A119", "broken-theme", Severity.ERROR)
