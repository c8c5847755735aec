"""Names that differ by one slip: “Avon Royle” beside “Avon Royal”, “LumaScan” beside “LumeScan”, “Merande”, “Mérande”.

All names of a document are compared at once by the words that one letter less leaves of them, so that the time grows
with the text and not with its square.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.language.prose import OWN_WORDS, Passage
from cvbuild.analysis.language.spelling import is_listed

__all__ = ["Name", "Twin", "is_inner_slip", "is_one_slip", "names", "shared_start", "twins"]

_WORD = re.compile(r"[^\W\d_](?:[\w'’]*\w)?(?:[-‐][^\W\d_]\w*)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•]\s+|[“\"(„«]\s*|\s[–—]\s)$")
_SHORTEST = 5  # letters: in shorter names one letter makes another name
_SHORTEST_CHANGED = 6
_INFLECTED = ("s", "n", "e", "es", "er", "en", "in", "a", "i", "ns", "an", "al", "ed", "d", "y", "o", "t", "r")
"""Endings that one name may have in a sentence, or that make another word of it: Austrian, Amerikas."""
_NO_LIST = frozenset(("fr", "es"))
"""Languages without a list of words, where an opening word is taken for none: “Diseño”, “Diseñé”."""
_GRAVE = frozenset("àèò")
"""Letters of Catalan names, which Spanish has without an accent."""
_NAMED = frozenset(("name", "list"))
_SAID = OWN_WORDS | {"quotation"}
_GIVERS = frozenset(("awards", "certificates", "publications"))
_LONG = 8  # letters of a name that two fields may spell in two ways


class Name(Struct, frozen=True):
    """A capitalised word with its place; ``declared`` if a field of the source gives it, such as an employer."""

    passage: Passage
    text: str
    start: int
    end: int
    declared: bool

    @property
    def is_whole(self) -> bool:
        """Return whether it is all of its field, or an item of a list; Harburg is no slip for “Universität Hamburg”."""
        before, after = self.passage.text[: self.start].rstrip()[-1:], self.passage.text[self.end :].lstrip()[:1]
        return self.declared and before in ("", *",:·(") and after in ("", *",·()")


class Twin(Struct, frozen=True):
    """Two names that are one slip apart: the likely slip, and the other one."""

    slip: Name
    other: Name
    by_accent: bool


def names(passage: Passage) -> Iterator[Name]:
    """Yield the names of a passage: words with a capital within a sentence, or of a field with a name."""
    declared = passage.kind in _NAMED or (passage.kind == "position" and passage.section in _GIVERS)
    declared = declared or (passage.kind == "aside" and passage.language != "en")  # the place of an entry
    text = passage.masked if passage.kind in OWN_WORDS else passage.unquoted
    for match in _WORD.finditer(text) if passage.kind in _SAID or declared else ():
        word = match[0].removesuffix("'s").removesuffix("’s")
        if not any(map(str.isupper, word)) or len(word) < _SHORTEST or word.isupper() or any(map(str.isdigit, word)):
            continue
        opens = bool(_SENTENCE_START.search(text[: match.start()])) and not any(map(str.isupper, word[1:]))
        is_word = is_listed(word.casefold()) or passage.language in _NO_LIST
        if declared or not (opens and is_word):
            yield Name(passage, word, match.start(), match.start() + len(word), declared)


def twins(found: Iterable[Name], language: str) -> Iterator[Twin]:
    """Yield each name that is one slip away from a more certain one, once for each spelling."""
    spellings: dict[str, list[Name]] = {}
    for name in found:
        spellings.setdefault(name.text, []).append(name)
    groups: dict[str, list[str]] = {}
    for spelling in spellings:
        for key in _keys(spelling):
            groups.setdefault(key, []).append(spelling)
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        for one, other in _pairs(group):
            if (one, other) not in seen:
                seen.add((one, other))
                yield from _twin(spellings[one], spellings[other], language)


def _pairs(group: Sequence[str]) -> Iterator[tuple[str, str]]:
    ordered = sorted(set(group))
    return ((one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 :])


def _keys(word: str) -> frozenset[str]:
    """Return the folded word, what one letter less leaves of it, and the letters of a long one."""
    folded = _folded(word)
    jumble = f"*{''.join(sorted(folded))}" if len(folded) >= _LONG else folded
    return frozenset((folded, jumble, *(folded[:at] + folded[at + 1 :] for at in range(len(folded)))))


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _twin(one: list[Name], other: list[Name], language: str) -> Iterator[Twin]:
    a, b = one[0].text, other[0].text
    by_accent = _folded(a) == _folded(b) and a.casefold() != b.casefold()
    if a.casefold() == b.casefold() or not (by_accent or _is_slip(a, b, language)):
        return
    if by_accent and (a[1:] == b[1:] or _is_plural(a, b) or (language == "es" and bool(_GRAVE & {*a, *b}))):
        return  # Universitat de València is in Valencia
    surer = sorted((one, other), key=lambda group: (any(name.declared for name in group), len(group)))
    if language == "de" and not any(name.is_whole or _is_own(name, surer[0]) for name in surer[1]):
        return
    in_fields = all(name.declared for name in surer[0])
    if in_fields and not by_accent and not _is_one_field_off(surer[0], surer[1]):
        return  # two names of fields are two names
    slip = next((name for name in surer[0] if not name.declared), surer[0][0])
    against = next((name for name in surer[1] if name.declared), surer[1][0])
    yield Twin(slip, against, by_accent)


def _is_own(name: Name, slips: Sequence[Name]) -> bool:
    """Return whether a name is the author's own, and what is nearly the same is said in a reference."""
    return name.passage.path == "basics.name" and all(slip.passage.section == "references" for slip in slips)


def is_inner_slip(twin: Twin) -> bool:
    """Return whether two long names differ within: one of both is a slip, whoever wrote it."""
    one, other = _folded(twin.slip.text), _folded(twin.other.text)
    return min(len(one), len(other)) > _LONG and one[:2] == other[:2] and one[-3:] == other[-3:]


def _is_one_field_off(slip: Sequence[Name], other: Sequence[Name]) -> bool:
    """Return whether a field has a long name once that others have twice: “GopherCom”, “GopherCon”."""
    word = slip[0].text.casefold()
    return len(slip) == 1 and len(other) > 1 and len(word) >= _LONG and not is_listed(word)


def _is_plural(one: str, other: str) -> bool:
    return one.casefold() == f"{other.casefold()}s" or other.casefold() == f"{one.casefold()}s"


def _is_slip(one: str, other: str, language: str) -> bool:
    """Return whether two names are one slip apart and neither is a word of the language, nor a form of the other."""
    a, b = one.casefold(), other.casefold()
    if language == "en" and (is_listed(a) and is_listed(b)):
        return False
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < (_SHORTEST_CHANGED if len(a) == len(b) else _SHORTEST):
        return False
    if _is_jumbled(a, b):
        return True
    stem = shared_start(a, b)
    if a[0] != b[0] or (a[stem:] in ("", *_INFLECTED) and b[stem:] in ("", *_INFLECTED)):
        return False
    return _distance_is_one(a, b)


def _is_jumbled(one: str, other: str) -> bool:
    """Return whether two long names have the same letters, some of them in another order: “Ottwerick”, “Otterwick”."""
    same = len(one) >= _LONG and one != other and sorted(one) == sorted(other)
    return same and one[:2] == other[:2] and one[-1] == other[-1]


def is_one_slip(one: str, other: str) -> bool:
    """Return whether two words are one slip apart: a letter, its accent, or two neighbours swapped."""
    if one.casefold() == other.casefold():
        return False
    return _folded(one) == _folded(other) or _distance_is_one(_folded(one), _folded(other))


def shared_start(one: str, other: str) -> int:
    """Return the length of the beginning that two words share."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, pair in pairs if len(set(pair)) > 1), min(len(one), len(other)))


def _distance_is_one(one: str, other: str) -> bool:
    """Return whether one letter was changed, dropped or added, or two neighbours were swapped."""
    at = shared_start(one, other)
    if len(one) == len(other):
        swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return swapped or one[at + 1 :] == other[at + 1 :]
    long, short = sorted((one, other), key=len, reverse=True)
    return long[at + 1 :] == short[at:]
