"""Paragraphs and lists of a text, from how it is written in YAML or JSON to the blocks of the document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.model import texts
from cvbuild.model.document import Bullet, BulletList, Paragraph, plain
from cvbuild.model.texts import blocks, bullet
from tests.reading import loaded


def outline(found: Iterable[Paragraph | BulletList]) -> str:
    """Blocks in one line: paragraphs as words, lists in brackets, numbers before their items."""
    return " / ".join(_outline(block) for block in found)


def _outline(block: Paragraph | BulletList) -> str:
    if isinstance(block, Paragraph):
        return plain(block.spans)
    return "[" + ", ".join(f"{marker} {_item(item)}".strip() for marker, item in block.marked) + "]"


def _item(item: Bullet) -> str:
    inside = outline(item.blocks)
    return f"{plain(item.spans)} {inside}".strip() if inside else plain(item.spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one line", "one line"),
        ("wrapped\nby hand", "wrapped by hand"),
        ("one\n\ntwo", "one / two"),
        ("one\n \n\n\ntwo\n", "one / two"),
        ("- a\n- b", "[a, b]"),
        ("* a\n* b", "[a, b]"),
        ("• a\n• b", "[a, b]"),
        ("•\u00a0a\n•\u00a0b", "[a, b]"),
        ("Lead:\n- a\n- b\n\nEnd", "Lead: / [a, b] / End"),
        ("- a\n\n- b", "[a, b]"),
        ("- a\n- b\n\nEnd", "[a, b] / End"),
        ("- a\n  wrapped\n- b\nlazily", "[a wrapped, b lazily]"),
        ("- a\n\n  more\n- b", "[a more, b]"),
        ("- a\n    - b\n    - c\n- d", "[a [b, c], d]"),
        ("- a\n  - b\n    - c\n- d", "[a [b, c], d]"),
        ("  - a\n  - b", "[a, b]"),
        ("1. a\n2. b", "[1. a, 2. b]"),
        ("1) a\n2) b", "[1. a, 2. b]"),
        ("1. a\n1. b\n1. c", "[1. a, 2. b, 3. c]"),
        ("3. a\n4. b", "[3. a, 4. b]"),
        ("- a\n1. b\n2. c", "[a] / [1. b, 2. c]"),
        ("1. FC Köln", "1. FC Köln"),
        ("2019. A year\n2020. Another", "2019. A year 2020. Another"),
        ("In\n1. FC Köln", "In 1. FC Köln"),
        ("– a\n– b", "[a, b]"),
        ("– a", "– a"),
        ("from 2019\n– 2021", "from 2019 – 2021"),
        ("· a\n· b", "[a, b]"),
        ("-5% cost", "-5% cost"),
        ("*slanted* start", "slanted start"),
        ("**Bold** start\n\n*and* more", "Bold start / and more"),
        (r"\- no list", "- no list"),
        ("-", "-"),
        ("a - b\nc - d", "a - b c - d"),
        ("+ 5%", "+ 5%"),
    ],
)
def test_blocks(text: str, expected: str) -> None:
    assert outline(blocks(text, "p")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ran audits:\n- stock\n- cash", "Ran audits: [stock, cash]"),
        ("- Ran audits", "Ran audits"),
        ("- Ran audits\n  - stock", "Ran audits [stock]"),
        ("- a\n- b", "[a, b]"),
        ("a\n\nb", "a b"),
    ],
)
def test_a_text_as_an_item(text: str, expected: str) -> None:
    assert _item(bullet(text, "p")) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("plain over\n  two lines", "plain over two lines"),
        ("plain\n\n  and another", "plain / and another"),
        (">\n  folded\n  text\n\n  and another", "folded text / and another"),
        (">\n  Lead:\n\n  - a\n\n  - b", "Lead: / [a, b]"),
        (">\n  Lead:\n    - a\n    - b", "Lead: / [a, b]"),
        (">-\n  - a\n  - b\n  - c", "[a, b, c]"),
        ("|\n  wrapped\n  by hand\n\n  and another", "wrapped by hand / and another"),
        ("|\n  Lead:\n  - a\n  - b", "Lead: / [a, b]"),
        ('"one\\ntwo\\n- a\\n- b"', "one / two / [a, b]"),
        ('"one\n\n  two"', "one / two"),
        ("'one\n\n  two'", "one / two"),
        (
            "Moved the shop\n    - stock\n    - staff and\n      their desks",
            "Moved the shop / [stock, staff and their desks]",
        ),
        ("Moved the shop\n    - stock\n      - of wood\n    - staff", "Moved the shop / [stock [of wood], staff]"),
        ("Moved the shop\n    - and kept it", "Moved the shop - and kept it"),
        ("Moved -\n  the - shop", "Moved - the - shop"),
    ],
)
def test_the_ways_to_write_it_in_yaml(written: str, expected: str) -> None:
    text = loaded(f"text: {written}").data["text"]
    assert outline(blocks(text, "p")) == expected


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_each_line_of_a_json_text_is_a_paragraph(line_end: str) -> None:
    source = json.dumps({"text": line_end.join(["one", "two", "", "* a", "* b", "three"])})
    text = loaded(source, "resume.json").data["text"]
    assert outline(blocks(text, "p")) == "one / two / [a, b] / three"


LINES = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "  ", "    ", "\t"]),
        st.sampled_from(["", "- ", "* ", "• ", "1. ", "2. ", "10) ", "– ", "-", "1."]),
        st.sampled_from(["a", "b c", "d - e", "", "f\u00a0g", "- h"]),
    ),
    max_size=8,
)


@given(LINES)
def test_no_word_is_lost_and_none_moves(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert re.findall("[a-z]", " ".join(_words(blocks(text, "p")))) == re.findall("[a-z]", text)


@given(st.text("ab-*•1.) \n\t", max_size=60))
def test_any_text_has_blocks_with_words_only(text: str) -> None:
    for block in blocks(text, "p"):
        assert block.path == "p"
        assert list(_words([block]))


@given(st.text("ab-*•1.) \n", max_size=40))
def test_words_in_one_line_are_those_of_the_blocks(text: str) -> None:
    letters = [word for word in texts.joined(text).split() if word.isalpha()]
    assert [word for word in _words(blocks(text, "p")) if word.isalpha()] == letters


def _words(found: Iterable[Paragraph | BulletList]) -> Iterator[str]:
    for block in found:
        if isinstance(block, Paragraph):
            yield from plain(block.spans).split()
            continue
        for item in block.bullets:
            yield from plain(item.spans).split()
            yield from _words(item.blocks)
