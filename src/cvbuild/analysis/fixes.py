"""Fixes: edits of the source that a finding's hint spells out, for editors and ``cvbuild migrate``.

A hint is for people. Only those forms are taken literally in which it names the words to write: ``did you mean `x`?``
and ``write 'x'``. What the edit replaces must be a word or a text on one line, whose place is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from cvbuild.syntax.finding import Finding, Mistake
from cvbuild.syntax.source import Place, Source

__all__ = ["Fix", "applied", "fixes"]

_MEANT = re.compile(r"(?:did you mean|its name today is) `([^`]+)`\??")
_WRITTEN = re.compile(r"write (?:'([^']+)'|“([^”]+)”|(\d{4}(?:-\d\d){0,2}|present))(?:, or .*)?")
_WORD = re.compile(r"[^\s:#,\[\]{}\"'&*!|>%@`-][^\s:#,\[\]{}\"']*")
_QUOTES = "\"'"


class Fix(Struct, frozen=True):
    """An edit: the place to replace, the new text, and a title for menus."""

    title: str
    place: Place
    text: str


def fixes(found: Finding | Mistake, source: Source) -> Iterator[Fix]:
    """Yield the edits that the hint names, one for each place in this file; none if the hint is advice."""
    new = _named(found.hint)
    places = found.places if isinstance(found, Finding) else (found.place, *(one.place for one in found.also))
    for place in places if new else ():
        old = _text(place, source) if place.file == source.file else ""
        if not old or old == new:
            continue
        quote = old[0] if old[0] in _QUOTES and old.endswith(old[0]) and len(old) > 1 else ""
        if quote in new and quote:
            continue
        if quote or _WORD.fullmatch(old) or _WRITTEN.fullmatch(found.hint):
            yield Fix(f"Write {new} in place of {old}", place, f"{quote}{new}{quote}")


def _named(hint: str) -> str:
    match = _MEANT.fullmatch(hint) or _WRITTEN.fullmatch(hint)
    return next(filter(None, match.groups()), "") if match else ""


def _text(place: Place, source: Source) -> str:
    """Return the text at a place on one line whose end is known; else nothing."""
    if place.end_line != place.line:
        return ""
    return source.line(place.line)[place.column - 1 : place.end_column - 1]


def applied(text: str, edits: Iterable[Fix]) -> str:
    """Return the text with edits that do not overlap; a later one that does is left out."""
    lines = text.splitlines(keepends=True)
    done: dict[int, int] = {}
    for edit in sorted(set(edits), key=lambda edit: edit.place, reverse=True):
        line, start, end = edit.place.line, edit.place.column - 1, edit.place.end_column - 1
        if line <= len(lines) and end <= done.get(line, end):
            lines[line - 1] = lines[line - 1][:start] + edit.text + lines[line - 1][end:]
            done[line] = start
    return "".join(lines)
