"""A text that loses its end because `` #`` starts a comment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cvbuild.finding import Finding
from cvbuild.reading.lines import Lines
from cvbuild.reading.tokens import Token, mistake
from cvbuild.suggest import quoted

__all__ = ["Cut", "find_cut"]

_HASH = r"#(?!allow\b)[^\s#=*~_!-]"  # a blank behind it makes a comment, a line of signs makes a ruler
_SAME_LINE = re.compile(rf"[ \t]+{_HASH}")
_NEXT_LINE = re.compile(rf"[ \t]*(?:\r\n?|\n)[ \t]*{_HASH}")
_IN_BRACKETS = re.compile(r"[,\]}]")
_LAST_KEY = re.compile(r"([^.\[\]]+)(?:\[\d+\])*$")

_NO_PROSE = re.compile(
    r"id|tags|excludeTags|priority|startDate|endDate|date|releaseDate|lastModified|url|repository|email|phone|image|"
    r"countryCode|postalCode|disclosure|concurrent|facts|subject|evidence|proprietary|locale|version|canonical|"
    r"\$schema|severity|extends|theme|paper|wording|include|exclude|order|max|fill|headline"
)
"""Keys whose values are no prose: nobody writes ``#1`` in them, so a comment behind them is a comment."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A text that was cut short: what to tell, and the text as it was meant."""

    finding: Finding
    meant: str


def find_cut(lines: Lines, token: Token, path: str, holder: Token) -> Cut | None:
    """What cuts an unquoted text, where anything does.

    ``holder`` is the list or mapping around it: only a line that is indented deeper continues the text.
    """
    same_line = _SAME_LINE.match(lines.text, token.end)
    match = same_line or (_NEXT_LINE.match(lines.text, token.end) if token.value else None)
    if match is None or not (same_line or lines.column(match.end() - 2) > lines.column(holder.start)):
        return None
    key = _LAST_KEY.search(path)
    if key and _NO_PROSE.fullmatch(key[1]):
        return None
    start = match.end() - 2
    end = lines.line_end(start)
    whole = lines.text[token.start : end]
    if holder.flow:
        whole = lines.text[token.start : start] + _IN_BRACKETS.split(lines.text[start:end])[0]
    hint = f"write {quoted(whole)}; or put a blank behind # if it is a comment"
    place = lines.place(start, end)
    return Cut(
        mistake("S004", "`#` cuts this text short", place, path=path, label="lost", hint=hint), " ".join(whole.split())
    )
