"""DOCX: where texts, entries and contacts are on the page."""

from __future__ import annotations

import io
import itertools
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from msgspec.structs import replace

from cvbuild.model.document import (
    Block,
    Bullet,
    BulletList,
    Document,
    Entry,
    Header,
    Paragraph,
    Section,
    Span,
    Term,
    Terms,
)
from cvbuild.model.theme import PAPERS, Paper, RenderOptions, Theme
from cvbuild.render.docx import render
from cvbuild.render.theme.files import load_theme
from tests.pdfs import ROOT, classic
from tests.sample import edition
from tests.themes import THEMES

TEXT = Document(Header("N"), (Section("S", (Paragraph((Span("a"),)),)),), "t", "a")


def opened(document: Document, theme: Theme, paper: Paper = "letter") -> WordDocument:
    outcome = render(edition(document, theme, RenderOptions(paper)))
    assert outcome.value
    return docx.Document(io.BytesIO(outcome.value))


# Under headings


@pytest.mark.parametrize("name", THEMES)
def test_texts_and_entries_begin_at_one_distance_below_a_heading(name: str) -> None:
    blocks: tuple[Block, ...] = (
        Paragraph((Span("a"),)),
        BulletList((Bullet((Span("b"),)),)),
        Terms((Term((Span("c"),), (Span("d"),), "t"),)),
        Entry((Span("e"),), (Span("2020"),)),
    )
    theme = load_theme(name, ROOT).value
    assert theme
    sections = tuple(Section(f"S{number}", (block, block), f"s{number}") for number, block in enumerate(blocks))
    paragraphs: list[Any] = list(opened(Document(Header("N"), sections, "t", "a"), theme).paragraphs)
    firsts = [after for before, after in itertools.pairwise(paragraphs) if before.style.name == "Heading 1"]
    assert {_above(paragraph.style) for paragraph in firsts} == {_above(firsts[-1].style)}
    assert len(firsts) == len(blocks)


def _above(style: Any) -> int:
    """The space above paragraphs of a style, in EMU."""
    found = style.paragraph_format.space_before
    return int(found) if found is not None else _above(style.base_style) if style.base_style else 0


@pytest.mark.parametrize("paper", PAPERS)
def test_lines_are_no_longer_than_the_theme_allows(paper: Paper) -> None:
    section: Any = opened(TEXT, classic(), paper).sections[0]
    sides = (section.left_margin.pt, section.right_margin.pt)
    assert PAPERS[paper][0] - sum(sides) == pytest.approx({"letter": 36.7, "a4": 35.5}[paper] * 10.5, abs=0.2)
    assert sides[0] == sides[1]


@pytest.mark.parametrize("measure", ["none", "900pt", "wide"])
def test_without_a_longest_line_the_margins_are_the_themes(measure: str) -> None:
    theme = replace(classic(), docx={**classic().docx, "measure": measure})
    section: Any = opened(TEXT, theme).sections[0]
    assert section.left_margin.pt == theme.margins.left


# Letterhead


def test_no_contact_is_alone_on_a_line() -> None:
    texts = ("Dallas, TX", *(f"{'x' * 10}{number}.example" for number in range(4)))
    header = Header("N", contacts=tuple(Bullet((Span(text),)) for text in texts))
    text = opened(replace(TEXT, header=header), classic()).paragraphs[1].text
    assert [line.count(" | ") for line in text.split("\n")] == [2, 1]


# Heads


ADDRESS = "code.example/" + "part/" * 28


@pytest.mark.parametrize(
    ("title", "aside", "mark"),
    [("Engine", "2020", "\t"), ("Engine", "code.example/engine", "\t"), ("Engine", ADDRESS, " \n")],
)
def test_a_long_address_beside_a_name_has_a_line_of_its_own(title: str, aside: str, mark: str) -> None:
    entry = Entry((Span(title),), (Span(aside, url=f"https://{aside}"),))
    document = replace(TEXT, sections=(Section("S", (entry,), "s"),))
    assert opened(document, classic()).paragraphs[-1].text == f"{title}{mark}{aside}"
