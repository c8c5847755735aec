"""Rules that every shipped theme keeps: for parsers, page breaks and the characters it prints."""

from __future__ import annotations

import io
import re
import runpy
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from cvbuild.analysis.pages.alignment import align
from cvbuild.inspection.pdf import inspect
from cvbuild.model.artifact import Inspection
from cvbuild.model.document import Bullet, BulletList, Document, Entry, Paragraph, Section, Span
from cvbuild.model.theme import Paper, Theme, families
from cvbuild.render.docx import render as render_docx
from cvbuild.render.theme.files import load_theme
from tests.conformance.cvs import one_cv
from tests.pdfs import ROOT, pdf, with_blocks
from tests.sample import edition, sample, spans
from tests.themes import THEMES

PAPERS: tuple[Paper, ...] = ("letter", "a4")
COVERED = {
    "Latin": "ÀÉÎõüñçßøåÆœŁźčďğőűșțŽắ",
    "Greek": "ΑΒΓΔΩαβγδεθλμπστφωάέήίό",
    "Cyrillic": "АБВЖЩЫЭЮЯабвжщыэюяёіїєґ",
    "arrows": "←↑→↓↔↕⇐⇒⇔↦⇌",
    "maths": "±×÷−≈≠≤≥≡∞∂∑∏√∫∇∈∉∀∃∅⊂⊆∪∩∧∨¬⊕⊗∝≪≫⟨⟩",
    "signs": "€£¥©®™°§¶†•…–—‘’“”„«»µ½¼¾⁰²³ⁿ₀₂№",
}


@cache
def theme(name: str) -> Theme:
    found = load_theme(name, ROOT)
    assert found.mistakes == ()
    assert found.value is not None
    return found.value


@cache
def seen(name: str, paper: Paper) -> Inspection:
    return inspect(pdf(sample(), theme(name), paper))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", THEMES)
def test_words_arrive_in_order_in_the_themes_own_fonts(name: str, paper: Paper) -> None:
    assert align(sample(), seen(name, paper).words).differences == ()
    named = (value for key, value in theme(name).style.items() if key == "font" or key.endswith("-font"))
    own = tuple(family.replace(" ", "-") for value in named for family in families(value))
    assert all(font.name.startswith(own) and font.embedded for font in seen(name, paper).fonts)


@pytest.mark.parametrize("name", THEMES)
def test_a_header_without_headline_keeps_its_lines_apart(name: str) -> None:
    document = replace(sample(), header=replace(sample().header, label=()))
    assert align(document, inspect(pdf(document, theme(name))).words).differences == ()


@pytest.mark.parametrize("kind", COVERED)
@pytest.mark.parametrize("name", THEMES)
def test_every_face_prints_latin_greek_cyrillic_arrows_and_maths(name: str, kind: str) -> None:
    text = COVERED[kind]
    styled = (
        Span(text),
        Span(text, strong=True),
        Span(text, emphasis=True),
        Span(text, strong=True, emphasis=True),
    )
    found = inspect(pdf(with_blocks(*(Paragraph((span,)) for span in styled)), theme(name)))
    assert found.missing == ()
    assert [word.text for word in found.words][-4:] == [text] * 4
    assert not any("Oblique" in font.name for font in found.fonts)


def test_a_theme_may_name_a_family_for_another_script() -> None:
    """The second family is for what the first one lacks; without it the character is missing."""
    document = with_blocks(Paragraph(spans("a ⇒ b")))
    fonts = tuple(face for face in theme("classic").fonts if face.family == "Source Serif 4")
    alone = replace(theme("classic"), style={**theme("classic").style, "font": "Source Serif 4"}, fonts=fonts)
    assert inspect(pdf(document, alone)).missing == ("⇒",)
    assert inspect(pdf(document, theme("classic"))).missing == ()


@pytest.mark.parametrize("name", [name for name in THEMES if name != "classic"])
def test_a_theme_holds_only_what_differs(name: str) -> None:
    own, base = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (ROOT / "templates" / name, ROOT / "templates" / "classic")
    )
    assert not {file for file in own.keys() & base.keys() if own[file] == base[file]}
    assert "resume.html.j2" not in own


@pytest.mark.parametrize("name", THEMES)
def test_css_keeps_to_the_rules_of_parsers(name: str) -> None:
    css = "\n".join(theme(name).text(file) for file in theme(name).files if file.endswith(".css"))
    assert not re.search(r"\bfloat\s*:|position\s*:\s*(absolute|fixed)|text-align\s*:\s*justify", css)
    assert all(abs(float(em)) <= 0.1 for em in re.findall(r"letter-spacing:\s*(-?[\d.]+)em", css))
    heads = re.findall(r"\bh[23]\b[^{}]*\{[^}]*font-weight:\s*(\d+)", css)
    assert heads
    assert min(map(int, heads)) >= 600


@pytest.mark.parametrize("name", THEMES)
def test_colours_are_dark_enough_to_read(name: str) -> None:
    """7:1 on white for all text: WCAG 2.2, 1.4.6."""
    style = theme(name).style
    assert {
        key: round(_contrast(style[key]), 1) for key in ("text", "accent", "muted") if _contrast(style[key]) < 7
    } == {}


def _contrast(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


@pytest.mark.parametrize("length", [30, 50, 150])
@pytest.mark.parametrize("name", THEMES)
def test_no_address_beside_a_name_runs_off_the_page(name: str, length: int) -> None:
    address = (Span(f"code.example/{'Mw' * 80}"[:length], url="https://code.example"),)
    head = Entry(spans("Engine"), address, spans("Engineer"), address)
    document = replace(sample(), sections=(Section("First", (head,), "a"),))
    boxes = inspect(pdf(document, theme(name))).boxes
    margins = theme(name).margins
    assert max(box.right for box in boxes) < 612 - margins.right + 4
    assert min(box.left for box in boxes) > margins.left - 4


# Word


@pytest.mark.parametrize("name", THEMES)
def test_the_reference_equals_the_output_of_its_script(name: str, tmp_path: Path) -> None:
    runpy.run_path(str(ROOT / "tools" / "make_reference_docx.py"))["write"](tmp_path / "made.docx", name)
    made = (tmp_path / "made.docx").read_bytes()
    assert made == (ROOT / "templates" / name / "reference.docx").read_bytes()
    assert len(made) < 20_000


@pytest.mark.parametrize("name", THEMES)
def test_word_files_are_in_the_themes_font_and_colour(name: str) -> None:
    import docx

    settings = tomllib.loads((ROOT / "templates" / name / "theme.toml").read_text("utf-8"))
    content = render_docx(edition(sample(), theme(name))).value
    assert content is not None
    styles: Any = docx.Document(io.BytesIO(content)).styles
    assert str(styles["Heading 1"].font.color.rgb) == settings["style"]["accent"].lstrip("#").upper()
    fonts = re.findall(r'w:ascii="([^"]+)"', styles.element.xml)
    assert set(fonts) == {theme(name).docx["font"]}


# Page breaks


def _job(number: int) -> Entry:
    bullets = tuple(Bullet(spans(f"Item{number}.{index} of a list")) for index in range(3))
    return Entry(spans(f"Title{number}"), spans("2020"), spans("Sub"), spans("City"), (BulletList(bullets),))


@pytest.mark.parametrize("paragraphs", range(0, 10, 3))
@pytest.mark.parametrize("name", THEMES)
def test_no_heading_is_alone_at_a_page_end(name: str, paragraphs: int) -> None:
    filler = tuple(Paragraph(spans(f"Line{number}")) for number in range(paragraphs))
    jobs = tuple(_job(number) for number in range(14))
    document = replace(sample(), sections=(Section("First", (*filler, *jobs), "a"), Section("Second", jobs, "b")))
    words = inspect(pdf(document, theme(name))).words
    for page in range(1, max(word.page for word in words)):
        lines = sorted({word.y for word in words if word.page == page})
        last = [word.text for word in words if word.page == page and word.y == lines[-1]]
        assert last[0] == "•", last
        assert not last[1].endswith(".0"), "the first bullet alone under its head"


@pytest.mark.parametrize("name", THEMES)
def test_a_long_entry_breaks_between_bullets_and_no_section_is_pushed_whole(name: str) -> None:
    bullets = tuple(Bullet(spans(f"Item {number}")) for number in range(90))
    job = Entry(spans("Title"), spans("2020"), spans("Sub"), blocks=(BulletList(bullets),))
    filler = tuple(Paragraph(spans(f"Line {number}")) for number in range(20))
    document = replace(sample(), sections=(Section("Before", filler, "a"), Section("Long", (job,), "b")))
    words = inspect(pdf(document, theme(name))).words
    assert next(word.page for word in words if word.text == "Long") == 1
    assert {word.page for word in words if word.text == "•"} >= {1, 2}


@cache
def _academic(name: str, paper: Paper) -> tuple[Document, bytes]:
    cv = one_cv("academic", name, paper)
    return cv.document, cv.render("pdf")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", THEMES)
def test_the_pages_of_an_academic_cv_are_full_and_end_well(name: str, paper: Paper) -> None:
    document, content = _academic(name, paper)
    inspection = inspect(content)
    assert align(document, inspection.words).differences == ()
    pages = inspection.pages or 0
    assert pages >= 5
    height = inspection.page_height - theme(name).margins.bottom
    ends = [max(word.y for word in inspection.words if word.page == page) for page in range(1, pages)]
    assert all(end > height - 90 for end in ends), "a section or entry was pushed whole"
    titles = {section.title for section in document.sections}
    for page, end in enumerate(ends, 1):
        last = " ".join(word.text for word in inspection.words if word.page == page and word.y == end)
        assert last not in titles


@pytest.mark.parametrize("name", THEMES)
def test_later_pages_carry_name_and_number_as_artifacts(name: str) -> None:
    from pypdf import PdfReader

    _, content = _academic(name, "letter")
    pages = PdfReader(io.BytesIO(content)).pages
    total = len(pages)
    for number, page in enumerate(pages, 1):
        footer = f"Ingrid Solheim-Łęcka {number} / {total}"
        drawing = page.get_contents()
        assert drawing is not None
        assert (footer in page.extract_text()) == (number > 1)
        assert f"{number} / {total}" in page.extract_text()
        assert b"/Pagination" in drawing.get_data()
