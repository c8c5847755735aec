"""The model's errors as findings: by their type and location, at the key or value in the file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cvbuild.decoding.clean import Cleaned
from cvbuild.decoding.shape import allowed_at, keys_of, model_at, today
from cvbuild.decoding.slug import slug
from cvbuild.finding import Finding
from cvbuild.loaded import Loaded
from cvbuild.reading.tokens import mistake
from cvbuild.resume import Node
from cvbuild.source import Place, child_path
from cvbuild.suggest import did_you_mean, guess_date, nearest, quoted

__all__ = ["Mistakes", "translate"]

_EXPECTED = {
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "dict_type": "a mapping",
    "float_parsing": "a number",
    "float_type": "a number",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "list_type": "a list",
    "model_attributes_type": "a mapping",
    "model_type": "a mapping",
    "string_type": "a text",
    "tuple_type": "a list",
}
_BOUNDS = {
    "greater_than": "more than {gt:g}",
    "greater_than_equal": "at least {ge:g}",
    "less_than": "less than {lt:g}",
    "less_than_equal": "at most {le:g}",
}
_HINTS = {
    "dict_type": "write `name: value` lines below it",
    "model_type": "write `key: value` lines below it",
    "string_type": "write one text",
}
_LONG = 40


@dataclass(frozen=True, slots=True)
class Mistakes:
    """What is wrong, and the paths of the values without which the rest could be right."""

    findings: tuple[Finding, ...]
    gone: frozenset[str]


def translate(
    error: ValidationError, model: type[Node], loaded: Loaded, clean: Cleaned, empty: Collection[str]
) -> Mistakes:
    """Every error of a validation as a finding; ``empty`` are the paths that were taken out for having no value."""
    translator = _Translator(model, loaded, clean, empty)
    details = error.errors(include_url=False)
    translator.read(details)
    return Mistakes(tuple(translator.findings.values()), frozenset(translator.gone))


class _Translator:
    def __init__(self, model: type[Node], loaded: Loaded, clean: Cleaned, empty: Collection[str]) -> None:
        self.model, self.places, self.clean, self.empty = model, loaded.places, clean, empty
        self.findings: dict[tuple[str, str], Finding] = {}
        self.gone: set[str] = set()
        self.meant: set[str] = set()  # keys that an unknown key was meant to be

    def read(self, details: Sequence[ErrorDetails]) -> None:
        """Unknown keys come first: one may be the misspelling of a key that is missing."""
        swallowed = set(self._became_mappings(details))
        rest = [detail for detail in details if self.path(detail["loc"][:-1]) not in swallowed]
        for detail in rest:
            if detail["type"] == "extra_forbidden":
                self._unknown_key(detail)
        for detail in rest:
            if detail["type"] == "missing":
                self._missing_key(detail)
            elif detail["type"] != "extra_forbidden":
                self._wrong_value(detail, details)

    def path(self, steps: Sequence[str | int]) -> str:
        """The path in the file of an error's location. Steps that name no key or item of the data are skipped."""
        path, data = "", self.clean.data
        for step in steps:
            if isinstance(data, list) and isinstance(step, int):
                path, data = child_path(path, self.clean.index(path, step)), data[step]
            elif isinstance(data, dict) and step in data:
                path, data = child_path(path, step), data[step]
        return path

    def _add(self, finding: Finding, gone: str) -> None:
        self.findings.setdefault((finding.code, finding.path), finding)
        self.gone.add(gone)

    # -- S005

    def _became_mappings(self, details: Sequence[ErrorDetails]) -> Iterator[str]:
        for detail in details:
            steps = detail["loc"]
            if detail["type"] == "missing" and steps[-1] == "text" and isinstance(detail["input"], dict):
                known = keys_of(model_at(self.model, steps[:-1]) or self.model)
                path = self.path(steps[:-1])
                if self._is_cut_text(detail["input"], known):
                    self._became_mapping(path, detail["input"])
                    yield path

    @staticmethod
    def _is_cut_text(data: dict[str, Any], known: Sequence[str]) -> bool:
        ((key, value), *more) = data.items() or ((None, None),)
        return not more and key is not None and isinstance(value, str | None) and not _is_slip(key, known)

    def _became_mapping(self, path: str, data: dict[str, Any]) -> None:
        ((key, value),) = data.items()
        place = self.places.key(child_path(path, key))
        colon = Place(place.file, place.end_line, place.end_column, place.end_line, place.end_column + 1)
        hint = f"write {quoted(f'{key}: {value}' if value else f'{key}:')}"
        message = "`: ` turns this text into a mapping"
        self._add(mistake("S005", message, colon, path=path, label="read as a key", hint=hint), path)

    # -- S001, S002

    def _unknown_key(self, detail: ErrorDetails) -> None:
        steps = detail["loc"]
        path, key = self.path(steps), str(steps[-1])
        model = model_at(self.model, steps[:-1])
        known = keys_of(model) if model else ()
        meant = today(key, known) or nearest(key, known)
        if meant:
            self.meant.add(child_path(self.path(steps[:-1]), meant))
        hint = f"did you mean `{meant}`?" if meant else f"known here: {', '.join(known)}"
        self._add(mistake("S001", f"unknown key `{key}`", self.places.key(path), path=path, hint=hint), path)

    def _missing_key(self, detail: ErrorDetails) -> None:
        parent = self.path(detail["loc"][:-1])
        key = str(detail["loc"][-1])
        path = child_path(parent, key)
        if path in self.empty:
            finding = mistake("S002", f"`{key}` has no value", self.places.key(path), path=path, hint="write one")
        else:
            place = _first_line(self.places.value(parent))
            finding = mistake("S002", f"`{key}` is missing here", place, path=path, hint=f"write `{key}: …`")
        if path not in self.meant:
            self._add(finding, parent)
        self.gone.add(parent)

    # -- S007, D101

    def _wrong_value(self, detail: ErrorDetails, details: Sequence[ErrorDetails]) -> None:
        path = self.path(detail["loc"])
        if any(
            other is not detail and self.path(other["loc"]).startswith((f"{path}.", f"{path}[")) for other in details
        ):
            return  # the same value failed in a part of it, which says more
        self._add(self._wrong_value_finding(detail, path), path)

    def _wrong_value_finding(self, detail: ErrorDetails, path: str) -> Finding:
        kind, value, place = detail["type"], detail["input"], self.places.value(path)
        if kind == "impossible_date" and isinstance(value, str):
            guess = guess_date(value)
            hint = f"write {guess}" if guess and guess != value.strip() else ""
            return mistake("D101", detail["msg"], place, path=path, hint=hint)
        if kind == "string_type" and isinstance(value, dict) and self._is_cut_text(value, ()):
            self._became_mapping(path, value)
            return self.findings["S005", path]
        message, hint = self._wrong_shape(detail)
        return mistake("S007", message, place, path=path, hint=hint)

    def _wrong_shape(self, detail: ErrorDetails) -> tuple[str, str]:
        kind, value = detail["type"], detail["input"]
        if kind == "literal_error":
            allowed = allowed_at(self.model, detail["loc"])
            return f"{_shown(value)} is none of {', '.join(allowed)}", did_you_mean(str(value), allowed)
        if kind == "string_pattern_mismatch":
            return f"{_shown(value)} is no id", f"letters, digits, - and _ make an id, such as {slug(value)}"
        if kind in _BOUNDS:
            return f"{value} is out of range", f"write {_BOUNDS[kind].format(**detail['ctx'])}"
        model = model_at(self.model, detail["loc"])
        if kind == "model_type" and model and "text" in keys_of(model):
            kind = "string_type"
        expected = "a date" if kind == "impossible_date" else _EXPECTED.get(kind)
        if expected is None:
            return detail["msg"], ""
        return f"{expected} is expected here, not {_shown(value)}", _shape_hint(kind, value, detail["loc"][-1])


def _is_slip(key: str, known: Sequence[str]) -> bool:
    """Whether a key is one of those known, misspelt; a capital begins a sentence ("Wrote: ..." is no ``note``)."""
    return nearest(key, known) is not None and (key[:1].islower() or key.casefold() in known)


def _shown(value: Any) -> str:
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a mapping"
    return f"'{value}'" if len(str(value)) <= _LONG else "a text"


def _shape_hint(kind: str, value: Any, key: str | int) -> str:
    if kind != "tuple_type":
        return _HINTS.get(kind, "")
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
