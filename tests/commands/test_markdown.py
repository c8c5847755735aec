"""Text in Markdown is escaped: its characters are shown as they are."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cvbuild.commands._markdown import code, escaped, table
from cvbuild.commands.diff.changes import Change
from cvbuild.commands.diff.markdown import render
from cvbuild.commands.diff.marks import word_marks
from cvbuild.commands.diff.sides import Comparison, Side
from cvbuild.model.document import Document, Header

GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
ODD = st.text(alphabet="ab1 *_`~|<>&#@$\\[]()!+-.^=:/", max_size=24).map(str.strip)


def shown(markdown: str) -> str:
    """The characters that a reader sees."""
    rendered = re.sub(r"</?(?:span|p|code|td|tr|table|tbody|thead|th)>", "", GITHUB.render(markdown))
    return html.unescape(rendered).replace("\u200b", "").strip()


@given(ODD)
def test_a_text_arrives_letter_by_letter(text: str) -> None:
    assert shown(f"x {escaped(text)}") == " ".join(f"x {text}".split())


@given(ODD)
def test_at_the_beginning_of_a_line_it_begins_no_list(text: str) -> None:
    assert shown(escaped(text)) == " ".join(text.split())


@given(ODD.filter(bool))
def test_code_arrives_letter_by_letter_in_a_cell(text: str) -> None:
    rows = GITHUB.render(table(("a",), [(code(text),)]))
    cell = re.search(r"<td>(.*)</td>", rows, re.DOTALL)
    assert cell
    assert shown_cell(cell[1]) == " ".join(text.split())


def shown_cell(cell: str) -> str:
    return html.unescape(re.sub(r"</?code>", "", cell)).strip()


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("@ada", "@&#8203;ada"),
        ("mail ada@love.org", "mail ada@love.org"),
        ("see #12", "see \\#&#8203;12"),
        ("$5M to $6M", "<span>$</span>5M to <span>$</span>6M"),
        ("a | b", "a \\| b"),
        ("<b>x</b>", "\\<b\\>x\\</b\\>"),
    ],
)
def test_mentions_and_formulas_are_escaped(text: str, raw: str) -> None:
    assert escaped(text) == raw


@given(ODD, ODD)
def test_marks_work_around_any_words(old: str, new: str) -> None:
    marks = word_marks(old, new)
    if not marks:
        return
    change = Change("reworded", "highlight", "S", "", marks)
    side = Side("v", Document(Header("A"), (), "A", "A"), {})
    line = render([Comparison(side, side, (change,))], "", "").splitlines()[-1]
    rendered = GITHUB.render(line)
    assert rendered.count("<s>") == sum(bool(mark.old) and not mark.stays for mark in marks)
    assert rendered.count("<strong>") == sum(bool(mark.new) and not mark.stays for mark in marks)
