"""Completion: the words that may be written at a position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from cvbuild.commands.lsp.context import Context
from cvbuild.model.resume import Resume

__all__ = ["Word", "words"]

Schema = Mapping[str, Any]

_DATES = frozenset(("startDate", "endDate", "date", "releaseDate"))
_ADDRESSES = frozenset(("include", "exclude", "needs", "order", "subject"))
_CANDIDATES = {"headline": "headlines", "summary": "summaries", "location": "locations"}


class Word(Struct, frozen=True):
    """A word to offer: its kind for the editor's symbol, and a remark beside it."""

    text: str
    kind: str
    remark: str = ""


def words(where: Context, resume: Resume | None, schema: Schema, month: str, *, variant: bool) -> tuple[Word, ...]:
    """Return the words for a context.

    Args:
        where: the context.
        resume: the source as it was last read; without it only keys and dates are known.
        schema: the JSON Schema of the file.
        month: the current month, such as ``2026-01``.
        variant: whether the file is a variant.
    """
    found = _keys(where.keys, schema) if where.key else _values(where.keys, resume, schema, month, variant=variant)
    return tuple(word for word in dict.fromkeys(found) if word.text.startswith(where.typed))


def _keys(keys: Sequence[str], schema: Schema) -> Iterator[Word]:
    for part in _parts(schema, keys):
        for name, below in part.get("properties", {}).items():
            yield Word(name, "key", str(below.get("description", "")))


def _values(keys: Sequence[str], resume: Resume | None, schema: Schema, month: str, *, variant: bool) -> Iterator[Word]:
    key = keys[-1] if keys else ""
    if key in _DATES:
        yield from (Word(month, "date", "this month"), Word("present", "date", "still"))
    for part in _parts(schema, keys):
        yield from (Word(str(value), "value") for value in part.get("enum", ()))
    if resume is None:
        return
    if key in {"tags", "excludeTags"} and (variant or len(keys) > 1):
        yield from (Word(name, "tag", meaning) for name, meaning in resume.tags.items())
    elif key == "facts" and len(keys) > 1:
        yield from (Word(name, "fact", fact.claim or "") for name, fact in resume.facts.items())
    elif variant and key in _CANDIDATES and len(keys) == 1:
        items = getattr(resume.basics, _CANDIDATES[key])
        yield from (Word(item.address.rpartition(".")[2], "id", item.words) for item in items)
    elif key in _ADDRESSES:
        yield from _ids(resume, keys)


def _ids(resume: Resume, keys: Sequence[str]) -> Iterator[Word]:
    """Yield ids; those of one section below its name, and for other keys addresses as well."""
    within = keys[-2] if keys[-1] == "order" and len(keys) > 1 else ""
    for item in resume.items():
        section, _, name = item.address.partition(".")
        if not within or section == within:
            yield Word(name.rpartition(".")[2], "id", item.words)
            if not within:
                yield Word(item.address, "id", item.words)


def _parts(schema: Schema, keys: Iterable[str]) -> list[Schema]:
    """Return the parts of a schema that the value at these keys may have; lists are entered."""
    parts = _opened([schema], schema)
    for key in keys:
        below = [part["properties"][key] for part in parts if key in part.get("properties", {})]
        below += [
            part["additionalProperties"]
            for part in parts
            if key not in part.get("properties", {}) and isinstance(part.get("additionalProperties"), dict)
        ]
        parts = _opened(below, schema)
    return parts


def _opened(parts: Iterable[Schema], root: Schema) -> list[Schema]:
    found: list[Schema] = []
    for part in parts:
        if "$ref" in part:
            found += _opened([root["$defs"][part["$ref"].rpartition("/")[2]]], root)
        nested = [*part.get("anyOf", ()), *part.get("oneOf", ()), *part.get("allOf", ())]
        if isinstance(part.get("items"), dict):
            nested.append(part["items"])
        found += _opened(nested, root)
        found.append(part)
    return found
