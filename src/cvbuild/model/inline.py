"""Parse inline Markdown into spans for every format: ``**bold**``, ``*italic*``, `` `code` ``, ``[link](url)``.

Everything else is text: raw HTML, underscores, an asterisk inside a word (``O(n*m*k)``), an unmatched backtick.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cvbuild.model.document import Span, Spans

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["join", "spans", "text_span"]

# Characters that are literal here but not in Markdown are replaced by noncharacters, which no text may contain.
_LITERAL = {"*": "\ufdd0", "_": "\ufdd1"}
_BACK = str.maketrans({stand_in: char for char, stand_in in _LITERAL.items()})
_MARKS = frozenset("*`[]\\")  # a text without any of them is not parsed, which is the usual case
_KEPT = 4096  # texts: more than a source has
_BARE_UNDERSCORE = re.compile(
    r"(?<!\\)_"
)  # Markdown reads a backslash before another one as an escape, as pandoc writes it
_INSIDE_WORD = re.compile(r"(?<=\w)\*(?=\w)")


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["backticks", "emphasis", "escape", "link"])
    vars(parser)["normalizeLink"] = str  # an address is printed and linked as it was written
    return parser


@functools.lru_cache(maxsize=_KEPT)
def spans(text: str) -> Spans:
    """Return the text as spans; white space is collapsed."""
    if _MARKS.isdisjoint(text):
        return text_span(_folded(text.strip()))
    guarded = _BARE_UNDERSCORE.sub(_LITERAL["_"], _INSIDE_WORD.sub(_LITERAL["*"], text))
    inline = _parser().parseInline(guarded.strip())
    return _merge(_walk(inline[0].children or [])) if inline else ()


def text_span(text: str, **style: bool | str) -> Spans:
    """Return one span with this literal text, or none if it is empty."""
    return (Span(text, **style),) if text else ()  # type: ignore[arg-type]


def join(parts: Iterable[Spans], separator: str) -> Spans:
    """Join parts with a separator; empty parts are left out."""
    joined: list[Span] = []
    for part in filter(None, parts):
        if joined:
            joined.append(Span(separator))
        joined.extend(part)
    return _merge(joined)


def _walk(tokens: Sequence[Token]) -> list[Span]:
    style = Span("")
    found: list[Span] = []
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                style = replace(style, strong=token.nesting > 0)
            case "em_open" | "em_close":
                style = replace(style, emphasis=token.nesting > 0)
            case "link_open" | "link_close":
                style = replace(style, url=_back(str(token.attrGet("href") or "")))
            case _:
                found.append(replace(style, text=_text(token), code=token.type == "code_inline"))
    return found


def _text(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else _back(token.content)


def _back(text: str) -> str:
    return _folded(text.translate(_BACK))


def _folded(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text)


def _merge(parts: Iterable[Span]) -> Spans:
    """Merge adjacent spans of one style; drop empty ones."""
    merged: list[Span] = []
    for part in parts:
        if merged and replace(merged[-1], text="") == replace(part, text=""):
            merged[-1] = replace(part, text=merged[-1].text + part.text)
        elif part.text:
            merged.append(part)
    return tuple(merged)
