"""Reading of a ``.json`` source as JSON Resume's schema says: further keys are allowed, and nothing is required.

Files have keys of every version since 0.0.10, keys of other tools, and empty values where a form was not filled in.
So old keys get their current names (S022), empty values are skipped, a value in another shape is converted where its
meaning is clear and put aside otherwise (S024, or D101 for a date), and unknown keys are put aside and listed once
(S023). Keys for tools only (``x-…``, ``$comment``, ``meta`` of an entry) are ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from cvbuild.model.decode.clean import Cleaned, cleaned
from cvbuild.model.decode.conversions import as_date, as_mapping, as_rows, as_text, is_blank
from cvbuild.model.decode.early_versions import from_bio
from cvbuild.model.decode.meanings import same_key, today
from cvbuild.model.decode.model import ModelOf, model_of
from cvbuild.model.decode.shape import Choice, Date, Either, Flag, ListOf, MappingOf, Number, Reading, Shape, Text
from cvbuild.model.resume import Profile, Resume
from cvbuild.syntax.finding import Location, Mistake, Severity
from cvbuild.syntax.source import ParsedFile, Places, SourceMap, child_path
from cvbuild.syntax.suggest import nearest

__all__ = ["Eased", "eased", "is_json"]

_OURS = ("checks", "facts", "meta", "output", "tags", "terms", "words")
"""Top-level keys whose mappings have their own reading."""

_FOR_TOOLS = ("meta", "$schema", "$comment", "_comment")
_LONG = 200  # characters of a value to quote


class Eased(Struct, frozen=True):
    """A source in today's keys and shapes, the paths of values to leave out, and what there is to say about it."""

    file: ParsedFile
    gone: frozenset[str]
    mistakes: tuple[Mistake, ...]


def is_json(file: ParsedFile) -> bool:
    """Return whether a source is read leniently."""
    return file.places.file.lower().endswith(".json")


def eased(file: ParsedFile) -> Eased:
    """Return the source in today's keys and shapes."""
    easing = _Easing(file.places)
    data = easing.mapping(from_bio(file.data), model_of(Resume), "", "")
    places = SourceMap(file.places.file, easing.moved(file.places))
    return Eased(
        ParsedFile(data, places, file.source, file.broken, file.lost), frozenset(easing.gone), tuple(easing.mistakes())
    )


class _Easing:
    """The conversion in progress. ``path`` is where a value ends up, ``written`` where the file has it."""

    def __init__(self, places: SourceMap) -> None:
        self.places = places
        self.gone: set[str] = set()
        self._moved: dict[str, str] = {}
        self._old: dict[tuple[str, str], list[str]] = {}
        self._unknown: list[tuple[str, Any, str]] = []
        self._wrong: list[tuple[str, Any, str]] = []
        self._dates: list[tuple[str, str]] = []

    # -- values by their shapes

    def value(self, value: Any, shape: Shape, path: str, written: str) -> Any:
        """Return a value in its shape; None if it is put aside."""
        match shape:
            case ModelOf():
                return self._node(value, shape, path, written)
            case ListOf():
                return self._list(value, shape, path, written)
            case Text():
                found = as_text(value)
            case Date():
                found = as_date(value)
            case Choice() | Either() | Flag() | MappingOf() | Number():
                found = value
            case _:
                raise NotImplementedError(shape)
        if _fits(found, shape):
            return found
        if isinstance(shape, Date) and isinstance(value, str):
            self._dates.append((written, value))
            return None
        return self._put_aside(value, written)

    def _node(self, value: Any, shape: ModelOf, path: str, written: str) -> Any:
        if isinstance(value, str) and shape.model.bare:
            return value
        found = as_mapping(value, shape.model)
        if found is None:
            return self._put_aside(value, written)
        return self.mapping(found, shape, path, written) or None

    def _list(self, value: Any, shape: ListOf, path: str, written: str, start: int = 0) -> Any:
        rows = as_rows(value, shape.item.model if isinstance(shape.item, ModelOf) else None)
        if rows is None:
            return self._put_aside(value, written)
        found = []
        for number, row in enumerate(rows):
            at = child_path(path, start + number)
            self._moved |= {child_path(written, number): at} if start else {}
            one = None if is_blank(row) else self.value(row, shape.item, at, child_path(written, number))
            if one is None or is_blank(one):
                self.gone.add(at)
            found.append(one)
        return found

    def mapping(self, data: dict[str, Any], shape: ModelOf, path: str, written: str) -> dict[str, Any]:
        """Return a mapping in today's keys."""
        result: dict[str, Any] = {}
        for key, value in data.items():
            if is_blank(value):
                continue
            name, at = self._name(key, data, shape), child_path(written, key)
            if name is None:
                self._set_aside(key, value, at, shape)
                continue
            if name != key:
                self._old.setdefault((key, name), []).append(at)
            below, known = child_path(path, name), result.get(name)
            if known is None:
                ours = not path and name in _OURS
                found = (
                    self._own(name, value, shape) if ours else self.value(value, shape.fields[name].shape, below, at)
                )
            else:
                found = self._added(known, value, shape.fields[name].shape, below, at)
            if found is not None:
                self._moved |= {} if below == at or known else {at: below}
                result[name] = found
        return self._with_account(result, shape, written)

    def _added(self, known: Any, value: Any, shape: Shape, path: str, written: str) -> Any:
        """Return a list with the items that the file has under another key of the same meaning."""
        more = self._list(value, shape, path, written, len(known)) if isinstance(shape, ListOf) else None
        if more is None and not isinstance(shape, ListOf):
            self._unknown.append((written, value, ""))
        return known if more is None else [*known, *more]

    def _name(self, key: str, data: dict[str, Any], shape: ModelOf) -> str | None:
        """Return today's name of a key, unless the mapping has a value under that name too; None if it is unknown."""
        if key in shape.fields:
            return key
        name = same_key(key, shape.keys) or today(key, shape.keys)
        free = name and (is_blank(data.get(name)) or isinstance(shape.fields[name].shape, ListOf))
        return name if free else None

    def _own(self, name: str, value: Any, shape: ModelOf) -> Any:
        """Return the value of a key that only cvbuild has; other tools may mean something else by it."""
        if _fits(cleaned({name: value}, ()).data[name], shape.fields[name].shape):
            return value
        self._unknown.append((name, value, ""))
        return None

    def _with_account(self, result: dict[str, Any], shape: ModelOf, written: str) -> dict[str, Any]:
        """Put aside a profile that names neither an account nor an address."""
        if shape.model is Profile and result and not (result.get("username") or result.get("url")):
            self._wrong.append((written, result.get("network", ""), "this profile has neither `username` nor `url`"))
            return {}
        return result

    # -- what is not printed

    def _set_aside(self, key: str, value: Any, written: str, shape: ModelOf) -> None:
        if key in _FOR_TOOLS or key.startswith(("x-", "x_")) or shape.is_open:
            return
        meant = None if today(key, shape.keys) else nearest(key, shape.keys)
        self._unknown.append((written, value, f" (did you mean `{meant}`?)" if meant and len(key) > 3 else ""))

    def _put_aside(self, value: Any, written: str) -> None:
        self._wrong.append((written, value, "a value of another shape is expected here"))

    # -- what to say about it

    def mistakes(self) -> Iterator[Mistake]:
        """Yield one mistake for each old key, one for all unknown keys, and one for each value put aside."""
        for (old, new), paths in self._old.items():
            yield self._mistake("S022", f"`{old}` is read as `{new}`", paths, hint=f"its name today is `{new}`")
        if self._unknown:
            count = f"{len(self._unknown)} keys" if len(self._unknown) > 1 else "1 key"
            lines = (f"{path}: {_quoted(value)}{hint}" for path, value, hint in self._unknown)
            message = f"{count} of other tools {'are' if len(self._unknown) > 1 else 'is'} not printed"
            yield self._mistake("S023", message, [path for path, _, _ in self._unknown], hint="\n".join(lines))
        for path, value, message in self._wrong:
            yield self._mistake("S024", message, [path], hint=f"not printed: {path}: {_quoted(value)}")
        for path, text in self._dates:
            yield self._unreadable_date(path, text)

    def _unreadable_date(self, path: str, text: str) -> Mistake:
        """Return the mistake of a date that cannot be read: a warning, since the file is built without it."""
        reading = Reading(Cleaned({}))
        Date().read(text, "", path, reading)
        wrong = reading.mismatches[0]
        hint = "; ".join(filter(None, (*wrong.known, "until then it is not printed")))
        place = self.places.value(path)
        return Mistake("D101", wrong.said, place, path=path, hint=hint, severity=Severity.WARNING)

    def _mistake(self, code: str, message: str, paths: list[str], hint: str) -> Mistake:
        at = self.places.value if code == "S024" else self.places.key
        first, *others = (Location(at(path), path) for path in paths)
        return Mistake(code, message, first.place, first.path, hint=hint, also=tuple(others))

    def moved(self, places: SourceMap) -> dict[str, Places]:
        """Return the places of all values, also under the paths that they end up at."""
        found = dict(places.places)
        for old, new in self._moved.items():
            for path in places.places if old in places.places else ():
                if path == old or path.startswith((f"{old}.", f"{old}[")):
                    found[new + path[len(old) :]] = places.places[path]
        return found


def _fits(value: Any, shape: Shape) -> bool:
    reading = Reading(Cleaned({}))
    shape.read(value, "", "", reading)
    return not reading.mismatches


def _quoted(value: Any) -> str:
    """Return the words of a value on one line."""
    words = " ".join(" ".join(_words(value)).split())
    return words if len(words) <= _LONG else f"{words[:_LONG]}…"


def _words(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield f"{key}:" if not is_blank(one) else ""
            yield from _words(one)
    elif isinstance(value, list):
        yield ", ".join(" ".join(_words(one)) for one in value if not is_blank(one))
    elif value is not None:
        yield str(value)
