"""Recognize one's own name among the authors of a publication, in the forms that people and databases write."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator

from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["is_own_name"]

_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx", "sir", "dame", "rev", "ing", "dipl"})
_ASIDE = lazy_pattern(r"\([^)]*\)|[*†‡§¶#\d]+")
_SEPARATOR = lazy_pattern(r"[\s.\-‐‑–’'·]+")
_MANY = 4  # words of a name of which authors often use the first surname only


def is_own_name(author: str, own: str) -> bool:
    """Return whether ``author`` is the person ``own``: ``A. Lovelace``, ``Lovelace, A.``, ``Lovelace A``.

    The surname must be the same, and each given name or initial must agree with one of the person's.
    """
    mine = _own_words(own)
    written = _ASIDE.sub("", author).strip()
    if len(mine) < 2:
        return bool(mine) and tuple(_words(written)) == mine
    return any(_agrees(given, family, mine) for given, family in _readings(written))


@functools.lru_cache(maxsize=16)
def _own_words(name: str) -> tuple[str, ...]:
    words = _words(name.partition(",")[0])
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    return tuple(words)


def _words(text: str) -> list[str]:
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return [word for word in _SEPARATOR.split(plain.casefold()) if word]


def _readings(author: str) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the ways to part an author's name into given names and surname."""
    family, comma, given = author.partition(",")
    if comma:
        yield _initials(given.partition(",")[0]), _words(family)
        return
    *others, last = author.split() or [""]
    if others and last.isupper() and last.isalpha() and len(last) <= 3 and not others[0].isupper():
        yield list(last.casefold()), _words(" ".join(others))
    words = _words(author)
    yield from ((words[:cut], words[cut:]) for cut in range(1, len(words)))
    yield from ((words[cut:], words[:cut]) for cut in range(1, len(words)) if all(len(word) > 1 for word in words))


def _initials(given: str) -> list[str]:
    """Return given names; initials that are written together (``AM``) one by one."""
    bare = given.strip()
    return list(bare.casefold()) if bare.isupper() and bare.isalpha() and len(bare) <= 3 else _words(bare)


def _agrees(given: list[str], family: list[str], own: tuple[str, ...]) -> bool:
    for cut in range(1, len(own)):
        surname = list(own[cut:])
        short = len(own) >= _MANY and len(family) < len(surname) and surname[: len(family)] == family
        if family and (surname == family or short) and _given_agree(given, list(own[:cut])):
            return True
    return False


def _given_agree(given: list[str], own: list[str]) -> bool:
    """Return whether the first names agree, and further ones as far as both are known."""
    if not given or not _same(given[0], own[0]):
        return False
    return all(_same(one, other) for one, other in zip(given[1:], own[1:], strict=False))


def _same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
