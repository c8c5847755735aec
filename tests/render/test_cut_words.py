"""Compounds: whole in the PDF wherever the line ends, and never elements of their own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from cvbuild.inspection.pdf import inspect
from cvbuild.model.document import Paragraph
from cvbuild.render._template import fill
from tests.pdfs import classic, pdf, with_blocks
from tests.sample import spans

JOINER = "\u2060"
TEMPLATE = "resume.html.j2"
WORDS = ("block-sparse", "model/decoder", "(co-owned),", "2019–2024", "tick-level-data")


def filler(count: int) -> str:
    return " ".join("abcdefg"[: 1 + (7 * number) % 5] for number in range(count))


@pytest.mark.parametrize("word", WORDS)
def test_no_line_end_cuts_a_compound(word: str) -> None:
    paragraphs = [Paragraph(spans(f"{filler(count)} {word} end")) for count in range(18, 44)]
    found = [each.text for each in inspect(pdf(with_blocks(*paragraphs))).words]
    assert found.count(word) == len(paragraphs)


def test_a_compound_is_no_element_of_its_own() -> None:
    document = with_blocks(Paragraph(spans("Designed multi-tenant GPU scheduling")))
    assert "multi\u2060-\u2060tenant GPU" in (fill(classic(), TEMPLATE, document).value or "")


@pytest.mark.parametrize("word", WORDS)
def test_what_keeps_a_compound_whole_leaves_no_trace(word: str) -> None:
    """Neither in words nor in bookmarks, titles and the running name; accents of their own stay on their letters."""
    from pypdf import PdfReader

    plain = (Paragraph(spans(f"{filler(count)} {word} e\u0301t")) for count in range(18, 44))
    document = with_blocks(*plain)
    (section,) = document.sections
    titles = [f"{filler(count)} {word}" for count in range(12, 36)]
    titled = (replace(section, title=title, blocks=section.blocks[:1]) for title in titles)
    header = replace(document.header, name=titles[0])
    content = pdf(replace(document, header=header, sections=(section, *titled)))
    reader = PdfReader(io.BytesIO(content))
    assert JOINER not in "".join(page.extract_text() for page in reader.pages)
    assert not any(b">0.0<" in page.get_contents().get_data() for page in reader.pages)
    assert [title for title in _titles(reader.outline) if JOINER in title] == []


def _titles(outline: list[Any]) -> Iterator[str]:
    for one in outline:
        yield from _titles(one) if isinstance(one, list) else [str(one.title)]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("a well-known, (co-owned) x", "a well*-*known*, (*co*-*owned*) x"),
        ("plain. So is this, e.g. that", "plain. So is this, e.g. that"),
        ("Jun\u00a02026 stays", "Jun\u00a02026 stays"),
        ("x-" * 30 + "y", "x-" * 30 + "y"),
    ],
)
def test_compounds(text: str, joined: str) -> None:
    filled = fill(classic(), TEMPLATE, with_blocks(Paragraph(spans(text)))).value or ""
    assert joined.replace("*", JOINER) in filled


def test_words_joined_by_a_no_break_space_stay_together() -> None:
    """The page has the fixed space itself; what is read from the file is a plain one."""
    document = with_blocks(Paragraph(spans("since Jun\u00a02026 here")))
    assert "Jun\u00a02026" in (fill(classic(), TEMPLATE, document).value or "")
    assert [word.text for word in inspect(pdf(document)).words][-3:] == ["Jun", "2026", "here"]
