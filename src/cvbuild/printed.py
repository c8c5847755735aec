"""What a variant prints, as checks of facts see it: the lead, the body below it, and the item behind each passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cvbuild import inline
from cvbuild.check import Subject
from cvbuild.document import plain
from cvbuild.figures import Figure
from cvbuild.prose import Passage, passages, place
from cvbuild.resume import Highlight, Resume
from cvbuild.source import Place

__all__ = ["body", "cited", "figure_place", "items", "lead", "own_words", "passage_of", "words_of"]


def lead(subject: Subject) -> Iterator[Passage]:
    """Headline and summary, at the path of the candidate that the variant chose."""
    for passage in passages(subject.document):
        if passage.kind in ("headline", "summary"):
            yield _chosen(passage, subject)


def _chosen(passage: Passage, subject: Subject) -> Passage:
    """A headline stands under ``basics.label`` in the document; the person wrote it under ``basics.headlines``."""
    headlines = subject.chosen.selection.resume.basics.headlines if subject.chosen else ()
    own = passage.kind == "headline" and bool(headlines)
    return replace(passage, path=headlines[0].path) if own else passage


def body(subject: Subject) -> Iterator[Passage]:
    """Highlights and what entries say of themselves: the sentences that state something in particular."""
    return (passage for passage in passages(subject.document) if passage.kind in ("highlight", "text"))


def own_words(subject: Subject) -> Iterator[Passage]:
    """Lead and body."""
    yield from lead(subject)
    yield from body(subject)


def items(subject: Subject) -> Iterator[Highlight]:
    """Every selected item that may cite facts, in the wording of the variant: highlights, headline, summary."""
    if subject.chosen:
        selected = subject.chosen.selection.resume
        yield from (*selected.basics.headlines, *selected.basics.summaries)
        yield from (item for item in selected.items() if isinstance(item, Highlight))


def words_of(item: Highlight) -> str:
    """The words of a highlight as they are printed, without markup."""
    return plain(inline.spans(item.text))


def figure_place(subject: Subject, item: Highlight, figure: Figure) -> Place:
    """Where a figure of a highlight stands in the source file, in the wording that is printed."""
    return place(subject, passage_of(item), figure.start, figure.end)


def passage_of(item: Highlight) -> Passage:
    """A highlight as a passage."""
    text = words_of(item)
    return Passage(item.path, "highlight", text, text)


def cited(path: str, resume: Resume) -> tuple[str, ...]:
    """The ids of the facts that the item at a path cites."""
    found = (*resume.basics.headlines, *resume.basics.summaries, *resume.items())
    return next((item.facts for item in found if item.path == path and isinstance(item, Highlight)), ())
