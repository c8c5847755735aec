"""Read an exported Markdown file as a CommonMark parser does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cvbuild.model.artifact import Inspection, Word

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["inspect"]


def inspect(content: bytes) -> Inspection:
    """Read a Markdown file back."""
    return inspected("md", content)


def inspected(name: str, content: bytes, *, for_programs: bool = False) -> Inspection:
    """Read Markdown of a format back."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(content.decode("utf-8"))
    leaves = [leaf for token in tokens for leaf in token.children or ()]
    headings = (int(token.tag[1]) for token in tokens if token.type == "heading_open")
    return Inspection(
        format=name,
        words=tuple(Word(word) for token in tokens for word in _words(token)),
        links=tuple(str(leaf.attrGet("href")) for leaf in leaves if leaf.type == "link_open"),
        size=len(content),
        headings=tuple(headings),
        for_programs=for_programs,
    )


def _words(token: Token) -> list[str]:
    """Return the words of a token; the number of an item is one."""
    if token.type == "list_item_open" and token.info:
        return [f"{token.info}{token.markup}"]
    return _text(token).split()


def _text(token: Token) -> str:
    if token.type == "list_item_open" and token.info:  # a number, not a bullet
        return f"{token.info}."
    if token.type in ("code_block", "fence", "html_block"):
        return token.content
    return "".join(_pieces(token.children or ()))


def _pieces(leaves: list[Token] | tuple[()]) -> Iterator[str]:
    for leaf in leaves:
        if leaf.type in ("softbreak", "hardbreak"):
            yield " "
        elif leaf.type in ("text", "code_inline", "text_special"):
            yield leaf.content
