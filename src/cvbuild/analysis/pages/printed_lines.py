"""The page and the line at which each item of a document is printed."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from cvbuild.analysis.pages.alignment import normal
from cvbuild.model.artifact import Word
from cvbuild.model.resume import Keyword, Resume
from cvbuild.syntax.source import parent_path

__all__ = ["Line", "printed_lines"]

_SAME = 2.0  # points: baselines that are nearer are of one line


class Line(Struct, frozen=True, order=True):
    """A line of a page, both counted from 1; lines count from the top, of all columns together."""

    page: int
    line: int


def printed_lines(shown: Resume, placed: Mapping[str, Sequence[Word]]) -> Iterator[tuple[str, Line]]:
    """Yield the address of every printed item with the line at which it begins.

    Args:
        shown: the source as selected.
        placed: the words of a file by the path of their text.
    """
    lines = _Lines(placed)
    chosen = {item.path for item in shown.basics.headlines[:1]}
    basics = shown.basics
    for item in (*basics.headlines, *basics.summaries, *basics.locations, *shown.items()):
        path = "basics.label" if item.path in chosen else item.path  # a headline is printed as the label
        words = _named(item.words, placed.get(parent_path(parent_path(path)), ())) if isinstance(item, Keyword) else ()
        line = lines.first(words) if words else lines.by_path.get(path)
        if line:
            yield item.address, line


def _named(text: str, words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words of a keyword among those of its group; none if they are not found."""
    wanted = [_bare(word) for word in normal(text).split()]
    have = [_bare(normal(word.text)) for word in words]
    starts = range(len(have) - len(wanted) + 1) if wanted else range(0)
    return next((tuple(words[n : n + len(wanted)]) for n in starts if have[n : n + len(wanted)] == wanted), ())


def _bare(word: str) -> str:
    return word.strip("*_`,;:()").lower()


class _Lines:
    """The lines of all pages, and by path the line of the first word of a text, or of anything below it."""

    def __init__(self, placed: Mapping[str, Sequence[Word]]) -> None:
        self._tops = _baselines(word for words in placed.values() for word in words)
        self.by_path: dict[str, Line] = {}
        for path, words in placed.items():
            above = path if words else ""
            while above:
                first = self.first(words)
                self.by_path[above] = min(first, self.by_path.get(above, first))
                above = parent_path(above)

    def first(self, words: Iterable[Word]) -> Line:
        """Return the line of the first of these words."""
        return min(Line(word.page, bisect.bisect_right(self._tops[word.page], word.y)) for word in words)


def _baselines(words: Iterable[Word]) -> dict[int, list[float]]:
    """Return the baseline of every line, by page."""
    pages: dict[int, list[float]] = {}
    for page, y in sorted({(word.page, word.y) for word in words}):
        lines = pages.setdefault(page, [])
        if not lines or y - lines[-1] > _SAME:
            lines.append(y)
    return pages
