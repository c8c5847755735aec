"""Inline Markdown: markup, and text that only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.model.document import Span, plain
from cvbuild.model.inline import join, spans

LITERAL = (
    "O(n*m*k)",
    "C# and C++, F#, #1 of 300",
    "snake_case and __init__.py",
    "<script>alert(1)</script> & <b>x</b>",
    "{{7*7}} {% raw %} ${HOME} \\input{/etc/passwd}",
    "cut p99 from 60 - 40 ms",
    "2 * 3 * 4",
    "a lone ` backtick and a lone * star",
    "**never closed",
    "[brackets] and (parentheses)",
    "[x](javascript:alert(1))",
    "![image](https://example.org/x.png)",
    "~30%, $5M, a/b // c, 1A*, <1%",
    "שלום العالم مرحبا",
    "🚀 to the moon",
)


@pytest.mark.parametrize("text", LITERAL)
def test_text_that_is_no_markup_arrives_unchanged(text: str) -> None:
    expected = text.replace("![image](https://example.org/x.png)", "!image")
    assert plain(spans(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **b** c", (Span("a "), Span("b", strong=True), Span(" c"))),
        ("*a* `b*c`", (Span("a", emphasis=True), Span(" "), Span("b*c", code=True))),
        ("[site](https://a_b.example/c_d?x=1&y=2)", (Span("site", url="https://a_b.example/c_d?x=1&y=2"),)),
        ("**[l](https://e.org)**", (Span("l", strong=True, url="https://e.org"),)),
        (r"\*plain\*", (Span("*plain*"),)),
        ("folded\n  text", (Span("folded text"),)),
        ("", ()),
    ],
)
def test_markup(text: str, expected: tuple[Span, ...]) -> None:
    assert spans(text) == expected


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"]), max_size=60))
def test_never_raises_and_neighbours_differ(text: str) -> None:
    found = spans(text)
    assert all(span.text for span in found)


@given(st.lists(st.sampled_from(("a", "b", "")), max_size=4))
def test_join_leaves_out_empty_parts(parts: list[str]) -> None:
    joined = plain(join(((Span(part),) if part else () for part in parts), ", "))
    assert joined == ", ".join(filter(None, parts))
