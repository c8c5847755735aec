"""Suggestions for misspelt keys and values."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.syntax.suggest import did_you_mean, nearest, quoted


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("highlihts", ["keywords", "highlights", "summary"], "highlights"),
        ("gpu", ["cpu", "GPU"], "GPU"),
        ("work.market-makr", ["work.market-maker", "work.retailer"], "work.market-maker"),
        ("market-maker", ["work.market-maker", "work.retailer"], "work.market-maker"),
        ("vllm-12x", ["4minds-vllm-12x-throughput", "infra-cost"], "4minds-vllm-12x-throughput"),
        ("maker", ["work.maker.wiring-of-the-long-line", "work.maker.another-long-line"], None),
        ("zzz", ["work", "skills"], None),
        ("x", [], None),
    ],
)
def test_nearest(word: str, candidates: list[str], expected: str | None) -> None:
    assert nearest(word, candidates) == expected


def test_hint() -> None:
    assert did_you_mean("highlihts", ["highlights"]) == "did you mean `highlights`?"
    assert did_you_mean("zzz", ["letter", "a4"]) == "known: `letter`, `a4`"
    assert did_you_mean("zzz", [str(number) for number in range(100, 200)]) == ""
    assert did_you_mean("zzz", []) == ""


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"), min_size=1)
)
def test_quoted_text_is_read_back(text: str) -> None:
    assert yaml.safe_load(quoted(text)) == " ".join(text.split())
