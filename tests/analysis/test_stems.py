"""Stems of words."""

from __future__ import annotations

import pytest

from cvbuild.analysis.language.stems import akin, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("teams", "team"),
        ("nursing", "nurse"),
        ("teacher", "teaching"),
        ("cutting", "cut"),
        ("fused", "fusion"),
        ("latencies", "latency"),
        ("developed", "development"),
        ("led", "lead"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("java", "javascript"), ("c", "c++"), ("team", "time"), ("cost", "cast")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert not akin(stem(one), stem(other))
