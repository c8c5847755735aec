"""Texts with structure: HTML, Markdown or plain text to paragraphs and lists, and these to summary and highlights."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any

from msgspec import Struct

__all__ = ["Block", "blocks", "body", "markdown", "one_line"]

_HTML = re.compile(r"</?(?:p|br|ul|ol|li|b|i|em|strong|a|div|span|h[1-6]|u|s|blockquote|code|sup|sub)\b[^<>]*>", re.I)
_BULLET = re.compile(r"^(\s*)(?:[-*+•●▪◦‣·–—■□➢✓\uf0b7\uf0a7]|\d{1,2}[.)])\s+(?=\S)")
_INLINE_BULLETS = re.compile(r"(?:^|\s+)[•●▪‣]\s*")
_BLOCKS = {"p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "table", "tr"}
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}


class Block(Struct, frozen=True):
    """A paragraph (level 0) or a list item (level 1 or 2)."""

    text: str
    level: int = 0


class _Html(HTMLParser):
    """Collects blocks of a fragment of HTML; tolerant of anything."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.text: list[str] = []
        self.depth = 0
        self.links: list[str] = []
        self.item = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self.flush()
        if tag in ("ul", "ol"):
            self.depth += 1
        self.item = tag == "li" or (self.item and tag not in ("ul", "ol"))
        if tag in _MARKS:
            self.text.append(f"\x01{_MARKS[tag]}")
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
            self.text.append("\x03")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        if tag in ("ul", "ol"):
            self.depth = max(0, self.depth - 1)
        if tag == "li":
            self.item = False
        if tag in _MARKS:
            self.text.append(f"{_MARKS[tag]}\x02")
        if tag == "a" and self.links:
            self.text.append(f"\x04{self.links.pop()}\x05")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def flush(self) -> None:
        text = _closed("".join(self.text))
        self.text.clear()
        if text:
            self.blocks.append(Block(text, min(self.depth, 2) if self.item or self.depth else 0))


def _closed(text: str) -> str:
    """Return inline marks close to their words, without empty ones, and links in Markdown."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\x03([^\x03\x04]*)\x04([^\x05]*)\x05", _link, text)
    for _ in range(3):
        text = re.sub(r"\x01(\*+)(\s*)((?:(?![\x01\x02]).)*?)(\s*)\1\x02", _emphasis, text)
    return re.sub(r"[\x01-\x05]", "", text).strip()


def _link(found: re.Match[str]) -> str:
    text, address = found[1].strip(), found[2].strip()
    if not address or address in (text, f"mailto:{text}"):
        return found[1]
    return f"[{text}]({address})" if text else address


def _emphasis(found: re.Match[str]) -> str:
    return f"{found[2]}{found[1]}{found[3]}{found[1]}{found[4]}" if found[3].strip() else " "


def blocks(text: str) -> list[Block]:
    """Return the paragraphs and list items of a text in HTML, Markdown or plain lines."""
    if re.search(r"&lt;/?(?:p|ul|li|br)\b", text) and not _HTML.search(text):
        text = html.unescape(text)  # escaped twice
    if _HTML.search(text):
        reader = _Html()
        reader.feed(text)
        reader.close()
        reader.flush()
        return [one for block in reader.blocks for one in _typed(block)]
    return list(_lines(html.unescape(text) if "&" in text else text))


def _typed(block: Block) -> Iterator[Block]:
    """Return a paragraph with a typed bullet as a list item."""
    if not block.level and (found := _BULLET.match(block.text)):
        yield Block(block.text[found.end() :], 1)
    else:
        yield block


def _lines(text: str) -> Iterator[Block]:
    """Yield the blocks of Markdown or plain text. Lines of one paragraph are joined."""
    held: list[str] = []
    level = 0
    for line in [*text.split("\n"), ""]:
        bullet = _BULLET.match(line)
        heading = re.match(r"#{1,6}\s+", line)
        if held and (bullet or heading or not line.strip()):
            yield from _inline_bullets(Block(" ".join(held), level))
            held, level = [], 0
        if bullet:
            held, level = [line[bullet.end() :].strip()], 2 if len(bullet[1].expandtabs(4)) >= 2 else 1
        elif line.strip():
            held.append(line[heading.end() :].strip() if heading else line.strip())


def _inline_bullets(block: Block) -> Iterator[Block]:
    """Split a paragraph into the bullets that were flattened to one line."""
    if len(_INLINE_BULLETS.findall(block.text)) < (1 if block.level or block.text[:1] in "•●▪‣" else 2):
        yield block
        return
    if block.level:
        yield from (Block(one.strip(), block.level) for one in _INLINE_BULLETS.split(block.text) if one.strip())
        return
    first, *others = _INLINE_BULLETS.split(block.text)
    if first.strip():
        yield Block(first.strip())
    yield from (Block(other.strip(), 1) for other in others if other.strip())


def body(text: str) -> tuple[str, list[Any]]:
    """Return a text as summary and highlights: leading paragraphs, then a list.

    A text in another order remains one summary in Markdown, so that nothing moves.
    """
    found = blocks(text)
    first = next((n for n, block in enumerate(found) if block.level), len(found))
    if any(not block.level for block in found[first:]):
        return markdown(found), []
    return "\n\n".join(block.text for block in found[:first]), nested(found[first:])


def nested(items: Iterable[Block]) -> list[Any]:
    """Return list items as highlights; items of the second level are below the one before them."""
    made: list[Any] = []
    for item in items:
        if item.level < 2 or not made:
            made.append(item.text)
            continue
        if isinstance(made[-1], str):
            made[-1] = {"text": made[-1], "highlights": []}
        made[-1]["highlights"].append(item.text)
    return made


def markdown(found: Iterable[Block] | str) -> str:
    """Return blocks (or a text) as Markdown: paragraphs, and lists with ``- ``."""
    made = ""
    before = 0
    for block in blocks(found) if isinstance(found, str) else found:
        mark = "  " * (block.level - 1) + "- " if block.level else ""
        made += ("\n" if block.level and before else "\n\n") * bool(made) + mark + block.text
        before = block.level
    return made


def one_line(text: str) -> str:
    """Return a text as one line, for names and titles; HTML becomes Markdown."""
    return " ".join(block.text for block in blocks(text)) if _HTML.search(text) else " ".join(text.split())
