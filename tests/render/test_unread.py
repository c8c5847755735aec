"""A misspelt setting of a theme is reported with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from cvbuild.render.pdf import render
from cvbuild.render.theme.files import load_theme
from cvbuild.render.theme.unread import unread_settings
from cvbuild.syntax.finding import Severity
from tests.pdfs import ROOT
from tests.sample import edition, sample
from tests.themes import THEMES


def found(folder: Path, settings: str, look: str = "") -> list[tuple[int, str, str]]:
    """Lines, messages and hints for a theme of the project's own."""
    own = folder / "templates" / "own"
    own.mkdir(parents=True)
    (own / "theme.toml").write_text(settings, encoding="utf-8")
    if look:
        (own / "look.css").write_text(look, encoding="utf-8")
    theme = load_theme("own", folder).value
    assert theme
    return [(mistake.place.line, mistake.message, mistake.hint) for mistake in unread_settings(theme)]


@pytest.mark.parametrize(
    ("settings", "line", "message", "hint"),
    [
        ("[style]\nleadng = '1.3'\n", 2, "nothing reads 'leadng'", "did you mean 'leading'?"),
        ("[style]\nside-width = '29%'\n", 2, "nothing reads 'side-width'", ""),
        ("[[tighten]]\nentry-gp = '1pt'\n", 2, "nothing reads 'entry-gp'", "did you mean 'entry-gap'?"),
        ("[docx]\nmesure = '36em'\n", 2, "nothing reads 'mesure'", "did you mean 'measure'?"),
        ("[style]\nqqq = '1'\n", 2, "nothing reads 'qqq'", "remove it, or use it in look.css: var(--qqq)"),
    ],
)
def test_a_key_that_nothing_reads_is_reported(
    settings: str, line: int, message: str, hint: str, tmp_path: Path
) -> None:
    ((at, words, advice),) = found(tmp_path, settings)
    assert (at, words) == (line, message)
    assert hint in advice


@pytest.mark.parametrize(
    ("settings", "look"),
    [
        ("[style]\nleading = '1.3'\nphoto = 'yes'\n[docx]\nfont = 'Arial'\nmeasure = 'none'\n", ""),
        ("[style]\nmine = '3pt'\n", "h2 { margin-top: var(--mine, 2pt) }"),
        ("base = 'sidebar'\n[style]\nside-width = '25%'\n", ""),
    ],
)
def test_a_key_that_some_file_reads_is_not(settings: str, look: str, tmp_path: Path) -> None:
    assert found(tmp_path, settings, look) == []


def test_settings_of_cvbuild_are_not_reported_where_only_the_style_is_the_projects(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "classic"
    own.mkdir(parents=True)
    (own / "resume.css").write_text("p { width: 60pt }", encoding="utf-8")
    theme = load_theme("classic", tmp_path).value
    assert theme
    assert list(unread_settings(theme)) == []


@pytest.mark.parametrize("name", THEMES)
def test_every_setting_of_the_shipped_themes_is_read(name: str) -> None:
    theme = load_theme(name, ROOT).value
    assert theme
    assert list(unread_settings(replace(theme, own_settings=True))) == []


def test_the_pdf_reports_it_as_a_warning(tmp_path: Path) -> None:
    assert found(tmp_path, "[style]\nleadng = '1.3'\n")
    theme = load_theme("own", tmp_path).value
    assert theme
    outcome = render(edition(sample(), theme))
    assert outcome.value
    assert [(m.code, m.severity, m.place.file) for m in outcome.mistakes] == [
        ("A119", Severity.WARNING, "templates/own/theme.toml")
    ]
