"""Translate mismatches into mistakes: a message for each kind, and the place of the key or value."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from msgspec import Struct

from cvbuild.model.decode.cut_text import is_cut_text, uncut
from cvbuild.model.decode.looks import look_hint
from cvbuild.model.decode.meanings import advice
from cvbuild.model.decode.shape import ListOf, Mismatch, Step, says_nothing
from cvbuild.model.decode.slug import slug
from cvbuild.syntax.finding import Mistake
from cvbuild.syntax.source import Place, SourceMap, child_path
from cvbuild.syntax.suggest import nearest, quoted

__all__ = ["Translated", "translate"]

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
_MAY_BE_LEFT_OUT = frozenset(("date", "free mapping", "list", "mapping", "number", "whole number"))
_LONG = 40
_FILE = re.compile(r"\S+\.(?:ya?ml|json|bib|toml|csv)", re.IGNORECASE)
_REACTIVE = re.compile(r"sections\.[^.]+\.items")


class Translated(Struct, frozen=True):
    """The mistakes, and the paths of the values that are put aside."""

    mistakes: tuple[Mistake, ...]
    aside: frozenset[str]


def translate(mismatches: Sequence[Mismatch], places: SourceMap, empty: Collection[str]) -> Translated:
    """Translate mismatches to mistakes; ``empty`` are the paths of values that were removed because they are empty."""
    translator = _Translator(places, empty)
    translator.read(mismatches)
    return Translated(tuple(translator.mistakes.values()), frozenset(translator.aside))


class _Translator:
    def __init__(self, places: SourceMap, empty: Collection[str]) -> None:
        self.places, self.empty = places, empty
        self.mistakes: dict[tuple[str, str], Mistake] = {}
        self.aside: set[str] = set()
        self.meant: set[str] = set()  # keys that an unknown key was meant to be

    def read(self, mismatches: Sequence[Mismatch]) -> None:
        """Unknown keys come first: one may be the misspelling of a key that is missing."""
        swallowed = set(self._became_mappings(mismatches))
        rest = [one for one in mismatches if one.parent not in swallowed]
        instead = _instead_of_missing(rest)
        for one in rest:
            if one.kind == "unknown":
                self._unknown_key(one, instead.get(one.path))
        for one in rest:
            if one.kind == "missing":
                self._missing_key(one)
            elif one.kind != "unknown":
                self._add(self._wrong_value(one), one)

    def _add(self, mistake: Mistake, wrong: Mismatch | None = None) -> None:
        self.mistakes.setdefault((mistake.code, mistake.path), mistake)
        if wrong and not wrong.read:
            self.aside.add(wrong.path)

    # -- S005

    def _became_mappings(self, mismatches: Sequence[Mismatch]) -> Iterator[str]:
        for one in mismatches:
            if one.kind == "missing" and one.key == "text" and is_cut_text(one.value, one.known):
                self._became_mapping(one.parent, one.value)
                yield one.parent

    def _became_mapping(self, path: str, data: dict[str, Any]) -> None:
        (key,) = data
        place = self.places.key(child_path(path, key))
        colon = Place(place.file, place.end_line, place.end_column, place.end_line, place.end_column + 1)
        hint = f"write {quoted(uncut(data))}"
        message = "`: ` turns this text into a mapping"
        self._add(Mistake("S005", message, colon, path=path, label="read as a key", hint=hint))

    # -- S001, S002

    def _unknown_key(self, wrong: Mismatch, missing: Mismatch | None) -> None:
        """Report an unknown key; together with a missing one, in whose place it probably is."""
        key, known = str(wrong.key), wrong.known
        meant = wrong.said
        if missing:
            self.meant.add(missing.path)
            self.aside.add(missing.path)
            message = f"unknown key `{key}`, and `{missing.key}` is missing"
            hint = f"did you mean `{missing.key}`? known here: {', '.join(known)}"
            self._add(Mistake("S001", message, self.places.key(wrong.path), path=wrong.path, hint=hint), wrong)
            return
        if meant:
            self.meant.add(child_path(wrong.parent, meant))
        hint = look_hint(key, known) or (f"did you mean `{meant}`?" if meant else advice(key, known))
        hint = hint or f"known here: {', '.join(known)}"
        if _REACTIVE.fullmatch(wrong.path):
            hint = "write `entries:` or `list:`; for a file of Reactive Resume, run cvbuild import FILE"
        message = f"unknown key `{key}`"
        self._add(Mistake("S001", message, self.places.key(wrong.path), path=wrong.path, hint=hint), wrong)

    def _missing_key(self, wrong: Mismatch) -> None:
        path, key = wrong.path, wrong.key
        if path in self.empty:
            mistake = Mistake("S002", f"`{key}` has no value", self.places.key(path), path=path, hint="write one")
        else:
            place = _first_line(self.places.value(wrong.parent))
            mistake = Mistake("S002", f"`{key}` is missing here", place, path=path, hint=f"write `{key}: …`")
        if path not in self.meant:
            self._add(mistake, wrong)

    # -- S007, D101

    def _wrong_value(self, wrong: Mismatch) -> Mistake:
        path, value, place = wrong.path, wrong.value, self.places.value(wrong.path)
        if wrong.kind == "date" and isinstance(value, str):
            return Mistake("D101", wrong.said, place, path=path, hint=wrong.known[0] if wrong.known else "")
        if wrong.kind == "text" and isinstance(value, dict) and is_cut_text(value, ()):
            self._became_mapping(path, value)
            return self.mistakes["S005", path]
        message, hint = _wrong_shape(wrong)
        return Mistake("S007", message, place, path=path, hint=hint)


def _instead_of_missing(mismatches: Sequence[Mismatch]) -> dict[str, Mismatch]:
    """Return, for each unknown key that is the only one beside the only missing one, the missing one."""
    unknown: dict[str, list[Mismatch]] = {}
    missing: dict[str, list[Mismatch]] = {}
    for one in mismatches:
        if one.kind in {"unknown", "missing"}:
            (unknown if one.kind == "unknown" else missing).setdefault(one.parent, []).append(one)
    pairs = ((unknown[parent], missing[parent]) for parent in unknown.keys() & missing.keys())
    return {
        one[0].path: other[0]
        for one, other in pairs
        if len(one) == len(other) == 1 and not one[0].said and not advice(str(one[0].key), one[0].known)
        if isinstance(one[0].value, str)
    }


def _wrong_shape(wrong: Mismatch) -> tuple[str, str]:
    value = wrong.value
    if wrong.kind in _EXPECTED:
        message = f"{_EXPECTED[wrong.kind]} is expected here, not {_shown(value)}"
        return message, _shape_hint(wrong)
    if wrong.said:
        return wrong.said, ""
    if wrong.kind == "choice":
        meant = nearest(str(value), wrong.known)
        return _wrong_choice(wrong), f"did you mean `{meant}`?" if meant else ""
    if wrong.kind == "id":
        return f"{_shown(value)} is not an id", f"an id has letters, digits, - and _, such as {slug(value)}"
    if wrong.path == "format" and str(value).isdecimal() and int(value):
        return f"format {value} is newer than this version of cvbuild", "install a newer cvbuild"
    return f"{value} is out of range", f"write {wrong.known[0]}"


def _wrong_choice(wrong: Mismatch) -> str:
    *others, last = (f"`{word}`" for word in wrong.known)
    key = re.sub(r"(\[\d+\])+$", "", wrong.path).rpartition(".")[2]
    words = f"{', '.join(others)} or {last}" if others else last
    return f"`{key}` must be {words}, not {_shown(wrong.value)}"


def _shown(value: Any) -> str:
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a mapping"
    return f"'{value}'" if len(str(value)) <= _LONG else "a text"


def _shape_hint(wrong: Mismatch) -> str:
    """Return what to write in place of a value of the wrong shape."""
    from cvbuild.model.decode.examples import example, fits, flow  # only for mistakes

    value, shape, key = wrong.value, wrong.shape, wrong.key
    if says_nothing(value) and isinstance(key, str) and wrong.kind in _MAY_BE_LEFT_OUT and wrong.path != "basics":
        return f"delete this line: `{key}` may be left out"
    in_list = value if wrong.kind == "list" and isinstance(value, str) else None
    as_item = in_list is not None and isinstance(shape, ListOf) and (fits(shape.item, in_list) or key == "sections")
    if in_list is not None and (as_item or in_list.startswith("-") or _FILE.fullmatch(in_list)):
        return _list_hint(in_list, key)
    found = example(shape, value) if shape else None
    if found is None:
        return _HINTS.get(wrong.kind, "")
    name = key if isinstance(key, str) else wrong.parent.rpartition(".")[2] if key is None else ""
    return f"write {name}: {flow(found)}" if name and not name.endswith("]") else f"write {flow(found)}"


def _list_hint(words: str, key: Step) -> str:
    if words.startswith("-"):
        return "put a space after each dash"
    if _FILE.fullmatch(words):
        bibliography = f"write {key}: [{{bibliography: {words}}}]"
        return bibliography if words.endswith(".bib") else "a file cannot include another: write its lines here"
    short = len(words) <= _LONG and not set(words) & set(",[]{}:#")
    return f"write {key}: [{words}]" if short else "write its items below it, each after a dash and a space"


def _first_line(place: Place) -> Place:
    """Return the place, cut at the end of its first line; its end there is unknown, so one character is marked."""
    if place.end_line == place.line:
        return place
    return Place(place.file, place.line, place.column, place.line, place.column + 1)
