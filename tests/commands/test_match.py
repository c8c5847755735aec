"""``cvbuild match``: three report formats, every kind of file, mistakes of the user."""

from __future__ import annotations

import functools
import io
import json
import shutil
import sys
from pathlib import Path

import docx
import pypdf
import pytest
import weasyprint

from cvbuild.analysis.postings.requirements import requirements_of
from cvbuild.analysis.postings.vocabulary import Vocabulary
from cvbuild.commands.match import files
from cvbuild.syntax.errors import CannotBuild
from tests.commandline import Cvbuild, runner
from tests.match import NOBODY, names

HERE = Path(__file__).parents[1]
DATA = HERE / "data" / "match"
JOB = (DATA / "job.txt").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "golden" / "engineer", tmp_path / "engineer")
    shutil.copy(DATA / "job.txt", tmp_path / "engineer")
    return tmp_path / "engineer"


@pytest.fixture
def match(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cvbuild:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    return functools.partial(runner(project, monkeypatch, capsys), "match")


@pytest.mark.parametrize("report", ["text", "md", "json"])
def test_the_lists(report: str, match: Cvbuild, project: Path, update: bool) -> None:
    before = sorted(path for path in project.rglob("*"))
    run = match("job.txt", "--variant", "backend", "--report", report)
    assert (run.code, run.err) == (0, "")
    golden = DATA / f"expected.{report}"
    if update:
        golden.write_text(run.out, encoding="utf-8")
    assert run.out == golden.read_text(encoding="utf-8")
    assert sorted(path for path in project.rglob("*")) == before, "nothing is written"


def test_a_suggestion_is_yaml_to_paste(match: Cvbuild, update: bool) -> None:
    run = match("job.txt", "--variant", "backend", "--suggest")
    assert (run.code, run.err) == (0, "")
    golden = DATA / "expected.suggest"
    if update:
        golden.write_text(run.out, encoding="utf-8")
    assert run.out == golden.read_text(encoding="utf-8")


def test_pasting_a_suggestion_prints_what_it_promised(match: Cvbuild, project: Path) -> None:
    told = json.loads(match("job.txt", "--variant", "backend", "--suggest", "--report", "json").out)[0]
    assert told["prints"] == ["Rust"]
    unprinted = "headline: backend\nsummary: backend\ntags: [backend]\n"
    (project / "variants" / "backend.yaml").write_text(unprinted + told["yaml"], encoding="utf-8")
    lists = json.loads(match("job.txt", "--variant", "backend", "--report", "json").out)["variants"][0]
    assert {row["term"] for row in lists["printed"]} >= set(told["prints"])
    again = json.loads(match("job.txt", "--variant", "backend", "--suggest", "--report", "json").out)[0]
    assert (again["prints"], again["yaml"]) == ([], "")


def test_standard_input_and_every_variant(match: Cvbuild, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Requirements:\n- Go\n")))
    run = match("-")
    assert run.code == 0
    heads = [line for line in run.out.splitlines() if "against the variant" in line]
    assert heads == ["<stdin> against the variant backend", "<stdin> against the variant everything"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "job:1:1: the job description is empty"),
        (b" \n\t\n", "job:1:1: the job description is empty"),
        (b"ok\nGr\xfc\xdfe", "job:2:3: the text is not in UTF-8"),
        (b"one\ntwo \0 three", "job:2:1: this is no text"),
        (b"{\\rtf1 hello}", "job:1:1: this is RTF, which is not read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "job:1:1: this is the old Word format, which is not read"),
        (b"%PDF-1.7 nothing", "job:1:1: the PDF is damaged"),
        (b"PK\x03\x04 nothing", "job:1:1: this is no Word file, or a damaged one"),
        (b"<html><body><script>x</script></body></html>", "job:1:1: the job description is empty"),
        (b"word " * files.MOST_CHARACTERS, "job:1:1: longer than 100000 characters; that is no job description"),
        (b"x" * (files.MAX_BYTES + 1), "job:1:1: larger than 10 MB; that is no job description"),
    ],
)
def test_bad_input_is_reported_with_a_place(content: bytes, message: str) -> None:
    with pytest.raises(CannotBuild) as told:
        files.parse(content, "job")
    assert told.value.message == message


def test_bad_input_ends_with_two_and_says_nothing_else(match: Cvbuild, project: Path) -> None:
    (project / "job.pdf").write_bytes(b"%PDF-1.7 nothing")
    run = match("job.pdf", "--variant", "backend")
    assert (run.code, run.out) == (2, "")
    assert run.err == "error: job.pdf:1:1: the PDF is damaged\n  = hint: copy the text into a .txt file\n"


def test_a_file_that_is_not_there(match: Cvbuild) -> None:
    run = match("jbo.txt")
    assert run.code == 2
    assert run.err.startswith("error: there is no jbo.txt\n")


def test_an_unknown_variant(match: Cvbuild) -> None:
    run = match("job.txt", "--variant", "backnd")
    assert run.code == 2
    assert "there is no variant 'backnd'" in run.err


def test_a_broken_source_is_reported(match: Cvbuild, project: Path) -> None:
    (project / "cv.yaml").write_text("basics: {nam: Ada}\n", encoding="utf-8")
    run = match("job.txt")
    assert run.code == 2
    assert "cv.yaml:1:" in run.out


# Files


def asked(content: bytes) -> set[str]:
    return set(names(requirements_of(files.parse(content, "job"), Vocabulary.of(NOBODY))))


EXPECTED = asked(JOB.encode())


def test_the_text_is_understood() -> None:
    assert not {"Go", "Python", "PostgreSQL", "TypeScript", "Rust", "kernel bypass", "Kafka"} - EXPECTED
    assert "Haskell" not in EXPECTED


def as_html(text: str) -> str:
    lines = filter(None, text.splitlines())
    return "".join(f"<li>{line[2:]}" if line.startswith("- ") else f"<p><strong>{line}</strong></p>" for line in lines)


PAGE = "<!DOCTYPE html><html><head><title>SQL</title></head><body><nav>COBOL</nav>{}<footer>Ada</footer></body></html>"


def test_a_saved_page() -> None:
    assert asked(PAGE.format(f"<main>{as_html(JOB)}</main><p>Erlang</p>").encode()) == EXPECTED


def test_a_saved_page_with_data_for_search_engines() -> None:
    data = json.dumps({"@graph": [{"@type": "JobPosting", "title": "Staff Engineer", "description": as_html(JOB)}]})
    page = PAGE.format(f'<script type="application/ld+json">{data}</script><p>Requirements</p><p>Erlang</p>')
    assert asked(page.encode()) == EXPECTED


@pytest.mark.parametrize(
    "data",
    ["[" * 100_000, "{", '{"@type": "JobPosting", "description": 5}', '{"@graph": 5, "@type": ["JobPosting"]}'],
)
def test_odd_data_in_a_page_is_not_an_error(data: str) -> None:
    page = PAGE.format(f'<script type="application/ld+json">{data}</script><p>We write Rust.</p>')
    assert any(line.text for line in files.parse(page.encode(), "job.html").lines)


def test_lines_of_a_page_are_lines_of_the_file() -> None:
    page = "<html>\n<body>\n<h2>Requirements</h2>\n<ul>\n<li>Erlang</li>\n</ul>\n</body></html>"
    found = requirements_of(files.parse(page.encode(), "job.html"), Vocabulary.of(NOBODY))
    assert [(term.name, term.lines, term.level.word) for term in found.terms] == [("Erlang", (5,), "required")]


def test_a_word_file(tmp_path: Path) -> None:
    document = docx.Document()
    for line in filter(None, JOB.splitlines()):
        style = "List Bullet" if line.startswith("- ") else "Heading 2"
        document.add_paragraph(line.removeprefix("- "), style)
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Requirements"
    table.cell(0, 1).text = "Erlang"
    document.save(str(tmp_path / "job.docx"))
    assert asked((tmp_path / "job.docx").read_bytes()) >= EXPECTED


def pdf_of(*pages: str, password: str = "") -> bytes:
    writer = pypdf.PdfWriter()
    if pages:
        html = "".join(f"<pre style='break-after: page'>{page}</pre>" for page in pages)
        writer.append(io.BytesIO(weasyprint.HTML(string=html).write_pdf()))
    else:
        writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def test_a_pdf() -> None:
    found = requirements_of(files.parse(pdf_of("Umbra Systems", JOB), "job.pdf"), Vocabulary.of(NOBODY))
    assert set(names(found)) == EXPECTED
    assert {line for term in found.terms for line in term.lines} == {2}, "a place is a page"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (pdf_of(), "job.pdf:1:1: the PDF has no text; it may be a scan"),
        (pdf_of("Go", password="secret"), "job.pdf:1:1: the PDF is locked with a password"),
    ],
)
def test_a_pdf_that_cannot_be_read(content: bytes, message: str) -> None:
    with pytest.raises(CannotBuild) as told:
        files.parse(content, "job.pdf")
    assert told.value.message == message
