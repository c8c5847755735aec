"""Alignment: words found again, and where they are not."""

from __future__ import annotations

from cvbuild.analysis.pages.alignment import Difference, align, lines_of
from cvbuild.model.artifact import Word
from cvbuild.model.document import Bullet, BulletList, Document, Header, Section, Span

DOCUMENT = Document(
    Header("Ada Lovelace"),
    (
        Section(
            "Notes",
            (BulletList((Bullet((Span("efficient 5 µs work"),), "n[0]"), Bullet((Span("two"),), "n[1]"))),),
            "n",
        ),
    ),
    "Ada Lovelace",
    "Ada Lovelace",
)
READ = "Ada Lovelace Notes • eﬃcient 5 μs work • two"


def words(text: str) -> list[Word]:
    return [Word(word, 1, number * 10.0) for number, word in enumerate(text.split())]


def test_equal_up_to_bullets_and_ligatures() -> None:
    alignment = align(DOCUMENT, words(READ))
    assert alignment.differences == ()
    assert [word.text for word in alignment.placed["n[0]"]] == ["eﬃcient", "5", "μs", "work"]


def test_a_missing_word_is_reported_with_its_path() -> None:
    (difference,) = align(DOCUMENT, words(READ.replace(" two", ""))).differences
    assert difference == Difference("n[1]", ("two",), ())


def test_a_changed_word_is_reported() -> None:
    (difference,) = align(DOCUMENT, words(READ.replace("5", "6"))).differences
    assert (difference.path, difference.expected, difference.found) == ("n[0]", ("5",), ("6",))


def test_another_order_is_a_difference() -> None:
    assert align(DOCUMENT, words("Notes Ada Lovelace • efficient 5 µs work • two")).differences


def test_the_first_path_on_a_page() -> None:
    found = [Word(word.text, 2 if word.text == "two" else 1, word.y) for word in words(READ)]
    assert align(DOCUMENT, found).first_on_page(2) == "n[1]"


def test_lines_are_words_on_one_baseline() -> None:
    line = [Word("a", 1, 10.0), Word("b", 1, 10.1), Word("c", 1, 22.0), Word("d", 2, 10.0)]
    assert [[word.text for word in one] for one in lines_of(line)] == [["a", "b"], ["c"], ["d"]]


def test_fragments_are_in_reading_order() -> None:
    assert [fragment.text for fragment in DOCUMENT.fragments] == [
        "Ada Lovelace",
        "Notes",
        "efficient 5 µs work",
        "two",
    ]


def test_a_word_read_in_two_by_kerning_or_at_a_lines_end_is_whole() -> None:
    bullets = BulletList((Bullet((Span("(half) block-sparse"),), "n[0]"),))
    document = Document(Header("Ada"), (Section("Notes", (bullets,), "n"),), "Ada", "Ada")
    read = [
        Word("Ada"),
        Word("Notes"),
        Word("(half", y=5.0),
        Word(")", y=5.0),
        Word("block-", y=5.0),
        Word("sparse", y=9.0),
    ]
    assert align(document, read).differences == ()
    assert [word.text for word in align(document, read).placed["n[0]"]] == ["(half)", "block-sparse"]


def test_a_space_inside_another_word_is_reported() -> None:
    (difference,) = align(DOCUMENT, words(READ.replace("work", "wo rk"))).differences
    assert difference.found == ("wo", "rk")
