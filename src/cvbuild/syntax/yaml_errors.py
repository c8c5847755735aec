"""Explain why YAML cannot be parsed, at the place that the user has to change.

The parser reports where it failed, which may be far below the mistake, for example an unclosed quote. So each rule
looks at the text around that offset and either explains the failure or returns ``None``. If no rule explains it, the
message is the parser's own.
"""

from __future__ import annotations

import re

from msgspec import Struct

from cvbuild.syntax.events import Event, Kind, ParseError
from cvbuild.syntax.finding import Mistake
from cvbuild.syntax.line_index import LineIndex
from cvbuild.syntax.suggest import quoted

__all__ = ["explain"]

_ITEM = re.compile(r"[ \t]*(?:-[ \t]+)*")
_PREFIX = re.compile(r"[ \t]*(?:-[ \t]+)*(?:[\w$.+/-]+:[ \t]+)?")
_KEY = re.compile(r"[\w$-]+:(?:\s|$)")
_GLUED_KEY = re.compile(r"([A-Za-z$][\w-]*):(?!//)(?=[^\s:])")
_EQUALS = re.compile(r"([A-Za-z$][\w-]*)[ \t]*=[ \t]*(\S.*)")
_ODD_INDENT = re.compile("^[ \t]*[\u00a0\u2000-\u200a\u202f\u205f\u3000]+", re.MULTILINE)
_SIGNS = "@`%*&!|>?"
_BRACKETS = ",]}[{"
_TEMPLATE = ("{%", "{{")
_HASH = re.compile(r"[\s\[{,]#")
_ITEM_END = re.compile(r"[,\]}]")
_QUOTES = ("'", '"')
_CONFLICT = re.compile(r"^<<<<<<< .*$", re.MULTILINE)
_NO_COLON = "could not find expected ':'"


class _Failure(Struct, frozen=True):
    """The offset at which the parser failed, the start of the construct around it, the last event, an open bracket."""

    lines: LineIndex
    problem: int
    context: int
    words: str
    last: Event | None
    bracket: Event | None

    @property
    def text(self) -> str:
        return self.lines.text

    @property
    def value_start(self) -> int:
        """The offset on the line at which the value begins: after dashes and a key."""
        start = self.lines.line_start(self.problem)
        match = _PREFIX.match(self.text, start)
        return min(match.end() if match else start, self.problem)

    @property
    def at_end(self) -> bool:
        return self.problem >= len(self.text.rstrip())

    def rest(self, start: int) -> str:
        """Return the text from an offset to the end of its line."""
        return self.text[start : self.lines.line_end(start)]

    def is_one_of(self, offset: int, characters: str) -> bool:
        return offset < len(self.text) and self.text[offset] in characters

    def same_line(self, one: int, other: int) -> bool:
        return self.lines.line_start(one) == self.lines.line_start(other)

    def mistake(self, message: str, start: int, end: int | None = None, *, label: str = "", hint: str = "") -> Mistake:
        return Mistake("S006", message, self.lines.place(start, end), label=label, hint=hint)


def explain(lines: LineIndex, error: ParseError, last: Event | None, bracket: Event | None) -> Mistake:
    """Return what is wrong and what to write instead."""
    context = error.problem if error.context is None else error.context
    failure = _Failure(lines, error.problem, context, error.words, last, bracket)
    for rule in _RULES:
        if mistake := rule(failure):
            return mistake
    end = max(lines.line_end(failure.problem), failure.problem)
    return failure.mistake(f"invalid YAML: {failure.words}", min(failure.problem, end), end)


def _conflict(failure: _Failure) -> Mistake | None:
    found = _CONFLICT.search(failure.text)
    hint = "keep one of the two sides, and delete the lines with <<<<<<<, ======= and >>>>>>>"
    return (
        failure.mistake("this is an unresolved git merge conflict", found.start(), found.end(), hint=hint)
        if found
        else None
    )


def _tab(failure: _Failure) -> Mistake | None:
    start = failure.lines.line_start(failure.problem)
    indent = re.compile(r"[ \t]*").match(failure.text, start)
    if indent is None or "\t" not in indent[0] or not (start <= failure.problem <= indent.end()):
        return None
    tab = start + indent[0].index("\t")
    return failure.mistake("a tab cannot indent YAML", tab, indent.end(), label="a tab", hint="indent with spaces")


def _odd_space(failure: _Failure) -> Mistake | None:
    start = failure.lines.line_start(failure.last.start if failure.last else failure.problem)
    found = _ODD_INDENT.search(failure.text, start, failure.lines.line_end(failure.problem))
    if found is None:
        return None
    label = f"U+{ord(found[0][-1]):04X}, which looks like a space"
    return failure.mistake(
        "this space cannot indent YAML", found.start(), found.end(), label=label, hint="indent with usual spaces"
    )


def _unclosed_quote(failure: _Failure) -> Mistake | None:
    quote = failure.text[failure.context : failure.context + 1]
    if quote not in _QUOTES or not failure.at_end:
        return None
    return _never_closed(failure, "this quote is never closed", failure.context)


def _never_closed(failure: _Failure, message: str, start: int) -> Mistake:
    hint = f"write {failure.text[start]} at the end of the text"
    if failure.text[start] == "'":
        hint += '; around a text that begins with an apostrophe use "'
    return failure.mistake(message, start, label="opened here", hint=hint)


def _escape(failure: _Failure) -> Mistake | None:
    start = failure.text.rfind("\\", failure.context, failure.problem + 1)
    if failure.text[failure.context : failure.context + 1] != '"' or start < max(failure.context, failure.problem - 10):
        return None
    match = re.compile(r"\\(?:[uU][0-9a-fA-F]*|x[0-9a-fA-F]*|.?)").match(failure.text, start)
    end = match.end() if match else start + 1
    message = f"`{failure.text[start:end]}` is not a valid escape"
    hint = r"in double quotes write \\ for a backslash, and the character itself instead of its number"
    return failure.mistake(message, start, end, hint=hint)


def _after_quote(failure: _Failure) -> Mistake | None:
    last = failure.last
    if last is None or last.kind is not Kind.SCALAR or failure.text[last.start : last.start + 1] not in _QUOTES:
        return None
    if last.end > failure.problem or failure.text[last.end : failure.problem].strip(" \t"):
        return None
    if not failure.same_line(last.start, last.end):
        row = failure.lines.place(last.end, last.end).line
        return _never_closed(failure, f"this quote is closed only on line {row}", last.start)
    if failure.is_one_of(failure.context, "[{"):
        return None  # in brackets, this means a missing comma
    words = failure.rest(last.start)
    inner = words[1:-1] if words.endswith(words[0]) else words
    return failure.mistake("the text continues after its closing quote", failure.problem, hint=f"write {quoted(inner)}")


def _open_bracket(failure: _Failure) -> Mistake | None:
    start = failure.context
    if failure.at_end and failure.bracket:
        start = failure.bracket.start
    if not failure.is_one_of(start, "[{"):
        return None
    bracket = failure.text[start]
    closing = "]" if bracket == "[" else "}"
    if failure.same_line(start, failure.problem) and not failure.at_end:
        message = f"a comma or {closing} is missing here"
        hint = "in brackets a text with a comma, a colon or a bracket in it needs quotes"
        return failure.mistake(message, failure.problem, failure.problem + 1, hint=hint)
    sign = "#" if _HASH.search(failure.rest(start)) else bracket
    hint = f"write {closing}; a text that starts with {sign} needs quotes"
    return failure.mistake(f"this {bracket} is never closed", start, start + 1, hint=hint)


def _lone_comma(failure: _Failure) -> Mistake | None:
    if failure.text[failure.problem : failure.problem + 1] != "," or failure.problem == failure.value_start:
        return None
    return failure.mistake(
        "there is nothing before this comma", failure.problem, failure.problem + 1, hint="leave it out"
    )


def _sign(failure: _Failure) -> Mistake | None:
    start = failure.context if failure.is_one_of(failure.context, _SIGNS) else failure.problem
    if not failure.is_one_of(start, _SIGNS) or failure.text.startswith(_TEMPLATE, failure.value_start):
        return None
    in_brackets = start > failure.value_start and failure.is_one_of(failure.value_start, "[{")
    words = _ITEM_END.split(failure.rest(start))[0] if in_brackets else failure.rest(start)
    message = f"a text that starts with {failure.text[start]} needs quotes"
    return failure.mistake(message, start, start + len(words), hint=f"write {quoted(words)}")


def _bracket(failure: _Failure) -> Mistake | None:
    start = failure.value_start
    sign = failure.text[start : start + 1]
    if not failure.is_one_of(start, _BRACKETS):
        return None
    words = failure.rest(start)
    if sign in "]}" and not words.strip("]}, "):
        return failure.mistake(f"this {sign} closes nothing", start, start + 1, hint="leave it out")
    return failure.mistake(f"a text that starts with {sign} needs quotes", start, hint=f"write {quoted(words)}")


def _list_beside_key(failure: _Failure) -> Mistake | None:
    if (
        not failure.text.startswith("- ", failure.problem)
        or not failure.text[failure.lines.line_start(failure.problem) : failure.problem].strip()
    ):
        return None
    hint = "put each item on a line of its own, or write [item, item]"
    return failure.mistake("a list with dashes cannot start on the line of its key", failure.problem, hint=hint)


def _bare_colon(failure: _Failure) -> Mistake | None:
    if failure.text[failure.problem : failure.problem + 1] != ":" or failure.text[
        failure.lines.line_start(failure.problem) : failure.problem
    ].strip(" -"):
        return None
    hint = "write the key; or put the text in quotes"
    return failure.mistake("a key is missing before this colon", failure.problem, failure.problem + 1, hint=hint)


def _colon(failure: _Failure) -> Mistake | None:
    if failure.text[failure.problem : failure.problem + 1] != ":":
        return None
    start = failure.value_start
    last = failure.last
    goes_on = last is not None and last.plain and not failure.same_line(last.start, failure.problem)
    if last is None or not goes_on:
        return _colon_in_text(failure, start)
    if glued := _glued_key(failure, last.start):
        return glued
    if failure.text[: last.start].rstrip(" \t").endswith("-"):
        return _colon_in_text(failure, last.start)
    start = _item_start(failure, failure.problem)
    if failure.lines.column(start) <= failure.lines.column(_item_start(failure, last.start)):
        return _no_entry(failure, last.start)
    return _too_deep(failure, start) if _KEY.match(failure.text, start) else _colon_in_text(failure, last.start)


def _item_start(failure: _Failure, offset: int) -> int:
    """Return the offset at which the text of a line starts, after its dashes."""
    start = failure.lines.line_start(offset)
    match = _ITEM.match(failure.text, start)
    return match.end() if match else start


def _colon_in_text(failure: _Failure, start: int) -> Mistake:
    words = failure.text[start : failure.lines.line_end(failure.problem)]
    message = "': ' inside a text needs quotes around the text"
    return failure.mistake(message, failure.problem, failure.problem + 1, hint=f"write {quoted(words)}")


def _too_deep(failure: _Failure, start: int) -> Mistake:
    message = f"`{failure.text[start : failure.problem]}:` is indented as if it continued the text above"
    hint = "indent it like the key that it belongs beside"
    return failure.mistake(message, start, failure.problem + 1, hint=hint)


def _glued_key(failure: _Failure, start: int) -> Mistake | None:
    match = _GLUED_KEY.match(failure.text, start)
    if match is None:
        return None
    hint = f"write {match[1]}: {failure.rest(match.end())}"
    return failure.mistake("a space is missing after the colon", match.end() - 1, match.end(), hint=hint)


def _no_colon(failure: _Failure) -> Mistake | None:
    if failure.words != _NO_COLON:
        return None
    start = failure.lines.line_start(failure.context)
    start += len(failure.rest(start)) - len(failure.rest(start).lstrip())
    if failure.text.startswith("-", start) and not failure.text.startswith(("- ", "-\n"), start):
        hint = f"write - {failure.rest(start + 1)}"
        return failure.mistake("a space is missing after the dash", start, start + 1, hint=hint)
    if glued := _glued_key(failure, start):
        return glued
    return _no_entry(failure, start)


def _no_entry(failure: _Failure, start: int) -> Mistake:
    pair = _EQUALS.match(failure.text, start)
    hint = "a text that continues on the next line is indented deeper than its key or dash"
    if pair:
        hint = f"write {pair[1]}: {pair[2].strip()}"
    return failure.mistake("this line is neither `key: value` nor `- item`", start, hint=hint)


def _misfit(failure: _Failure) -> Mistake | None:
    start = failure.lines.line_start(failure.problem)
    if failure.at_end or failure.text[start : failure.problem].strip():
        return None
    words = failure.rest(failure.problem)
    if words.startswith("- ") or words == "-":
        message, hint = "a list item is not allowed between keys", "indent it like the items of its list"
    else:
        message, hint = (
            "the indentation of this line matches no line above it",
            "indent it like the line that it belongs beside",
        )
    return failure.mistake(message, failure.problem, label=f"indented by {failure.problem - start}", hint=hint)


_RULES = (
    _conflict,
    _tab,
    _odd_space,
    _unclosed_quote,
    _escape,
    _after_quote,
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
