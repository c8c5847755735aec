"""Pair the items of a CV with those of its lock: by id, else by content, so that order and place do not count."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from cvbuild.analysis.lock.folding import folded, likeness
from cvbuild.analysis.lock.identity import HEADLINES, HIGHLIGHTS, NAMES, Identity
from cvbuild.analysis.lock.record import Confirmed, Lock

__all__ = ["Locked", "Pair", "pairs"]

_ALIKE = 0.5
"""Likeness from which two items of one section are the same, with other values."""


class Locked(Struct, frozen=True):
    """An item of the lock."""

    address: str
    values: Mapping[str, Confirmed]

    @property
    def words(self) -> str:
        """All words of its values; of a highlight, those of its text."""
        return " ".join(folded(one.value) for key, one in self.values.items() if _identifies(key, self.group))

    @property
    def group(self) -> str:
        """Return what the item can be confused with: the section of its address."""
        first = self.address.partition(".")[0]
        if "of" in self.values:
            return f"{first}.roles"
        is_wording = first != HEADLINES and any(key.partition(".")[0] == "text" for key in self.values)
        return HIGHLIGHTS if is_wording else first


class Pair(Struct, frozen=True):
    """An item of the CV and the same item in the lock; one of them is None if it is in the other only."""

    item: Identity | None
    locked: Locked | None


def pairs(items: Sequence[Identity], lock: Lock) -> tuple[Pair, ...]:
    """Pair all items, in the order of the CV; then those of the lock that are no longer in it."""
    rest = {address: Locked(address, values) for address, values in lock.items.items()}
    found: dict[int, Locked] = {}
    for number, item in enumerate(items):
        if item.is_named and item.address in rest:
            found[number] = rest.pop(item.address)
    for number, address in _equal({n: one for n, one in enumerate(items) if n not in found}, rest):
        found[number] = rest.pop(address)
    for number, address in _alike({n: one for n, one in enumerate(items) if n not in found}, rest):
        found[number] = rest.pop(address)
    both = (Pair(item, found.get(number)) for number, item in enumerate(items))
    return (*both, *(Pair(None, locked) for locked in rest.values()))


def _identifies(key: str, group: str) -> bool:
    """Return whether a value is among the words of its item: of a wording, its text alone is."""
    return group != HIGHLIGHTS or key.partition(".")[0] == "text"


def _words(item: Identity) -> str:
    return " ".join(folded(one.text) for key, one in item.values.items() if _identifies(key, item.group))


def _equal(items: Mapping[int, Identity], locked: Mapping[str, Locked]) -> Iterator[tuple[int, str]]:
    """Pair what has the same words, at the same address if it can be; most of a CV does."""
    known: dict[tuple[str, str], list[str]] = {}
    for one in locked.values():
        known.setdefault((one.group, one.words), []).append(one.address)
    for number, item in items.items():
        addresses = known.get((item.group, _words(item)))
        if addresses:
            address = item.address if item.address in addresses else addresses[0]
            addresses.remove(address)
            yield number, address


def _alike(items: Mapping[int, Identity], locked: Mapping[str, Locked]) -> Iterator[tuple[int, str]]:
    """Pair what is most alike first, each once on each side."""
    candidates = sorted(_candidates(items, locked), key=lambda one: (-one[0], one[1], one[2]))
    taken: set[int | str] = set()
    for _, number, address in candidates:
        if number not in taken and address not in taken:
            taken |= {number, address}
            yield number, address


def _candidates(items: Mapping[int, Identity], locked: Mapping[str, Locked]) -> Iterator[tuple[float, int, str]]:
    groups: dict[str, list[tuple[Locked, str, Counter[str]]]] = {}
    for one in locked.values():
        words = one.words
        groups.setdefault(one.group, []).append((one, words, Counter(words.split())))
    for number, item in items.items():
        words = _words(item)
        known = groups.get(item.group, ())
        for other, text in _nearest(words, known):
            yield likeness(words, text), number, other.address
        for other, text, _ in known:
            if _same_name(item, other.values):
                alike = max(likeness(words, text), _ALIKE) + (item.address == other.address) / 100
                yield alike, number, other.address


_MOST = 4  # items that are compared in the order of their words; the words alone are compared much faster


def _nearest(words: str, known: Iterable[tuple[Locked, str, Counter[str]]]) -> Iterator[tuple[Locked, str]]:
    """Yield the few items that have most words in common, of those that have half of them."""
    mine = Counter(words.split())
    total = mine.total()
    rated = (
        (2 * (mine & counted).total() / max(total + counted.total(), 1), text, one) for one, text, counted in known
    )
    likely = [rated_one for rated_one in rated if rated_one[0] >= _ALIKE]
    for _, text, one in heapq.nlargest(_MOST, likely, key=lambda rated_one: rated_one[0]):
        if likeness(words, text) >= _ALIKE:
            yield one, text


def _same_name(item: Identity, locked: Mapping[str, Confirmed]) -> bool:
    """Return whether both have the same name: of the employer, of the school."""
    name = folded(item.words)
    return bool(name) and any(folded(one.value) == name for key, one in locked.items() if key in NAMES)
