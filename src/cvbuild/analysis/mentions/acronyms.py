"""Acronyms beside their long forms: “Site Reliability Engineer (SRE)”, “SRE (Site Reliability Engineer)”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.language.prose import Passage

__all__ = ["Acronym", "acronyms", "nearly_listed", "swapped_elsewhere"]

_AFTER = re.compile(r"(?P<long>(?:[^\W_][\w'’&/-]*,?\s){0,8}[^\W_][\w'’/-]*)\s\((?P<short>[A-Z]{2,6})s?\)")
_BEFORE = re.compile(r"(?<![\w-])(?P<short>[A-Z]{2,6})s?\s\((?P<long>[^\W\d_][^()\d]{5,80})\)")
_MIXED = re.compile(
    r"(?P<long>(?:[^\W_][\w'’&/-]*,?\s){1,8}[^\W_][\w'’/-]*)\s\((?P<short>[A-Z][a-z]*(?:[A-Z][a-z]*)+)s?\)"
)
"""Acronyms with small letters: “IStructE”, “MRes”."""
_CHUNK = re.compile(r"[A-Z][a-z]*")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = """
of the and for in on to a an at de des du la le les en et d l y el los las del und der die das für
"""
_SMALL = frozenset(_SMALL_WORDS.split())


_OF_OTHER_LANGUAGES = frozenset(("ISO", "UTC", "OTAN", "ONU"))
_SHORT = 2  # letters
_COMPOUND = 12  # letters


class Acronym(Struct, frozen=True):
    """An acronym with its place, and the words beside it that it should abbreviate."""

    passage: Passage
    letters: str
    long: str
    start: int
    end: int

    @property
    def is_near(self) -> bool:
        """Return whether the letters are those of the words but for one: clearly meant, and wrong."""
        words = _WORD.findall(self.long)
        if not self.letters.isupper():
            return (
                _has_other_tail(self.letters, words)
                or _has_other_chunk(self.letters, words)
                or _is_swapped(self.letters.upper(), words)
            )
        main = [_plain(word.upper()) for word in words if word.casefold() not in _SMALL]
        size = len(self.letters)
        last, first = main[-size:], main[:size]
        beside = last if self.passage.masked[: self.start].endswith("(") else first
        if _is_in_compound(self.letters, main):
            return False
        if size > _SHORT and len(beside) == size and _is_mixed_up(self.letters, beside):
            return True
        if self.passage.language == "de" and _skips_initial(self.letters, main):
            return True
        if any(_stands_for(self.letters, words[at:]) for at in range(len(words))):
            return False
        return any(len(near) == size and _differ_in_one(self.letters, near) for near in (last, first)) or _is_turned(
            self.letters, words
        )


def _is_turned(letters: str, words: list[str]) -> bool:
    """Return whether two neighbouring letters were swapped, the first and the last apart."""
    swapped = [_swapped(letters, at) for at in range(1, len(letters) - 1)] if len(letters) > _SHORT else []
    return any(_stands_for(one, words[at:]) for one in swapped for at in range(len(words)))


def acronyms(passage: Passage) -> Iterator[Acronym]:
    """Yield the acronyms of a passage that are beside other words in brackets."""
    text = passage.masked
    for pattern in (_AFTER, _BEFORE, _MIXED) if "(" in text else ():
        for match in pattern.finditer(text):
            if pattern is not _MIXED or not match["short"].isupper():
                yield Acronym(passage, match["short"], match["long"], *match.span("short"))


def _is_swapped(letters: str, words: Sequence[str]) -> bool:
    """Return whether two neighbours are in the wrong order: GHpC of the General Pharmaceutical Council."""
    if any(_stands_for(letters, words[at:]) for at in range(len(words))):
        return False
    swapped = [_swapped(letters, at) for at in range(1, len(letters) - 1)]
    return any(_stands_for(one, words[at:]) for one in swapped for at in range(len(words)))


def _has_other_chunk(letters: str, words: Sequence[str]) -> bool:
    """Return whether a part of three letters begins no word: the “Struct” of IStructE, beside civil engineers.

    The other parts begin words there, so that it is meant to abbreviate them.
    """
    chunks = _CHUNK.findall(letters)
    begun = [any(word.startswith(chunk) for word in words) for chunk in chunks]
    odd = [chunk for chunk, fits in zip(chunks, begun, strict=True) if not fits]
    return len(odd) == 1 and len(odd[0]) > _SHORT and len(chunks) > _SHORT


def _plain(word: str) -> str:
    """Return a word without accents, which acronyms leave out: the E of “électroniques”."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def _has_other_tail(letters: str, words: Sequence[str]) -> bool:
    """Return whether the capitals after a first part are the initials in another order: CertVAP, of … AVP."""
    chunks = _CHUNK.findall(letters)
    tail = [chunk for chunk in chunks[1:] if len(chunk) == 1]
    main = [word[0].upper() for word in words if word.casefold() not in _SMALL][-len(tail) :] if tail else []
    begins = len(chunks[0]) > _SHORT and any(word.startswith(chunks[0]) for word in words)
    whole = begins and len(tail) == len(chunks) - 1 > 1
    return whole and tail != main and sorted(tail) == sorted(main)


def _stands_for(letters: str, words: Sequence[str]) -> bool:
    """Return whether letters are in the words, in order, the first of them at the beginning."""
    joined = _plain("".join(words).upper())
    if not joined.startswith(letters[0]):
        return False
    rest = iter(joined)
    return all(letter in rest for letter in letters)


def _skips_initial(letters: str, words: Sequence[str]) -> bool:
    """Return whether a German acronym of three letters has both initials, and between them a letter of neither word.

    “Allgemeines Gleichbehandlungsgesetz” is AGG: the other letter is the beginning of a part of the compound.
    """
    if len(letters) != 3 or len(words) < 2:
        return False
    one, two = words[-2:]
    if letters[0] != one[0]:
        return False
    if two[0] not in letters[1:]:  # “Internes Kontrollsystem” is IKS
        return len(two) >= _COMPOUND and one.endswith(("ES", "ER", "E")) and letters[2] in two[4:]
    in_order = letters[1] == two[0] and letters[2] in two[1:]
    return not (in_order or (letters[2] == two[0] and letters[1] in one[1:]))


def _is_in_compound(letters: str, words: Sequence[str]) -> bool:
    """Return whether several letters are of the last word, as in Deutsche Gesetzliche Unfallversicherung (DGUV)."""
    for size in range(1, min(len(letters), len(words) + 1)):
        last = words[-size:]
        initials = "".join(word[0] for word in last)
        rest = iter(last[-1][1:])
        if letters.startswith(initials) and len(last[-1]) >= _COMPOUND and all(one in rest for one in letters[size:]):
            return True
    return False


def _differ_in_one(letters: str, words: Sequence[str]) -> bool:
    """Return whether the initials differ in one letter, which is not even in its word: the X of XML is."""
    apart = [at for at, letter in enumerate(letters) if letter != words[at][0]]
    return len(apart) == 1 and letters[apart[0]] not in words[apart[0]][:3]


def _is_mixed_up(letters: str, words: Sequence[str]) -> bool:
    """Return whether the letters are the initials of the words in another order, or one of them is of no beginning.

    The order of some differs between languages: ISO, UTC.
    """
    initials = [word[0] for word in words]
    if sorted(letters) == sorted(initials):
        return list(letters) != initials and letters not in _OF_OTHER_LANGUAGES
    apart = [at for at, letter in enumerate(letters) if letter != initials[at]]
    return len(apart) == 1 and apart[0] > 0 and letters[apart[0]] not in words[apart[0]][:2]


def _swapped(letters: str, at: int) -> str:
    return letters[:at] + letters[at : at + 2][::-1] + letters[at + 2 :]


def swapped_elsewhere(letters: str, texts: Sequence[str]) -> str:
    """Return an acronym of the texts that has the same letters with two neighbours swapped; empty if there is none.

    The one that is written more often is right.
    """
    forms = {_swapped(letters, at) for at in range(1, len(letters) - 1)} - {letters} if len(letters) > _SHORT else set()
    often = [word for text in texts for word in re.findall(r"(?<![\w-])[A-Z]{3,6}(?![\w-])", text)]
    found = max(sorted(forms), key=often.count, default="")
    return found if often.count(found) > often.count(letters) else ""


def nearly_listed(lead: Sequence[Passage], below: Sequence[Passage]) -> Iterator[tuple[Passage, int, int, str]]:
    """Yield the acronyms of headline and summary that are nowhere below, where one is that differs in one letter."""
    known = dict.fromkeys(word for passage in below for word in _LONE.findall(passage.text))
    said = {word for passage in lead for word in _LONE.findall(passage.text)}
    for passage in lead if known else ():
        for match in _LONE.finditer(passage.masked):
            if match[0] not in known and (other := _nearest(match[0], [one for one in known if one not in said])):
                yield passage, *match.span(), other


_LONE = re.compile(r"(?<![\w-])[A-Z]{4,7}(?![\w-])")


def _nearest(letters: str, known: Sequence[str]) -> str:
    swaps = {_swapped(letters, at) for at in range(len(letters) - 1)}
    for other in known:
        apart = sum(a != b for a, b in zip(letters, other, strict=False)) if len(other) == len(letters) else _COMPOUND
        if other in swaps or apart == 1:
            return other
    return ""
