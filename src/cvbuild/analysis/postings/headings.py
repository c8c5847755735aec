"""Headings of a job posting, and the requirement level that each introduces."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Sequence

from cvbuild.analysis.language.wordlists import entries

__all__ = ["Level", "level_of"]


class Level(enum.IntEnum):
    """The importance of a term in a posting, by section and sentence; ``IGNORED`` text is not about skills."""

    IGNORED = 0
    MENTIONED = 1
    PREFERRED = 2
    REQUIRED = 3

    @property
    def word(self) -> str:
        """The word for lists."""
        return self.name.lower()


def level_of(title: str) -> Level | None:
    """Return the level that a heading introduces; ``None`` for an unknown heading."""
    text = title.replace("’", "'").casefold()
    return next((level for level, pattern in _kinds() if pattern.search(text)), None)


@functools.cache
def _kinds() -> tuple[tuple[Level, re.Pattern[str]], ...]:
    names = {"duties": Level.MENTIONED, **{level.word: level for level in Level}}
    rows = (entry.partition(": ") for entry in entries("job-headings"))
    return tuple((names[name], _any_of(phrases.split(", "))) for name, _, phrases in rows)


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")
