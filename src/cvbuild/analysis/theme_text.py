"""Looking into a theme's own files: where a pattern stands in its CSS, its templates, its settings."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cvbuild.source import Place
from cvbuild.theme import Theme

__all__ = ["matches", "setting"]

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_JINJA_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_NOT_NEWLINE = re.compile(r"[^\n]")


def matches(theme: Theme, ending: str, pattern: re.Pattern[str]) -> Iterator[tuple[Place, re.Match[str]]]:
    """Every match in the theme's files whose names end so, comments left out, with its place."""
    for file in sorted(theme.files):
        if file.endswith(ending):
            text = _without_comments(theme.text(file), file)
            for match in pattern.finditer(text):
                yield _place(theme, file, text, match.start(), match.end()), match


def setting(theme: Theme, key: str) -> Place:
    """Where ``theme.toml`` sets a key; its first line where it does not."""
    pattern = re.compile(rf"^[ \t]*({re.escape(key)})[ \t]*=", re.MULTILINE)
    found = next(matches(theme, "theme.toml", pattern), None)
    return found[0] if found else Place(theme.origins.get("theme.toml", "theme.toml"))


@functools.lru_cache(maxsize=16)
def _without_comments(text: str, file: str) -> str:
    """Comments as blanks, so that every other character stays in its place."""
    comment = _CSS_COMMENT if file.endswith(".css") else _JINJA_COMMENT
    return comment.sub(lambda match: _NOT_NEWLINE.sub(" ", match[0]), text)


def _place(theme: Theme, file: str, text: str, start: int, end: int) -> Place:
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    last = text.count("\n", 0, end) + 1
    return Place(theme.origins.get(file, file), line, column, last, end - text.rfind("\n", 0, end))
