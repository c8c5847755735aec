"""Listing themes, and copying one to edit."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from cvbuild.render.docx import render as docx
from cvbuild.render.pdf import render as pdf
from cvbuild.render.theme.files import fork_theme, list_themes, load_theme
from cvbuild.syntax.errors import CannotBuild
from tests.sample import edition, sample
from tests.themes import THEMES


@pytest.mark.parametrize("source", THEMES)
def test_a_fork_is_the_same_until_it_is_edited(source: str, tmp_path: Path) -> None:
    fork_theme("mine", tmp_path, source)
    mine, original = (load_theme(name, tmp_path).value for name in ("mine", source))
    assert mine is not None
    assert original is not None
    for render in (pdf, docx):
        assert render(edition(sample(), mine)).value == render(edition(sample(), original)).value


def test_an_edit_of_a_fork_is_seen(tmp_path: Path) -> None:
    fork_theme("mine", tmp_path)
    settings = tmp_path / "templates" / "mine" / "theme.toml"
    settings.write_text(settings.read_text("utf-8").replace('accent = "#1d4170"', 'accent = "#aa0000"'), "utf-8")
    theme = load_theme("mine", tmp_path).value
    assert theme is not None
    assert theme.style["accent"] == "#aa0000"


def test_a_style_that_is_changed_in_word_is_kept(tmp_path: Path) -> None:
    import docx as word
    from docx.shared import Pt

    fork_theme("mine", tmp_path)
    reference = tmp_path / "templates" / "mine" / "reference.docx"
    document: Any = word.Document(str(reference))
    document.styles["Heading 1"].font.size = Pt(17)
    document.save(str(reference))
    theme = load_theme("mine", tmp_path).value
    assert theme is not None
    content = docx(edition(sample(), theme)).value
    assert content is not None
    rebuilt: Any = word.Document(io.BytesIO(content))
    assert rebuilt.styles["Heading 1"].font.size == Pt(17)
    assert [paragraph.text for paragraph in rebuilt.paragraphs if paragraph.style.name == "Title"] == ["Maya Lindqvist"]


def test_fonts_that_every_theme_falls_back_on_are_not_copied(tmp_path: Path) -> None:
    assert not [file for file in fork_theme("mine", tmp_path) if file.startswith("fonts/")]
    written = fork_theme("other", tmp_path, "modern")
    assert {"theme.toml", "look.css", "resume.css", "resume.html.j2", "reference.docx", "fonts/OFL.txt"} <= set(written)
    assert "fonts/NotoSansMath_400Regular.ttf" not in written


def test_a_fork_can_be_forked(tmp_path: Path) -> None:
    fork_theme("mine", tmp_path, "modern")
    assert fork_theme("again", tmp_path, "mine") == fork_theme("modern-again", tmp_path, "modern")


@pytest.mark.parametrize("name", ["classic", "mine", "", "../up", "a/b", ".hidden", "with blank"])
def test_nothing_is_overwritten_or_written_elsewhere(name: str, tmp_path: Path) -> None:
    (tmp_path / "templates" / "mine").mkdir(parents=True)
    (tmp_path / "templates" / "mine" / "theme.toml").write_text("# mine\n")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(CannotBuild):
        fork_theme(name, tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_an_unknown_theme_cannot_be_forked(tmp_path: Path) -> None:
    with pytest.raises(CannotBuild) as caught:
        fork_theme("mine", tmp_path, "clasic")
    assert "classic" in caught.value.hint


def test_the_list_describes_each_theme(tmp_path: Path) -> None:
    fork_theme("mine", tmp_path, "modern")
    (tmp_path / "templates" / "odd").mkdir()
    (tmp_path / "templates" / "odd" / "theme.toml").write_text("margins = 1\n")
    listed = {theme.name: theme for theme in list_themes(tmp_path)}
    assert list(listed) == sorted((*THEMES, "mine", "odd"))
    assert [name for name, theme in listed.items() if theme.own] == ["mine", "odd"]
    assert listed["mine"].description == listed["modern"].description
    assert listed["odd"].description.startswith("broken: ")
    assert len({listed[name].description for name in THEMES}) == len(THEMES)


# The command line


def said(folder: Path, *arguments: str) -> tuple[int, str]:
    from click.testing import CliRunner

    from cvbuild.commands._cli import cli

    result = CliRunner().invoke(cli, ["theme", *arguments, "--project", str(folder)])
    return result.exit_code, result.output


def test_the_command_line_lists_and_copies(tmp_path: Path) -> None:
    code, output = said(tmp_path, "fork", "mine", "--from", "compact")
    assert code == 0
    assert "templates/mine/ is a copy of compact: " in output
    assert output.endswith("    theme: mine\n")
    code, output = said(tmp_path, "list")
    assert code == 0
    assert [line.split()[0] for line in output.splitlines()] == sorted((*THEMES, "mine"))
    assert "(this project's)" in output


def test_the_gallery_has_a_picture_of_each_theme(tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_text("basics: {name: Ada Quist}\nwork: [{name: Harbour, startDate: 2019}]\n")
    code, output = said(tmp_path, "gallery", "classic", "dates")
    assert code == 0, output
    folder = tmp_path / "out" / "themes"
    assert sorted(path.name for path in folder.iterdir()) == ["classic.png", "dates.png", "index.html"]
    assert (folder / "dates.png").read_bytes().startswith(b"\x89PNG")
    assert "theme: dates" in (folder / "index.html").read_text("utf-8")
    assert said(tmp_path, "gallery", "datse")[0] != 0
