"""Compounds: whole in the PDF wherever the line ends, and elements of their own only where a line would cut them."""

from __future__ import annotations

import re

import pytest

from cvbuild.inspection.pdf import inspect
from cvbuild.model.document import Paragraph
from cvbuild.render._template import compounds, fill
from tests.pdfs import classic, pdf, with_blocks
from tests.sample import spans

TEMPLATE = "resume.html.j2"
WHOLE = re.compile('<span class="whole">(.*?)</span>')
WORDS = ("block-sparse", "model/decoder", "(co-owned),", "2019–2024", "tick-level-data")


def filler(count: int) -> str:
    return " ".join("abcdefg"[: 1 + (7 * number) % 5] for number in range(count))


@pytest.mark.parametrize("word", WORDS)
def test_no_line_end_cuts_a_compound(word: str) -> None:
    paragraphs = [Paragraph(spans(f"{filler(count)} {word} end")) for count in range(18, 44)]
    found = [each.text for each in inspect(pdf(with_blocks(*paragraphs))).words]
    assert found.count(word) == len(paragraphs)


def test_a_compound_inside_a_line_is_no_element_of_its_own() -> None:
    document = with_blocks(Paragraph(spans("Designed multi-tenant GPU scheduling")))
    assert "multi-tenant" in compounds(document)
    assert WHOLE.findall(fill(classic(), TEMPLATE, document).value or "") == []
    whole = fill(classic(), TEMPLATE, document, frozenset({"multi-tenant"})).value or ""
    assert WHOLE.findall(whole) == ["multi-tenant"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a well-known, (co-owned) x", {"well-known,", "(co-owned)"}),
        ("it's plain. So is this, e.g. that", set()),
        ("Jun\u00a02026 stays", set()),
        ("x-" * 30 + "y", set()),
    ],
)
def test_compounds(text: str, expected: set[str]) -> None:
    assert compounds(with_blocks(Paragraph(spans(text)))) - compounds(with_blocks()) == expected


def test_words_joined_by_a_no_break_space_stay_together() -> None:
    """The page has the fixed space itself; what is read from the file is a plain one."""
    document = with_blocks(Paragraph(spans("since Jun\u00a02026 here")))
    assert "Jun\u00a02026" in (fill(classic(), TEMPLATE, document).value or "")
    assert [word.text for word in inspect(pdf(document)).words][-3:] == ["Jun", "2026", "here"]
