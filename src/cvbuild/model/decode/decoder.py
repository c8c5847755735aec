"""Decoding of located data into models; values that do not fit are mistakes, all reported in one run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.model.decode.clean import Cleaned, Steps, cleaned, empty_values, is_name
from cvbuild.model.decode.foreign import foreign
from cvbuild.model.decode.identity import duplicate_ids, set_addresses
from cvbuild.model.decode.inheritance import merge, variant_terms
from cvbuild.model.decode.lenient import Eased, eased, is_json
from cvbuild.model.decode.looks import break_hint
from cvbuild.model.decode.mistakes import translate
from cvbuild.model.decode.model import is_known, read
from cvbuild.model.decode.nested import spelt_out
from cvbuild.model.decode.own_sections import unusable_sections
from cvbuild.model.decode.references import (
    addressless_facts,
    undeclared_tags,
    unknown_facts,
    unusable_needs,
    with_whole_subjects,
)
from cvbuild.model.decode.shape import Mismatch
from cvbuild.model.letter import Letter
from cvbuild.model.resume import SECTIONS, Node, Resume
from cvbuild.model.variant import Variant
from cvbuild.syntax.finding import Label, Mistake, Outcome
from cvbuild.syntax.source import ParsedFile, Place, SourceMap, child_path, format_path, last_key, parent_path
from cvbuild.syntax.suggest import did_you_mean

__all__ = ["KNOWN_SECTIONS", "decode_letter", "decode_resume", "decode_variant", "merge", "variant_terms"]

KNOWN_SECTIONS = ("summary", *SECTIONS)
"""The names that a variant may list under ``sections``."""

_NAMING = frozenset(
    {
        "id",
        "institution",
        "language",
        "name",
        "organization",
        "position",
        "text",
        "title",
        "facts",
        "sections",
        *SECTIONS,
    }
)
"""Keys that give items their addresses: without one of them, a reference to the item cannot be judged."""

_LOOK_SECTIONS = ("side", "numbered")
"""The keys of a look that name sections."""

_UNKNOWN_SECTION = "unknown section"
_SOME_TAG = "journal"  # in a hint

M = TypeVar("M", bound=Node)


def decode_resume(loaded: ParsedFile) -> Outcome[Resume]:
    """Decode the source into a model with paths and addresses, without the values that do not fit.

    A ``.json`` file is read as JSON Resume's schema says: see :mod:`cvbuild.model.decode.lenient`.
    """
    if strange := foreign(loaded):  # every key of it would be a mistake
        nothing = _decoded(Resume, ParsedFile({}, loaded.places, loaded.source), ())
        return Outcome(nothing.value, (strange,), frozenset({"basics", *SECTIONS}))
    loaded = spelt_out(loaded)
    read = eased(loaded) if is_json(loaded) else Eased(loaded, frozenset(), ())
    unusable = tuple(unusable_sections(read.file))
    gone = read.gone | {mistake.path for mistake in unusable}
    found = _decoded(Resume, read.file, empty_values(read.file.data), gone)
    set_addresses(found.value)
    found = replace(found, value=with_whole_subjects(found.value))
    mistakes = (*read.mistakes, *unusable, *found.mistakes, *_reference_mistakes(found, read.file))
    return Outcome(found.value, _in_order(mistakes), found.aside, found.places)


def decode_variant(
    loaded: ParsedFile, name: str, own_sections: Collection[str] = (), *, unread: bool = False
) -> Outcome[Variant]:
    """Decode a variant's file, merged with what it extends, into a model without the values that do not fit.

    Its paths are those of :func:`variant_terms`: ``sections[0].max`` for ``- work: {max: 3}``.

    Args:
        loaded: the file.
        name: the variant's name.
        own_sections: the names of the sections that the source defines under ``sections``.
        unread: whether there may be more, because what the source has under ``sections`` could not be read.
    """
    loaded = variant_terms(loaded)
    known = (*KNOWN_SECTIONS, *own_sections)
    wrong = (*_section_mistakes(loaded, known), *_look_mistakes(loaded, known))
    gone = frozenset(mistake.path for mistake in wrong)
    wrong = tuple(one for one in wrong if not (unread and one.message.startswith(_UNKNOWN_SECTION)))
    found = _decoded(Variant, loaded, empty_values(loaded.data, nulls_only=True), gone)
    value = found.value.named(name).with_own_sections(tuple(own_sections))
    return Outcome(value, _in_order((*wrong, *found.mistakes)), found.aside | gone)


def decode_letter(loaded: ParsedFile) -> Outcome[Letter]:
    """Decode a letter's file; ``None`` if something that a letter needs is missing."""
    found = _decoded(Letter, loaded, empty_values(loaded.data))
    whole = all(isinstance(loaded.data.get(key), str) for key in ("variant", "subject", "text"))
    return Outcome(found.value if whole else None, _in_order(found.mistakes))


class _Decoded(Struct, Generic[M], frozen=True):
    """A model, its mistakes, the data it was read from, the paths of what was put aside, and all places."""

    value: M
    mistakes: tuple[Mistake, ...]
    clean: Cleaned
    aside: frozenset[str]
    places: SourceMap


def _decoded(
    model: type[M], loaded: ParsedFile, nothing: Iterable[Steps], gone: frozenset[str] = frozenset()
) -> _Decoded[M]:
    """Decode everything that fits; the values at the paths in ``gone`` are known not to."""
    known = [steps for steps in nothing if steps and is_known(model, steps)]
    absent = gone | {format_path(steps) for steps in known if not is_name(steps)}
    empty = [path for path in map(format_path, known) if parent_path(path) not in gone]
    clean = cleaned(loaded.data, absent)
    value, reading = read(model, clean)
    wrong, places = tuple(reading.mismatches), loaded.places.moved(reading.moved)
    if is_json(loaded):  # nothing is required there; all else was put aside before
        wrong = tuple(one for one in wrong if one.kind != "missing")
    if loaded.broken:
        wrong = tuple(one for one in wrong if not loaded.is_broken(_blamed(one, places)))
    found = translate(wrong, places, empty)
    nothing_in = _empty_values([path for path in empty if not _is_cut(path, loaded)], places, found.mistakes)
    mistakes = (*found.mistakes, *nothing_in)
    without = (one.path for one in mistakes if one.code == "S017")
    aside = found.aside.union(loaded.lost, _broken_paths(loaded), without)
    return _Decoded(value, mistakes, clean, aside.union(_below(aside, loaded.places)), places)


def _below(paths: Collection[str], places: SourceMap) -> Iterator[str]:
    """Yield the paths below some paths."""
    beginnings = tuple(f"{path}{mark}" for path in paths for mark in ".[")
    yield from (path for path in places.places if path.startswith(beginnings)) if beginnings else ()


def _is_cut(path: str, loaded: ParsedFile) -> bool:
    """Return whether the value of a key is missing because it could not be read, there or on the next line."""
    place = loaded.places.key(path)
    below = Place(place.file, place.line, 1, place.line + 1, 1)
    return loaded.is_broken(below)


def _blamed(wrong: Mismatch, places: SourceMap) -> Place:
    """Return the place of a value that does not fit; of the whole mapping if a key is missing."""
    if wrong.kind == "missing":
        return places.value(wrong.parent)
    value, key = places.value(wrong.path), places.key(wrong.path)
    return Place(value.file, min(key.line, value.line), value.column, value.end_line, value.end_column)


def _broken_paths(loaded: ParsedFile) -> Iterator[str]:
    """Yield the paths of texts on lines that were repaired."""
    for path, places in loaded.places.places.items() if loaded.broken else ():
        if places.value.line == places.value.end_line and loaded.is_broken(places.value):
            yield path


def _empty_values(empty: Iterable[str], places: SourceMap, found: Iterable[Mistake]) -> Iterator[Mistake]:
    """Yield S017 for every key without a value, unless the missing value is reported already.

    Not in JSON, where programs write every key they know, and empty ones mean nothing.
    """
    missing = {mistake.path for mistake in found if mistake.code == "S002"}
    for path in empty:
        if path not in missing and not (places.file.lower().endswith(".json") and not path.endswith("hold")):
            yield _empty_value(path, places)


def _empty_value(path: str, places: SourceMap) -> Mistake:
    key = path.rpartition(".")[2]
    if key == "hold":  # whoever writes the key does not want the item printed
        hint = "write why it must not be printed, or delete the key"
        return Mistake("S007", "`hold` needs a reason", places.key(path), path=path, hint=hint)
    message = "this item is empty" if key.endswith("]") else f"`{key}` is empty"
    return Mistake("S017", message, places.key(path), path=path, hint="write a value, or delete it")


def _reference_mistakes(found: _Decoded[Resume], loaded: ParsedFile) -> Iterator[Mistake]:
    """Yield mistakes in ids and references, except those that may follow from what was put aside."""
    resume, places, clean = found.value, found.places, found.clean
    aside = {last_key(path) for path in found.aside}
    yield from duplicate_ids(resume, places)
    if "tags" not in found.aside:
        hidden = _hidden(found, loaded)
        tags = {*resume.tags, *_names(loaded, "tags")}
        yield from undeclared_tags(resume, tags | hidden if tags else tags, places, clean)
    if "facts" not in found.aside:
        facts = {*resume.facts, *_names(loaded, "facts"), *_hidden(found, loaded)}
        yield from unknown_facts(resume, facts, places, clean)
    if aside.isdisjoint(_NAMING):
        yield from addressless_facts(resume, places)
        yield from unusable_needs(resume, places, clean)


def _hidden(found: _Decoded[Resume], loaded: ParsedFile) -> frozenset[str]:
    """Return the keys of all mappings at the top that were put aside: under its right key, each may declare names."""
    return frozenset(name for key in loaded.data if key in found.aside for name in _names(loaded, key))


def _names(loaded: ParsedFile, key: str) -> tuple[str, ...]:
    """Return the keys of a mapping as written, whatever became of their values."""
    written = loaded.data.get(key)
    return tuple(written) if isinstance(written, dict) else ()


def _section_mistakes(loaded: ParsedFile, known: Collection[str]) -> Iterator[Mistake]:
    """Yield mistakes for unknown sections of a variant, and for sections in a wrong form."""
    sections = loaded.data.get("sections")
    first: dict[str, Place] = {}
    items: list[object] = sections if isinstance(sections, list) else []
    for number, item in enumerate(items):
        if isinstance(item, dict):
            path = f"sections[{number}]"
            following = next((str(one.get("name")) for one in items[number + 1 :] if isinstance(one, dict)), "")
            yield from _section_mistake(item, path, loaded.places, known, following)
            yield from _section_again(item, path, loaded.places, first)


def _look_mistakes(loaded: ParsedFile, known: Collection[str]) -> Iterator[Mistake]:
    """Yield mistakes for unknown sections that the look of a variant names."""
    look = loaded.data.get("look")
    named = {key: look.get(key) for key in _LOOK_SECTIONS} if isinstance(look, dict) else {}
    for key, names in named.items():
        for number, name in enumerate(names if isinstance(names, list) else ()):
            if isinstance(name, str) and name not in known:
                path = f"look.{key}[{number}]"
                hint = did_you_mean(name, known) or f"known: {', '.join(f'`{one}`' for one in known)}"
                yield Mistake("S001", f"{_UNKNOWN_SECTION} `{name}`", loaded.places.value(path), path=path, hint=hint)


def _section_again(item: dict[str, object], path: str, places: SourceMap, first: dict[str, Place]) -> Iterator[Mistake]:
    """Yield S003 for a section after one that already shows everything: the same name, without a filter."""
    name, place = str(item.get("name")), places.value(f"{path}.name")
    if name in first:
        further = (Label(first[name], "this one shows all of it"),)
        message = f"the section `{name}` is listed twice; nothing is left for this one"
        hint = f"keep one, or say which entries the first shows: {name}: {{title: …, tags: [{_SOME_TAG}]}}"
        yield Mistake("S003", message, place, path=path, label="again here", hint=hint, further=further)
    elif "name" in item and not (item.get("tags") or item.get("type")):
        first[name] = place


def _section_mistake(
    item: dict[str, object], path: str, places: SourceMap, known: Collection[str], following: str
) -> Iterator[Mistake]:
    name = item.get("name")
    if isinstance(name, str) and name not in known:
        define = f"to define it, write `{name}: {{title: …}}` under `sections:` in the source"
        hint = break_hint(name, following) or did_you_mean(name, known) or define
        yield Mistake("S001", f"{_UNKNOWN_SECTION} `{name}`", places.value(f"{path}.name"), path=path, hint=hint)
    if "name" in item or not item:
        return
    first, *others = item
    if others and item[first] is None:
        at = places.key(child_path(path, others[0]))
        message = f"`{others[0]}` is beside `{first}`, not below it"
        yield Mistake("S007", message, at, path=path, hint=f"indent it deeper than `{first}`")
    elif not others:
        at = places.value(child_path(path, first))
        hint = f"write {first}: {{max: 3}} or just {first}"
        yield Mistake("S007", "the options of a section must be a mapping", at, path=path, hint=hint)


def _in_order(mistakes: Iterable[Mistake]) -> tuple[Mistake, ...]:
    return tuple(sorted(mistakes, key=lambda mistake: (mistake.place, mistake.code)))
