"""The law of imports: every text of the source is in the result, or in the report.

A text is in the result if a reader took it, and all its words are there. Words that became another value, such as a
date, count if that value is there. Everything else is in the report: what was left out for a reason by its path, all
other texts in full.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from cvbuild.readers._parts.tree import Leaf, Tracker
from cvbuild.readers._parts.words import words

__all__ = ["Fate", "check", "scalars"]


class Fate(Struct, frozen=True):
    """The fate of all texts of a source.

    Attributes:
        kept: the number of texts in the result.
        aside: path and text of those that are only in the report.
        dropped: reasons, each with the paths of the texts left out for it.
    """

    kept: int
    aside: tuple[tuple[str, str], ...]
    dropped: dict[str, tuple[str, ...]]

    @property
    def total(self) -> int:
        """The number of texts that count: all but those left out for a reason."""
        return self.kept + len(self.aside)


def check(log: Tracker, result: Any) -> Fate:
    """Return the fate of every text that the tracker knows."""
    values = [text for _, text in scalars(result)]
    there: Counter[str] = Counter()
    for value in values:
        there.update(words(value))
    known, kept = set(values), 0
    aside: list[tuple[str, str]] = []
    dropped: dict[str, list[str]] = {}
    for leaf in log.leaves.values():
        if leaf.dropped and not leaf.taken:
            dropped.setdefault(leaf.dropped, []).append(leaf.path)
        elif leaf.taken and _is_there(leaf, there, known):
            kept += 1
        else:
            aside.append((leaf.path, leaf.text))
    return Fate(kept, tuple(aside), {reason: tuple(paths) for reason, paths in dropped.items()})


def _is_there(leaf: Leaf, there: Counter[str], known: set[str]) -> bool:
    left = words(leaf.text)
    for text, value in leaf.became:
        if value not in known and words(value) - there:
            return False
        left -= words(text)
    return not left - there


def scalars(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text below a value with its path; labels of fields count as texts."""
    if isinstance(value, dict):
        for key, one in value.items():
            below = f"{path}.{key}".lstrip(".")
            if path.endswith("fields"):
                yield f"{below}:", key
            yield from scalars(one, below)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from scalars(one, f"{path}[{number}]")
    elif value not in (None, ""):
        yield path, str(value)
