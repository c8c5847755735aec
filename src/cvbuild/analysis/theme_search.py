"""Search a theme's own files: its CSS, its templates, its settings."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cvbuild.model.theme import Theme
from cvbuild.syntax.source import Place

__all__ = ["matches", "setting"]

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_JINJA_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_NOT_NEWLINE = re.compile(r"[^\n]")


def matches(theme: Theme, ending: str, pattern: re.Pattern[str]) -> Iterator[tuple[Place, re.Match[str]]]:
    """Yield every match in the theme's files with this ending, comments excluded, with its place."""
    for file in sorted(theme.files):
        if file.endswith(ending):
            text = _without_comments(theme.text(file), file)
            for match in pattern.finditer(text):
                yield _place(theme, file, text, match.start(), match.end()), match


def setting(theme: Theme, key: str) -> Place:
    """Return where ``theme.toml`` sets a key, or its first line."""
    pattern = re.compile(rf"^[ \t]*({re.escape(key)})[ \t]*=", re.MULTILINE)
    found = next(matches(theme, "theme.toml", pattern), None)
    return found[0] if found else Place(theme.origins.get("theme.toml", "theme.toml"))


@functools.lru_cache(maxsize=16)
def _without_comments(text: str, file: str) -> str:
    """Replace comments by spaces, so that no other character moves."""
    comment = _CSS_COMMENT if file.endswith(".css") else _JINJA_COMMENT
    return comment.sub(lambda match: _NOT_NEWLINE.sub(" ", match[0]), text)


def _place(theme: Theme, file: str, text: str, start: int, end: int) -> Place:
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    last = text.count("\n", 0, end) + 1
    return Place(theme.origins.get(file, file), line, column, last, end - text.rfind("\n", 0, end))
