"""Render one self-contained HTML page in the theme's look: for a site, a screen, a phone, a printer.

The page has its fonts and styles in it and requests nothing, which its content security policy also enforces. It uses
the class names of the theme's template, so that the theme's stylesheets apply; ``_web.css`` adapts them to screens.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from html import escape
from pathlib import Path

from cvbuild.compose.typography import typeset
from cvbuild.model.build_id import build_id
from cvbuild.model.document import (
    Block,
    Bullet,
    BulletList,
    Document,
    Entry,
    Header,
    Paragraph,
    Section,
    Span,
    Spans,
    Terms,
    anchor,
)
from cvbuild.model.edition import Edition
from cvbuild.model.locales.scripts import is_right_to_left
from cvbuild.model.urls import safe_url
from cvbuild.render._isolates import ISOLATED, isolated
from cvbuild.render._web_look import stylesheet
from cvbuild.syntax.finding import Outcome

__all__ = ["EXTENSION", "render"]

EXTENSION = "html"

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'"
_DEEPEST = 6  # levels of headings


def render(edition: Edition) -> Outcome[bytes]:
    """Return the document as a page."""
    document, theme, paper = typeset(edition.document), edition.theme, edition.options.paper
    text = "".join(sorted({char for fragment in document.fragments for char in fragment.text}))
    css = stylesheet(theme, paper, text, _adaptations())
    page = "\n".join(_Page().document(isolated(document), css, build_id(edition.document, theme, paper))) + "\n"
    return Outcome(ISOLATED.sub(r'<bdi dir="ltr">\1</bdi>', page).encode("utf-8", "replace"))


@functools.cache
def _adaptations() -> str:
    return Path(__file__).with_name("_web.css").read_text("utf-8")


class _Page:
    """The conversion of blocks to lines of HTML. Each path becomes an id at its first use."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def document(self, document: Document, css: str, identifier: str) -> Iterator[str]:
        """Yield the lines of the page."""
        yield "<!DOCTYPE html>"
        turned = ' dir="rtl"' if is_right_to_left(document.language) else ""
        yield f'<html lang="{escape(document.language)}"{turned}>'
        yield from self._head(document, css, identifier)
        yield "<body>"
        yield from self._header(document.header)
        yield "<main>"
        for section in document.sections:
            yield from self._section(section)
        yield from ("</main>", "</body>", "</html>")

    def _head(self, document: Document, css: str, identifier: str) -> Iterator[str]:
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="color-scheme" content="light dark">'
        yield f"<title>{escape(document.title)}</title>"
        named = {"author": document.author, "description": document.subject, "keywords": ", ".join(document.keywords)}
        for name, content in {**named, "generator": "cvbuild", "dcterms.identifier": f"urn:uuid:{identifier}"}.items():
            if content:
                yield f'<meta name="{name}" content="{escape(content)}">'
        yield f"<style>\n{css}</style>"
        yield "</head>"

    def _header(self, header: Header) -> Iterator[str]:
        yield f"<header{self._id(header.path)}>"
        yield f"<h1{self._id(f'{header.path}.name')}>{escape(header.name)}</h1>"
        if header.label:
            yield f'<p{self._id(f"{header.path}.label")} class="label">{_inline(header.label)}</p>'
        if header.contacts:
            yield from ('<ul class="contacts">', *(self._contact(one) for one in header.contacts), "</ul>")
        yield "</header>"

    def _section(self, section: Section) -> Iterator[str]:
        yield f"<section{self._id(section.path)}>"
        yield f"<h2>{escape(section.title)}</h2>"
        for block in section.blocks:
            yield from self._block(block, 3)
        yield "</section>"

    def _block(self, block: Block, level: int) -> Iterator[str]:
        match block:
            case Paragraph():
                yield f"<p{self._id(block.path)}>{_inline(block.spans)}</p>"
            case BulletList():
                yield from self._list(block)
            case Terms():
                yield from self._terms(block)
            case Entry():
                yield from self._entry(block, level)

    def _contact(self, contact: Bullet) -> str:
        return f"<li{self._id(contact.path)}>{_inline(contact.spans)}</li>"

    def _list(self, items: BulletList) -> Iterator[str]:
        tag, kind = ("ol", "bullets numbers") if items.first else ("ul", "bullets")
        start = f' start="{items.first}"' if items.first > 1 else ""
        yield f'<{tag}{self._id(items.path)} class="{kind}"{start}>'
        for bullet in items.bullets:
            bare = "" if bullet.spans else ' class="bare"'
            yield f"<li{self._id(bullet.path)}{bare}>{_inline(bullet.spans)}"
            for block in bullet.blocks:
                yield from self._block(block, _DEEPEST)
            yield "</li>"
        yield f"</{tag}>"

    def _terms(self, terms: Terms) -> Iterator[str]:
        yield f'<ul{self._id(terms.path)} class="terms">'
        for term in terms.terms:
            yield f"<li{self._id(term.path)}><b>{_inline(term.label)}</b> {_inline(term.text)}</li>"
        yield "</ul>"

    def _entry(self, entry: Entry, level: int) -> Iterator[str]:
        heading = f"h{min(level, _DEEPEST)}"
        yield f'<article{self._id(entry.path)} class="entry level-{level}">'
        yield '<div class="head">'
        aside = _part("aside", entry.aside)
        yield f'<div class="line"><{heading}>{_inline(entry.title)}</{heading}> {aside}</div>'
        if entry.subtitle or entry.subaside:
            parts = " ".join(filter(None, (_part("subtitle", entry.subtitle), _part("aside", entry.subaside))))
            yield f'<div class="line">{parts}</div>'
        yield "</div>"
        for block in entry.blocks:
            yield from self._block(block, level + 1)
        yield "</article>"

    def _id(self, path: str) -> str:
        name = anchor(path)
        if not name or name in self._used:
            return ""
        self._used.add(name)
        return f' id="{escape(name)}"'


def _part(name: str, spans: Spans) -> str:
    return f'<p class="{name}">{_inline(spans)}</p>' if spans else ""


def _inline(spans: Spans) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    text = escape(span.text, quote=False)
    if url := safe_url(span.url):
        text = f'<a href="{escape(url)}">{text}</a>'
    for tag, on in (("code", span.code), ("em", span.emphasis), ("strong", span.strong)):
        text = f"<{tag}>{text}</{tag}>" if on else text
    return text
