"""Parts that several section types compose in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from cvbuild.model import inline, texts
from cvbuild.model.document import BulletList, Paragraph, Spans
from cvbuild.model.nodes import EntryHighlight, Highlight, Keyword

__all__ = ["body", "bullets", "closing_keywords", "keywords", "linked", "one_line", "term_label", "text"]


def text(words: str | None, path: str) -> tuple[Paragraph | BulletList, ...]:
    """Return the paragraphs and lists of a text; nothing if there is none."""
    return texts.blocks(words, path) if words else ()


def bullets(highlights: Iterable[Highlight], path: str) -> Iterator[BulletList]:
    """Return the highlights as one list, each with those inside it; nothing if there are none."""
    found = tuple(texts.bullet(highlight.text, highlight.path, _inside(highlight)) for highlight in highlights)
    if found:
        yield BulletList(found, f"{path}.highlights")


def _inside(highlight: Highlight) -> Iterator[BulletList]:
    return bullets(highlight.highlights, highlight.path) if isinstance(highlight, EntryHighlight) else iter(())


def body(summary: str | None, highlights: Iterable[Highlight], path: str) -> tuple[Paragraph | BulletList, ...]:
    """Return what follows the head of an entry: its summary and its highlights."""
    return (*text(summary, f"{path}.summary"), *bullets(highlights, path))


def closing_keywords(words: tuple[Keyword, ...], path: str) -> Iterator[Paragraph]:
    """Return the keywords of an entry as its last line; nothing if there are none."""
    if words:
        yield Paragraph(keywords(words), f"{path}.keywords")


def keywords(words: Iterable[Keyword]) -> Spans:
    """Return keywords separated by commas."""
    return inline.join((inline.spans(word.text) for word in words), ", ")


def linked(words: str, url: str | None) -> Spans:
    """Return a name, as a link if there is a URL; a link in the name itself keeps its own address."""
    return tuple(replace(span, url=span.url or url or "") for span in inline.spans(words))


def one_line(names: Iterable[str], path: str) -> tuple[Paragraph, ...]:
    """Return names separated by commas; nothing if there are none."""
    line = inline.join((inline.spans(name) for name in names if name), ", ")
    return (Paragraph(line, path),) if line else ()


def term_label(name: str, words: Spans) -> Spans:
    """Return the label of a term, with a colon if words follow; empty if it has no name."""
    return inline.spans(f"{name}:" if name and words else name)
