"""Areas of a document's texts on the pages of its PDF, relative to the page's width and height."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from cvbuild.analysis.pages.alignment import align, normal
from cvbuild.model.artifact import Word
from cvbuild.model.document import Document
from cvbuild.model.theme import Margins, Theme
from cvbuild.render._pdfium import Letter, Sheet

__all__ = ["Area", "Spot", "Spots", "area_of", "areas", "located", "words_like"]

_SPARE = (
    0.11  # relative to the height that a font reserves: there is that much space above capitals and below descenders
)
_HYPHENS = {"\x02": "-", "\ufffe": "-"}  # pdfium's character for a hyphen at a line's end


class Area(Struct, frozen=True):
    """A rectangle on a page (from 1), relative to the page's size, from its left and top."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def with_(self, other: Area) -> Area:
        """Return the smallest area that contains both."""
        return Area(
            self.page,
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


class Spot(Word, frozen=True):
    """A word of the file with its area."""

    area: Area = Area(1, 0, 0, 0, 0)


Spots = Mapping[str, tuple[Spot, ...]]
"""Return, for each path of the document, its words on the pages, in reading order."""


def located(document: Document, sheets: Sequence[Sheet], theme: Theme) -> Spots:
    """Align the document's words with its pages; running footers are not words of it."""
    words = [spot for number, sheet in enumerate(sheets, 1) for spot in _words(sheet, number, theme.margins)]
    placed = align(document, words).placed
    return {path: tuple(word for word in found if isinstance(word, Spot)) for path, found in placed.items()}


def _words(sheet: Sheet, page: int, margins: Margins) -> Iterator[Spot]:
    word: list[Letter] = []
    for letter in sheet.letters:
        if letter.text.isspace():
            yield from _spot(word, sheet, page)
            word = []
        elif letter.bottom > margins.top and letter.top < sheet.height - margins.bottom:
            word.append(letter)
    yield from _spot(word, sheet, page)


def _spot(word: list[Letter], sheet: Sheet, page: int) -> Iterator[Spot]:
    if word:
        text = "".join(_HYPHENS.get(letter.text, letter.text) for letter in word)
        top, bottom = min(letter.top for letter in word), max(letter.bottom for letter in word)
        spare = _SPARE * (bottom - top)
        area = Area(
            page,
            round(min(letter.left for letter in word) / sheet.width, 5),
            round((top + spare) / sheet.height, 5),
            round(max(letter.right for letter in word) / sheet.width, 5),
            round((bottom - spare) / sheet.height, 5),
        )
        yield Spot(text, page, round(bottom, 1), area)


def area_of(spots: Iterable[Spot]) -> tuple[Area, ...]:
    """Return one area per page that contains all these words."""
    found: dict[int, Area] = {}
    for spot in spots:
        found[spot.page] = found[spot.page].with_(spot.area) if spot.page in found else spot.area
    return tuple(found.values())


def areas(spots: Iterable[Spot]) -> tuple[Area, ...]:
    """Return one area for each line that contains these words."""
    found: list[Area] = []
    for spot in spots:
        if found and spot.page == found[-1].page and spot.area.top < found[-1].bottom - _HALF * _height(spot.area):
            found[-1] = found[-1].with_(spot.area)
        else:
            found.append(spot.area)
    return tuple(found)


_HALF = 0.5  # relative to a word's height: so much of it must overlap what came before to be on the same line


def _height(area: Area) -> float:
    return area.bottom - area.top


def words_like(spots: Sequence[Spot], text: str) -> tuple[Spot, ...]:
    """Return the printed words for a stretch of the source without its markup; empty if they are not found."""
    wanted = [bare for word in normal(text).split() if (bare := _bare(word))]
    have = [_bare(normal(spot.text)) for spot in spots]
    starts = range(len(have) - len(wanted) + 1) if wanted else range(0)
    return next((tuple(spots[n : n + len(wanted)]) for n in starts if have[n : n + len(wanted)] == wanted), ())


def _bare(word: str) -> str:
    return word.strip("*_`'\"“”‘’.,;:()[]{}").lower()
