"""Plain text: its words are the document's, its lines fit, its ASCII form is agreed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvbuild.analysis.pages.alignment import align
from cvbuild.compose.transliterate import UNKNOWN, to_ascii
from cvbuild.inspection.txt import inspect
from cvbuild.model.addresses import with_addresses
from cvbuild.model.document import Bullet, BulletList, Document, Entry, Header, Paragraph, Section, Span
from cvbuild.model.theme import RenderOptions, Theme
from cvbuild.render._columns import WIDTH, width
from cvbuild.render.txt import render
from tests.sample import edition, sample
from tests.strategies import document_words, documents

THEME = Theme("none", {})
GOLDENS = Path(__file__).parents[1] / "data"


def text_of(document: Document, *, as_ascii: bool = False) -> str:
    outcome = render(edition(document, THEME, RenderOptions(ascii=as_ascii)))
    assert outcome.mistakes == ()
    assert outcome.value is not None
    return outcome.value.decode("ascii" if as_ascii else "utf-8")


def with_block(*blocks: Paragraph | BulletList | Entry) -> Document:
    return Document(Header("N"), (Section("S", blocks),), "t", "a")


def body(*blocks: Paragraph | BulletList | Entry, as_ascii: bool = False) -> list[str]:
    return text_of(with_block(*blocks), as_ascii=as_ascii).split("\n---\n", 1)[1].splitlines()


@pytest.mark.parametrize(("name", "as_ascii"), [("sample.txt", False), ("sample.ascii.txt", True)])
def test_sample_reads_like_this(name: str, as_ascii: bool, update: bool) -> None:
    golden = GOLDENS / name
    text = text_of(sample(), as_ascii=as_ascii)
    if update:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@given(documents())
@settings(max_examples=25)
def test_words_are_the_documents_in_order(document: Document) -> None:
    found = [word.text for word in inspect(text_of(document).encode()).words]
    assert found == document_words(with_addresses(document, "address"))


@given(documents())
@settings(max_examples=25)
def test_ascii_words_are_the_documents_in_ascii(document: Document) -> None:
    words = inspect(text_of(document, as_ascii=True).encode()).words
    found = align(with_addresses(document, "address"), words, to_ascii)
    assert found.differences == ()


@given(documents(), st.booleans())
@settings(max_examples=25)
def test_lines_fit_and_end_cleanly(document: Document, as_ascii: bool) -> None:
    text = text_of(document, as_ascii=as_ascii)
    assert all(width(line) <= WIDTH and line == line.rstrip() for line in text.split("\n"))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n" not in text


@given(documents(st.text(max_size=8)), st.booleans())
@settings(max_examples=25)
def test_no_text_breaks_it(document: Document, as_ascii: bool) -> None:
    assert text_of(document, as_ascii=as_ascii)


def test_an_aside_is_at_the_right_end_or_below() -> None:
    short = Entry((Span("Employer"),), (Span("2020 – 2021"),))
    long = Entry((Span("E" * 75),), (Span("2020 – 2021"),))
    assert body(short) == ["Employer" + " " * 61 + "2020 – 2021"]
    assert body(long) == ["E" * 75, " " * 69 + "2020 – 2021"]


def test_an_aside_alone_is_at_the_right_end() -> None:
    assert body(Entry((), (Span("2020"),))) == [" " * 76 + "2020"]


def test_bullets_hang() -> None:
    lines = body(BulletList((Bullet((Span("word " * 20),)),)))
    assert [line[:4] for line in lines] == ["• wo", "  wo"]


def test_an_address_is_never_cut() -> None:
    url = "https://example.org/" + "a" * 80
    assert body(Paragraph((Span(f"See {url} for it"),))) == ["See", url, "for it"]


def test_a_line_never_begins_with_a_dash_that_reads_as_a_bullet() -> None:
    text = "a" * 70 + " bbbbbbbb - c"
    assert body(Paragraph((Span(text),))) == ["a" * 70, "bbbbbbbb - c"]


def test_no_break_space_holds_and_prints_as_a_blank() -> None:
    text = "a" * 74 + " 340\N{NO-BREAK SPACE}µs"
    assert body(Paragraph((Span(text),))) == ["a" * 74, "340 µs"]


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("é", 1), ("e\u0301", 1), ("日本", 4), ("a\u200bb", 2)])
def test_width_counts_columns_on_a_screen(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("340 µs → 51 µs (−85%)", "340 us -> 51 us (-85%)"),
        ("5 μs, 6×, ±2, ≥ 3 ≤ 4", "5 us, 6x, +/-2, >= 3 <= 4"),
        ("“Café planner’s” – so—so…", '"Cafe planner\'s" - so-so...'),
        ("Łódź, Ørsted, straße, Æsir", "Lodz, Orsted, strasse, AEsir"),
        ("Jan\N{NO-BREAK SPACE}2020 • €5M", "Jan 2020 - EUR5M"),
        ("10⁶ x⁻¹ CO₂", "10^6 x^-1 CO2"),
        ("½ 2½", "1/2 2 1/2"),
        ("λ-calculus, Σ", "lambda-calculus, Sigma"),
        ("ﬁne e\u0301 zero\u200bwidth", "fine e zerowidth"),
        ("5Ω 5\N{OHM SIGN} 20℃", "5Ohm 5Ohm 20degC"),
        ("日本 \U0001f642 한", f"{UNKNOWN * 2} {UNKNOWN} {UNKNOWN}"),
        ("a ≮ b", f"a <{UNKNOWN} b"),  # never "a < b"
        ("plain ASCII stays\tas it is", "plain ASCII stays\tas it is"),
    ],
)
def test_to_ascii(text: str, form: str) -> None:
    assert to_ascii(text) == form


@given(st.text())
def test_to_ascii_is_ascii_and_stays(text: str) -> None:
    once = to_ascii(text)
    assert once.isascii()
    assert to_ascii(once) == once


def item(text: str, *inside: Paragraph | BulletList, path: str = "h[0]") -> Bullet:
    return Bullet((Span(text),) if text else (), path, inside)


def test_lists_inside_an_item_are_indented() -> None:
    points = BulletList((item("one"), item("two", BulletList((item("deep"),)))))
    assert body(BulletList((item("Lead", points), item("Next")))) == [
        "• Lead",
        "  • one",
        "  • two",
        "    • deep",
        "• Next",
    ]


def test_a_list_without_words_above_it_is_at_its_level() -> None:
    points = BulletList((item("one"), item("two")))
    assert body(BulletList((item("", points), item("three")))) == ["• one", "• two", "• three"]


def test_numbers_count_from_the_first() -> None:
    steps = BulletList((item("a"), item("b"), item("word " * 17)), "p", first=9)
    assert body(steps) == ["9. a", "10. b", f"11. {('word ' * 15).strip()}", "    word word"]


def test_parts_of_one_text_are_apart() -> None:
    parts = (Paragraph((Span("a"),), "p"), Paragraph((Span("b"),), "p"), BulletList((item("c", path="p"),), "p"))
    assert body(*parts) == ["a", "", "b", "• c"]
    assert body(BulletList((item("a", Paragraph((Span("b"),), "h[0]")),))) == ["• a", "", "  b"]


def test_other_parts_are_not_apart() -> None:
    assert body(Paragraph((Span("a"),), "p"), Paragraph((Span("b"),), "q")) == ["a", "b"]


@pytest.mark.parametrize("as_ascii", [False, True])
def test_a_dash_that_is_a_word_stays_one(as_ascii: bool) -> None:
    document = with_block(Paragraph((Span("- no list"),), "p"), BulletList((item("one"),)))
    words = inspect(text_of(document, as_ascii=as_ascii).encode()).words
    assert align(document, words, to_ascii if as_ascii else str).differences == ()


def test_the_address_of_a_link_follows_its_words() -> None:
    link = (Span("the "), Span("report", url="https://www.a.example/b/"), Span("."))
    shown = (Span("a.example/b", url="https://a.example/b"),)
    mail = (Span("me@a.example", url="mailto:me@a.example"),)
    assert body(Paragraph(link), Paragraph(shown), Paragraph(mail)) == [
        "the report (a.example/b).",
        "a.example/b",
        "me@a.example",
    ]
