"""JSON text to parse events. The standard library checks the grammar and reports the offset of an error."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

from cvbuild.syntax.events import MAX_DEPTH, Event, FatalMistake, Kind
from cvbuild.syntax.finding import Mistake
from cvbuild.syntax.line_index import LineIndex

__all__ = ["REMOVABLE", "json_events"]

_TOKEN = re.compile(r'(?P<string>"(?:[^"\\]|\\.)*")|(?P<open>[\[{])|(?P<close>[\]}])|(?P<word>[^\s\[\]{}:,"]+)')


def json_events(lines: LineIndex) -> Iterator[Event]:
    """Parse a JSON text into events. Numbers, ``true`` and ``false`` stay text as they are written.

    Raises:
        FatalMistake: the text is not JSON.
    """
    _check_depth(lines)
    try:
        json.loads(lines.text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        _reject(lines, error.pos)
    yield Event(Kind.DOCUMENT, 0, 0)
    for match in _TOKEN.finditer(lines.text):
        yield _event(lines, match)


def _check_depth(lines: LineIndex) -> None:
    depth = 0
    for match in _TOKEN.finditer(lines.text):
        depth += (match["open"] is not None) - (match["close"] is not None)
        if depth > MAX_DEPTH:
            raise FatalMistake(Mistake("S009", f"nested more than {MAX_DEPTH} deep", lines.place(*match.span())))


def _event(lines: LineIndex, match: re.Match[str]) -> Event:
    start, end = match.span()
    if match["string"]:
        return Event(Kind.SCALAR, start, end, json.loads(match[0]))
    if match["open"]:
        return Event(Kind.LIST if match[0] == "[" else Kind.MAPPING, start, end, flow=True)
    if match["close"]:
        return Event(Kind.END, start, end)
    if match[0] in {"NaN", "Infinity", "-Infinity"}:  # the standard library accepts them, JSON does not
        _reject(lines, start)
    return Event(Kind.SCALAR, start, end, match[0], plain=True)


def _reject(lines: LineIndex, offset: int) -> NoReturn:
    before = lines.text[:offset].rstrip()
    for rule in _RULES:
        if rule.before.search(before) and rule.here.match(lines.text, offset):
            offset = max(len(before) - 1, 0) if rule.points_before else offset
            at_line_end = lines.text[offset : offset + 1] in {"", "\r", "\n"}
            place = lines.place(offset, offset + (not at_line_end))
            raise FatalMistake(Mistake("S006", rule.message, place, hint=rule.hint))
    raise AssertionError("the last rule always matches")


class _Rule(NamedTuple):
    """The mistake if the text matches ``before`` up to the offset of an error, and ``here`` from the offset on."""

    before: re.Pattern[str]
    here: re.Pattern[str]
    message: str
    hint: str
    points_before: bool = False


def _rule(before: str, here: str, message: str, hint: str, *, points_before: bool = False) -> _Rule:
    return _Rule(re.compile(before), re.compile(here), message, hint, points_before)


_TRAILING = ("there is a comma before the end", "leave it out")
_COMMENT = "JSON has no comments"
REMOVABLE = frozenset({_TRAILING[0], _COMMENT})
"""Messages about a comma or a comment that can be removed to read the rest."""

_RULES = (
    _rule("", r'"(?:[^"\\]|\\.)*\Z', "this quote is never closed", 'write " at the end of the text'),
    _rule(r",\Z", r"[\]}]|\Z", *_TRAILING, points_before=True),
    _rule("", r",\s*[\]}]", *_TRAILING),
    _rule("", r",", "a value is missing before this comma", "write it, or leave out the comma"),
    _rule("", r"//|/\*|#", _COMMENT, "leave it out, or name the file .yaml"),
    _rule("", r"'", "JSON text needs double quotes", "write \" instead of '"),
    _rule(r"\\u?\Z", r"", "this is not a JSON escape", r"write \\ for a backslash"),
    _rule("", r"\\", "this is not a JSON escape", r"write \\ for a backslash"),
    _rule("", r"[\n\r]", "the line ends inside a text", r"close the quote, or write \n for a new line"),
    _rule("", r"\t", "there is a tab inside a text", r"write \t or a space"),
    _rule("", r"\Z", "the file ends too early", "close what is still open", points_before=True),
    _rule(r"[\[{:,]\Z|\A\Z", r"[\w$.+-]", "a key or a text needs double quotes", 'write "…"'),
    _rule("", r'["\[{\w$.+-]', "a comma or a colon is missing before this", "write , between values, : after a key"),
    _rule("", r"[\]}]", "this bracket closes nothing, or a value is missing before it", "check the brackets above"),
    _rule(
        "",
        r"",
        "this character is not allowed here",
        'write a text in " quotes, a number, true, false, null, […] or {…}',
    ),
)
