"""Tokens to data with places. What YAML allows and a CV never needs is refused here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cvbuild.finding import Finding, Label
from cvbuild.reading.comment_cut import find_cut
from cvbuild.reading.encoding import ILLEGAL
from cvbuild.reading.lines import Lines, PlacesIn
from cvbuild.reading.tokens import MAX_DEPTH, MAX_VALUES, Kind, Refused, Token, mistake
from cvbuild.source import Place, child_path
from cvbuild.suggest import quoted

__all__ = ["Assembler"]


_MAX_REPEATED = 1000  # values that aliases may stand for, all together
_NOTHING = frozenset({"", "~", "null"})
_HARMLESS_TAGS = frozenset({"", "!"} | {f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq")})
_PROPERTY = re.compile(r"[!&]\S*")


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open. ``path`` is none where nothing is recorded: below a refused key."""

    path: str | None
    data: list[Any] | dict[str, Any]
    token: Token
    key: Token | None = None
    keys: dict[str, Token] = field(default_factory=dict)
    refused: bool = False  # the present key
    end: int = 0
    size: int = 1


@dataclass(slots=True)
class _Anchor:
    """A value that aliases may repeat."""

    token: Token
    value: Any = None
    size: int = 0  # 0 while it is still open
    used: bool = False


class Assembler:
    """Takes tokens one by one; ``data`` and ``places`` are whole when the last was taken."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.data: Any = None
        self.root: Token | None = None
        self.places = PlacesIn(lines)
        self.findings: list[Finding] = []
        self.last: Token | None = None
        self._open: list[_Frame] = []
        self._anchors: dict[str, _Anchor] = {}
        self._documents = 0
        self._repeated = 0

    def take_all(self, tokens: Iterable[Token]) -> None:
        """Take the tokens of a whole file.

        Raises:
            Refused: the rest of the file is not looked at.
            Broken: from the tokens, where the grammar is violated.
        """
        for number, token in enumerate(tokens, 1):
            self._take(token)
            self.last = token
            if number > 2 * MAX_VALUES:  # keys and the ends of lists and mappings are tokens, too
                raise Refused(mistake("S009", f"more than {MAX_VALUES} values", self._place(token)))
        for anchor in self._anchors.values():
            if not anchor.used:
                self._unused(anchor.token)

    @property
    def bracket(self) -> Token | None:
        """The innermost bracket that is still open."""
        return self._open[-1].token if self._open and self._open[-1].token.flow else None

    def _take(self, token: Token) -> None:
        match token.kind:
            case Kind.SCALAR if self._awaits_key():
                self._take_key(token)
            case Kind.SCALAR:
                self._take_scalar(token)
            case Kind.LIST | Kind.MAPPING:
                self._open_frame(token)
            case Kind.END:
                self._close_frame(token)
            case Kind.ALIAS:
                self._take_alias(token)
            case Kind.DOCUMENT:
                self._take_document(token)

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].data, dict) and self._open[-1].key is None

    def _take_document(self, token: Token) -> None:
        self._documents += 1
        if self._documents > 1:
            place = self.lines.place(token.start, token.start + 3)
            hint = "put each document in a file of its own"
            raise Refused(mistake("S009", "a second document starts here", place, hint=hint))

    # -- keys

    def _take_key(self, token: Token) -> None:
        frame = self._open[-1]
        frame.key, frame.refused = token, False
        self._check_properties(token)
        if finding := self._key_mistake(frame, token):
            self.findings.append(finding)
            frame.refused = True
        frame.keys.setdefault(token.value, token)

    def _key_mistake(self, frame: _Frame, token: Token) -> Finding | None:
        place = self._place
        if token.plain and token.value == "<<":
            hint = "write its keys out here"
            return mistake("S009", "`<<` merges another mapping into this one", place(token), hint=hint)
        if self.lines.text.startswith("? ", token.start - 2) and token.start > 1:
            return self._question_mark(token)
        if not token.value:
            hint = "write the key, or put quotes"
            return mistake("S006", "a key is missing before this colon", place(token), hint=hint)
        return self._duplicate(frame, token) if token.value in frame.keys else None

    def _duplicate(self, frame: _Frame, token: Token) -> Finding:
        key = token.value
        path = child_path(frame.path, key) if frame.path is not None else ""
        message = f"`{key}` stands twice in this mapping; the second would hide the first"
        first = (Label(self._place(frame.keys[key]), "first here"),)
        place = self._place(token)
        return mistake("S003", message, place, path=path, label="again here", hint="keep one", further=first)

    def _place(self, token: Token) -> Place:
        return self.lines.place(token.start, token.end)

    def _question_mark(self, token: Token) -> Finding:
        start = token.start - 2
        words = self.lines.text[start : self.lines.line_end(start)]
        place = self.lines.place(start, start + 1)
        return mistake("S006", "a text that starts with ? needs quotes", place, hint=f"write {quoted(words)}")

    # -- values

    def _take_scalar(self, token: Token) -> None:
        self._check_properties(token)
        self._check_characters(token)
        end, path = self._end(token), self._path()
        self._record(path, token.start, end)
        self._put(self._value(token, path), token, 1, end)

    def _end(self, token: Token) -> int:
        """Where the text of a scalar ends: the parser lets a block scalar end where the next line starts."""
        if token.plain or self.lines.text[token.start] not in "|>!&":
            return token.end
        return token.start + len(self.lines.text[token.start : token.end].rstrip())

    def _value(self, token: Token, path: str | None) -> str | None:
        if token.plain and self._open and path is not None:
            cut = find_cut(self.lines, token, path, self._open[-1].token)
            if cut is not None:
                self.findings.append(cut.finding)
                return cut.meant
        nothing = token.plain and token.value in _NOTHING and not token.tag
        if nothing or token.value.isprintable():
            return None if nothing else token.value
        return ILLEGAL.sub("\ufffd", token.value)

    def _open_frame(self, token: Token) -> None:
        if self._awaits_key():
            raise Refused(self._complex_key(token))
        if len(self._open) >= MAX_DEPTH:
            place = self.lines.place(token.start, token.start + 1)
            raise Refused(mistake("S009", f"nested more than {MAX_DEPTH} deep", place))
        self._check_properties(token)
        data: list[Any] | dict[str, Any] = [] if token.kind is Kind.LIST else {}
        frame = _Frame(self._path(), data, token, end=token.end)
        if token.anchor:
            self._anchors[token.anchor] = _Anchor(token)
        self._open.append(frame)

    def _complex_key(self, token: Token) -> Finding:
        start = self._open[-1].token.start
        inside = self._open[-1].token.flow
        words = self.lines.text[start : self.lines.line_end(start)]
        hint = f"write {quoted(words)}" if inside else "a key is a single word or text"
        sign = self.lines.text[start : start + 1]
        message = f"a text that starts with {sign} needs quotes" if inside else "a list or mapping cannot be a key"
        return mistake("S006", message, self.lines.place(start if inside else token.start, token.end), hint=hint)

    def _close_frame(self, token: Token) -> None:
        frame = self._open.pop()
        end = token.end if frame.token.flow else frame.end
        self._record(frame.path, frame.token.start, end)
        self._put(frame.data, frame.token, frame.size, end)

    def _take_alias(self, token: Token) -> None:
        place = self._place(token)
        anchor = self._anchors.get(token.anchor)
        if anchor is None:
            words = self.lines.text[token.start : self.lines.line_end(token.start)]
            message = "a text that starts with * needs quotes"
            raise Refused(mistake("S006", message, place, hint=f"write {quoted(words)}"))
        if self._awaits_key() or not anchor.size:
            reason = "a key" if anchor.size else "a part of what it repeats"
            raise Refused(mistake("S009", f"`*{token.anchor}` cannot be {reason}", place, hint="write it out"))
        self._repeat(anchor, token, place)

    def _repeat(self, anchor: _Anchor, token: Token, place: Place) -> None:
        anchor.used = True
        self._repeated += anchor.size
        if self._repeated > _MAX_REPEATED:
            message = f"aliases repeat more than {_MAX_REPEATED} values"
            raise Refused(mistake("S009", message, place, hint="write them out"))
        self._record(self._path(), token.start, token.end)
        self._put(anchor.value, token, anchor.size, token.end)

    # -- where a value goes

    def _path(self) -> str | None:
        """The path of the next value."""
        if not self._open:
            return ""
        frame = self._open[-1]
        if frame.path is None or frame.refused:
            return None
        if isinstance(frame.data, list):
            return child_path(frame.path, len(frame.data))
        return child_path(frame.path, frame.key.value if frame.key else "")

    def _record(self, path: str | None, start: int, end: int) -> None:
        if path is not None:
            key = self._open[-1].key if self._open else None
            self.places.add(path, start, end, (key.start, key.end) if key else None)

    def _put(self, value: Any, token: Token, size: int, end: int) -> None:
        if token.anchor and token.kind is not Kind.ALIAS:
            self._anchors[token.anchor] = _Anchor(token, value, size)
        if not self._open:
            self.data, self.root = value, token
            return
        frame = self._open[-1]
        frame.end, frame.size = end, frame.size + size
        if isinstance(frame.data, list):
            frame.data.append(value)
        elif frame.key and not frame.refused:
            frame.data[frame.key.value] = value
        frame.key = None

    # -- what a value may not be

    def _check_properties(self, token: Token) -> None:
        if token.tag in _HARMLESS_TAGS:
            return
        match = _PROPERTY.search(self.lines.text, token.start)
        start, end = match.span() if match else (token.start, token.end)
        words = self.lines.text[start : self.lines.line_end(start)]
        hint = f"leave it out, every value is text; or write {quoted(words)} if it is text itself"
        message = f"the tag `{self.lines.text[start:end]}` is refused"
        self.findings.append(mistake("S009", message, self.lines.place(start, end), path=self._path() or "", hint=hint))

    def _check_characters(self, token: Token) -> None:
        if not token.value.isprintable() and (match := ILLEGAL.search(token.value)):
            message = f"the character U+{ord(match[0]):04X} cannot stand in a text"
            place = self._place(token)
            self.findings.append(mistake("S006", message, place, path=self._path() or "", hint="leave it out"))

    def _unused(self, token: Token) -> None:
        match = _PROPERTY.search(self.lines.text, token.start)
        start, end = match.span() if match else (token.start, token.end)
        words = self.lines.text[start : self.lines.line_end(start)]
        message = f"YAML takes `{self.lines.text[start:end]}` for an anchor, which is no part of the text"
        place = self.lines.place(start, end)
        self.findings.append(
            mistake("S009", message, place, hint=f"a text that starts with & needs quotes: {quoted(words)}")
        )
