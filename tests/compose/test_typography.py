"""Quotation marks, apostrophes and fixed spaces by language; what is code or an address stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.compose.typography import typeset, typeset_words
from cvbuild.inspection.pdf import inspect
from cvbuild.model.document import Paragraph, Span
from cvbuild.model.look import Typography
from tests.pdfs import pdf, with_blocks

ALL_OFF = Typography(quotes=False, spaces=False, last_lines=False)


def set_(text: str, language: str = "en-US", **switches: bool) -> str:
    """The text as printed, with ~ for a fixed space."""
    return typeset_words(text, language, Typography(**switches)).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("language", "written", "printed"),
    [
        ("en-US", 'the "best" of it all', "the “best” of it all"),
        ("en-GB", "a nurse's shift, the nurses' rota", "a nurse’s shift, the nurses’ rota"),
        ("en-US", "she said 'it isn't' and left", "she said ‘it isn’t’ and left"),
        ("en-US", "rock of the '90s and 'tis done", "rock of the ’90s and ’tis done"),
        ("en-US", '6\'2" tall and a 3.5" drive', '6\'2" tall and a 3.5" drive'),
        ("en-US", '("Rivers of Empire"), taught', "(“Rivers of Empire”), taught"),
        ("en-US", 'already “curly” and "straight" here', "already “curly” and “straight” here"),
        ("de-DE", 'Leitung der "Nachtschicht" und mehr', "Leitung der „Nachtschicht“ und mehr"),
        ("de-CH", 'Leitung der "Nachtschicht" und mehr', "Leitung der «Nachtschicht» und mehr"),
        ("fr-FR", 'le projet "Seine" et l\'équipe voisine', "le projet «~Seine~» et l’équipe voisine"),
        ("pl", 'projekt "Wisła" oraz inne rzeczy', "projekt „Wisła” oraz inne rzeczy"),
        ("sv", 'kursen "Havet" och mycket annat', "kursen ”Havet” och mycket annat"),
        ("ja", 'the "same" marks', 'the "same" marks'),
    ],
)
def test_marks_of_a_language(language: str, written: str, printed: str) -> None:
    assert set_(written, language, spaces=False, last_lines=False).replace("~", "\u00a0") == printed.replace(
        "~", "\u00a0"
    )


@pytest.mark.parametrize(
    ("language", "written", "printed"),
    [
        ("en-US", "(Apr 2026) and May 2024 too", "(Apr~2026) and May~2024 too"),
        ("en-US", "moved 40 GB in 15 minutes for all", "moved 40~GB in 15~minutes for all"),
        ("en-US", "Vol. 3, pp. 301 by J. Okafor", "Vol.~3, pp.~301 by J.~Okafor"),
        ("en-US", "NCCL 2.27 and Python 3.11 here", "NCCL~2.27 and Python~3.11 here"),
        ("en-US", "from 8 to 12 by then", "from 8 to 12 by then"),
        ("en-US", "in 2019 teams of 3 people", "in 2019 teams of 3~people"),
        ("de-DE", "ab 3. März 2024 mit Dr. Weber", "ab 3.~März~2024 mit Dr.~Weber"),
        ("fr-FR", "Objectif : réduire", "Objectif~: réduire"),
        ("en-US", "one thing – another thing", "one thing~– another thing"),
    ],
)
def test_fixed_spaces(language: str, written: str, printed: str) -> None:
    assert set_(written, language, last_lines=False) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Reached a long line that ends in one", "Reached a long line that ends in~one"),
        ("Reached internationalization notwithstanding", "Reached internationalization notwithstanding"),
        ("Two words", "Two words"),
    ],
)
def test_the_last_two_words_stay_together_if_the_last_is_short(written: str, printed: str) -> None:
    assert set_(written, spaces=False) == printed


@pytest.mark.parametrize(
    ("written", "printed"), [("12x faster, 3 x 4 m", "12× faster, 3 × 4 m"), ("x86 and 0x1F", "x86 and 0x1F")]
)
def test_a_multiplication_sign_is_a_choice(written: str, printed: str) -> None:
    assert set_(written, spaces=False, last_lines=False) == written
    assert set_(written, spaces=False, last_lines=False, multiplication=True) == printed


def test_code_and_addresses_stay() -> None:
    code = (Span("run "), Span("echo 'a' \"b\"", code=True), Span(" at https://a.example/it's or it's'"))
    document = typeset(with_blocks(Paragraph(code)))
    assert document.sections[0].blocks[0].spans[1] == code[1]  # type: ignore[union-attr]
    assert "https://a.example/it's" in document.sections[0].blocks[0].spans[2].text  # type: ignore[union-attr]


def test_all_switches_off_change_nothing() -> None:
    text = '"It\'s" 15 minutes on Apr 2026 at 12x'
    assert typeset_words(text, "en-US", ALL_OFF) == text


@given(st.text(st.sampled_from("ab \"'19.–x"), max_size=40), st.sampled_from(["en-US", "de", "fr", "sv", "ja"]))
def test_letters_and_words_are_the_same(text: str, language: str) -> None:
    """Only marks and spaces change."""
    plain = str.maketrans(dict.fromkeys("\"'“”‘’„‚«»‹› \xa0"))
    assert typeset_words(text, language).translate(plain) == text.translate(plain)


def test_a_page_with_fixed_spaces_is_read_with_plain_ones() -> None:
    """The first space of the face is a fixed one; search and parsers find the words all the same."""
    found = inspect(pdf(with_blocks(Paragraph((Span('15 minutes with "NCCL 2.27" in it'),)))))
    words = [word.text for word in found.words]
    assert words[-6:] == ["15", "minutes", "with", "“NCCL", "2.27”", "in", "it"][-6:]
    assert not any("\u00a0" in word for word in words)
