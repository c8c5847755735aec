"""A page's tree from Python's own parser of XML, where that comes to the very tree that HTML's long rules come to.

WeasyPrint parses HTML in Python, which takes a twentieth of a layout. What themes make of a résumé is plain: elements
that are closed, lists in sections, words in paragraphs. Where a page has nothing else, XML reads it in no time and
alike. Any other page, one with a table, an element left open or a paragraph around a list, goes the long way.
"""

from __future__ import annotations

import importlib
import re
from typing import Any
from xml.etree import ElementTree as ET

__all__ = ["give_pages_quickly", "plain_tree"]

_WORDS = frozenset({"a", "b", "code", "em", "span", "strong"})
_FLOW = _WORDS | {"article", "div", "h1", "h2", "h3", "h4", "header", "p", "section", "ul"}
_BELOW = {
    "html": frozenset({"head", "body"}),
    "head": frozenset({"meta", "title"}),
    "meta": frozenset[str](),
    "title": frozenset[str](),
    "ul": frozenset({"li"}),
    "li": _FLOW | {"dd"},
    **dict.fromkeys(("article", "body", "dd", "div", "header", "section"), _FLOW),
    **dict.fromkeys(("b", "code", "em", "h1", "h2", "h3", "h4", "p", "span", "strong"), _WORDS),
    "a": _WORDS - {"a"},
}
"""What may stand below an element, so that both parsers see the same. HTML ends a paragraph where a list begins."""

_SELF_CLOSED = re.compile(r"<(?!meta\s)[^<>]*/>")
"""``<span/>`` opens an element in HTML."""


def give_pages_quickly(weasyprint: Any) -> None:
    """Let WeasyPrint ask here before it parses a page."""
    weasyprint.tinyhtml5 = _Parser


class _Parser:
    """Stands for tinyhtml5 in WeasyPrint."""

    @staticmethod
    def parse(file: Any, **options: Any) -> Any:
        """The page's tree; ``options`` are for the long way."""
        content = file.read()
        tree = plain_tree(content) if isinstance(content, str) else None
        if tree is not None:
            return tree
        return importlib.import_module("tinyhtml5").parse(content, **options)


def plain_tree(page: str) -> ET.Element | None:
    """The tree of a page that is plain enough; none of any other."""
    try:
        root = ET.fromstring(page)
    except ET.ParseError:
        return None
    if [root.tag, *(child.tag for child in root)] != ["html", "head", "body"] or _SELF_CLOSED.search(page):
        return None
    head, body = root
    outside = (root.text, head.text, *(child.tail for child in (*root, *head)))
    if any(text and not text.isspace() for text in outside) or not _is_plain(root):
        return None
    root.text = body.tail = None  # blanks that HTML passes over
    return root


def _is_plain(element: ET.Element) -> bool:
    below = _BELOW.get(element.tag)
    if below is None or (element.tag == "a" and element.find(".//a") is not None):
        return False
    return all(child.tag in below and _is_plain(child) for child in element)
