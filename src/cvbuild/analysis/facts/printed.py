"""What a variant prints, as checks of facts see it: the lead, the body below it, and the item behind each line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cvbuild import inline
from cvbuild.analysis.prose import Passage, passages, place
from cvbuild.check import Subject
from cvbuild.document import plain
from cvbuild.resume import Highlight
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


def printed(subject: Subject) -> Iterator[Passage]:
    """All passages in reading order; a headline at the path of the candidate that the variant chose."""
    headlines = subject.chosen.selection.resume.basics.headlines if subject.chosen else ()
    for passage in passages(subject.document):
        own = passage.kind == "headline" and bool(headlines)
        yield replace(passage, path=headlines[0].path) if own else passage


def lead(subject: Subject) -> Iterator[Passage]:
    """Headline and summary."""
    return (passage for passage in printed(subject) if passage.kind in ("headline", "summary"))


def body(subject: Subject) -> Iterator[Passage]:
    """Highlights and what entries say of themselves: the sentences that state something in particular."""
    return (passage for passage in printed(subject) if passage.kind in ("highlight", "text"))


def own_words(subject: Subject) -> Iterator[Passage]:
    """Lead and body."""
    yield from lead(subject)
    yield from body(subject)


def lines(subject: Subject) -> Iterator[Line]:
    """Every printed item that may cite facts, in reading order."""
    if subject.chosen is None:
        return
    selected = subject.chosen.selection.resume
    candidates = (*selected.basics.headlines, *selected.basics.summaries, *selected.items())
    items = {item.path: item for item in candidates if isinstance(item, Highlight)}
    for passage in own_words(subject):
        if passage.path in items:
            yield Line(items[passage.path], passage)


def words_of(item: Highlight) -> str:
    """The words of a highlight, printed or not, without markup."""
    return plain(inline.spans(item.text))
