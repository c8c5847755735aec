"""Parse events to data with places. YAML features that no CV needs are mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field

from cvbuild.syntax.comments import find_truncation
from cvbuild.syntax.encoding import ILLEGAL
from cvbuild.syntax.events import MAX_DEPTH, MAX_VALUES, Event, FatalMistake, Kind
from cvbuild.syntax.finding import Label, Mistake
from cvbuild.syntax.line_breaks import with_paragraphs
from cvbuild.syntax.line_index import LazyPlaces, LineIndex
from cvbuild.syntax.source import Place, child_path
from cvbuild.syntax.suggest import quoted

__all__ = ["Constructor"]


_MAX_REPEATED = 1000  # values that all aliases of a file may repeat
_NOTHING = frozenset({"", "~", "null"})
_HARMLESS_TAGS = frozenset({"", "!"} | {f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq")})
_INCLUSION = re.compile(r"!(?:include|inc|import|file)\b", re.IGNORECASE)
_PROPERTY = re.compile(r"[!&]\S*")


def _has_lines(event: Event, written: str) -> bool:
    return "\n" in written or "\n" in event.value or "\r" in event.value


class _Frame(Struct):
    """A list or mapping that is not closed yet. ``path`` is ``None`` below a key with a mistake: it has no places."""

    path: str | None
    data: list[Any] | dict[str, Any]
    event: Event
    key: Event | None = None
    keys: dict[str, Event] = field(default_factory=dict)
    rejected: bool = False  # the current key has a mistake
    end: int = 0
    size: int = 1


class _Anchor(Struct):
    """A value that aliases may repeat."""

    event: Event
    value: Any = None
    size: int = 0  # 0 until it is closed
    used: bool = False


class Constructor:
    """Construct data from events; ``data`` and ``places`` are complete after :meth:`add_all`."""

    def __init__(self, lines: LineIndex, most: int = MAX_VALUES) -> None:
        self.lines, self._most = lines, most
        self.data: Any = None
        self.root: Event | None = None
        self.places = LazyPlaces(lines)
        self.mistakes: list[Mistake] = []
        self.last: Event | None = None
        self._open: list[_Frame] = []
        self._anchors: dict[str, _Anchor] = {}
        self._documents = 0
        self._repeated = 0

    def add_all(self, events: Iterable[Event]) -> None:
        """Add the events of a whole file.

        Raises:
            FatalMistake: a mistake after which the rest of the file is not read.
            ParseError: raised by the parser that yields the events.
        """
        for number, event in enumerate(events, 1):
            self._add(event)
            self.last = event
            if number > 2 * self._most:  # keys and ends are events too
                raise FatalMistake(Mistake("S009", f"more than {self._most} values", self._place(event)))
        for anchor in self._anchors.values():
            if not anchor.used:
                self._unused(anchor.event)

    @property
    def open_bracket(self) -> Event | None:
        """The start of the innermost list or mapping in brackets that is not closed; ``None`` outside brackets."""
        return self._open[-1].event if self._open and self._open[-1].event.flow else None

    def _add(self, event: Event) -> None:
        match event.kind:
            case Kind.SCALAR if self._expects_key():
                self._add_key(event)
            case Kind.SCALAR:
                self._add_scalar(event)
            case Kind.LIST | Kind.MAPPING:
                self._open_frame(event)
            case Kind.END:
                self._close_frame(event)
            case Kind.ALIAS:
                self._add_alias(event)
            case Kind.DOCUMENT:
                self._add_document(event)

    def _expects_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].data, dict) and self._open[-1].key is None

    def _add_document(self, event: Event) -> None:
        self._documents += 1
        if self._documents > 1:
            place = self.lines.place(event.start, event.start + 3)
            hint = "put each document in its own file"
            raise FatalMistake(Mistake("S009", "a second document starts here", place, hint=hint))

    # -- keys

    def _add_key(self, event: Event) -> None:
        frame = self._open[-1]
        frame.key, frame.rejected = event, False
        self._check_properties(event)
        if mistake := self._key_mistake(frame, event):
            self.mistakes.append(mistake)
            frame.rejected = True
        frame.keys.setdefault(event.value, event)

    def _key_mistake(self, frame: _Frame, event: Event) -> Mistake | None:
        place = self._place
        if event.plain and event.value == "<<":
            hint = "write its keys out here"
            return Mistake("S009", "`<<` merges another mapping into this one", place(event), hint=hint)
        if self.lines.text.startswith("? ", event.start - 2) and event.start > 1:
            return self._question_mark(event)
        if not event.value:
            hint = "write the key, or use quotes"
            return Mistake("S006", "a key is missing before this colon", place(event), hint=hint)
        return self._duplicate(frame, event) if event.value in frame.keys else None

    def _duplicate(self, frame: _Frame, event: Event) -> Mistake:
        key = event.value
        path = child_path(frame.path, key) if frame.path is not None else ""
        message = f"`{key}` is twice in this mapping; the second would hide the first"
        first = (Label(self._place(frame.keys[key]), "first here"),)
        place = self._place(event)
        return Mistake("S003", message, place, path=path, label="again here", hint="keep one", further=first)

    def _place(self, event: Event) -> Place:
        return self.lines.place(event.start, event.end)

    def _question_mark(self, event: Event) -> Mistake:
        start = event.start - 2
        words = self.lines.text[start : self.lines.line_end(start)]
        place = self.lines.place(start, start + 1)
        return Mistake("S006", "a text that starts with ? needs quotes", place, hint=f"write {quoted(words)}")

    # -- values

    def _add_scalar(self, event: Event) -> None:
        self._check_properties(event)
        self._check_characters(event)
        end, path = self._end(event), self._path()
        self._record(path, event.start, end)
        self._put(self._value(event, path), event, 1, end)

    def _end(self, event: Event) -> int:
        """Return the offset at which a scalar ends: the parser ends a block scalar at the start of the next line."""
        if event.plain or self.lines.text[event.start] not in "|>!&":
            return event.end
        return event.start + len(self.lines.text[event.start : event.end].rstrip())

    def _value(self, event: Event, path: str | None) -> str | None:
        if event.plain and self._open and path is not None:
            truncation = find_truncation(self.lines, event, path, self._open[-1].event)
            if truncation is not None:
                self.mistakes.append(truncation.mistake)
                return truncation.intended
        nothing = event.plain and event.value in _NOTHING and not event.tag
        if nothing:
            return None
        written = self.lines.text[event.start : event.end]
        value = with_paragraphs(event.value, written, plain=event.plain) if _has_lines(event, written) else event.value
        return value if value.isprintable() else ILLEGAL.sub("\ufffd", value)

    def _open_frame(self, event: Event) -> None:
        if self._expects_key():
            raise FatalMistake(self._complex_key(event))
        if len(self._open) >= MAX_DEPTH:
            place = self.lines.place(event.start, event.start + 1)
            raise FatalMistake(Mistake("S009", f"nested more than {MAX_DEPTH} deep", place))
        self._check_properties(event)
        data: list[Any] | dict[str, Any] = [] if event.kind is Kind.LIST else {}
        frame = _Frame(self._path(), data, event, end=event.end)
        if event.anchor:
            self._anchors[event.anchor] = _Anchor(event)
        self._open.append(frame)

    def _complex_key(self, event: Event) -> Mistake:
        start = self._open[-1].event.start
        inside = self._open[-1].event.flow
        words = self.lines.text[start : self.lines.line_end(start)]
        hint = f"write {quoted(words)}" if inside else "a key must be a single word or text"
        sign = self.lines.text[start : start + 1]
        message = f"a text that starts with {sign} needs quotes" if inside else "a list or mapping cannot be a key"
        return Mistake("S006", message, self.lines.place(start if inside else event.start, event.end), hint=hint)

    def _close_frame(self, event: Event) -> None:
        frame = self._open.pop()
        end = event.end if frame.event.flow else frame.end
        self._record(frame.path, frame.event.start, end)
        self._put(frame.data, frame.event, frame.size, end)

    def _add_alias(self, event: Event) -> None:
        place = self._place(event)
        anchor = self._anchors.get(event.anchor)
        if anchor is None:
            words = self.lines.text[event.start : self.lines.line_end(event.start)]
            message = "a text that starts with * needs quotes"
            raise FatalMistake(Mistake("S006", message, place, hint=f"write {quoted(words)}"))
        if self._expects_key() or not anchor.size:
            reason = "a key" if anchor.size else "part of what it repeats"
            raise FatalMistake(Mistake("S009", f"`*{event.anchor}` cannot be {reason}", place, hint="write it out"))
        self._repeat(anchor, event, place)

    def _repeat(self, anchor: _Anchor, event: Event, place: Place) -> None:
        anchor.used = True
        self._repeated += anchor.size
        if self._repeated > _MAX_REPEATED:
            message = f"aliases repeat more than {_MAX_REPEATED} values"
            raise FatalMistake(Mistake("S009", message, place, hint="write them out"))
        self._record(self._path(), event.start, event.end)
        self._put(anchor.value, event, anchor.size, event.end)

    # -- where a value belongs

    def _path(self) -> str | None:
        """Return the path of the next value."""
        if not self._open:
            return ""
        frame = self._open[-1]
        if frame.path is None or frame.rejected:
            return None
        if isinstance(frame.data, list):
            return child_path(frame.path, len(frame.data))
        return child_path(frame.path, frame.key.value if frame.key else "")

    def _record(self, path: str | None, start: int, end: int) -> None:
        if path is not None:
            key = self._open[-1].key if self._open else None
            self.places.add(path, start, end, (key.start, key.end) if key else None)

    def _put(self, value: Any, event: Event, size: int, end: int) -> None:
        if event.anchor and event.kind is not Kind.ALIAS:
            self._anchors[event.anchor] = _Anchor(event, value, size)
        if not self._open:
            self.data, self.root = value, event
            return
        frame = self._open[-1]
        frame.end, frame.size = end, frame.size + size
        if isinstance(frame.data, list):
            frame.data.append(value)
        elif frame.key and not frame.rejected:
            frame.data[frame.key.value] = value
        frame.key = None

    # -- what a value must not be

    def _check_properties(self, event: Event) -> None:
        if event.tag in _HARMLESS_TAGS:
            return
        match = _PROPERTY.search(self.lines.text, event.start)
        start, end = match.span() if match else (event.start, event.end)
        words = self.lines.text[start : self.lines.line_end(start)]
        hint = f"leave it out, every value is text; or write {quoted(words)} if it is part of the text"
        if _INCLUSION.match(self.lines.text, start):
            hint = "a file cannot include another: write its lines here"
        message = f"the tag `{self.lines.text[start:end]}` is not allowed"
        self.mistakes.append(Mistake("S009", message, self.lines.place(start, end), path=self._path() or "", hint=hint))

    def _check_characters(self, event: Event) -> None:
        if not event.value.isprintable() and (match := ILLEGAL.search(event.value)):
            message = f"the character U+{ord(match[0]):04X} is not allowed in text"
            place = self._place(event)
            self.mistakes.append(Mistake("S006", message, place, path=self._path() or "", hint="leave it out"))

    def _unused(self, event: Event) -> None:
        match = _PROPERTY.search(self.lines.text, event.start)
        start, end = match.span() if match else (event.start, event.end)
        words = self.lines.text[start : self.lines.line_end(start)]
        message = f"YAML reads `{self.lines.text[start:end]}` as an anchor, not as text"
        place = self.lines.place(start, end)
        self.mistakes.append(
            Mistake("S009", message, place, hint=f"a text that starts with & needs quotes: {quoted(words)}")
        )
