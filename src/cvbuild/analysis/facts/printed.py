"""The printed text by its role for facts: lead, body, and the item of each line."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.check import Subject
from cvbuild.analysis.language.prose import Passage, passages, place
from cvbuild.model import inline
from cvbuild.model.document import plain
from cvbuild.model.resume import Highlight, Resume
from cvbuild.syntax.source import Place

__all__ = ["Line", "body", "lead", "lines", "own_words", "printed", "words_of"]


class Line(Struct, frozen=True):
    """A printed item that may cite facts, in the wording of the variant: a highlight, a headline, a summary."""

    item: Highlight
    passage: Passage

    @property
    def path(self) -> str:
        """The path of the item in the source file."""
        return self.item.path

    @property
    def text(self) -> str:
        """The printed words without markup."""
        return self.passage.text

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the cited facts."""
        return self.item.facts

    def place(self, subject: Subject, start: int, end: int) -> Place:
        """Return the place in the source file of the words between two offsets."""
        return place(subject, self.passage, start, end)


def printed(subject: Subject) -> tuple[Passage, ...]:
    """Return all passages in reading order; a headline has the path of the candidate that the variant chose."""
    return _page(subject).printed


def lead(subject: Subject) -> tuple[Passage, ...]:
    """Return headline and summary."""
    return _page(subject).lead


def body(subject: Subject) -> tuple[Passage, ...]:
    """Return highlights and descriptions of entries: the specific statements."""
    return _page(subject).body


def own_words(subject: Subject) -> tuple[Passage, ...]:
    """Return lead and body."""
    return (*lead(subject), *body(subject))


def lines(subject: Subject) -> tuple[Line, ...]:
    """Return every printed item that may cite facts, in reading order."""
    return _page(subject).lines


class _Page:
    """The printed passages of a variant by role, each part computed once."""

    def __init__(self, selected: Resume | None, passages: Sequence[Passage]) -> None:
        self._selected = selected
        self._passages = tuple(passages)

    @functools.cached_property
    def printed(self) -> tuple[Passage, ...]:
        found, headlines = self._passages, self._selected.basics.headlines if self._selected else ()
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
    return subject.memo.once(_Page, subject.chosen.selection.resume if subject.chosen else None, passages(subject))


def words_of(item: Highlight) -> str:
    """Return the words of a highlight, printed or not, without markup."""
    return plain(inline.spans(item.text))
