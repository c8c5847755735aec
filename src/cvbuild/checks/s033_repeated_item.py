"""An entry or a highlight that is printed twice.

What: Checks what a variant shows for two entries of one section with the same head (name, position, dates: everything
except their texts, highlights and keywords), and for two highlights of one entry with the same words. Keywords are
the matter of F120, sentences in different places that of F113.

Why: It is a copy that was never edited, and looks careless.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights: [Wrote the first program]
      - name: Analytical Engines   # S033
        position: Engineer
        startDate: 2019-01
        highlights: [Explained it]

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        endDate: 2020-12
        highlights: [Wrote the first program]
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights: [Explained it]
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.model.resume import Highlight, Item
from cvbuild.model.texts import joined
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("S033", "repeated-item", Severity.WARNING)

_Key = Callable[[Item], Hashable]

_NOT_HEAD = frozenset(
    {
        *("id", "tags", "priority", "needs", "hold", "note", "disclosure", "concurrent", "url"),
        *("summary", "description", "courses", "reference", "fields"),
    }
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each repetition, with the place of the first."""
    if subject.chosen is None:
        return
    resume = subject.chosen.selection.resume
    for section in resume.section_names:
        entries = resume.entries(section)
        yield from _repeated(entries, _head, "this entry is above with the same head", subject)
        for entry in entries:
            yield from _highlights(entry, subject)


def _highlights(item: Item, subject: Subject) -> Iterator[Finding]:
    inside = tuple(one for one in item.items() if isinstance(one, Highlight))
    yield from _repeated(inside, _words, "this highlight is above in the same words", subject)
    for one in item.items():
        yield from _highlights(one, subject)


def _repeated(items: Iterable[Item], key: _Key, message: str, subject: Subject) -> Iterator[Finding]:
    first: dict[Hashable, Item] = {}
    for item in items:
        same = first.setdefault(key(item), item)
        if same is not item:
            further = (Label(subject.places.value(same.path), "first here"),)
            place = subject.places.value(item.path)
            yield CHECK.finding(message, place, path=item.path, hint="delete one of them", further=further)


def _head(item: Item) -> Hashable:
    """Return what makes up the head of an entry: its names, places and dates."""
    below = frozenset(item.children)
    return tuple(
        (name, value.casefold() if isinstance(value, str) else value)
        for name, _, value in item.fields()
        if name not in _NOT_HEAD and name not in below and not isinstance(value, dict)
    )


def _words(item: Item) -> Hashable:
    return joined(item.words).casefold().rstrip(".")
