"""Words of the document found again in a finished file: which stand where, which are missing, which are new."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cvbuild.artifact import Word
from cvbuild.document import Document, Fragment, fragments

__all__ = ["Alignment", "Difference", "align", "document_words", "lines_of", "normal", "words_of"]

_DECORATION = frozenset("•|")


@dataclass(frozen=True, slots=True)
class Difference:
    """Where file and document part: the words expected, the words found, the path of the first expected one."""

    path: str
    expected: tuple[str, ...]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each path the words found for it, in order; and all differences."""

    placed: Mapping[str, tuple[Word, ...]] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()

    def first_on_page(self, page: int) -> str:
        """The path whose words are the first on a page; empty where there are none."""
        on_page = ((word.y, path) for path, words in self.placed.items() for word in words if word.page == page)
        return min(on_page, default=(0.0, ""))[1]


def normal(text: str) -> str:
    """The form in which words are compared: NFKC, so that ligatures and the two kinds of µ are one."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).replace("\u00ad", "")


def document_words(document: Document, rewrite: Callable[[str], str] = str) -> Iterator[tuple[str, str]]:
    """Every word of the document with its path, in reading order; ``rewrite`` is the format's agreed spelling."""
    for fragment in fragments(document):
        for word in words_of(fragment, rewrite):
            yield fragment.path, word


def words_of(fragment: Fragment, rewrite: Callable[[str], str] = str) -> list[str]:
    """The words of a fragment as they are compared; decoration is none."""
    return [word for word in normal(rewrite(fragment.text)).split() if word not in _DECORATION]


def align(document: Document, words: Sequence[Word], rewrite: Callable[[str], str] = str) -> Alignment:
    """Find the document's words in the file's, in order.

    Decoration that carries no meaning (bullets, the bar between contacts) is left out on both sides. Equal texts, the
    usual case, cost one pass.
    """
    expected = list(document_words(document, rewrite))
    found = [word for word in words if normal(word.text) not in _DECORATION]
    want = [word for _, word in expected]
    have = [normal(word.text) for word in found]
    if want != have:
        found = list(_healed(want, found))
        have = [normal(word.text) for word in found]
    if want == have:
        return Alignment(_placed(expected, found, [(0, 0, len(want))]))
    matcher = difflib.SequenceMatcher(None, want, have, autojunk=False)
    differences = tuple(
        Difference(expected[min(i1, len(expected) - 1)][0], tuple(want[i1:i2]), tuple(have[j1:j2]))
        for kind, i1, i2, j1, j2 in matcher.get_opcodes()
        if kind != "equal"
    )
    return Alignment(_placed(expected, found, matcher.get_matching_blocks()), differences)


_KERNED = ("f", ".", "\\")
"""Letters whose wide kerning pypdf takes for a blank (``half )``); no other reader does."""


def _healed(want: Sequence[str], found: Sequence[Word]) -> Iterator[Word]:
    """The words of the file with those made whole that were only read in two: by kerning, or at a line's end."""
    wanted = frozenset(want)
    rest = list(reversed(found))
    while rest:
        word = rest.pop()
        text = normal(word.text)
        if rest and text not in wanted and _was_split(text, word, rest[-1]) and text + normal(rest[-1].text) in wanted:
            word = replace(word, text=text + rest.pop().text)
        yield word


def _was_split(text: str, word: Word, after: Word) -> bool:
    same_line = (word.page, word.y) == (after.page, after.y)
    return text.endswith(_KERNED) if same_line else text.endswith("-")


def _placed(
    expected: Sequence[tuple[str, str]], found: Sequence[Word], blocks: Sequence[tuple[int, int, int]]
) -> dict[str, tuple[Word, ...]]:
    placed: dict[str, list[Word]] = {}
    for i, j, size in blocks:
        for (path, _), word in zip(expected[i : i + size], found[j : j + size], strict=True):
            placed.setdefault(path, []).append(word)
    return {path: tuple(words) for path, words in placed.items()}


def lines_of(words: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    """Words grouped by the line they stand on: same page, same baseline to half a point."""
    lines: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        lines.setdefault((word.page, round(word.y * 2)), []).append(word)
    return tuple(tuple(line) for line in lines.values())
