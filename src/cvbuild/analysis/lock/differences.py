"""Differences between a CV and its lock."""

from __future__ import annotations

import enum
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from cvbuild.analysis.lock.folding import folded
from cvbuild.analysis.lock.identity import HEADLINES, HIGHLIGHTS, Identity, Valued
from cvbuild.analysis.lock.pairing import Locked, Pair, pairs
from cvbuild.analysis.lock.record import BETWEEN, Confirmed, Lock

__all__ = ["Difference", "Kind", "differences", "is_same"]


class Kind(enum.Enum):
    """The kinds of difference."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


class Difference(Struct, frozen=True):
    """A value that is not as it was confirmed.

    Without an ``item``, a fact on hold is no longer in the ledger. Without ``now``, the value is gone; without
    ``before``, it was never confirmed.
    """

    kind: Kind
    key: str
    item: Identity | None
    locked: Locked | None
    now: Valued | None = None
    before: Confirmed | None = None

    @property
    def path(self) -> str:
        """The path of what differs; of its item where a value is gone."""
        return self.now.path if self.now else self.item.path if self.item else "facts"

    @property
    def address(self) -> str:
        """The address of the item in the CV, or in the lock where it is in that only."""
        return self.item.address if self.item else self.locked.address if self.locked else ""


_KEPT = frozenset(
    {"authors", "caveat", "disclosure", "endDate", "expires", "fluency", "hold", "of", "scale", "subject"}
)
"""Keys without which an item says more: a job without an end is a current one."""

_CAUTION = frozenset({"caveat", "hold", "disclosure"})
"""Keys with which an item says less: nobody needs to confirm that they were added."""

_SETS = frozenset(
    {"alternateName", "claims", "courses", "figures", "honors", "keywords", "locations", "roles", "tools"}
)
"""Keys with several texts, of which some may go."""

_LISTS = frozenset({"skills", "interests"})
"""Sections whose keywords may go from one list to another."""

_LIMITS = """
acting aspiring apprentice assistant associate candidate co deputy former formerly intern interim junior jr student
substitute temporary to trainee vice volunteer
"""
_LIMITING = frozenset(_LIMITS.split())
"""Words of a title without which it says more."""

_WORD = re.compile(r"[\w+#]+")


def differences(
    items: Sequence[Identity], lock: Lock, claiming: Collection[str] | None = None
) -> tuple[Difference, ...]:
    """Return all differences, in the order of the CV; values that are merely gone are none.

    Wordings never differ. Given the paths of those that claim something new, whoever confirms is also asked for them,
    for wordings that are new, and for holds and caveats that a lock does not have yet.
    """
    known = _Known(lock)
    return tuple(one for pair in pairs(items, lock) for one in _of_pair(pair, known, claiming))


class _Known:
    """Values that count wherever they are in the lock: the keywords of each section, the words of each headline."""

    def __init__(self, lock: Lock) -> None:
        self.keywords: dict[str, set[str]] = {}
        self.headlines: list[str] = []
        self.headings: set[tuple[str, str]] = set()
        for address, values in lock.items.items():
            group = address.partition(".")[0]
            if group == HEADLINES:
                self.headlines += (one.value for one in values.values())
            if group == "variants":
                self.headings |= {(key, folded(one.value)) for key, one in values.items()}
            if group in _LISTS:
                listed = (one.value for key, one in values.items() if key in ("keywords", "name"))
                self.keywords.setdefault(group, set()).update(*map(_set, listed))

    def has(self, item: Identity, key: str, text: str) -> bool:
        """Return whether a value is known though its item may be new or another one."""
        if item.group == HEADLINES:
            return any(_says_less(text, known) for known in self.headlines)
        if item.group == "variants":
            return (key, folded(text)) in self.headings
        if item.group in _LISTS and key in ("keywords", "name"):
            return _set(text) <= self.keywords.get(item.group, set())
        return False


def _says_less(text: str, known: str) -> bool:
    """Return whether a line has no other words than a known one, and all of its words that limit a claim."""
    new, old = set(_WORD.findall(folded(text))), set(_WORD.findall(folded(known)))
    return new <= old and _LIMITING & old <= new


def _of_pair(pair: Pair, known: _Known, claiming: Collection[str] | None) -> Iterator[Difference]:
    item, locked = pair.item, pair.locked
    if item and (locked or item.group != HIGHLIGHTS or claiming is not None):
        before: Mapping[str, Confirmed] = locked.values if locked else {}
        yield from _other(item, locked, before, known, claiming)
        yield from _gone(item, locked, before)
    elif item is None and locked and locked.address.startswith("facts.") and "hold" in locked.values:
        yield Difference(Kind.GONE, "hold", None, locked, None, locked.values["hold"])


def _other(
    item: Identity,
    locked: Locked | None,
    before: Mapping[str, Confirmed],
    known: _Known,
    claiming: Collection[str] | None,
) -> Iterator[Difference]:
    """Yield the values that are new or changed; of wordings, only those that claim something."""
    for key, now in item.values.items():
        old = before.get(key)
        is_cautious = old is None and _stem(key) in _CAUTION and claiming is None
        is_wording = item.group == HIGHLIGHTS and key != "hold" and not _is_asked(now, old, claiming)
        if not (is_same(key, now.text, old) or is_cautious or is_wording or known.has(item, key, now.text)):
            yield Difference(Kind.CHANGED if old else Kind.NEW, key, item, locked, now, old)


def _is_asked(now: Valued, old: Confirmed | None, claiming: Collection[str] | None) -> bool:
    """Return whether someone who confirms is asked for a wording."""
    return claiming is not None and (old is None or now.path in claiming)


def _gone(item: Identity, locked: Locked | None, before: Mapping[str, Confirmed]) -> Iterator[Difference]:
    """Yield the values without which the item says more."""
    for key, old in before.items():
        alone = key == "scale" and "score" not in item.values
        if key not in item.values and _stem(key) in _KEPT and not alone:
            yield Difference(Kind.GONE, key, item, locked, None, old)


def _stem(key: str) -> str:
    """Return a key without its language and what is below it."""
    return key.partition(".")[0]


def is_same(key: str, now: str, old: Confirmed | None) -> bool:
    """Return whether a value says what was confirmed, or less."""
    if old is None:
        return False
    if _stem(key) in _SETS:
        return _set(now) <= _set(old.value)
    return folded(now) == folded(old.value)


def _set(text: str) -> set[str]:
    return {folded(part) for part in text.split(BETWEEN)}
