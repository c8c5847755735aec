"""Align the words of the document with the words of a finished file: found, missing, added."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from cvbuild.model.artifact import DASH, Word
from cvbuild.model.document import Document, Fragment
from cvbuild.model.locales.scripts import is_spaced

__all__ = ["Alignment", "Difference", "align", "document_words", "lines_of", "normal", "words_of"]

_DECORATION = frozenset("•|")


class Difference(Struct, frozen=True):
    """A difference between file and document: expected words, found words, the path of the first expected one."""

    path: str
    expected: tuple[str, ...]
    found: tuple[str, ...]


class Alignment(Struct, frozen=True):
    """The words found for each path, in order, and all differences."""

    placed: Mapping[str, tuple[Word, ...]] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()

    def first_on_page(self, page: int) -> str:
        """Return the path of the first words on a page; empty if the page has none."""
        on_page = ((word.y, path) for path, words in self.placed.items() for word in words if word.page == page)
        return min(on_page, default=(0.0, ""))[1]


def normal(text: str) -> str:
    """Normalise a text for comparison: straight marks, and NFKC, so that ligatures and the two µ are equal."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_MARKS)


_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "‚": "'", "\u00ad": ""})
"""Marks that are straight in one format and curly in another."""


def document_words(document: Document, rewrite: Callable[[str], str] = str) -> Iterator[tuple[str, str]]:
    """Yield every word of the document with its path, in reading order; ``rewrite`` spells it as the format does."""
    for fragment in document.fragments:
        for word in words_of(fragment, rewrite):
            yield fragment.path, word


def words_of(fragment: Fragment, rewrite: Callable[[str], str] = str) -> list[str]:
    """Return the words of a fragment for comparison, with its number in a list, without decoration."""
    marker = [fragment.marker] if fragment.marker else []
    return marker + [word for word in normal(rewrite(fragment.text)).split() if word not in _DECORATION]


def align(document: Document, words: Sequence[Word], rewrite: Callable[[str], str] = str) -> Alignment:
    """Find the document's words in the file's, in order.

    Decoration without meaning (bullets, the bar between contacts) is ignored on both sides. Equal texts, the usual
    case, take one pass.
    """
    expected = list(document_words(document, rewrite))
    found = [word for word in words if normal(word.text) not in _DECORATION]
    want = [word for _, word in expected]
    have = [normal(word.text) for word in found]
    if want != have:
        found = list(_healed(want, list(_without_dashes(want, found))))
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


def _without_dashes(want: Sequence[str], found: Sequence[Word]) -> Iterator[Word]:
    """Yield the words of the file without dashes at the start of a line that the document does not have there."""
    number = 0
    for word in found:
        if word.text == DASH.text and word.y == DASH.y and want[number : number + 1] != [word.text]:
            continue
        number += 1
        yield word


_KERNED = ("f", ".", "\\")
_DASHES = ("-", "–", "—", "‐")  # a line may end after one of them
"""Letters whose wide kerning pypdf, unlike other readers, reads as a space (``half )``)."""


def _healed(want: Sequence[str], found: Sequence[Word]) -> Iterator[Word]:
    """Yield the words of the file, joining words that extraction split: by kerning, or at the end of a line.

    In a script without spaces a line may end within what is one word here, so such pieces are joined as far as they go.
    """
    wanted = frozenset(want)
    unspaced = tuple(word for word in wanted if not word.isascii() and not all(map(is_spaced, word)))
    rest = list(reversed(found))
    while rest:
        word = rest.pop()
        text = normal(word.text)
        while unspaced and rest and text not in wanted and _is_begun(text, normal(rest[-1].text), unspaced):
            text += normal(rest.pop().text)
            word = replace(word, text=text)
        if rest and text not in wanted and _was_split(text, word, rest[-1]) and text + normal(rest[-1].text) in wanted:
            word = replace(word, text=text + rest.pop().text)
        yield word


def _is_begun(text: str, after: str, unspaced: tuple[str, ...]) -> bool:
    if is_spaced(text[-1:] or " ") and is_spaced(after[:1] or " "):
        return False
    return any(word.startswith(text + after) for word in unspaced)


def _was_split(text: str, word: Word, after: Word) -> bool:
    same_line = (word.page, word.y) == (after.page, after.y)
    return text.endswith(_KERNED) if same_line else text.endswith(_DASHES)


def _placed(
    expected: Sequence[tuple[str, str]], found: Sequence[Word], blocks: Sequence[tuple[int, int, int]]
) -> dict[str, tuple[Word, ...]]:
    placed: dict[str, list[Word]] = {}
    for i, j, size in blocks:
        for (path, _), word in zip(expected[i : i + size], found[j : j + size], strict=True):
            placed.setdefault(path, []).append(word)
    return {path: tuple(words) for path, words in placed.items()}


def lines_of(words: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    """Group words by line: same page, same baseline to half a point."""
    lines: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        lines.setdefault((word.page, round(word.y * 2)), []).append(word)
    return tuple(tuple(line) for line in lines.values())
