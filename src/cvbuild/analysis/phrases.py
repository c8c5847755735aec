"""Phrases of messages: an item in a few words, a list of limited length, a number with its noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cvbuild.model.resume import Highlight, Item, Resume

__all__ = ["counted", "highlights", "listed", "name_of", "shortened"]

_MOST = 5
_LONGEST = 40  # characters of a text that is only quoted to be recognised


def counted(number: int, noun: str) -> str:
    """Format a number with its noun: ``1 line``, ``3 lines``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: Iterable[str], most: int = _MOST) -> str:
    """Join names with commas; after ``most`` of them, say how many more there are."""
    found = list(names)
    shown = ", ".join(found[:most])
    return f"{shown} and {len(found) - most} more" if len(found) > most else shown


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Return the text on one line, cut at a space if it is longer than ``longest`` characters."""
    words = " ".join(text.split())
    if len(words) <= longest:
        return words
    cut = words[: longest + 1].rpartition(" ")[0] or words[:longest]
    return cut.rstrip(" ,;:.–-") + " …"


def name_of(item: Item) -> str:
    """Return how users recognise an item: its id, or the beginning of its words."""
    if isinstance(item, Highlight) and item.id:
        return item.id
    return shortened(item.words)


def highlights(resume: Resume) -> Iterator[Highlight]:
    """Yield every text that may have other wordings: highlights, headlines, summaries."""
    yield from (*resume.basics.headlines, *resume.basics.summaries)
    yield from (item for item in resume.items() if isinstance(item, Highlight))
