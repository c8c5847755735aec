"""The tree: readable, stable, unambiguous."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvbuild.model.document import Document, Header, Paragraph, Section, Span, Spans
from cvbuild.model.theme import Theme
from cvbuild.render.tree import render
from tests.sample import edition, sample
from tests.strategies import documents

GOLDEN = Path(__file__).parents[1] / "data" / "sample.tree.txt"


def tree_of(document: Document) -> str:
    outcome = render(edition(document, Theme("none", {})))
    assert outcome.value is not None
    return outcome.value.decode()


def test_sample_reads_like_this(update: bool) -> None:
    text = tree_of(sample())
    if update:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("spans", "line"),
    [
        ((Span("a", strong=True), Span(" b")), "**a** b"),
        ((Span("a", emphasis=True), Span("b", code=True)), "*a*`b`"),
        ((Span("a", strong=True, emphasis=True, url="https://b.example"),), "[***a***](https://b.example)"),
        ((Span("O(n*m) [x] `y` \\"),), "O(n\\*m) \\[x\\] \\`y\\` \\\\"),
        ((Span("340\N{NO-BREAK SPACE}µs\nline"),), "340\\xa0µs\\nline"),
    ],
)
def test_styles_are_marked_and_blanks_are_seen(spans: Spans, line: str) -> None:
    document = Document(Header("N"), (Section("S", (Paragraph(spans, "p"),), "s"),), "t", "a")
    assert tree_of(document).splitlines()[-1] == f"  paragraph p: {line}"


@given(documents(st.text(max_size=8)))
@settings(max_examples=25)
def test_no_text_breaks_it(document: Document) -> None:
    assert tree_of(document).endswith("\n")
