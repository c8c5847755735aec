"""What a variant prints, as checks of facts see it: the lead, the body below it, and the item behind each line."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace

from cvbuild import inline
from cvbuild.analysis.prose import Passage, passages, place
from cvbuild.check import Subject
from cvbuild.document import Document, plain
from cvbuild.resume import Highlight, Resume
from cvbuild.same import Same
from cvbuild.source import Place

__all__ = ["Line", "body", "lead", "lines", "own_words", "printed", "words_of"]


@dataclass(frozen=True, slots=True)
class Line:
    """A printed item that may cite facts, in the wording of the variant: a highlight, a headline, a summary."""

    item: Highlight
    passage: Passage

    @property
    def path(self) -> str:
        """Where the item stands in the source file."""
        return self.item.path

    @property
    def text(self) -> str:
        """Its words as they are printed, without markup."""
        return self.passage.text

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that it cites."""
        return self.item.facts

    def place(self, subject: Subject, start: int, end: int) -> Place:
        """Where the words between two offsets stand in the source file."""
        return place(subject, self.passage, start, end)


def printed(subject: Subject) -> tuple[Passage, ...]:
    """All passages in reading order; a headline at the path of the candidate that the variant chose."""
    return _page(subject).printed


def lead(subject: Subject) -> tuple[Passage, ...]:
    """Headline and summary."""
    return _page(subject).lead


def body(subject: Subject) -> tuple[Passage, ...]:
    """Highlights and what entries say of themselves: the sentences that state something in particular."""
    return _page(subject).body


def own_words(subject: Subject) -> tuple[Passage, ...]:
    """Lead and body."""
    return (*lead(subject), *body(subject))


def lines(subject: Subject) -> tuple[Line, ...]:
    """Every printed item that may cite facts, in reading order."""
    return _page(subject).lines


class _Page:
    """What a variant prints, each part worked out once: a dozen checks ask for it, one after the other."""

    def __init__(self, selected: Resume | None, document: Document | None) -> None:
        self._selected = selected
        self._document = document

    @functools.cached_property
    def printed(self) -> tuple[Passage, ...]:
        found, headlines = passages(self._document), self._selected.basics.headlines if self._selected else ()
        if not headlines:
            return found
        return tuple(replace(one, path=headlines[0].path) if one.kind == "headline" else one for one in found)

    @functools.cached_property
    def lead(self) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.printed if passage.kind in ("headline", "summary"))

    @functools.cached_property
    def body(self) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.printed if passage.kind in ("highlight", "text"))

    @functools.cached_property
    def lines(self) -> tuple[Line, ...]:
        if self._selected is None:
            return ()
        basics = self._selected.basics
        candidates = (*basics.headlines, *basics.summaries, *self._selected.items())
        items = {item.path: item for item in candidates if isinstance(item, Highlight)}
        return tuple(Line(items[one.path], one) for one in (*self.lead, *self.body) if one.path in items)


def _page(subject: Subject) -> _Page:
    return _page_of(Same(subject.chosen.selection.resume if subject.chosen else None, subject.document))


@functools.lru_cache(maxsize=1)
def _page_of(same: Same) -> _Page:
    selected, document = same.things
    return _Page(
        selected if isinstance(selected, Resume) else None, document if isinstance(document, Document) else None
    )


def words_of(item: Highlight) -> str:
    """The words of a highlight, printed or not, without markup."""
    return plain(inline.spans(item.text))
