"""The fragments of a document on the pages of a finished PDF, with their words and lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from msgspec import Struct

from cvbuild.analysis.check import Subject
from cvbuild.analysis.pages.alignment import align, document_words, lines_of, words_of
from cvbuild.model.artifact import Inspection, Word
from cvbuild.model.document import Document, Fragment
from cvbuild.model.nodes import section_of
from cvbuild.model.theme import Theme

__all__ = ["HEAD", "Laid", "by_section", "find_fragments", "is_highlight", "laid_out", "page_fill"]

HEAD = frozenset({"title", "aside", "subtitle", "subaside"})
"""The parts of an entry's head."""


class Laid(Struct, frozen=True):
    """A fragment and its words in the PDF, in order; no words if the file has others."""

    fragment: Fragment
    words: tuple[Word, ...]

    @property
    def lines(self) -> tuple[tuple[Word, ...], ...]:
        """The words by line."""
        return lines_of(self.words)


def is_highlight(fragment: Fragment) -> bool:
    """Return whether a fragment is a highlight of an entry, and not, for example, a publication."""
    return fragment.role == "bullet" and ".highlights" in fragment.path


def laid_out(subject: Subject) -> tuple[Laid, ...]:
    """Return every fragment of the subject's document with its words in the subject's PDF, in reading order."""
    if subject.document is None:
        return ()
    return subject.memo.once(find_fragments, subject.document, subject.inspections["pdf"])


def find_fragments(document: Document, pdf: Inspection) -> tuple[Laid, ...]:
    """Find every fragment of a document in a PDF, in reading order.

    Several fragments may have one path (title and dates of an entry); its words are assigned to them in order, if all
    of them were found. In a PDF with missing glyphs no fragment has words, because extractors misread it (A104).
    """
    wanted = Counter(path for path, _ in document_words(document))
    placed = {} if pdf.missing else align(document, pdf.words).placed
    left = {path: iter(words) for path, words in placed.items() if len(words) == wanted[path]}
    return tuple(Laid(fragment, _taken(left, fragment)) for fragment in document.fragments)


def _taken(left: Mapping[str, Iterator[Word]], fragment: Fragment) -> tuple[Word, ...]:
    return tuple(islice(left.get(fragment.path, iter(())), len(words_of(fragment))))


def by_section(laid: Iterable[Laid]) -> dict[str, list[Laid]]:
    """Group fragments by section, by the key in the source; the letterhead is left out."""
    found: dict[str, list[Laid]] = {}
    section = ""
    for part in laid:
        if part.fragment.role == "heading":
            section = section_of(part.fragment.path)
            found.setdefault(section, [])
        elif section:
            found[section].append(part)
    return found


def page_fill(pdf: Inspection, theme: Theme) -> float:
    """Return the position of the last baseline of the last page between the margins, from 0 (top) to 1 (bottom).

    A page without words is filled to its top: a theme may print nothing.
    """
    lowest = max((word.y for word in pdf.words if word.page == pdf.pages), default=theme.margins.top)
    height = pdf.page_height - theme.margins.top - theme.margins.bottom
    return min(1.0, max(0.0, (lowest - theme.margins.top) / height)) if height > 0 else 0.0
