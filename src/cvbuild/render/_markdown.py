"""The document as CommonMark. Every character of the text is literal: what Markdown would read as markup is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cvbuild.model.document import (
    Block,
    Bullet,
    BulletList,
    Document,
    Entry,
    Paragraph,
    Section,
    Span,
    Spans,
    Terms,
)
from cvbuild.model.urls import safe_url

__all__ = ["document", "inline", "joined"]

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$#]|!(?=\[)")
_BEGINNING = re.compile(r"^(?:([-+=:])|(\d{1,9})([.)]))")
_DEEPEST = 6  # levels of headings


def document(doc: Document) -> str:
    """Return the document as Markdown, with a final newline."""
    return "\n\n".join(part for part in _document(doc) if part) + "\n"


def inline(spans: Spans) -> str:
    """Return spans as one line."""
    pieces = [_span(span, _around(spans, number)) for number, span in enumerate(spans)]
    return _BEGINNING.sub(_escaped_beginning, "".join(pieces).strip())


def joined(parts: Iterable[Spans], separator: str) -> str:
    """Join parts that are not empty."""
    return separator.join(inline(part) for part in parts if part)


def _document(doc: Document) -> Iterator[str]:
    header = doc.header
    yield f"# {inline((Span(header.name),))}"
    yield inline(header.label)
    yield joined((one.spans for one in header.contacts), " | ")
    for section in doc.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield f"## {inline((Span(section.title),))}"
    for block in section.blocks:
        yield from _block(block, 3)


def _block(block: Block, level: int) -> Iterator[str]:
    match block:
        case Paragraph():
            yield inline(block.spans)
        case BulletList():
            yield "\n".join(_list(block))
        case Terms():
            yield "\n".join(f"- {inline(_term(term.label, term.text))}" for term in block.terms)
        case Entry():
            yield from _entry(block, level)


def _list(items: BulletList) -> Iterator[str]:
    """Yield the lines of a list; what is inside an item is indented."""
    for marker, item in items.marked:
        yield from _item(item, marker or "-")


def _item(item: Bullet, marker: str) -> Iterator[str]:
    hang = " " * (len(marker) + 1) if item.spans else ""
    if item.spans:
        yield f"{marker} {inline(item.spans)}"
    for block in item.blocks:
        if isinstance(block, BulletList):
            yield from (f"{hang}{line}" for line in _list(block))
        else:
            yield from ("", f"{hang}{inline(block.spans)}")


def _term(label: Spans, text: Spans) -> Spans:
    strong = tuple(Span(span.text, strong=True, emphasis=span.emphasis, code=span.code, url=span.url) for span in label)
    return (*strong, Span(" "), *text)


def _entry(entry: Entry, level: int) -> Iterator[str]:
    yield f"{'#' * min(level, _DEEPEST)} {inline(entry.title)}"
    yield joined((entry.aside, _emphasized(entry.subtitle), entry.subaside), " | ")
    for block in entry.blocks:
        yield from _block(block, level + 1)


def _emphasized(spans: Spans) -> Spans:
    return tuple(Span(span.text, strong=span.strong, emphasis=True, code=span.code, url=span.url) for span in spans)


def _around(spans: Spans, number: int) -> tuple[str, str]:
    """Return the characters before and after a span; empty at an end."""
    before = spans[number - 1].text[-1:] if number else ""
    return before, spans[number + 1].text[:1] if number + 1 < len(spans) else ""


def _span(span: Span, around: tuple[str, str]) -> str:
    text = _code(span.text) if span.code else _MARKUP.sub(r"\\\g<0>", span.text)
    if url := safe_url(span.url):
        text = f"[{text}](<{url.replace('<', '%3C').replace('>', '%3E').replace(chr(92), '%5C')}>)"
    for mark, tag, on in (("*", "em", span.emphasis), ("**", "strong", span.strong)):
        text = _marked(text, mark, tag, around) if on and text.strip() else text
    return text


def _code(text: str) -> str:
    """Return code between more backticks than it has in a row."""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence} {text} {fence}" if text.startswith("`") or text.endswith("`") else f"{fence}{text}{fence}"


def _marked(text: str, mark: str, tag: str, around: tuple[str, str]) -> str:
    """Return emphasized text. Where marks would not open and close it, tags do (CommonMark 0.31, 6.2)."""
    inner = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    left, right = before[-1:] or around[0], after[:1] or around[1]
    sides = ((inner[0], left), (inner[-1], right))
    apart = all(edge.isalnum() or not outside or outside.isspace() for edge, outside in sides)
    if apart and not (left.isalnum() or right.isalnum() or "*" in (left, right)):
        return f"{before}{mark}{inner}{mark}{after}"
    return f"{before}<{tag}>{inner}</{tag}>{after}"


def _escaped_beginning(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"
