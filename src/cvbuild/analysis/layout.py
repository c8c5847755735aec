"""The document found again on the pages of a finished PDF: each stretch of text with its words and lines."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from cvbuild.analysis.alignment import align, document_words, lines_of, words_of
from cvbuild.artifact import Inspection, Word
from cvbuild.document import Document, Fragment, fragments
from cvbuild.same import Same
from cvbuild.theme import Theme

__all__ = ["HEAD", "Laid", "by_section", "is_highlight", "laid_out", "page_fill"]

HEAD = frozenset({"title", "aside", "subtitle", "subaside"})
"""The parts of an entry's head."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A stretch of printed text and the words found for it, in order; none where the file has others."""

    fragment: Fragment
    words: tuple[Word, ...]

    @property
    def lines(self) -> tuple[tuple[Word, ...], ...]:
        """The words by line."""
        return lines_of(self.words)


def is_highlight(fragment: Fragment) -> bool:
    """Whether it is a line of an entry, and not, say, a publication."""
    return fragment.role == "bullet" and ".highlights" in fragment.path


def laid_out(document: Document, pdf: Inspection) -> tuple[Laid, ...]:
    """Every stretch of text in reading order.

    Several may have one path (title and dates of an entry); its words are dealt out to them in order, where all of
    them were found. In a file with missing glyphs none are: extractors misread it (A104).
    """
    return _laid_out(Same(document, pdf))


@functools.lru_cache(maxsize=1)
def _laid_out(same: Same) -> tuple[Laid, ...]:
    document, pdf = same.things
    assert isinstance(document, Document)
    assert isinstance(pdf, Inspection)
    wanted = Counter(path for path, _ in document_words(document))
    placed = {} if pdf.missing else align(document, pdf.words).placed
    left = {path: iter(words) for path, words in placed.items() if len(words) == wanted[path]}
    return tuple(Laid(fragment, _taken(left, fragment)) for fragment in fragments(document))


def _taken(left: Mapping[str, Iterator[Word]], fragment: Fragment) -> tuple[Word, ...]:
    return tuple(islice(left.get(fragment.path, iter(())), len(words_of(fragment))))


def by_section(laid: Iterable[Laid]) -> dict[str, list[Laid]]:
    """What stands under each heading, by the section's key in the source; the letterhead is left out."""
    found: dict[str, list[Laid]] = {}
    section = ""
    for part in laid:
        if part.fragment.role == "heading":
            section = "summary" if part.fragment.path == "basics.summary" else part.fragment.path
            found[section] = []
        elif section:
            found[section].append(part)
    return found


def page_fill(pdf: Inspection, theme: Theme) -> float:
    """How far down between the margins the last baseline of the last page stands, from 0 to 1."""
    lowest = max(word.y for word in pdf.words if word.page == pdf.pages)
    height = pdf.page_height - theme.margins.top - theme.margins.bottom
    return min(1.0, max(0.0, (lowest - theme.margins.top) / height))
