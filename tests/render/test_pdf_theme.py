"""Mistakes in themes, and the files and addresses that a theme may use."""

from __future__ import annotations

import logging

import pytest
from msgspec.structs import replace

from cvbuild.model.theme import Theme
from cvbuild.render.pdf import render
from cvbuild.syntax.finding import Mistake, Severity
from tests.pdfs import changed, classic
from tests.sample import edition, sample


def complaints(theme: Theme) -> list[tuple[Severity, str, str]]:
    return [(f.severity, str(f.place), f.message) for f in render(edition(sample(), theme)).mistakes]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("<body>", "<body>{{ documnt.title }}", "<body>", "'documnt' is undefined"),
        ("<body>", "<body>{{ document.titel }}", "<body>", "has no attribute 'titel'"),
        ("<body>", "<body>{% if %}", "<body>", "Expected an expression"),
        ("<body>", "<body>{{ 1 / 0 }}", "<body>", "division by zero"),
        ("<body>", "<body>{% include 'gone.j2' %}", "<body>", "there is no file 'gone.j2'"),
        ("<body>", "<body>{{ document.__class__.__mro__ }}", "<body>", "unsafe"),
        ("{{ span.text }}</a>", "{{ span.txt }}</a>", "{{ span.txt }}</a>", "has no attribute 'txt'"),
        ("</body>", "{% for x in y %}</body>", "", "Unexpected end of template"),
    ],
)
def test_a_broken_template_is_named_with_its_line(old: str, new: str, line: str, words: str) -> None:
    theme = changed("resume.html.j2", old, new)
    outcome = render(edition(sample(), theme))
    assert outcome.value is None
    (finding,) = outcome.mistakes
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
        ("p { background: url(gone.svg) }", Severity.ERROR, "'gone.svg' is not among them"),
        ("p { background: url(http://127.0.0.1:9/x.svg) }", Severity.ERROR, "a theme can only use its own files"),
        ("p { background: url(file:///etc/hostname) }", Severity.ERROR, "a theme can only use its own files"),
        ("p { background: url(../../cv.yaml) }", Severity.ERROR, "a theme can only use its own files"),
        ("@font-face { font-family: X; src: url(x.ttf) }", Severity.ERROR, "font-face 'X' cannot be loaded"),
    ],
)
def test_unusable_css_is_reported_with_its_line(
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
    outcome = render(edition(sample(), theme))
    assert outcome.value is None
    assert outcome.mistakes[0].place.file == "templates/classic/theme.toml"
    assert words in outcome.mistakes[0].message


@pytest.mark.parametrize("filter_name", ["plain_blanks", "plain_spaces"])
def test_a_template_that_was_copied_from_an_earlier_version_still_works(filter_name: str) -> None:
    theme = changed("resume.html.j2", "{{ span.text }}</a>", f"{{{{ span.text | {filter_name} }}}}</a>")
    assert complaints(theme) == []


def test_the_theme_can_use_its_own_files() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    theme = changed("resume.css", "/* Letterhead */", "h1 { background: url(img/mark.svg) no-repeat }")
    theme = replace(theme, files={**theme.files, "img/mark.svg": svg})
    assert complaints(theme) == []


def test_css_mistakes_are_reported_for_every_document() -> None:
    theme = changed("resume.css", "/* Letterhead */", "p { colr: red }")
    first, second = (render(edition(sample(), theme)).mistakes for _ in range(2))
    assert first == second != ()
    assert isinstance(first[0], Mistake)


def test_css_mistakes_are_reported_within_a_program_that_logs_errors_only() -> None:
    root, weasyprint = logging.getLogger(), logging.getLogger("weasyprint")
    before = root.level, weasyprint.level
    root.setLevel(logging.ERROR)
    weasyprint.setLevel(logging.NOTSET)
    try:
        assert complaints(changed("resume.css", "/* Letterhead */", "p { colur: red }")) != []
    finally:
        root.setLevel(before[0])
        weasyprint.setLevel(before[1])
