"""What does not fit the models as findings: by its kind and place, at the key or value in the file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cvbuild.decoding.former import today
from cvbuild.decoding.shape import Mistake, Step
from cvbuild.decoding.slug import slug
from cvbuild.finding import Finding
from cvbuild.reading.tokens import mistake
from cvbuild.source import Place, SourceMap, child_path
from cvbuild.suggest import did_you_mean, guess_date, nearest, quoted

__all__ = ["Mistakes", "translate"]

_EXPECTED = {
    "date": "a date",
    "flag": "true or false",
    "free mapping": "a mapping",
    "list": "a list",
    "mapping": "a mapping",
    "number": "a number",
    "text": "a text",
    "whole number": "a whole number",
}
_HINTS = {
    "free mapping": "write `name: value` lines below it",
    "mapping": "write `key: value` lines below it",
    "text": "write one text",
}
_LONG = 40


@dataclass(frozen=True, slots=True)
class Mistakes:
    """What is wrong, and the paths of the values without which the rest could be right."""

    findings: tuple[Finding, ...]
    gone: frozenset[str]


def translate(mistakes: Sequence[Mistake], places: SourceMap, empty: Collection[str]) -> Mistakes:
    """Every mistake of a reading as a finding; ``empty`` are the paths that were taken out for having no value."""
    translator = _Translator(places, empty)
    translator.read(mistakes)
    return Mistakes(tuple(translator.findings.values()), frozenset(translator.gone))


class _Translator:
    def __init__(self, places: SourceMap, empty: Collection[str]) -> None:
        self.places, self.empty = places, empty
        self.findings: dict[tuple[str, str], Finding] = {}
        self.gone: set[str] = set()
        self.meant: set[str] = set()  # keys that an unknown key was meant to be

    def read(self, mistakes: Sequence[Mistake]) -> None:
        """Unknown keys come first: one may be the misspelling of a key that is missing."""
        swallowed = set(self._became_mappings(mistakes))
        rest = [one for one in mistakes if one.parent not in swallowed]
        for one in rest:
            if one.kind == "unknown":
                self._unknown_key(one)
        for one in rest:
            if one.kind == "missing":
                self._missing_key(one)
            elif one.kind != "unknown":
                self._add(self._wrong_value(one), one.path)

    def _add(self, finding: Finding, gone: str) -> None:
        self.findings.setdefault((finding.code, finding.path), finding)
        self.gone.add(gone)

    # -- S005

    def _became_mappings(self, mistakes: Sequence[Mistake]) -> Iterator[str]:
        for one in mistakes:
            if one.kind == "missing" and one.key == "text" and _is_cut_text(one.value, one.known):
                self._became_mapping(one.parent, one.value)
                yield one.parent

    def _became_mapping(self, path: str, data: dict[str, Any]) -> None:
        ((key, value),) = data.items()
        place = self.places.key(child_path(path, key))
        colon = Place(place.file, place.end_line, place.end_column, place.end_line, place.end_column + 1)
        hint = f"write {quoted(f'{key}: {value}' if value else f'{key}:')}"
        message = "`: ` turns this text into a mapping"
        self._add(mistake("S005", message, colon, path=path, label="read as a key", hint=hint), path)

    # -- S001, S002

    def _unknown_key(self, wrong: Mistake) -> None:
        key, known = str(wrong.key), wrong.known
        meant = today(key, known) or nearest(key, known)
        if meant:
            self.meant.add(child_path(wrong.parent, meant))
        hint = f"did you mean `{meant}`?" if meant else f"known here: {', '.join(known)}"
        message = f"unknown key `{key}`"
        self._add(mistake("S001", message, self.places.key(wrong.path), path=wrong.path, hint=hint), wrong.path)

    def _missing_key(self, wrong: Mistake) -> None:
        path, key = wrong.path, wrong.key
        if path in self.empty:
            finding = mistake("S002", f"`{key}` has no value", self.places.key(path), path=path, hint="write one")
        else:
            place = _first_line(self.places.value(wrong.parent))
            finding = mistake("S002", f"`{key}` is missing here", place, path=path, hint=f"write `{key}: …`")
        if path not in self.meant:
            self._add(finding, wrong.parent)
        self.gone.add(wrong.parent)

    # -- S007, D101

    def _wrong_value(self, wrong: Mistake) -> Finding:
        path, value, place = wrong.path, wrong.value, self.places.value(wrong.path)
        if wrong.kind == "date" and isinstance(value, str):
            guess = guess_date(value)
            hint = f"write {guess}" if guess and guess != value.strip() else ""
            return mistake("D101", wrong.said, place, path=path, hint=hint)
        if wrong.kind == "text" and isinstance(value, dict) and _is_cut_text(value, ()):
            self._became_mapping(path, value)
            return self.findings["S005", path]
        message, hint = _wrong_shape(wrong)
        return mistake("S007", message, place, path=path, hint=hint)


def _wrong_shape(wrong: Mistake) -> tuple[str, str]:
    value = wrong.value
    if wrong.kind in _EXPECTED:
        message = f"{_EXPECTED[wrong.kind]} is expected here, not {_shown(value)}"
        return message, _list_hint(value, wrong.key) if wrong.kind == "list" else _HINTS.get(wrong.kind, "")
    if wrong.said:
        return wrong.said, ""
    if wrong.kind == "choice":
        return f"{_shown(value)} is none of {', '.join(wrong.known)}", did_you_mean(str(value), wrong.known)
    if wrong.kind == "id":
        return f"{_shown(value)} is no id", f"letters, digits, - and _ make an id, such as {slug(value)}"
    return f"{value} is out of range", f"write {wrong.known[0]}"


def _is_cut_text(data: dict[str, Any], known: Sequence[str]) -> bool:
    ((key, value), *more) = data.items() or ((None, None),)
    return not more and key is not None and isinstance(value, str | None) and not _is_slip(key, known)


def _is_slip(key: str, known: Sequence[str]) -> bool:
    """Whether a key is one of those known, misspelt; a capital begins a sentence ("Wrote: ..." is no ``note``)."""
    return nearest(key, known) is not None and (key[:1].islower() or key.casefold() in known)


def _shown(value: Any) -> str:
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a mapping"
    return f"'{value}'" if len(str(value)) <= _LONG else "a text"


def _list_hint(value: Any, key: Step) -> str:
    words = str(value)
    if words.startswith("-"):
        return "put a blank behind each dash"
    short = isinstance(value, str) and len(words) <= _LONG and not set(words) & set(",[]{}:#")
    return f"write {key}: [{words}]" if short else "write its items below it, each behind a dash and a blank"


def _first_line(place: Place) -> Place:
    """The place, cut at the end of its first line; its end there is not known, so one character is marked."""
    if place.end_line == place.line:
        return place
    return Place(place.file, place.line, place.column, place.line, place.column + 1)
