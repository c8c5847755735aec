"""Page ends and footers of the PDF."""

from __future__ import annotations

import io

import pytest
from msgspec.structs import replace

from cvbuild.analysis.pages.alignment import align
from cvbuild.inspection.pdf import inspect
from cvbuild.model.document import Bullet, BulletList, Entry, Header, Paragraph, Section
from tests.pdfs import pdf, with_blocks
from tests.sample import sample, spans


def _job(number: int) -> Entry:
    texts = [f"Item{number}.{index} of a list" for index in range(3)]
    bullets = tuple(Bullet(spans(text)) for text in texts)
    return Entry(spans(f"Title{number}"), spans("2020"), spans("Sub"), spans("City"), (BulletList(bullets),))


@pytest.mark.parametrize("paragraphs", range(0, 10, 2))
def test_heads_and_single_bullets_are_not_left_alone_at_a_page_end(paragraphs: int) -> None:
    filler = tuple(Paragraph(spans(f"Line{n}")) for n in range(paragraphs))
    jobs = tuple(_job(number) for number in range(11))
    document = replace(sample(), sections=(Section("First", (*filler, *jobs), "a"), Section("Second", jobs, "b")))
    words = inspect(pdf(document)).words
    for page in (1, 2):
        lines = sorted({word.y for word in words if word.page == page})
        last = [word.text for word in words if word.page == page and word.y == lines[-1]]
        first = [word.text for word in words if word.page == page + 1][:2]
        assert last[0] == "•", last
        assert not last[1].endswith(".0"), "the first bullet alone under its head"
        assert not first[1].endswith(".2"), "the last bullet alone on the next page"


def test_entries_without_a_list_may_be_split() -> None:
    jobs = tuple(Entry(spans(f"Title{number}"), spans("2020")) for number in range(60))
    lines = {word.y for word in inspect(pdf(with_blocks(*jobs))).words if word.page == 1}
    assert max(lines) > 700


def test_each_of_several_pages_has_a_number_and_it_is_no_text() -> None:
    document = with_blocks(*(_job(number) for number in range(14)))
    content = pdf(document)
    inspection = inspect(content)
    assert inspection.pages == 2
    assert align(document, inspection.words).differences == ()
    from pypdf import PdfReader

    first, second = (page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    assert "2 / 2" in second
    assert "1 / 2" in first


def test_a_single_page_has_no_number() -> None:
    from pypdf import PdfReader

    (page,) = PdfReader(io.BytesIO(pdf(with_blocks(_job(1))))).pages
    assert "1 / 1" not in page.extract_text()
    assert page.extract_text().rstrip()[-1:] != "1"


def test_a_page_of_letter_holds_54_lines_of_text() -> None:
    document = replace(with_blocks(Paragraph(spans(" ".join(["word"] * 2000)))), header=Header("A B"))
    assert len({word.y for word in inspect(pdf(document)).words if word.page == 1}) >= 52
