"""The PDF: words, tags, places, fonts, page breaks, mistakes in themes, the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from cvbuild.analysis.pages.alignment import align
from cvbuild.compose.typography import typeset_words
from cvbuild.inspection.pdf import inspect
from cvbuild.model.document import Bullet, BulletList, Header, Paragraph, Span, anchor
from cvbuild.model.look import Typography
from cvbuild.model.theme import Paper
from tests.pdfs import ROOT, classic, finished, inspected, pdf, with_blocks
from tests.sample import HOSTILE, sample, spans

# Words


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_every_word_is_in_the_file_in_order(paper: Paper) -> None:
    assert align(sample(), inspected(paper).words).differences == ()


def test_hostile_text_arrives_letter_by_letter() -> None:
    printed = typeset_words(HOSTILE, "en-US", Typography(last_lines=False)).split()
    words = [word.text for word in inspected().words]
    start = words.index("Kept") - 1
    assert words[start : start + len(printed) + 1] == ["•", *printed]


def test_a_bullet_is_directly_before_its_text() -> None:
    words = [word.text for word in inspected().words]
    texts = [f.text.split()[0] for f in sample().fragments if f.role == "bullet"]
    assert [words[index + 1] for index, word in enumerate(words) if word == "•"] == texts


def test_dates_share_the_baseline_of_their_title() -> None:
    assert _baseline("Fjord") == _baseline("2021")
    assert _baseline("Fjord") < _baseline("Cut")


def _baseline(text: str) -> float:
    return next(word.y for word in inspected().words if word.text == text)


def test_a_header_without_headline_keeps_its_lines_apart() -> None:
    document = replace(sample(), header=replace(sample().header, label=()))
    assert align(document, inspect(pdf(document)).words).differences == ()


def test_a_word_with_a_hyphen_is_not_cut_at_a_line_end() -> None:
    text = " ".join(["content-addressed", "store/load", "15–70µs"] * 30)
    document = with_blocks(Paragraph(spans(text)), BulletList((Bullet(spans(text)),)))
    assert align(document, inspect(pdf(document)).words).differences == ()


def test_a_no_break_space_holds_words_together_and_is_read_as_a_space() -> None:
    pairs = " ".join(f"{number}\u00a0ms-{number}\u00a0µs" for number in range(60))
    inspection = inspect(
        pdf(with_blocks(Paragraph(spans("x\u00a0y ", Span("z\u00a0link", url="https://z.example"), pairs))))
    )
    assert align(with_blocks(Paragraph(spans("x y ", "z link", pairs))), inspection.words).differences == ()
    numbers = [word for word in inspection.words if word.text.isdigit() and word.y > inspection.words[0].y]
    units = {word.y for word in inspection.words if word.text == "µs"}
    assert numbers
    assert {word.y for word in numbers} <= units


def test_a_contact_never_breaks_over_a_line_end() -> None:
    contacts = tuple(Bullet((Span(f"site-{n}.example/a/b c", url=f"https://site-{n}.example"),)) for n in range(9))
    inspection = inspect(pdf(replace(sample(), header=Header("A B", (), contacts))))
    lines = {}
    for word in inspection.words:
        lines.setdefault(word.y, []).append(word.text)
    contact_lines = [words for words in lines.values() if words[0].startswith("site-")]
    assert [words.count("c") for words in contact_lines] == [3, 3, 3]
    assert all(words[-1] == "c" for words in contact_lines)


# Tags, places, metadata


def _catalog(content: bytes) -> Any:
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(content)).root_object


def _elements(content: bytes) -> Iterator[tuple[str, list[Any]]]:
    """Every structure element: its tag and its kids (elements, or numbers of marked content)."""
    todo = [_catalog(content)["/StructTreeRoot"]["/K"][0].get_object()]
    while todo:
        element = todo.pop(0)
        kids = element.get("/K", [])
        kids = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
        yield element["/S"], kids
        todo[:0] = [kid for kid in kids if isinstance(kid, dict) and "/S" in kid]


def test_headings_leave_no_level_out() -> None:
    levels = [int(tag[2]) for tag, _ in _elements(finished()) if tag in ("/H1", "/H2", "/H3", "/H4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert set(levels) == {1, 2, 3, 4}
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_link_contains_text_only() -> None:
    kids = [kid for tag, kids in _elements(finished()) if tag == "/Link" for kid in kids]
    assert kids
    assert not [kid for kid in kids if isinstance(kid, dict) and "/S" in kid]


def test_a_bullet_is_a_label_and_one_body() -> None:
    items = [[kid.get("/S") for kid in kids] for tag, kids in _elements(finished()) if tag == "/LI"]
    bullets = [f for f in sample().fragments if f.role == "bullet"]
    assert items.count(["/Lbl", "/LBody"]) == len(bullets)
    assert all(item in (["/Lbl", "/LBody"], ["/LBody"]) for item in items)


def test_the_file_claims_pdf_a_and_pdf_ua_in_one_packet() -> None:
    packet = _catalog(finished())["/Metadata"].get_data()
    assert packet.count(b"<rdf:RDF") == 1
    assert b'pdfuaid:part="1"' in packet
    assert b'pdfaid:part="2" pdfaid:conformance="A"' in packet.replace(
        b'conformance="A" pdfaid:part="2"', b'part="2" pdfaid:conformance="A"'
    )


def test_metadata() -> None:
    assert inspected().metadata == {
        "title": "Maya Lindqvist – Résumé",
        "author": "Maya Lindqvist",
        "subject": "Senior Systems Engineer",
        "keywords": "C++20, Rust, low latency",
        "language": "en-US",
        "creator": "cvbuild",
        "producer": inspected().metadata["producer"],
    }


def test_every_path_is_a_named_place_in_reading_order() -> None:
    paths = dict.fromkeys(f.path for f in sample().fragments)
    anchors = inspected().anchors
    assert [path for path in paths if anchor(path) not in anchors] == []
    blocks = [anchors[anchor(path)] for path in paths if path.startswith(("work", "projects", "skills"))]
    assert blocks == sorted(blocks, key=lambda place: (place.page, place.y))


def test_a_repeated_path_has_one_place() -> None:
    document = with_blocks(
        Paragraph(spans("One"), "work[0]"), Paragraph(spans("Two"), "work[0]"), Paragraph(spans("Three"))
    )
    anchors = inspect(pdf(document)).anchors
    assert "work-0" in anchors
    assert "" not in anchors


def test_links_in_order() -> None:
    urls = [span.url for contact in sample().header.contacts for span in contact.spans if span.url]
    assert list(inspected().links[: len(urls)]) == urls
    assert "https://trellis.example/a/very/long/address?with=query&and=more" in inspected().links


# Fonts


def test_fonts_are_the_shipped_ones_and_embedded() -> None:
    assert {font.name for font in inspected().fonts} == {
        "Source-Serif-4",
        "Source-Serif-4-Italic",
        "Source-Serif-4-Semi-Bold",
        "Source-Serif-4-Semi-Bold-Italic",
    }
    assert all(font.embedded for font in inspected().fonts)


def test_a_glyph_that_no_shipped_font_has_is_taken_from_no_other() -> None:
    inspection = inspect(pdf(with_blocks(Paragraph(spans("漢字 🚀 −–µ→×é")))))
    assert all(font.name.startswith("Source-Serif-4") for font in inspection.fonts)
    assert inspection.missing == ("字", "漢", "🚀")


def test_no_glyph_is_missing() -> None:
    assert inspected().missing == ()


def test_the_accent_is_changed_in_one_place() -> None:
    red = replace(classic(), style={**classic().style, "accent": "#ff0000"})
    assert b"1 0 0 rg" in _drawing(pdf(sample(), red))
    assert b"1 0 0 rg" not in _drawing(finished())


def _drawing(content: bytes) -> bytes:
    from pypdf import PdfReader

    contents = PdfReader(io.BytesIO(content)).pages[0].get_contents()
    assert contents is not None
    return contents.get_data()


# The same bytes


def test_the_same_bytes_twice_in_one_process() -> None:
    assert pdf(sample()) == finished()


def test_the_same_bytes_in_another_process_clock_folder_and_system(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text("<fontconfig><dir>/usr/share/fonts</dir></fontconfig>")
    program = f"""
        import sys, hashlib
        sys.path[:0] = {[str(ROOT), str(ROOT / "src")]!r}
        from tests.pdfs import finished
        print(hashlib.sha256(finished()).hexdigest())
    """
    surroundings = {
        **os.environ,
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "77",
        "LANG": "C",
        "HOME": str(tmp_path),
        "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"),
        "SOURCE_DATE_EPOCH": "1000000000",
    }
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        env=surroundings,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(finished()).hexdigest()
    assert done.stderr == ""


def test_the_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/some/where")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = dict(os.environ)
    pdf(sample())
    assert dict(os.environ) == before


# Other software


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(finished())
    subprocess.run(["qpdf", "--check", tmp_path / "cv.pdf"], check=True, capture_output=True)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")
def test_poppler_reads_the_same_words_in_stream_order(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(finished())
    done = subprocess.run(["pdftotext", "-raw", tmp_path / "cv.pdf", "-"], check=True, capture_output=True, text=True)
    assert done.stdout.split() == [word.text for word in inspected().words]


# Lists of more than one level

_LISTS = (
    BulletList(
        (
            Bullet(
                spans("Led three programmes " * 8),
                "h[0]",
                (
                    BulletList(
                        (Bullet(spans("Billing"), "h[0].h[0]"), Bullet(spans("Returns"), "h[0].h[1]")), "h[0].h"
                    ),
                    Paragraph(spans("A further paragraph."), "h[0]"),
                ),
            ),
            Bullet((), "h[1]", (BulletList((Bullet(spans("No words above"), "h[1]"),), "h[1]"),)),
        ),
        "h",
    ),
    BulletList(tuple(Bullet(spans(f"step {n}"), "s") for n in range(12)), "s", first=1),
)


def test_nested_and_numbered_lists_are_read_in_order() -> None:
    document = with_blocks(*_LISTS)
    inspection = inspect(pdf(document))
    assert align(document, inspection.words).differences == ()
    assert [word.text for word in inspection.words].count("•") == 4
    assert {"h-0", "h-0-h-0", "h-0-h-1", "h-1"} <= set(inspection.anchors)


def test_a_nested_list_is_in_the_body_of_its_item() -> None:
    elements = list(_elements(pdf(with_blocks(*_LISTS))))
    for tag, kids in elements:
        below = [kid.get("/S") for kid in kids if isinstance(kid, dict) and "/S" in kid]
        if tag == "/L":
            assert set(below) == {"/LI"}
        if tag == "/LI":
            assert below in (["/Lbl", "/LBody"], ["/LBody"])
    bodies = [[kid.get("/S") for kid in kids if isinstance(kid, dict)] for tag, kids in elements if tag == "/LBody"]
    assert any("/L" in body for body in bodies)
    assert any("/P" in body for body in bodies)


def test_a_very_long_address_breaks_instead_of_running_off_the_page() -> None:
    address = "https://data.example/" + "very-long/and_longer/" * 9
    link = Span(address, url=address)
    contact = Bullet((link,), "basics.url")
    document = replace(with_blocks(Paragraph((link,))), header=Header("A B", (), (contact,)))
    inspection = inspect(pdf(document))
    assert max(box.right for box in inspection.boxes) < inspection.page_width - 40
    found = "".join(word.text for word in inspection.words)
    assert found.count(address) == 2
