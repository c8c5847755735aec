"""Job postings in saved web pages: the posting for search engines if there is one, else the main part.

Job boards describe their postings as JSON-LD (https://schema.org/JobPosting) inside the page; that is the posting
alone. On other pages the main part is read, without navigation and footers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from cvbuild.analysis.postings.posting import Line
from cvbuild.commands.match.files import Unreadable

__all__ = ["UNIT", "lines"]

UNIT = "line"
_SKIPPED = re.compile(
    r"script|style|nav|footer|form|aside|noscript|template|svg|button|select|head|iframe|dialog|textarea"
)
_BLOCKS = re.compile(
    r"p|div|section|article|main|header|ul|ol|li|table|t[rdh]|h[1-6]|br|d[ltd]|blockquote|pre|hr|figure|body"
)
_BOLD = frozenset(("b", "strong"))
_ENOUGH = 400
"""Characters that the main part of a page must have to be the posting."""


def lines(content: bytes) -> tuple[Line, ...]:
    """Return the lines of the posting, numbered as in the file, with Markdown for headings and list items.

    Raises:
        Unreadable: the page cannot be parsed.
    """
    from lxml import etree, html

    try:
        parser = html.HTMLParser(encoding=_encoding(content), huge_tree=False, no_network=True)
        root = html.document_fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError, LookupError):
        raise Unreadable("1:1: the page cannot be parsed") from None
    given = _given(root)
    if given is not None:
        line, text = given
        part = html.fragment_fromstring(text, create_parent="div")
        return tuple(Line(line, one.text) for one in _Lines().of(part))
    return tuple(_Lines().of(_main(root)))


def _encoding(content: bytes) -> str | None:
    """Return UTF-8 if the bytes are valid, else the declared encoding."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _given(root: Any) -> tuple[int, str] | None:
    """Return the description of a JobPosting in the page's JSON-LD, with the line of its script."""
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                data = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            for one in _nodes(data):
                if "JobPosting" in _several(one.get("@type")) and (text := "".join(_several(one.get("description")))):
                    return script.sourceline or 1, f"<h1>{one.get('title') or ''}</h1>{text}"
    return None


def _several(value: Any) -> list[str]:
    """Return a list for a value that JSON-LD allows to be a list."""
    texts = value if isinstance(value, list) else [value]
    return [text for text in texts if isinstance(text, str) and text.strip()]


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    for one in data if isinstance(data, list) else [data]:
        if isinstance(one, dict):
            yield one
            yield from _nodes(one.get("@graph", []))


def _main(root: Any) -> Any:
    for path in (".//main", ".//*[@role='main']", ".//article"):
        for part in root.iterfind(path):
            if len(" ".join(part.itertext())) >= _ENOUGH:
                return part
    body = root.find("body")
    return root if body is None else body


class _Lines:
    """Collects the text of blocks."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.mark = ""
        self.number = 1
        self.found: list[Line] = []

    def of(self, part: Any) -> list[Line]:
        self._visit(part)
        self._flush()
        return self.found

    def _visit(self, element: Any) -> None:
        tag = element.tag if isinstance(element.tag, str) else "script"
        if not _SKIPPED.fullmatch(tag):
            self._open(element, tag)
            self._say(element.text, element)
            for child in element:
                self._visit(child)
                self._say(child.tail, child)
            self._close(tag)

    def _open(self, element: Any, tag: str) -> None:
        if _BLOCKS.fullmatch(tag):
            self._flush()
            self.mark = "#" * int(tag[1]) + " " if re.fullmatch(r"h\d", tag) else self.mark
            self.mark = "- " if tag == "li" else self.mark
            self.number = element.sourceline or self.number
        elif tag in _BOLD:
            self.parts.append("**")

    def _close(self, tag: str) -> None:
        if _BLOCKS.fullmatch(tag):
            self._flush()
            self.mark = ""
        elif tag in _BOLD:
            self.parts.append("**")

    def _say(self, text: str | None, element: Any) -> None:
        if text:
            if not self.parts:
                self.number = element.sourceline or self.number
            self.parts.append(text)

    def _flush(self) -> None:
        text = " ".join("".join(self.parts).split()).replace("****", "").replace("** ", "**", 1)
        self.parts = []
        if text.strip("* "):
            self.found += [Line(self.number, ""), Line(self.number, self.mark + text)]
            self.mark = ""
