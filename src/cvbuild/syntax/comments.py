"""Unquoted texts that are truncated because `` #`` starts a comment."""

from __future__ import annotations

import re

from msgspec import Struct

from cvbuild.syntax.events import Event
from cvbuild.syntax.finding import Mistake
from cvbuild.syntax.line_index import LineIndex
from cvbuild.syntax.pattern import lazy_pattern
from cvbuild.syntax.suggest import quoted

__all__ = ["Truncation", "find_truncation"]

_HASH = r"#(?!allow\b)[^\s#=*~_!-]"  # a space after it makes a comment, a line of symbols makes a ruler
_SAME_LINE = re.compile(rf"[ \t]+{_HASH}")
_NEXT_LINE = re.compile(rf"[ \t]*(?:\r\n?|\n)[ \t]*{_HASH}")
_IN_BRACKETS = re.compile(r"[,\]}]")
_LAST_KEY = re.compile(r"([^.\[\]]+)(?:\[\d+\])*$")

_NO_PROSE = lazy_pattern(
    r"id|tags|excludeTags|priority|startDate|endDate|date|releaseDate|lastModified|url|repository|email|phone|image|"
    r"countryCode|postalCode|disclosure|concurrent|facts|subject|evidence|proprietary|locale|version|canonical|"
    r"\$schema|severity|extends|theme|paper|wording|include|exclude|order|max|fill|headline"
)
"""Keys whose values are not prose. Nobody writes ``#1`` in them, so what looks like a comment is one."""


class Truncation(Struct, frozen=True):
    """A truncated text: the mistake, and the text that was intended."""

    mistake: Mistake
    intended: str


def find_truncation(lines: LineIndex, event: Event, path: str, parent: Event) -> Truncation | None:
    """Return how a comment truncates an unquoted text; ``None`` if none does.

    ``parent`` is the list or mapping that holds the text: only a line that is indented deeper continues the text.
    """
    same_line = _SAME_LINE.match(lines.text, event.end)
    match = same_line or (_NEXT_LINE.match(lines.text, event.end) if event.value else None)
    if match is None or not (same_line or lines.column(match.end() - 2) > lines.column(parent.start)):
        return None
    key = _LAST_KEY.search(path)
    if key and _NO_PROSE.fullmatch(key[1]):
        return None
    start = match.end() - 2
    end = lines.line_end(start)
    whole = lines.text[event.start : end]
    if parent.flow:
        whole = lines.text[event.start : start] + _IN_BRACKETS.split(lines.text[start:end])[0]
    hint = f"write {quoted(whole)}; or put a space after # if it is a comment"
    place = lines.place(start, end)
    return Truncation(
        Mistake("S004", "`#` cuts this text short", place, path=path, label="lost", hint=hint), " ".join(whole.split())
    )
