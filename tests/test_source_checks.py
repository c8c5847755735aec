"""The checks of the texts themselves: invisible characters, placeholders, markup that is left over."""

from __future__ import annotations

import datetime
import json

import pytest

from cvbuild.check import Chosen, Subject
from cvbuild.checks import s013_invisible_character, s014_placeholder_text, s015_swallowed_markup
from cvbuild.decode import decode_resume, decode_variant, variant_terms
from cvbuild.finding import Finding
from cvbuild.load import load
from cvbuild.selection import select

CHECKS = {"S013": s013_invisible_character, "S014": s014_placeholder_text, "S015": s015_swallowed_markup}


def subject(text: str, variant: str = "label: none\n") -> Subject:
    source, other = load(text.encode(), "cv.yaml").value, load(variant.encode(), "variants/x.yaml").value
    assert source is not None
    assert other is not None
    resume, chosen = decode_resume(source).value, decode_variant(other, "x").value
    assert resume is not None
    assert chosen is not None
    places = variant_terms(other).places
    sources = {"cv.yaml": source.source, "variants/x.yaml": other.source}
    choice = Chosen(chosen, places, select(resume, chosen, places))
    return Subject(resume, source.places, (choice,), datetime.date(2026, 1, 1), sources)


def found(code: str, text: str, variant: str = "label: none\n") -> list[Finding]:
    return list(CHECKS[code].find(subject(text, variant)))


def highlight(text: str) -> str:
    return (
        f"basics: {{name: Ada}}\nwork:\n  - name: A\n    highlights:\n      - {json.dumps(text, ensure_ascii=False)}\n"
    )


@pytest.mark.parametrize(
    ("code", "text", "column", "word"),
    [
        ("S013", "sub\u201150ms", 13, "non-breaking hyphen"),
        ("S013", "a\u200bb", 11, "zero width space"),
        ("S013", "a\u202eb", 11, "right-to-left override"),
        ("S013", "a\u00adb", 11, "soft hyphen"),
        ("S013", "a\ufeffb", 11, "zero width no-break space"),
        ("S013", "a\ue000b", 11, "private-use"),
        ("S013", "up 🚀", 13, "rocket"),
        ("S013", "done ✅", 15, "emoji"),
        ("S013", "team 👩\u200d💻", 15, "emoji"),
        ("S014", "TODO write", 10, "TODO"),
        ("S014", "see [handle]", 14, "[handle]"),
        ("S014", "Lorem Ipsum dolor", 10, "Lorem Ipsum"),
        ("S014", "https://www.example.com/x", 22, "example.com"),
        ("S015", "cut **78% of it", 14, "**"),
        ("S015", "cut 78%** of it", 17, "**"),
        ("S015", "a lone ` here", 17, "`"),
        ("S015", "see [this](https://x", 14, "[this]("),
        ("S015", "H<sub>2</sub>O", 11, "<sub>"),
        ("S015", "<script>alert(1)</script>", 10, "<script>"),
    ],
)
def test_found_at_its_column(code: str, text: str, column: int, word: str) -> None:
    (finding,) = found(code, highlight(text))
    assert (finding.code, finding.place.line, finding.place.column) == (code, 5, column)
    assert word in finding.message
    assert finding.path == "work[0].highlights[0]"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("S013", "− – — µ → × é ’ ™ ° non\u00a0breaking 株式会社"),
        ("S013", "می\u200cخواهم"),
        ("S014", "Todoist and XXXL, counterexample.com, a [name](https://x.org) and todo"),
        ("S015", "O(n*m*k) snake_case __init__ C# ~30% $5M a/b O(n log n) <1% 2**10 A* <3"),
        ("S015", "**bold** *italic* `a ** b <b>` [link](https://x.org) \\*\\*"),
        ("S015", "List<String> and x < y > z"),
    ],
)
def test_not_found(code: str, text: str) -> None:
    assert found(code, highlight(text)) == []


def test_private_texts_are_left_alone() -> None:
    text = "basics: {name: Ada}\nwork: [{name: A, note: TODO 🚀 `, hold: TBD}]\n"
    assert [finding for code in CHECKS for finding in found(code, text)] == []


def test_an_escaped_character_is_found_in_its_text() -> None:
    text = 'basics: {name: Ada}\nwork: [{name: A, summary: "a\\u200bb"}]\n'
    (finding,) = found("S013", text)
    assert (finding.place.column, finding.place.end_column) == (27, 37)


def test_titles_of_variants_are_looked_at() -> None:
    variant = "sections:\n  - work: {title: 🚀 Work}\n"
    (finding,) = found("S013", highlight("x"), variant)
    assert str(finding.place) == "variants/x.yaml:2:19"


def test_the_list_of_placeholders_can_be_changed() -> None:
    text = highlight("TODO and blah")
    assert [f.message for f in found("S014", "words: {placeholders: [+blah, -TODO]}\n" + text)] == [
        "'blah' is a placeholder"
    ]
