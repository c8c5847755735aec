"""How findings name things: an item in a few words, a list that does not grow without end, a number with its noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cvbuild.resume import Highlight, Item, Resume

__all__ = ["counted", "highlights", "listed", "name_of", "shortened"]

_MOST = 5
_LONGEST = 40  # characters of a text that is only quoted to be recognised


def counted(number: int, noun: str) -> str:
    """``1 line``, ``3 lines``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: Iterable[str], most: int = _MOST) -> str:
    """The names with commas between them; after ``most`` of them only how many more there are."""
    found = list(names)
    shown = ", ".join(found[:most])
    return f"{shown} and {len(found) - most} more" if len(found) > most else shown


def shortened(text: str, longest: int = _LONGEST) -> str:
    """The text on one line, cut at a blank where it is longer than ``longest`` characters."""
    words = " ".join(text.split())
    if len(words) <= longest:
        return words
    cut = words[: longest + 1].rpartition(" ")[0] or words[:longest]
    return cut.rstrip(" ,;:.–-") + " …"


def name_of(item: Item) -> str:
    """What a person calls the item: its id, or the beginning of its words."""
    if isinstance(item, Highlight) and item.id:
        return item.id
    return shortened(item.words)


def highlights(resume: Resume) -> Iterator[Highlight]:
    """Every text that may have other wordings: highlights, headlines, summaries."""
    yield from (*resume.basics.headlines, *resume.basics.summaries)
    yield from (item for item in resume.items() if isinstance(item, Highlight))
