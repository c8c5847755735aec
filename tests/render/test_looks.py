"""The look that a variant chooses: over its theme, in PDF and Word, with the words of the document in their order."""

from __future__ import annotations

import contextlib
import datetime
import io
from pathlib import Path
from typing import Any

import pytest

from cvbuild.compose.arrangement import arranged
from cvbuild.model.look import ACCENTS, Look
from cvbuild.pipeline.build import Request, Result, build
from cvbuild.render.theme.settings import with_settings
from cvbuild.syntax.finding import Severity
from cvbuild.syntax.source import Source
from tests.render.test_shipped_themes import _contrast, theme
from tests.sample import sample

CV = """\
checks: {S: off, C: off, F: off, X: off, D: off}
basics: {name: Ada Quist, label: Surveyor of tides, image: photo.jpg, email: ada@quist.example}
work:
  - name: Harbour Office
    position: Surveyor
    location: Esbjerg
    startDate: 2019-01
    endDate: 2022-03
    highlights: [Measured 640 gauges in 12 weeks, Wrote the tables of 2020]
education:
  - {institution: Aarhus University, studyType: MSc, area: Geodesy, startDate: 2014, endDate: 2016}
publications:
  - {name: On tides, publisher: Letters, releaseDate: 2018}
skills:
  - {name: Field, keywords: [levelling, sounding]}
  - {name: Desk, keywords: [Python, SQL]}
"""


def built(folder: Path, look: str, *, photo: bool = False) -> Result:
    (folder / "cv.yaml").write_text(CV, encoding="utf-8")
    (folder / "variants").mkdir()
    (folder / "variants" / "one.yaml").write_text(look, encoding="utf-8")
    if photo:
        (folder / "photo.jpg").write_bytes(_photo())
    with contextlib.chdir(folder):
        return build(Request(Path(), datetime.date(2026, 1, 1)))


def _photo() -> bytes:
    from PIL import Image

    image, target = Image.new("RGB", (60, 90), "#446688"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "SECRETCAMERA"
    image.save(target, "JPEG", exif=exif)
    return target.getvalue()


@pytest.mark.parametrize(
    "look",
    [
        "look: {accent: teal, header: centred, headings: capitals}",
        "look: {accent: '#123456', header: inline, headings: small-caps, margins: narrow}",
        "look: {dateColumn: left, entryOrder: position, footer: head}",
        "look: {columns: 2, figures: strong, numbered: [publications], margins: wide}",
        "look: {header: centered, headings: caps, footer: none}",
        "theme: sidebar\nlook: {side: [skills], columns: 1}",
        "look: {icons: true, header: centred}",
        "theme: compact\nlook: {icons: true}",
        "theme: dates\nlook: {dateColumn: right}",
    ],
)
def test_every_format_has_the_words_in_the_order_of_the_look(look: str, tmp_path: Path) -> None:
    result = built(tmp_path, look)
    assert result.complete
    assert [f.message for f in result.findings if f.severity is Severity.ERROR] == []
    assert [f.message for f in result.findings if f.code[0] == "P" and f.severity is not Severity.NOTE] == []


def test_a_look_reaches_word(tmp_path: Path) -> None:
    import docx

    look = "look: {accent: green, header: centred, headings: capitals, dateColumn: left}"
    files = built(tmp_path, look).files
    styles: Any = docx.Document(io.BytesIO(next(files[name] for name in files if name.endswith("docx")))).styles
    assert str(styles["Heading 1"].font.color.rgb) == ACCENTS["green"].lstrip("#").upper()
    assert styles["Heading 1"].font.all_caps
    assert str(styles["Title"].paragraph_format.alignment) == "CENTER (1)"
    assert (
        styles["Heading 2"].paragraph_format.left_indent.pt
        == -styles["Heading 2"].paragraph_format.first_line_indent.pt
    )


def test_the_position_may_come_first() -> None:
    jobs = next(one for one in sample().sections if one.path == "work").blocks
    swapped = next(
        one for one in arranged(sample(), Look(entry_order="position")).sections if one.path == "work"
    ).blocks
    for before, after in zip(jobs, swapped, strict=True):
        nested = any(type(block).__name__ == "Entry" for block in before.blocks)  # type: ignore[union-attr]
        same = (before.title, before.subtitle) == (after.title, after.subtitle)  # type: ignore[union-attr]
        assert same == (nested or not before.subtitle)  # type: ignore[union-attr]


def test_sections_of_the_side_column_come_first() -> None:
    document = arranged(sample(), Look(side=("education", "skills")))
    assert [one.side for one in document.sections] == sorted((one.side for one in document.sections), reverse=True)
    assert sorted(one.path for one in document.sections) == sorted(one.path for one in sample().sections)


def test_no_look_changes_nothing() -> None:
    assert arranged(sample(), None) == sample() == arranged(sample(), Look())


def test_a_look_is_completed_by_that_of_the_theme() -> None:
    own, themes = Look(accent="teal", photo=False), Look(accent="plum", header="centred", photo=True)
    assert own.over(themes) == Look(accent="teal", header="centred", photo=False)


def test_accents_can_be_read() -> None:
    assert all(_contrast(colour) >= 7 for colour in ACCENTS.values())


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('[defaults]\nheader = "middle"', "'middle' cannot be the header of a look"),
        ("[defaults]\nbanner = true", "unknown default 'banner'"),
        ("[defaults]\ncolumns = 9", "'9' cannot be the columns of a look"),
    ],
)
def test_a_wrong_default_of_a_theme_is_a_mistake(settings: str, message: str) -> None:
    outcome = with_settings(theme("classic"), Source("theme.toml", settings))
    assert [mistake.message for mistake in outcome.mistakes] == [message]


def test_a_photo_is_small_and_without_the_cameras_data(tmp_path: Path) -> None:
    result = built(tmp_path, "theme: photo\nlocale: de-DE", photo=True)
    assert {f.code for f in result.findings} & {"A113", "A120", "P101"} == set()
    files = {name.rpartition(".")[2]: content for name, content in result.files.items()}
    assert all(b"SECRETCAMERA" not in content for content in files.values())
    assert b"/Figure" in files["pdf"] or result.built[0].inspections["pdf"].images == 1
    assert result.built[0].inspections["docx"].images == 1


@pytest.mark.parametrize("content", [None, b"no image"])
def test_a_photo_that_cannot_be_printed_is_reported(content: bytes | None, tmp_path: Path) -> None:
    if content:
        (tmp_path / "photo.jpg").write_bytes(content)
    result = built(tmp_path, "look: {photo: true}")
    assert [f.code for f in result.findings if f.code == "A120"] == ["A120"]
    assert result.complete


def test_links_are_described_by_their_words(tmp_path: Path) -> None:
    from pypdf import PdfReader

    files = built(tmp_path, "theme: classic").files
    pdf = PdfReader(io.BytesIO(next(content for name, content in files.items() if name.endswith("pdf"))))
    annotations = [one.get_object() for page in pdf.pages for one in page.get("/Annots", ())]
    assert [one["/Contents"] for one in annotations] == ["ada@quist.example"]


def test_capitals_are_drawn_and_not_written() -> None:
    from tests.conformance.extractors import _pypdf
    from tests.pdfs import pdf

    looked = theme("classic").looked(Look(headings="capitals"))
    text = _pypdf(io.BytesIO(pdf(sample(), looked)))  # type: ignore[arg-type]
    assert [one.title for one in sample().sections if one.title not in text] == []
    assert looked.look_files == ("looks/headings-capitals.css",)


def test_a_tightened_page_is_tightened_in_word() -> None:
    import docx

    from cvbuild.render.docx import render
    from tests.sample import edition

    def lines(step: int) -> list[float]:
        content = render(edition(sample(), theme("classic").tightened(step))).value
        styles: Any = docx.Document(io.BytesIO(content or b"")).styles
        return [styles[name].paragraph_format.line_spacing.pt for name in ("Normal", "List Bullet", "Heading 1")]

    loose, once, twice = lines(0), lines(1), lines(2)
    assert all(a > b > c for a, b, c in zip(loose, once, twice, strict=True))


def test_icons_are_pictures_and_no_text(tmp_path: Path) -> None:
    """In the PDF they are artifacts: no figure that a screen reader would name, and no letter."""
    from pypdf import PdfReader

    files = {}
    for name in ("false", "true"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "cv.yaml").write_text(CV, encoding="utf-8")
        (tmp_path / name / "variants").mkdir()
        (tmp_path / name / "variants" / "one.yaml").write_text(f"look: {{icons: {name}}}", encoding="utf-8")
        made = build(Request(tmp_path / name, datetime.date(2026, 1, 1), formats=("pdf", "html", "txt", "docx")))
        files[name] = {path.rpartition(".")[2]: content for path, content in made.files.items()}
    assert files["true"]["txt"] == files["false"]["txt"]
    plain, pictured = (PdfReader(io.BytesIO(files[name]["pdf"])) for name in ("false", "true"))
    words = [reader.pages[0].extract_text().replace("|", "").split() for reader in (plain, pictured)]
    assert words[0] == words[1]
    assert b"/Figure" not in b"".join(
        str(pictured.get_object(number)).encode() for number in range(1, len(pictured.xref))
    )
    assert b"data:image/svg+xml" in files["true"]["html"]
    assert b"data:image/svg+xml" not in files["false"]["html"]
    assert b"<img" not in files["true"]["html"]
