"""The tokeniser: what is one word, and what separates two."""

from __future__ import annotations

import pytest

from cvbuild.analysis.language.tokens import alphanumerics, compound, letters, lower_words, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++17 and C#, not C+", ["C++", "17", "and", "C#", "not", "C+"]),
        (".NET on ASP.NET", [".NET", "on", "ASP", "NET"]),
        ("Ada's, Ada’s, WORLD'S", ["Ada", "Ada", "WORLD"]),
        ("O’Reilly's rock'n'roll don't", ["O’Reilly", "rock'n'roll", "don't"]),
        ("Node.js / node-js_2", ["Node", "js", "node", "js", "2"]),
        ("naïve Ωmega 3.5k", ["naïve", "Ωmega", "3", "5k"]),
        ("", []),
    ],
)
def test_tokens_are_words_as_written(text: str, expected: list[str]) -> None:
    found = tokens(text)
    assert [token.text for token in found] == expected
    assert [text[token.start : token.end] for token in found] == expected
    assert lower_words(text) == [token.casefold().lstrip(".") for token in expected]


def test_options_differ_in_signs_digits_and_hyphens() -> None:
    text = "OAuth2, C++ and co-founder's"
    assert alphanumerics(text) == ["OAuth2", "C", "and", "co", "founder", "s"]
    assert letters(text) == ["OAuth", "C", "and", "co", "founder", "s"]
    assert [match[0] for start in (8, 16) if (match := compound(text, start))] == ["C", "co-founder's"]
