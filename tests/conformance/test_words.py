"""Comparisons that find what an extractor loses, tears or joins, and nothing where it does not."""

from __future__ import annotations

import pytest

from cvbuild.model.document import Bullet, BulletList, Document, Header, Paragraph, Section, Span
from tests.conformance.words import missing_words, torn_words

DOCUMENT = Document(
    header=Header(name="Ada Quist"),
    sections=(
        Section(
            "Work",
            (
                Paragraph((Span("Languages:", strong=True), Span(" block-sparse C at ‖x‖ ≤ ε f(x)"))),
                BulletList((Bullet((Span("Moved 25TB+/day"),)),)),
            ),
        ),
    ),
    title="",
    author="",
)
WHOLE = "Ada Quist\nWork\nLanguages: block-sparse C at ‖x‖ ≤ ε f(x)\n• Moved 25TB+/day"


@pytest.mark.parametrize(
    ("old", "new", "torn", "missing"),
    [
        ("", "", False, False),
        (": b", ":b", False, True),  # the type changes
        ("x‖ ≤ ε", "x‖≤ε", False, True),  # a sign of another font
        ("(x)", "(x )", False, False),  # kerning
        ("sparse C", "sparseC", True, True),
        ("block-", "block- ", True, True),
        ("Moved", "Mo ved", True, True),
        ("• ", "", True, True),
        ("Work\nL", "L", True, True),
        ("C at", "at C", True, False),
    ],
)
def test_what_is_found(old: str, new: str, torn: bool, missing: bool) -> None:
    text = WHOLE.replace(old, new, 1)
    assert (bool(torn_words(DOCUMENT, text)), bool(missing_words(DOCUMENT, text))) == (torn, missing)


def test_page_numbers_are_no_words() -> None:
    text = f"{WHOLE} 1 / 2\nAda Quist 2 / 2"
    assert torn_words(DOCUMENT, text) == missing_words(DOCUMENT, text) == ""
