"""A theme that asks for too much is a finding with a place; nothing hangs or fills the memory."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.commandline import write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of a process")

CV = "basics: {name: Ada Lovelace}\nwork:\n- {name: Mill, position: Clerk, startDate: 2020-01, highlights: [Made it]}\n"
PAGE = "<html lang='en'><body><h1>{{ document.header.name }}</h1>\n%s\n</body></html>"

TEMPLATES = {
    "a long text": "{{ 'a' * 3000000000 }}",
    "a long list": "{{ [1] * 3000000000 }}",
    "a wide number": "{{ '%999999999d' % 1 }}",
    "a width from a value": "{{ '%*d' % (999999999, 1) }}",
    "str.format": "{{ '{:999999999}'.format(1) }}",
    "the filter format": "{{ '%999999999d' | format(1) }}",
    "ljust": "{{ 'a'.ljust(999999999) }}",
    "center": "{{ 'a' | center(999999999) }}",
    "indent": "{{ 'a\\nb' | indent(999999999) }}",
    "replace": "{{ ('a' * 1000000).replace('a', 'b' * 100000) }}",
    "join": "{{ range(100000) | join('b' * 100000) }}",
    "a power": "{{ 9 ** 999999999 }}",
    "loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "loops in loops": "{% for a in range(999) %}{% for b in range(999) %}{{ range(99) }}{% endfor %}{% endfor %}",
    "much output": "{% for a in range(99999) %}<p>{{ 'x' * 1000 }}</p>{% endfor %}",
    "itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "includes itself": "{% include 'resume.html.j2' %}",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, {"cv.yaml": CV, "variants/a.yaml": "theme: mine\n"})
    return tmp_path


def run(project: Path, *words: str, seconds: int = 300) -> tuple[int, str]:
    """Build, with little memory and time for the whole program."""
    format_ = () if "--format" in words else ("--format", "pdf")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, *format_, *words],
        cwd=project, capture_output=True, text=True, check=False, timeout=seconds,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout + done.stderr


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (3 * 1024**3, 3 * 1024**3))
from cvbuild.pipeline import guard
guard._SECONDS = 5
from cvbuild.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("what", TEMPLATES)
def test_a_template_that_asks_for_too_much(what: str, project: Path) -> None:
    write(project, {"templates/mine/resume.html.j2": PAGE % TEMPLATES[what]})
    code, said = run(project)
    assert (code, "error[A119]" in said, "templates/mine/resume.html.j2:2" in said) == (2, True, True), said


SLOW_TEMPLATES = {
    "doubling": "{% set n = namespace(x='aaaaaaaaaa') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "a loop over a text": "{% set t = 'a' * 99999 %}{% for a in t %}{% for b in t %}{% endfor %}{% endfor %}",
}


@pytest.mark.parametrize("what", SLOW_TEMPLATES)
def test_a_template_that_takes_all_time_or_memory(what: str, project: Path) -> None:
    write(project, {"templates/mine/resume.html.j2": PAGE % SLOW_TEMPLATES[what]})
    code, said = run(project)
    assert (code, "error[A119]" in said, "templates/mine/" in said) == (2, True, True), said


STYLES = (
    "font-size: 1e30pt",
    "letter-spacing: 1e300px",
    "columns: 9999",
    "column-count: 99999999999",
    "margin: 999999999999999px",
    "width: 1e400px",
    "display: grid; grid-template-columns: repeat(99999, 1fr)",
    "line-height: -1e10",
)


@pytest.mark.parametrize("style", STYLES)
def test_a_number_out_of_proportion(style: str, project: Path) -> None:
    write(project, {"templates/mine/look.css": f"h1 {{ color: red }}\nbody {{ {style} }}\n"})
    code, said = run(project)
    assert (code, "error[A119]" in said, "templates/mine/look.css:2:" in said) == (2, True, True), said


@pytest.mark.parametrize(
    "style",
    [
        "transform: scale(0)",
        "transform: matrix(0,0,0,0,0,0)",
        "zoom: 0",
        "font-size: 0",
        "line-height: 0",
        "@page { size: 1pt }",
        "letter-spacing: 99999px",
    ],
)
def test_a_degenerate_style_is_no_traceback(style: str, project: Path) -> None:
    write(project, {"templates/mine/look.css": style if "@" in style else f"body, li {{ {style} }}\n"})
    assert run(project)[0] in (0, 1, 2)


def test_deep_nesting(project: Path) -> None:
    write(project, {"templates/mine/resume.html.j2": PAGE % ("<div>" * 20000)})
    code, said = run(project)
    assert (code, "error[A119]" in said) == (2, True), said


def test_ordinary_numbers_are_no_excess(project: Path) -> None:
    css = "@font-face{unicode-range:U+1E100-1F9FF}\n/* 1e99 */ p { color: #1e9999; columns: 3; width: 100% }\n"
    write(project, {"templates/mine/look.css": css})
    assert "out of all proportion" not in run(project)[1]


def package(**parts: str) -> bytes:
    """The reference of classic, with further parts or others in their place."""
    source = Path(__file__).parents[2] / "templates/classic/reference.docx"
    target = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys((*old.namelist(), *parts)):
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return target.getvalue()


def test_a_reference_that_unpacks_to_gigabytes(project: Path) -> None:
    (project / "templates/mine").mkdir(parents=True)
    bomb = package(**{"word/settings.xml": " " * 300_000_000})
    (project / "templates/mine/reference.docx").write_bytes(bomb)
    code, said = run(project, "--format", "docx")
    assert (code, "templates/mine/reference.docx:1" in said, "error[A119]" in said) == (2, True, True), said


def test_a_theme_of_ones_own_is_built_with_all_files_reused(project: Path) -> None:
    write(project, {"templates/mine/look.css": "h1 { color: red }\n", "variants/b.yaml": "theme: mine\n"})
    assert run(project, "--format", "pdf,docx,txt")[0] == 0
    made = {path: path.stat().st_mtime_ns for path in (project / "out").rglob("*.pdf")}
    assert (len(made), run(project, "--format", "pdf,docx,txt", "--ignore", "X")[0]) == (2, 0)
    assert {path: path.stat().st_mtime_ns for path in (project / "out").rglob("*.pdf")} == made


RELATIONSHIP = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s" TargetMode="External"/>'
    "</Relationships>"
)
REFERENCES = {
    "a bad link": {"word/_rels/header1.xml.rels": RELATIONSHIP % ("hyperlink", "file:///etc/passwd")},
    "a picture of the web": {"word/_rels/footer1.xml.rels": RELATIONSHIP % ("image", "https://lovelace.org/pixel.png")},
    "a field that runs": {"word/header1.xml": '<w:hdr><w:instrText>DDEAUTO c:\\cmd "/k"</w:instrText></w:hdr>'},
}


@pytest.mark.parametrize("what", REFERENCES)
def test_a_reference_that_reaches_out(what: str, project: Path) -> None:
    (project / "templates/mine").mkdir(parents=True)
    (project / "templates/mine/reference.docx").write_bytes(package(**REFERENCES[what]))
    code, said = run(project, "--format", "docx")
    assert (code, "error[A119]" in said, "templates/mine/reference.docx:1" in said) == (2, True, True), said
