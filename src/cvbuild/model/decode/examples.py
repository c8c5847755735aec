"""Examples of what to write in place of a value of the wrong shape, made from the shape and the words of the value.

An example is read as the file would be, and only one that fits is shown: a hint never leads to the next mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cvbuild.model.decode.clean import Cleaned
from cvbuild.model.decode.conversions import as_date
from cvbuild.model.decode.model import ModelOf
from cvbuild.model.decode.shape import (
    Choice,
    Date,
    Either,
    Flag,
    ListOf,
    MappingOf,
    Number,
    Reading,
    Shape,
    Text,
    says_nothing,
)
from cvbuild.model.decode.slug import slug
from cvbuild.syntax.suggest import nearest, quoted

__all__ = ["example", "fits", "flow"]

_SOMETHING = "…"
_LONG = 50  # characters of words that an example repeats
_NUMBERS = ("1", "3", "0.5", "2000")
_DATE = "2024-05"
_PLAIN = re.compile(r"[\w…+/.-](?:[\w…+/.() -]*[\w…+/.)-])?")
_NULLS = frozenset(("null", "~"))


def example(shape: Shape, value: Any) -> Any:
    """Return a value of the shape, with the words of the given one where they have a place; ``None`` if none is found.

    It consists of mappings, lists and texts, as read from a file.
    """
    words = _words(value)
    for said in (words, _SOMETHING) if 0 < len(words) <= _LONG else (_SOMETHING,):
        for one in _candidates(shape, said, value):
            if fits(shape, one):
                return one
    return None


def fits(shape: Shape, value: Any) -> bool:
    """Return whether a value has the shape, with nothing to object to."""
    reading = Reading(Cleaned({}))
    shape.read(value, "", None, reading)
    return not reading.mismatches


def flow(value: Any) -> str:
    """Return plain data as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    text = str(value)
    plain = _PLAIN.fullmatch(text) and text.lower() not in _NULLS and not text.startswith(("-", "..."))
    return text if plain else quoted(text)


def _words(value: Any) -> str:
    """Return the words of any value in one line."""
    if isinstance(value, dict):
        return ", ".join(filter(None, map(_words, value.values())))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    return " ".join(str(value or "").split())


def _candidates(shape: Shape, words: str, value: Any) -> Iterator[Any]:
    """Yield values that may have the shape, the one nearest to what is written first."""
    match shape:
        case ModelOf():
            yield from _mappings(shape, words, value)
        case ListOf():
            yield from _lists(shape, words, value)
        case MappingOf():
            yield from _named(shape, words, value)
        case Either():
            yield from _candidates(shape.text, words, value)
        case Date():
            yield from (as_date(value), words, "-".join(re.findall(r"\d+", words)), _DATE)
        case _:
            yield from _scalars(shape, words)


def _scalars(shape: Shape, words: str) -> Iterator[str]:
    match shape:
        case Text():
            yield from (words, slug(words), "a") if shape.pattern else (words,)
        case Choice():
            yield nearest(words, shape.words) or shape.words[0]
        case Flag():
            yield "false" if says_nothing(words) else "true"
        case Number():
            yield from _NUMBERS


def _lists(shape: ListOf, words: str, value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield [value]
        if not isinstance(shape.item, ModelOf):
            yield [f"{key}: {_words(one)}" for key, one in value.items()]
    items = value if isinstance(value, list) and words != _SOMETHING else [words]
    yield [example(shape.item, item) for item in items]
    yield from ([one] for one in _candidates(shape.item, words, value))


def _named(shape: MappingOf, words: str, value: Any) -> Iterator[Any]:
    names = value if isinstance(value, list) and all(isinstance(one, str) for one in value) else [words]
    for said in (_SOMETHING, words):
        yield {str(name): one for name in names for one in [example(shape.item, said)] if one is not None}
    yield {"name": example(shape.item, _SOMETHING)}


def _mappings(shape: ModelOf, words: str, value: Any) -> Iterator[Any]:
    """Yield the short forms of a node, then the node with its words under each of its keys."""
    if shape.model.bare:
        yield from _candidates(shape.fields[shape.model.bare].shape, words, value)
    if fits(shape, "true") and not fits(shape, _SOMETHING):
        yield "true"
    needed = {key: example(shape.fields[key].shape, _SOMETHING) for key in shape.required}
    known = _known(shape, value)
    if known:
        yield {**needed, **known}
    for key in _likely_keys(shape):
        for one in _candidates(shape.fields[key].shape, words, words):
            yield {**needed, key: one}
    yield needed


def _known(shape: ModelOf, value: Any) -> Mapping[str, Any]:
    """Return what fits of a mapping."""
    items = value.items() if isinstance(value, dict) else ()
    return {key: one for key, one in items if key in shape.fields and fits(shape.fields[key].shape, one)}


def _likely_keys(shape: ModelOf) -> Iterator[str]:
    """Yield the keys of a node: the one by which it is known, what it needs, all others."""
    known_by = getattr(shape.model, "known_by", "")
    ours = ("id", "tags", "needs", "priority", "hold", "note")
    yield from dict.fromkeys(
        key for key in (known_by, *shape.required, *shape.fields) if key in shape.fields and key not in ours
    )
