"""Differences between a CV and its lock as mistakes, at the place of what differs."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cvbuild.analysis.lock.differences import Difference, Kind
from cvbuild.analysis.phrases import listed
from cvbuild.syntax.finding import Label, Mistake
from cvbuild.syntax.source import Place, Source, SourceMap

__all__ = ["is_private", "mistakes", "place_of", "shown"]

_PRIVATE = "private.yaml"
_HINT = "write it as it was confirmed, or confirm it yourself: cvbuild confirm"
_LONGEST = 60


def mistakes(
    found: Iterable[Difference], places: SourceMap, sources: Mapping[str, Source], variants: Mapping[str, SourceMap]
) -> Iterator[Mistake]:
    """Yield F122 for each value that differs; one for all values of an item that was never confirmed."""
    for _, group in itertools.groupby(found, key=_together):
        several = tuple(group)
        yield _mistake(several, places, sources, variants)


def _together(one: Difference) -> object:
    return (one.address,) if one.locked is None else (one.address, one.key)


def _mistake(
    several: Sequence[Difference], places: SourceMap, sources: Mapping[str, Source], variants: Mapping[str, SourceMap]
) -> Mistake:
    one = several[0]
    if one.locked is None and one.item and len(several) > 1:
        place = place_of(one.item.path, places, variants)
        texts = (shown(each, place_of(each.path, places, variants), sources) for each in several)
        values = listed([f"{each.key} {text}" for each, text in zip(several, texts, strict=True)], most=4)
        return Mistake("F122", f"`{one.address}` was never confirmed: {values}", place, one.item.path, hint=_HINT)
    place = place_of(one.path, places, variants)
    return Mistake(
        "F122", _message(one, place, sources), place, one.path, hint=_hint(one), further=tuple(_further(one))
    )


def _message(one: Difference, place: Place, sources: Mapping[str, Source]) -> str:
    key = f"`{one.key}` of {one.address}"
    before = _quoted(one.before.value) if one.before and not is_private(place, sources) else "another private value"
    match one.kind:
        case Kind.CHANGED:
            return f"{key} is {shown(one, place, sources)}, and {before} was confirmed"
        case Kind.NEW:
            return f"{key}, {shown(one, place, sources)}, was never confirmed"
        case Kind.GONE:
            what = "the fact on hold" if one.item is None else key
            return f"{what} was removed{f' ({one.address})' if one.item is None else ''}, and {before} was confirmed"


def _hint(one: Difference) -> str:
    return _HINT if one.kind is not Kind.GONE else "write it again, or confirm that it may go: cvbuild confirm"


def _further(one: Difference) -> Iterator[Label]:
    if one.before and one.before.place:
        yield Label(one.before.place, f"confirmed by {one.before.by} on {one.before.when}")


def shown(one: Difference, place: Place, sources: Mapping[str, Source]) -> str:
    """Return the value of the CV as a message may have it."""
    if one.now is None:
        return "nothing"
    return "a private value" if is_private(place, sources) else _quoted(one.now.text)


def _quoted(text: str) -> str:
    short = " ".join(text.split())
    return f"“{short if len(short) <= _LONGEST else short[: _LONGEST - 1] + '…'}”"


def is_private(place: Place, sources: Mapping[str, Source]) -> bool:
    """Return whether a value comes from ``private.yaml`` or the environment."""
    if place.file.replace("\\", "/").rpartition("/")[2] == _PRIVATE:
        return True
    source = sources.get(place.file)
    return source is not None and place.line in _lines_with_variables(source.text)


@functools.lru_cache(maxsize=4)
def _lines_with_variables(text: str) -> frozenset[int]:
    """Find the lines once, for each value of a source asks: a file of JSON may be one long line."""
    return frozenset(number for number, line in enumerate(text.splitlines(), 1) if "${CV_" in line)


def place_of(path: str, places: SourceMap, variants: Mapping[str, SourceMap]) -> Place:
    """Return the place of a value in the source, or in a variant whose heading it is."""
    for name in variants:
        if path == f"variants.{name}" or path.startswith(f"variants.{name}."):
            return variants[name].value(path.removeprefix(f"variants.{name}").lstrip("."))
    if path.endswith(".endDate") and path not in places.places:
        path = f"{path.removesuffix('endDate')}startDate"  # a range is the value of startDate
    key = path.rpartition(".")[2]
    found = places.value(path.removesuffix(".text") if key == "text" and path not in places.places else path)
    return places.key(path) if found.end_line > found.line else found
