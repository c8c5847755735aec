"""A plain page has the very tree that HTML's own rules come to; any other is read by these."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.render._quick_page import plain_tree
from cvbuild.render._template import fill
from cvbuild.themes import load_theme
from tests.pdfs import ROOT
from tests.sample import sample

PAGE = '<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>x</title>\n</head>\n<body>{}</body>\n</html>'


def told(element: Any) -> list[object]:
    """All that a tree says, but the blanks at its very end."""

    def walk(one: Any) -> list[object]:
        below = [part for child in one for part in walk(child)]
        return [one.tag, dict(one.attrib), one.text or "", *below, one.tail or ""]

    *rest, _tail_of_body, tail = walk(element)
    return [*rest[:-1], str(rest[-1]).rstrip(), tail]


def by_html(page: str) -> Any:
    return importlib.import_module("tinyhtml5").parse(page, namespace_html_elements=False)


@pytest.mark.parametrize("name", ["classic", "compact", "modern"])
def test_the_page_of_a_theme(name: str) -> None:
    theme = load_theme(name, ROOT).value
    assert theme
    page = fill(theme, "resume.html.j2", sample()).value
    assert page
    tree = plain_tree(page)
    assert tree is not None
    assert told(tree) == told(by_html(page))


PLAIN = [
    "",
    "words",
    "<p>a <b>b <em>c</em></b> d</p>\n<div><ul><li>e<dd>f<ul><li>g</li></ul></dd></li></ul></div>",
    '<p id="x">a &amp; b &lt; &#34;c&#34; d</p>',
    '<h1>a <a href="x"><span>b</span></a></h1><a href="y"></a>',
]
OTHER = [
    "<p>open",
    "<p>a<br>b</p>",
    "<p>a<br/>b</p>",
    "<p><span/>b</p>",
    "<p>a<ul><li>b</li></ul></p>",
    "<p>a&nbsp;b</p>",
    "<a href='x'>a<span><a href='y'>b</a></span></a>",
    "<table><tr><td>a</td></tr></table>",
    "<P>a</P>",
    "<style>a &gt; b {}</style>",
    "<h1>a<h2>b</h2></h1>",
    "<ul><p>a</p></ul>",
    "<p hidden>a</p>",
    "<p>\x0b</p>",
]


@pytest.mark.parametrize("body", PLAIN)
def test_a_plain_page(body: str) -> None:
    tree = plain_tree(PAGE.format(body))
    assert tree is not None
    assert told(tree) == told(by_html(PAGE.format(body)))


@pytest.mark.parametrize(
    "page", [*map(PAGE.format, OTHER), "<p>a</p>", "", PAGE.format("").replace("</head>", "a</head>")]
)
def test_any_other_page(page: str) -> None:
    assert plain_tree(page) is None


TAGS = "a b code em span strong article div h1 h2 header p section ul li dd br meta td"
names = st.sampled_from(TAGS.split(" "))
texts = st.sampled_from(["", " ", "\n", "x", "&amp;", "é “"])


def element(below: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("<{0}>{1}{2}</{0}>{3}".format, names, texts, st.lists(below, max_size=3).map("".join), texts)


@given(st.lists(st.recursive(texts, element, max_leaves=12), max_size=4).map("".join))
def test_what_is_read_is_what_html_comes_to(body: str) -> None:
    page = PAGE.format(body)
    tree = plain_tree(page)
    if tree is not None:
        assert told(tree) == told(by_html(page))
