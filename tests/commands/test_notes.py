"""``cvbuild notes``: private texts below the printed ones, marked, and never in a public folder."""

from __future__ import annotations

import datetime
import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from cvbuild.commands.notes.annotated import BANNER
from cvbuild.model.document import anchor
from cvbuild.pipeline.build import Request, build
from tests.commandline import Cvbuild, runner, write

CV = """\
tags: {one: a role, two: another role}
facts:
  rate:
    claim: Error rate fell from 9% to 3%.
    figures: [9% → 3%]
    evidence: {repository: https://github.com/ada/engine, url: https://engine.love.org}
    caveat: Only on Tuesdays.
  paper: {claim: The note proves it., evidence: {note: proof}}
  bare: {subject: work.engines, claim: Three people., caveat: Two at first.}
  secret: {claim: Ten customers., figures: [10], hold: ask Charles first, evidence: proprietary}
  elsewhere: {subject: work.other, claim: Not here.}
basics:
  name: Ada Lovelace
  email: ada@love.org
  headlines: [{id: main, text: Analyst, note: Say how it began.}]
  summaries: [{id: main, text: Wrote *programs* before there were machines., note: Which machine?}]
  locations: [{id: london, city: London, note: Moving soon.}]
  profiles: [{network: GitHub, url: https://github.com/ada, note: Pin the engine.}]
work:
  - id: engines
    name: Engines
    position: Analyst
    startDate: 1842-01
    endDate: 1843-01
    note: "The *boss* was | kind <b>"
    highlights:
      - {id: first, text: Cut errors by 6% for 10 firms, facts: [rate, paper, secret], note: Ask for the table.}
      - Wrote the first program
      - {text: Found 3 faults in 12 proofs, note: Which three?}
  - id: other
    name: Other
    startDate: 1841-01
    endDate: 1841-12
    highlights: [{text: Kept the books, tags: [two], note: not printed}, Counted sheep]
  - id: roles
    name: Roles
    roles: [{position: Head, startDate: 1844-01, endDate: 1845-01, note: As a stand-in., highlights: [Led]}]
skills:
  - {id: languages, name: Languages, note: English first., keywords: [{text: French, note: B2 at best}, German]}
  - {name: Tools, keywords: [Pen]}
publications:
  - {id: proof, name: Proof, url: https://love.org/proof, note: Page 3 has the error.}
"""
VARIANT = """\
headline: main
summary: main
location: london
sections: [summary, work, skills, publications]
include: [work.engines.first]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "cv"
    write(folder, {"cv.yaml": CV, "variants/quant.yaml": VARIANT})
    return folder


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_golden(cvbuild: Cvbuild, update: bool) -> None:
    expected = Path(__file__).parents[1] / "data" / "notes.txt"
    run = cvbuild("notes", "--variant", "quant")
    assert (run.code, run.err) == (0, "")
    if update:
        expected.write_text(run.out, encoding="utf-8")
    assert run.out == expected.read_text(encoding="utf-8")


def test_notes_show_the_private_texts_of_printed_items_only(cvbuild: Cvbuild) -> None:
    text = " ".join(cvbuild("notes").out.split())
    notes = re.findall(r"note: ([A-Z][^,}]*?)[.?]?[,}\n]", CV)
    assert len(notes) == 10
    assert [note for note in notes if note.replace("*", "") not in text] == []
    for words in ("Only on Tuesdays", "ask Charles first", "Two at first", "On hold: ask", "page 3".title()):
        assert words in text
    assert "Note: not printed" not in text
    assert "Kept the books" not in text
    assert "Not here" not in text.partition("Other")[0]


def test_the_words_of_the_cv_are_all_there_in_order(project: Path, cvbuild: Cvbuild) -> None:
    printed = build(Request(project, datetime.date(2026, 1, 1), formats=("txt",))).built[0].artifacts[0]
    lines = [line for line in cvbuild("notes").out.splitlines() if line]
    left = iter(lines)
    missing = [line for line in printed.content.decode().splitlines() if line and line not in left]
    assert missing == []


def test_the_text_is_marked_private_in_its_first_and_last_line(cvbuild: Cvbuild) -> None:
    lines = cvbuild("notes").out.splitlines()
    assert (lines[0], lines[-1]) == (BANNER, BANNER)
    assert BANNER.startswith("PRIVATE")


@pytest.mark.parametrize("theme", ["classic", "modern", "compact"])
def test_every_page_of_the_pdf_says_that_it_is_private_and_so_does_its_title(
    theme: str, project: Path, cvbuild: Cvbuild
) -> None:
    many = "".join(f"      - {{text: Line {n} of the work, note: {'word ' * 40}}}\n" for n in range(30))
    write(project, {"cv.yaml": CV.replace("      - Wrote the first program\n", many)})
    write(project, {"variants/quant.yaml": f"{VARIANT}theme: {theme}\n"})
    run = cvbuild("notes", "--variant", "quant", "--format", "pdf")
    assert (run.code, run.out) == (0, ""), run.err
    assert run.err == "private/PRIVATE-notes-quant.pdf is private: do not share it\n"
    reader = PdfReader(io.BytesIO((project / "private/PRIVATE-notes-quant.pdf").read_bytes()))
    assert len(reader.pages) >= 3
    assert [page for page in reader.pages if BANNER not in page.extract_text()] == []
    assert reader.metadata
    assert str(reader.metadata.title) == f"{BANNER} – Ada Lovelace, quant"
    assert "Ask for the table." in reader.pages[0].extract_text()
    assert "Ask" not in str(reader.metadata)


def test_a_theme_with_text_in_the_margins_does_not_hide_the_mark(project: Path, cvbuild: Cvbuild) -> None:
    css = "@page :first { margin-top: 20pt; @top-center { content: 'MINE' } @top-right { content: 'NO' } }"
    write(project, {"templates/mine/look.css": css, "templates/mine/theme.toml": ""})
    write(project, {"variants/quant.yaml": f"{VARIANT}theme: mine\n"})
    assert cvbuild("notes", "--out", "n.pdf").code == 0
    text = PdfReader(project / "n.pdf").pages[0].extract_text()
    assert BANNER in text
    assert "MINE" not in text


@pytest.mark.parametrize(
    "place", ["out/notes.pdf", "sent/x/notes.txt", "./private/../out/n.txt", "out/quant/../../out/n"]
)
def test_notes_are_never_written_where_public_files_lie(place: str, project: Path, cvbuild: Cvbuild) -> None:
    before = files(project)
    run = cvbuild("notes", "--out", place)
    assert run.code == 2
    assert "are for others" in run.err
    assert files(project) == before


def test_a_link_into_out_does_not_lead_there(project: Path, cvbuild: Cvbuild) -> None:
    (project / "out").mkdir()
    (project / "mine").symlink_to("out")
    assert cvbuild("notes", "--out", "mine/notes.txt").code == 2
    assert files(project / "out") == []


def test_several_variants_are_written_one_after_the_other(project: Path, cvbuild: Cvbuild) -> None:
    write(project, {"variants/other.yaml": "headline: main\nsummary: main\nlocation: london\nsections: [work]\n"})
    assert cvbuild("notes").out.count(BANNER) == 6
    run = cvbuild("notes", "--out", "n.txt")
    assert (run.code, "choose one variant" in run.err) == (2, True)
    assert cvbuild("notes", "--format", "pdf").code == 0
    assert files(project / "private") == ["PRIVATE-notes-other.pdf", "PRIVATE-notes-quant.pdf"]


def test_a_cv_without_anything_private_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        tmp_path, {"cv.yaml": "basics: {name: Ada Lovelace, email: ada@love.org}\nskills: [{name: A, keywords: [B]}]\n"}
    )
    run = runner(tmp_path, monkeypatch, capsys)("notes")
    assert "This variant prints nothing that has private notes" in run.out


def test_a_mistake_in_the_sources_is_reported_with_its_place(project: Path, cvbuild: Cvbuild) -> None:
    write(project, {"cv.yaml": CV + "wrok: []\n"})
    run = cvbuild("notes")
    assert run.code == 2
    assert "cv.yaml:" in run.out
    assert BANNER not in run.out


def test_ids_of_private_blocks_are_as_dull_as_all_others() -> None:
    assert anchor("private[3]") == "private-3"
