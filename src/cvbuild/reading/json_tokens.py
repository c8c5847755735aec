"""JSON text to tokens. The grammar is checked by the standard library, which says where it is violated."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

from cvbuild.reading.lines import Lines
from cvbuild.reading.tokens import MAX_DEPTH, Kind, Refused, Token, mistake

__all__ = ["json_tokens"]

_TOKEN = re.compile(r'(?P<string>"(?:[^"\\]|\\.)*")|(?P<open>[\[{])|(?P<close>[\]}])|(?P<word>[^\s\[\]{}:,"]+)')


def json_tokens(lines: Lines) -> Iterator[Token]:
    """The tokens of a JSON text. Numbers, ``true`` and ``false`` are text as they are written.

    Raises:
        Refused: it is no JSON.
    """
    _check_depth(lines)
    try:
        json.loads(lines.text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        _refuse(lines, error.pos)
    yield Token(Kind.DOCUMENT, 0, 0)
    for match in _TOKEN.finditer(lines.text):
        yield _token(lines, match)


def _check_depth(lines: Lines) -> None:
    depth = 0
    for match in _TOKEN.finditer(lines.text):
        depth += (match["open"] is not None) - (match["close"] is not None)
        if depth > MAX_DEPTH:
            raise Refused(mistake("S009", f"nested more than {MAX_DEPTH} deep", lines.place(*match.span())))


def _token(lines: Lines, match: re.Match[str]) -> Token:
    start, end = match.span()
    if match["string"]:
        return Token(Kind.SCALAR, start, end, json.loads(match[0]))
    if match["open"]:
        return Token(Kind.LIST if match[0] == "[" else Kind.MAPPING, start, end, flow=True)
    if match["close"]:
        return Token(Kind.END, start, end)
    if match[0] in {"NaN", "Infinity", "-Infinity"}:  # which the library reads, though JSON has no such thing
        _refuse(lines, start)
    return Token(Kind.SCALAR, start, end, match[0], plain=True)


def _refuse(lines: Lines, offset: int) -> NoReturn:
    before = lines.text[:offset].rstrip()
    for rule in _RULES:
        if rule.before.search(before) and rule.here.match(lines.text, offset):
            offset = max(len(before) - 1, 0) if rule.points_before else offset
            at_line_end = lines.text[offset : offset + 1] in {"", "\r", "\n"}
            place = lines.place(offset, offset + (not at_line_end))
            raise Refused(mistake("S006", rule.message, place, hint=rule.hint))
    raise AssertionError("the last rule fits everywhere")


class _Rule(NamedTuple):
    """What is wrong where a text ends like ``before`` and goes on like ``here`` at the offset the library names."""

    before: re.Pattern[str]
    here: re.Pattern[str]
    message: str
    hint: str
    points_before: bool = False


def _rule(before: str, here: str, message: str, hint: str, *, points_before: bool = False) -> _Rule:
    return _Rule(re.compile(before), re.compile(here), message, hint, points_before)


_TRAILING = ("a comma stands before the end", "leave it out")
_RULES = (
    _rule("", r'"(?:[^"\\]|\\.)*\Z', "this quote is never closed", 'write " at the end of the text'),
    _rule(r",\Z", r"[\]}]|\Z", *_TRAILING, points_before=True),
    _rule("", r",\s*[\]}]", *_TRAILING),
    _rule("", r",", "a value is missing before this comma", "write it, or leave out the comma"),
    _rule("", r"//|/\*|#", "JSON has no comments", "leave it out, or name the file .yaml"),
    _rule("", r"'", "a JSON text stands in double quotes", "write \" instead of '"),
    _rule(r"\\u?\Z", r"", "this is no escape of JSON", r"write \\ for a backslash"),
    _rule("", r"\\", "this is no escape of JSON", r"write \\ for a backslash"),
    _rule("", r"[\n\r]", "the line ends inside a text", r"close the quote, or write \n for a new line"),
    _rule("", r"\t", "a tab stands inside a text", r"write \t or a blank"),
    _rule("", r"\Z", "the file ends too early", "close what is still open", points_before=True),
    _rule(r"[\[{:,]\Z|\A\Z", r"[\w$.+-]", "a key or a text needs double quotes", 'write "…"'),
    _rule("", r'["\[{\w$.+-]', "a comma or a colon is missing before this", "write , between values, : behind a key"),
    _rule("", r"[\]}]", "this bracket closes nothing, or a value is missing before it", "look at the brackets above"),
    _rule("", r"", "this sign cannot stand here", 'write a text in " quotes, a number, true, false, null, […] or {…}'),
)
