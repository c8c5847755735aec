"""Section types: each file beside this one turns one section of the resume into blocks; this folder is the registry."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from typing import Protocol, cast
from urllib.parse import SplitResult, urlsplit

from cvbuild import inline
from cvbuild.document import Block, Bullet, BulletList, Paragraph, Spans
from cvbuild.labels import Labels
from cvbuild.resume import Highlight, Keyword, Resume

__all__ = ["SectionType", "body", "bullets", "keywords", "linked", "module", "names", "shown_url", "split_url"]


class SectionType(Protocol):
    """What a section's module offers."""

    def compose(self, resume: Resume, words: Labels) -> tuple[Block, ...]:
        """The section's blocks; none where nothing of it is shown."""


def names() -> tuple[str, ...]:
    """All section types, from the files in this folder."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(__path__)))


def module(name: str) -> SectionType:
    """The section type of this name."""
    return cast("SectionType", importlib.import_module(f"{__name__}.{name}"))


def bullets(highlights: Iterable[Highlight], path: str) -> Iterator[BulletList]:
    """The highlights as one list, nothing where there are none."""
    found = tuple(Bullet(inline.spans(highlight.text), highlight.path) for highlight in highlights)
    if found:
        yield BulletList(found, f"{path}.highlights")


def body(summary: str | None, highlights: Iterable[Highlight], path: str) -> tuple[Paragraph | BulletList, ...]:
    """What stands below the head of an entry: its summary and its highlights."""
    paragraphs = (Paragraph(inline.spans(summary), f"{path}.summary"),) if summary else ()
    return (*paragraphs, *bullets(highlights, path))


def keywords(words: Iterable[Keyword]) -> Spans:
    """Keywords with commas between them."""
    return inline.join((inline.spans(word.text) for word in words), ", ")


def linked(text: str, url: str | None) -> Spans:
    """Text that leads to an address where there is one."""
    return inline.text_span(text, url=url or "")


def split_url(url: str) -> SplitResult:
    """The parts of an address; all of it as a path where it is none (check X101 says so)."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")


def shown_url(url: str) -> str:
    """An address as people read it: no scheme, no ``www.``, no slash at the end.

    A bare host keeps its scheme: résumé parsers take ``name.dev`` for a word, ``github.com/name`` for an address.
    """
    parts = split_url(url)
    shown = (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")
    if parts.query:
        return url
    return shown if "/" in shown or not parts.netloc else f"{parts.scheme}://{shown}"
