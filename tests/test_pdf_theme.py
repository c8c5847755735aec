"""What is said of a broken theme, and what a theme may and may not use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cvbuild.finding import Finding, Severity
from cvbuild.render.pdf import render
from cvbuild.theme import RenderOptions, Theme
from tests.pdfs import changed, classic
from tests.sample import sample


def complaints(theme: Theme) -> list[tuple[Severity, str, str]]:
    return [(f.severity, str(f.place), f.message) for f in render(sample(), theme, RenderOptions()).findings]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("<body>", "<body>{{ documnt.title }}", "<body>", "'documnt' is undefined"),
        ("<body>", "<body>{{ document.titel }}", "<body>", "has no attribute 'titel'"),
        ("<body>", "<body>{% if %}", "<body>", "Expected an expression"),
        ("<body>", "<body>{{ 1 / 0 }}", "<body>", "division by zero"),
        ("<body>", "<body>{% include 'gone.j2' %}", "<body>", "there is no file 'gone.j2'"),
        ("<body>", "<body>{{ document.__class__.__mro__ }}", "<body>", "unsafe"),
        ("{{ span.text | plain_blanks }}</a>", "{{ span.txt }}</a>", "{{ span.txt }}</a>", "has no attribute 'txt'"),
        ("</body>", "{% for x in y %}</body>", "", "Unexpected end of template"),
    ],
)
def test_a_broken_template_is_named_with_its_line(old: str, new: str, line: str, words: str) -> None:
    theme = changed("resume.html.j2", old, new)
    outcome = render(sample(), theme, RenderOptions())
    assert outcome.value is None
    (finding,) = outcome.findings
    lines = theme.text("resume.html.j2").splitlines()
    assert (finding.code, finding.place.file) == ("A119", "templates/classic/resume.html.j2")
    assert line in lines[finding.place.line - 1]
    assert words in finding.message


@pytest.mark.parametrize(
    ("css", "severity", "words"),
    [
        ("p { colr: red }", Severity.WARNING, "ignored `colr: red`, unknown property"),
        ("p { color: reddish }", Severity.WARNING, "ignored `color: reddish`, invalid value"),
        ("p { color: var(--acent) }", Severity.WARNING, "nothing sets '--acent'"),
        ("p::foo { color: red }", Severity.WARNING, "invalid or unsupported selector"),
        ("p { background: url(gone.svg) }", Severity.ERROR, "there is no 'gone.svg' among them"),
        ("p { background: url(http://127.0.0.1:9/x.svg) }", Severity.ERROR, "a theme can use its own files only"),
        ("p { background: url(file:///etc/hostname) }", Severity.ERROR, "a theme can use its own files only"),
        ("p { background: url(../../cv.yaml) }", Severity.ERROR, "a theme can use its own files only"),
        ("@font-face { font-family: X; src: url(x.ttf) }", Severity.ERROR, "font-face 'X' cannot be loaded"),
    ],
)
def test_what_the_layout_cannot_use_is_named_with_its_line(
    css: str, severity: Severity, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    theme = changed("resume.css", "/* Letterhead */", css)
    line = theme.text("resume.css").splitlines().index(css) + 1
    ((found, place, message),) = complaints(theme)
    assert (found, place.rsplit(":", 1)[0]) == (severity, f"templates/classic/resume.css:{line}")
    assert words.lower() in message.lower()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("theme", "words"),
    [
        (replace(classic(), fonts=()), "the theme has no font"),
        (replace(classic(), files={**classic().files, classic().fonts[0].file: b"no font"}), "cannot be loaded"),
    ],
)
def test_without_fonts_there_is_no_pdf_and_no_crash(theme: Theme, words: str) -> None:
    outcome = render(sample(), theme, RenderOptions())
    assert outcome.value is None
    assert outcome.findings[0].place.file == "templates/classic/theme.toml"
    assert words in outcome.findings[0].message


def test_the_theme_can_use_its_own_files() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    theme = changed("resume.css", "/* Letterhead */", "h1 { background: url(img/mark.svg) no-repeat }")
    theme = replace(theme, files={**theme.files, "img/mark.svg": svg})
    assert complaints(theme) == []


def test_what_the_css_is_accused_of_is_said_for_every_document() -> None:
    theme = changed("resume.css", "/* Letterhead */", "p { colr: red }")
    first, second = (render(sample(), theme, RenderOptions()).findings for _ in range(2))
    assert first == second != ()
    assert isinstance(first[0], Finding)
