"""Reading a PDF back: the words of pypdf's own text, with their places."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest

from cvbuild.inspection import inspector
from cvbuild.inspection.pdf import inspect
from cvbuild.model.theme import PAPERS
from cvbuild.render.theme.files import load_theme
from tests.pdfs import ROOT, changed, finished, inspected, pdf
from tests.sample import sample
from tests.themes import THEMES


def test_words_equal_those_of_pypdf() -> None:
    from pypdf import PdfReader

    text = PdfReader(io.BytesIO(finished())).pages[0].extract_text()
    assert [word.text for word in inspected().words] == text.split()


def test_a_word_knows_its_baseline_from_the_top() -> None:
    words = inspected().words
    assert all(0 < word.y < inspected().page_height for word in words)
    lines = [word.y for word in words if word.page == 1]
    assert all(after >= before for before, after in pairwise(lines)), "one column reads downwards"


def test_a_place_is_at_or_above_the_baseline_of_its_words() -> None:
    place, word = inspected().anchors["work-0-highlights-0"], next(w for w in inspected().words if w.text == "Cut")
    assert place.page == word.page
    assert 5 < word.y - place.y < 13


def test_pages_and_paper() -> None:
    for paper in PAPERS:
        inspection = inspected(paper)
        assert inspection.pages == 1
        assert abs(inspection.page_height - PAPERS[paper][1]) < 0.01


def test_it_is_found_by_its_format() -> None:
    module = inspector("pdf")
    assert module is not None
    assert module.inspect(finished()) == inspected()


def test_font_names_are_plain() -> None:
    assert not [font.name for font in inspected().fonts if "+" in font.name or "," in font.name]


@pytest.mark.parametrize("name", THEMES)
def test_no_letter_of_a_shipped_theme_is_pale(name: str) -> None:
    theme = load_theme(name, ROOT).value
    pale = inspect(pdf(sample(), theme)).pale
    assert {run.text.strip() for run in pale} <= {"|"}, "the bar between contacts is no letter"


def test_a_pale_run_has_its_letters_its_contrast_its_font_and_its_colour() -> None:
    theme = changed("resume.css", "color: var(--text);", "color: var(--text); } h1 { color: #aaa;")
    run = next(run for run in inspect(pdf(sample(), theme)).pale if run.text.strip() != "|")
    assert (run.text, run.colour, round(run.contrast, 2), run.bold) == (sample().header.name, "#aaaaaa", 2.32, True)
