"""What the headings of a job description announce, and how much what stands below matters."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Sequence

from cvbuild.analysis.wordlists import entries

__all__ = ["Level", "kind_of"]


class Level(enum.IntEnum):
    """How much what is said matters, by the section and the words of a sentence; ``IGNORED`` is about no skill."""

    IGNORED = 0
    MENTIONED = 1
    PREFERRED = 2
    REQUIRED = 3

    @property
    def word(self) -> str:
        """The word used in lists."""
        return self.name.lower()


def kind_of(title: str) -> Level | None:
    """What a heading announces; none where it is not known."""
    text = title.replace("’", "'").casefold()
    return next((level for level, pattern in _kinds() if pattern.search(text)), None)


@functools.cache
def _kinds() -> tuple[tuple[Level, re.Pattern[str]], ...]:
    names = {"duties": Level.MENTIONED, **{level.word: level for level in Level}}
    rows = (entry.partition(": ") for entry in entries("job-headings"))
    return tuple((names[name], _any_of(phrases.split(", "))) for name, _, phrases in rows)


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")
