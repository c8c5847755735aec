"""Render ``llms.txt`` and ``llms-full.txt`` (https://llmstxt.org): an overview, and every word."""

from __future__ import annotations

from collections.abc import Iterator

from cvbuild.model.document import BulletList, Document, Entry, Paragraph, Section, Span, Spans
from cvbuild.model.edition import Edition
from cvbuild.render._markdown import document as whole
from cvbuild.render._markdown import inline, joined
from cvbuild.syntax.finding import Outcome

__all__ = ["EXTENSION", "render_files"]

EXTENSION = "llms.txt"

_SUMMARY = ("basics.summary", "basics.summaries")


def render_files(edition: Edition) -> Outcome[dict[str, bytes]]:
    """Return both files by the ends of their names."""
    overview, full = _overview(edition.document), whole(edition.document)
    return Outcome(
        {".llms.txt": overview.encode("utf-8", "replace"), ".llms-full.txt": full.encode("utf-8", "replace")}
    )


def _overview(document: Document) -> str:
    """Return the name, the summary as a quotation, the contacts, and one line for each entry."""
    header = document.header
    parts = [f"# {inline(_literal(header.name))}"]
    quoted = [header.label, *(_first(section) for section in document.sections if section.path.startswith(_SUMMARY))]
    parts += [f"> {line}" for line in ["  \n> ".join(inline(spans) for spans in quoted if spans)] if line]
    parts += [line for line in ["\n".join(f"- {inline(one.spans)}" for one in header.contacts)] if line]
    for section in document.sections:
        lines = [f"- {line}" for block in section.blocks for line in _lines(block) if line]
        if lines and not section.path.startswith(_SUMMARY):
            parts += [f"## {inline(_literal(section.title))}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def _first(section: Section) -> Spans:
    return next((block.spans for block in section.blocks if isinstance(block, Paragraph)), ())


def _lines(block: object) -> Iterator[str]:
    """Yield a line for each entry: its title, then its other parts after a colon."""
    match block:
        case Entry():
            rest = joined((block.subtitle, block.aside, block.subaside), ", ")
            yield f"{inline(block.title)}{': ' if rest else ''}{rest}"
        case BulletList():
            yield from (inline(bullet.spans) for bullet in block.bullets if bullet.spans)
        case Paragraph():
            yield inline(block.spans)
        case _:
            for term in getattr(block, "terms", ()):
                yield inline((*term.label, *_literal(" "), *term.text))


def _literal(text: str) -> Spans:
    return (Span(text),) if text else ()
