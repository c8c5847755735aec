"""Why YAML cannot be parsed, in plain words and at the place where the person has to write something.

The parser says where it gave up; a quote that is never closed makes it give up far below. So each rule looks at the
text around that place and either knows what happened or passes. The parser's own words are the last resort.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cvbuild.finding import Finding
from cvbuild.reading.lines import Lines
from cvbuild.reading.tokens import Broken, Kind, Token, mistake
from cvbuild.suggest import quoted

__all__ = ["explain"]

_ITEM = re.compile(r"[ \t]*(?:-[ \t]+)*")
_PREFIX = re.compile(r"[ \t]*(?:-[ \t]+)*(?:[\w$.+/-]+:[ \t]+)?")
_KEY = re.compile(r"[\w$-]+:(?:\s|$)")
_GLUED_KEY = re.compile(r"([A-Za-z$][\w-]*):(?!//)(?=[^\s:])")
_SIGNS = "@`%*&!|>?"
_BRACKETS = ",]}[{"
_TEMPLATE = ("{%", "{{")
_HASH = re.compile(r"[\s\[{,]#")
_ITEM_END = re.compile(r"[,\]}]")
_QUOTES = ("'", '"')
_CONFLICT = re.compile(r"^<<<<<<< .*$", re.MULTILINE)
_NO_COLON = "could not find expected ':'"


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the parser gave up, inside what, the last token that it had understood, and a bracket still open."""

    lines: Lines
    problem: int
    context: int
    words: str
    last: Token | None
    bracket: Token | None

    @property
    def text(self) -> str:
        return self.lines.text

    @property
    def value_start(self) -> int:
        """Where on the line the value begins: behind dashes and a key."""
        start = self.lines.line_start(self.problem)
        match = _PREFIX.match(self.text, start)
        return min(match.end() if match else start, self.problem)

    @property
    def at_end(self) -> bool:
        return self.problem >= len(self.text.rstrip())

    def rest(self, start: int) -> str:
        """The words from an offset to the end of its line."""
        return self.text[start : self.lines.line_end(start)]

    def is_one_of(self, offset: int, characters: str) -> bool:
        return offset < len(self.text) and self.text[offset] in characters

    def same_line(self, one: int, other: int) -> bool:
        return self.lines.line_start(one) == self.lines.line_start(other)

    def finding(self, message: str, start: int, end: int | None = None, *, label: str = "", hint: str = "") -> Finding:
        return mistake("S006", message, self.lines.place(start, end), label=label, hint=hint)


def explain(lines: Lines, broken: Broken, last: Token | None, bracket: Token | None) -> Finding:
    """What is wrong and what to write instead."""
    context = broken.problem if broken.context is None else broken.context
    spot = _Spot(lines, broken.problem, context, broken.words, last, bracket)
    for rule in _RULES:
        if finding := rule(spot):
            return finding
    end = max(lines.line_end(spot.problem), spot.problem)
    return spot.finding(f"this is no YAML: {spot.words}", min(spot.problem, end), end)


def _conflict(spot: _Spot) -> Finding | None:
    found = _CONFLICT.search(spot.text)
    hint = "keep one of the two sides, and delete the lines with <<<<<<<, ======= and >>>>>>>"
    return spot.finding("git left two sides of a merge here", found.start(), found.end(), hint=hint) if found else None


def _tab(spot: _Spot) -> Finding | None:
    start = spot.lines.line_start(spot.problem)
    indent = re.compile(r"[ \t]*").match(spot.text, start)
    if indent is None or "\t" not in indent[0] or not (start <= spot.problem <= indent.end()):
        return None
    tab = start + indent[0].index("\t")
    return spot.finding("a tab cannot indent YAML", tab, indent.end(), label="a tab", hint="indent with blanks")


def _unclosed_quote(spot: _Spot) -> Finding | None:
    quote = spot.text[spot.context : spot.context + 1]
    if quote not in _QUOTES or not spot.at_end:
        return None
    return _never_closed(spot, "this quote is never closed", spot.context)


def _never_closed(spot: _Spot, message: str, start: int) -> Finding:
    hint = f"write {spot.text[start]} at the end of the text"
    if spot.text[start] == "'":
        hint += '; around a text that begins with an apostrophe write "'
    return spot.finding(message, start, label="opened here", hint=hint)


def _escape(spot: _Spot) -> Finding | None:
    start = spot.text.rfind("\\", spot.context, spot.problem + 1)
    if spot.text[spot.context : spot.context + 1] != '"' or start < max(spot.context, spot.problem - 10):
        return None
    match = re.compile(r"\\(?:[uU][0-9a-fA-F]*|x[0-9a-fA-F]*|.?)").match(spot.text, start)
    end = match.end() if match else start + 1
    message = f"`{spot.text[start:end]}` stands for no character"
    hint = r"in double quotes write \\ for a backslash, and the character itself instead of its number"
    return spot.finding(message, start, end, hint=hint)


def _behind_quote(spot: _Spot) -> Finding | None:
    last = spot.last
    if last is None or last.kind is not Kind.SCALAR or spot.text[last.start : last.start + 1] not in _QUOTES:
        return None
    if last.end > spot.problem or spot.text[last.end : spot.problem].strip(" \t"):
        return None
    if not spot.same_line(last.start, last.end):
        row = spot.lines.place(last.end, last.end).line
        return _never_closed(spot, f"this quote is closed only on line {row}", last.start)
    if spot.is_one_of(spot.context, "[{"):
        return None  # in brackets a comma is missing
    words = spot.rest(last.start)
    inner = words[1:-1] if words.endswith(words[0]) else words
    return spot.finding("the text goes on behind its closing quote", spot.problem, hint=f"write {quoted(inner)}")


def _open_bracket(spot: _Spot) -> Finding | None:
    start = spot.context
    if spot.at_end and spot.bracket:
        start = spot.bracket.start
    if not spot.is_one_of(start, "[{"):
        return None
    bracket = spot.text[start]
    closing = "]" if bracket == "[" else "}"
    if spot.same_line(start, spot.problem) and not spot.at_end:
        message = f"a comma or {closing} is missing here"
        hint = "in brackets a text with a comma, a colon or a bracket in it needs quotes"
        return spot.finding(message, spot.problem, spot.problem + 1, hint=hint)
    sign = "#" if _HASH.search(spot.rest(start)) else bracket
    hint = f"write {closing}; a text that starts with {sign} needs quotes"
    return spot.finding(f"this {bracket} is never closed", start, start + 1, hint=hint)


def _lone_comma(spot: _Spot) -> Finding | None:
    if spot.text[spot.problem : spot.problem + 1] != "," or spot.problem == spot.value_start:
        return None
    return spot.finding("nothing stands before this comma", spot.problem, spot.problem + 1, hint="leave it out")


def _sign(spot: _Spot) -> Finding | None:
    start = spot.context if spot.is_one_of(spot.context, _SIGNS) else spot.problem
    if not spot.is_one_of(start, _SIGNS) or spot.text.startswith(_TEMPLATE, spot.value_start):
        return None
    in_brackets = start > spot.value_start and spot.is_one_of(spot.value_start, "[{")
    words = _ITEM_END.split(spot.rest(start))[0] if in_brackets else spot.rest(start)
    message = f"a text that starts with {spot.text[start]} needs quotes"
    return spot.finding(message, start, start + len(words), hint=f"write {quoted(words)}")


def _bracket(spot: _Spot) -> Finding | None:
    start = spot.value_start
    sign = spot.text[start : start + 1]
    if not spot.is_one_of(start, _BRACKETS):
        return None
    words = spot.rest(start)
    if sign in "]}" and not words.strip("]}, "):
        return spot.finding(f"nothing is open that this {sign} could close", start, start + 1, hint="leave it out")
    return spot.finding(f"a text that starts with {sign} needs quotes", start, hint=f"write {quoted(words)}")


def _list_beside_key(spot: _Spot) -> Finding | None:
    if (
        not spot.text.startswith("- ", spot.problem)
        or not spot.text[spot.lines.line_start(spot.problem) : spot.problem].strip()
    ):
        return None
    hint = "put each item on a line of its own, or write [item, item]"
    return spot.finding("a list with dashes cannot start on the line of its key", spot.problem, hint=hint)


def _bare_colon(spot: _Spot) -> Finding | None:
    if spot.text[spot.problem : spot.problem + 1] != ":" or spot.text[
        spot.lines.line_start(spot.problem) : spot.problem
    ].strip(" -"):
        return None
    hint = "write the key; or put the text in quotes"
    return spot.finding("a key is missing before this colon", spot.problem, spot.problem + 1, hint=hint)


def _colon(spot: _Spot) -> Finding | None:
    if spot.text[spot.problem : spot.problem + 1] != ":":
        return None
    start = spot.value_start
    last = spot.last
    goes_on = last is not None and last.plain and not spot.same_line(last.start, spot.problem)
    if last is None or not goes_on:
        return _colon_in_text(spot, start)
    if glued := _glued_key(spot, last.start):
        return glued
    if spot.text[: last.start].rstrip(" \t").endswith("-"):
        return _colon_in_text(spot, last.start)
    start = _item_start(spot, spot.problem)
    if spot.lines.column(start) <= spot.lines.column(_item_start(spot, last.start)):
        return _no_entry(spot, last.start)
    return _too_deep(spot, start) if _KEY.match(spot.text, start) else _colon_in_text(spot, last.start)


def _item_start(spot: _Spot, offset: int) -> int:
    """Where the words of a line start, behind its dashes."""
    start = spot.lines.line_start(offset)
    match = _ITEM.match(spot.text, start)
    return match.end() if match else start


def _colon_in_text(spot: _Spot, start: int) -> Finding:
    words = spot.text[start : spot.lines.line_end(spot.problem)]
    message = "': ' inside a text needs quotes around the text"
    return spot.finding(message, spot.problem, spot.problem + 1, hint=f"write {quoted(words)}")


def _too_deep(spot: _Spot, start: int) -> Finding:
    message = f"`{spot.text[start : spot.problem]}:` is indented as if it went on with the text above"
    hint = "indent it like the key it stands beside"
    return spot.finding(message, start, spot.problem + 1, hint=hint)


def _glued_key(spot: _Spot, start: int) -> Finding | None:
    match = _GLUED_KEY.match(spot.text, start)
    if match is None:
        return None
    hint = f"write {match[1]}: {spot.rest(match.end())}"
    return spot.finding("a blank is missing behind the colon", match.end() - 1, match.end(), hint=hint)


def _no_colon(spot: _Spot) -> Finding | None:
    if spot.words != _NO_COLON:
        return None
    start = spot.lines.line_start(spot.context)
    start += len(spot.rest(start)) - len(spot.rest(start).lstrip())
    if spot.text.startswith("-", start) and not spot.text.startswith(("- ", "-\n"), start):
        hint = f"write - {spot.rest(start + 1)}"
        return spot.finding("a blank is missing behind the dash", start, start + 1, hint=hint)
    if glued := _glued_key(spot, start):
        return glued
    return _no_entry(spot, start)


def _no_entry(spot: _Spot, start: int) -> Finding:
    hint = "a text that goes on from the line above is indented deeper than its key or dash"
    return spot.finding("this line is neither `key: value` nor `- item`", start, hint=hint)


def _misfit(spot: _Spot) -> Finding | None:
    start = spot.lines.line_start(spot.problem)
    if spot.at_end or spot.text[start : spot.problem].strip():
        return None
    words = spot.rest(spot.problem)
    if words.startswith("- ") or words == "-":
        message, hint = "a list item cannot stand between keys", "indent it like the items of its list"
    else:
        message, hint = "this line is indented like no line above it", "indent it like the line it belongs beside"
    return spot.finding(message, spot.problem, label=f"indented by {spot.problem - start}", hint=hint)


_RULES = (
    _conflict,
    _tab,
    _unclosed_quote,
    _escape,
    _behind_quote,
    _open_bracket,
    _bare_colon,
    _lone_comma,
    _sign,
    _bracket,
    _list_beside_key,
    _colon,
    _no_colon,
    _misfit,
)
