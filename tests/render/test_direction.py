"""Direction of text: which languages, which runs, and what is kept together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.model.document import Document, Header, Span
from cvbuild.model.locales.scripts import by_script, count_words, direction, is_spaced
from cvbuild.render._docx.direction import runs
from cvbuild.render._isolates import LEFT_TO_RIGHT, isolated

TEXTS = st.text(st.sampled_from("aZ9 5-–+().,%سلامשלום١एक中ア\n"), max_size=30)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("he-IL", "rtl"),
        ("iw", "rtl"),
        ("fa_IR", "rtl"),
        ("ur", "rtl"),
        ("az-Arab", "rtl"),
        ("ku-Arab-IQ", "rtl"),
        ("en-US", "ltr"),
        ("ja", "ltr"),
        ("ur-Latn", "ltr"),
        ("ar-Latn", "ltr"),
        ("hi-IN", "ltr"),
        ("", "ltr"),
    ],
)
def test_direction_of_a_language(locale: str, expected: str) -> None:
    assert direction(locale) == expected


@pytest.mark.parametrize(
    ("text", "locale", "names"),
    [
        ("Résumé, 100 % – done", "en", []),
        ("日本", "zh", ["Chinese"]),
        ("日本", "ja", ["Japanese"]),
        ("日本の", "", ["Japanese"]),
        ("한국 大", "", ["Korean"]),
        ("大", "ko-KR", ["Korean"]),
        ("سلام שלום", "ar", ["Arabic", "Hebrew"]),
        ("एक ไทย Ελλ Кир", "en", ["Cyrillic", "Devanagari", "Greek", "Thai"]),
    ],
)
def test_scripts_of_a_text(text: str, locale: str, names: list[str]) -> None:
    assert [script.name for script in by_script(text, locale)] == names


def test_scripts_without_spaces() -> None:
    assert [char for char in "aя字あ한कไ" if not is_spaced(char)] == ["字", "あ", "ไ"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cut costs by 20 %", 5),
        ("Réduit les coûts", 3),
        ("خفضت التكاليف بنسبة 20", 4),
        ("夜間処理を6時間から40分に短縮", 9),
        ("PythonとSQLで構築", 4),
        ("将每日报表的生成时间由六小时缩短到四十分钟", 11),
        ("ลดเวลา 6 นาที", 4),
        ("한국어 단어", 2),
        ("", 0),
    ],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("من 2011 – 2015 في", ["2011 – 2015"]),
        ("هاتف +962 6 555 0100", ["+962 6 555 0100"]),
        ("(030) 555-0100", ["(030) 555-0100"]),
        ("05/2020 – 06/2021", ["05/2020 – 06/2021"]),
        ("نسخة 1.28", ["1.28"]),
        ("me@salem.example أو https://salem.example/a", ["me@salem.example", "https://salem.example/a"]),
        ("في 2015 و 8 مطورين", []),
        ("מ-40 ל-8", []),
        ("مايو 2020 – حتى الآن", []),
    ],
)
def test_what_is_kept_together(text: str, whole: list[str]) -> None:
    assert [match[0] for match in LEFT_TO_RIGHT.finditer(text)] == whole


def test_only_a_document_from_right_to_left_has_isolates() -> None:
    header = Header("x", label=(Span("2011 – 2015"),))
    plain = Document(header, (), "t", "a", "en")
    assert isolated(plain) is plain
    assert isolated(Document(header, (), "t", "a", "he")).header.label[0].text == "\u20662011 – 2015\u2069"


@pytest.mark.parametrize(
    ("text", "turned", "expected"),
    [
        ("abc", False, [("abc", False)]),
        ("abc", True, [("abc", False)]),
        ("سلام", True, [("سلام", True)]),
        ("سلام", False, [("سلام", True)]),
        ("بلغة Python 3، و", True, [("بلغة ", True), ("Python 3", False), ("، و", True)]),
        ("say שלום עולם now", False, [("say ", False), ("שלום עולם", True), (" now", False)]),
        ("C++ و C#", True, [("C++", False), (" و ", True), ("C#", False)]),
        (" | ", True, [(" | ", True)]),
        ("", True, [("", False)]),
    ],
)
def test_runs_of_a_word_file(text: str, turned: bool, expected: list[tuple[str, bool]]) -> None:
    assert list(runs(text, turned=turned)) == expected


@given(TEXTS, st.booleans())
def test_runs_lose_no_letter(text: str, turned: bool) -> None:
    assert "".join(piece for piece, _ in runs(text, turned=turned)) == text
