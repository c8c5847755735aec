"""Names of several words, as the fields of the source give them, and near misses in sentences.

“Keystone Fabrications” is one letter away from the employer “Keystone Fabrication”: all words but one are the same.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from msgspec import Struct

from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.language.spelling import is_common
from cvbuild.analysis.language.wordlists import entries
from cvbuild.analysis.mentions.names import is_one_slip

__all__ = ["Miss", "field_misses", "is_giver", "keywords", "misses", "series_of_capitals", "title_misses"]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CAPITALS = re.compile(r"(?<=[a-z,] )[A-ZÀ-Þ][a-zß-ÿ]{2,}(?: [A-ZÀ-Þ][a-zß-ÿ]{2,})+")
_MASKED = re.compile("\ufffc{6,}")
_LONG_NAME = 3  # words: shorter names may be those of two firms
_LONGEST = 6  # words of a name
_SHORTEST = 4  # letters of the word with the slip
_GIVERS = frozenset(("awards", "certificates", "publications"))
"""Sections whose entries name who gave them where others have a position."""
_LIKE = 0.6
_ENOUGH = 2
_COMMON = frozenset(
    (
        "University",
        "College",
        "School",
        "Institute",
        "Hospital",
        "Council",
        "City",
        "Royal",
        "National",
        "of",
        "the",
        "and",
    )
)
"""Words of many names: the others must show that one name is meant."""
_KINDS = frozenset(
    (
        "School",
        "Academy",
        "College",
        "Hospital",
        "Clinic",
        "Hotel",
        "Inn",
        "Museum",
        "Gallery",
        "Library",
        "Theatre",
        "Trust",
    )
)
"""Last words of names that say which kind of institution it is."""


_ABOUT_ENTRIES = frozenset(("references", "awards", "basics"))
"""Sections that speak of the employers of others."""
_LINKS = frozenset(("de", "del", "du", "des"))


class Miss(Struct, frozen=True):
    """A name in a sentence that nearly is a name of a field: its place, and the name that is meant."""

    passage: Passage
    start: int
    end: int
    meant: str

    @property
    def text(self) -> str:
        """The words as written."""
        return self.passage.text[self.start : self.end]


def misses(passages: Iterable[Passage], known: Iterable[str]) -> Iterator[Miss]:
    """Yield the names that differ from a known name in one letter of one word."""
    patterns = _Patterns(known)
    for passage in passages:
        yield from _misses_in(passage, patterns)


def _misses_in(passage: Passage, patterns: _Patterns) -> Iterator[Miss]:
    words = list(_WORD.finditer(passage.masked))
    texts = [word[0] for word in words]
    for at in range(len(words)):
        strict = passage.section in _ABOUT_ENTRIES and passage.kind != "name"
        for length, meant in patterns.near(texts, at, passage.language, strict=strict):
            yield Miss(passage, words[at].start(), words[at + length - 1].end(), meant)


def keywords(text: str) -> Iterator[str]:
    """Yield the items of a list that are names of several words: “Manhattan WMS”."""
    for item in re.split(r"[,;]\s|:\s", text):
        words = re.sub(r"\s\([^)]*\)$", "", item).strip()
        if (
            " " in words
            and words[:1].isupper()
            and all(word[:1].isupper() or word[:1].isdigit() for word in words.split())
        ):
            yield words


def title_misses(passages: Iterable[Passage], known: Iterable[str]) -> Iterator[Miss]:
    """Yield the titles in italics or quotation marks that nearly are the name of an entry: “*The Salt Roads*”."""
    names = {name: name.split() for name in known if len(name) > _LONGEST}
    folded = {name.casefold() for name in names}
    for passage in passages if names else ():
        for match in _MASKED.finditer(passage.masked):
            said = passage.text[match.start() : match.end()].strip("\"“”‘’'.,")
            if said.casefold() in folded or not said[:1].isupper():
                continue
            meant = next((name for name, words in names.items() if _is_nearly(said.split(), words)), "")
            if meant:
                start = passage.text.index(said, match.start())
                yield Miss(passage, start, start + len(said), meant)


def _is_nearly(words: list[str], others: list[str]) -> bool:
    """Return whether only one word differs, by one letter; or one title of one long word does."""
    if len(words) != len(others):
        return False
    apart = [(one, two) for one, two in zip(words, others, strict=True) if one.casefold() != two.casefold()]
    if len(apart) == 1 and len(words) > _LONG_NAME:
        return True  # a long title with another word
    if len(apart) != 1 or min(map(len, apart[0])) < _SHORTEST:
        return False
    return is_one_slip(*apart[0]) and (len(words) > 1 or len(words[0]) > _LONGEST)


def series_of_capitals(passage: Passage) -> Iterator[str]:
    """Yield the names of two words or more within the sentences of a passage: “the Quebrada Azul vein”."""
    for match in _CAPITALS.finditer(passage.masked):
        yield match[0]


def field_misses(printed: Iterable[Passage]) -> Iterator[Miss]:
    """Yield the names of three words or more in fields that are nearly a name of an earlier field."""
    known, seen = _Patterns(()), set[str]()
    for passage in printed:
        fewest = _ENOUGH if is_giver(passage) else _LONG_NAME
        words = list(_WORD.finditer(passage.text)) if passage.kind in ("name", "position") else []
        if len(words) < fewest or passage.text in seen or passage.section == "basics":
            continue
        found = [*_misses_in(passage, known)]
        if not found and (meant := known.alike(tuple(word[0] for word in words))):
            found = [Miss(passage, 0, len(passage.text), meant)]
        yield from found
        seen.add(passage.text)
        known.add(passage.text)
        for part in passage.text.split(", ") if ", " in passage.text else ():
            if len(part.split()) >= _LONG_NAME:
                known.add(part)  # the organization after a position


def is_giver(passage: Passage) -> bool:
    """Return whether a passage names who gave an award or a certificate, or published a work."""
    return passage.kind == "position" and passage.section in _GIVERS


def _are_alike(one: str, other: str) -> bool:
    apart = _ENOUGH if one[:_LONGEST] != other[:_LONGEST] else _SHORTEST
    near = abs(len(one) - len(other)) <= apart and min(len(one), len(other)) > _SHORTEST
    return near and one[:3] == other[:3] and SequenceMatcher(None, one, other).ratio() >= _LIKE


class _Patterns:
    """The known names by all their words but one; a name of one word has no context and is left to others."""

    def __init__(self, known: Iterable[str]) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        self._by_rest: dict[tuple[tuple[str, ...], int], list[tuple[str, ...]]] = {}
        self._lengths: set[int] = set()
        for name in known:
            self.add(name)

    def add(self, name: str) -> None:
        """Add a name, and its first two words if they are hardly those of another."""
        words = tuple(_WORD.findall(name))
        if _ENOUGH <= len(words) <= _LONGEST:
            self._put(words, name)
        short = words[:_ENOUGH]
        if len(words) >= _LONG_NAME and _is_own(short) and short not in self._names:
            self._put(short, name)

    def _put(self, words: tuple[str, ...], name: str) -> None:
        if words not in self._names:
            for at in range(len(words)):
                self._by_rest.setdefault(((*words[:at], *words[at + 1 :]), at), []).append(words)
        self._names[words] = name
        self._lengths.add(len(words))

    def alike(self, words: tuple[str, ...]) -> str:
        """Return the name that has a word like one of these, and all others in common; empty without one."""
        for at, word in enumerate(words):
            for meant in self._by_rest.get(((*words[:at], *words[at + 1 :]), at), ()):
                same = sum(one[:1].isupper() and one not in _COMMON for one in (*words[:at], *words[at + 1 :]))
                if word != meant[at] and same >= _ENOUGH and _are_alike(word, meant[at]):
                    return self._names[meant]
        return ""

    def near(self, texts: list[str], start: int, language: str, *, strict: bool = False) -> Iterator[tuple[int, str]]:
        """Yield the number of words and the name meant, for the words that begin at an index.

        Args:
            texts: the words of a passage.
            start: the index of the first word.
            language: of the passage.
            strict: whether names are those of entries, so that one with another word in its middle is a slip.
        """
        for length in sorted(self._lengths) if texts[start][:1].isupper() else ():
            words = tuple(texts[start : start + length])
            if language == "de" and length > 1 and words[0].endswith("s") and words not in self._names:
                words = (words[0].removesuffix("s"), *words[1:])
            if len(words) < length or words in self._names:
                continue
            for at in range(length):
                for meant in self._by_rest.get(((*words[:at], *words[at + 1 :]), at), ()):
                    is_long = length >= _LONG_NAME or at > 0
                    fewest = _SHORTEST - (length >= _LONG_NAME)
                    is_slip = _is_slip(words[at], meant[at], language, is_long=is_long, fewest=fewest)
                    other = _is_other_kind(words, meant, at) or (strict and _is_other_middle(words, at))
                    if is_slip or other:
                        yield length, self._names[meant]
                        return


_ALIKE = 0.6
_LONGER = 6  # letters


def _is_alike(written: str, meant: str) -> bool:
    """Return whether two names share their beginning and most letters: “Troubles”, “Traboules”."""
    if min(len(written), len(meant)) < _LONGER or written[:2] != meant[:2] or not written[0].isupper():
        return False
    if written.removesuffix("s") == meant.removesuffix("s") or written.startswith(meant) or meant.startswith(written):
        return False
    return SequenceMatcher(None, written, meant).ratio() >= _ALIKE


def _is_other_kind(words: tuple[str, ...], meant: tuple[str, ...], at: int) -> bool:
    """Return whether only the last word differs, and both say what it is: “Hencote Park Academy”, “… School”."""
    kinds = words[at] in _KINDS and meant[at] in _KINDS and at == len(words) - 1
    return kinds and sum(word[:1].isupper() and word not in _COMMON for word in words[:at]) >= _ENOUGH


def _is_other_middle(words: tuple[str, ...], at: int) -> bool:
    """Return whether only a word in the middle differs, after one that hardly begins two names: “Pennine Touring …”."""
    inside = 0 < at < len(words) - 1 and words[at][:1].isupper() and words[-1][:1].isupper()
    first = words[0]
    return (
        inside
        and len(first) > _LONGEST
        and first not in _COMMON
        and not (is_common(first.lower()) or first in _cities())
    )


@functools.cache
def _cities() -> frozenset[str]:
    return frozenset(row.partition(":")[0] for row in (*entries("cities"), *entries("countries")))


def _is_own(words: tuple[str, ...]) -> bool:
    """Return whether the first two words of a name are hardly those of another: “Cascade Mercy” of a hospital."""
    return all(word[:1].isupper() and len(word) > _SHORTEST and word not in _COMMON for word in words)


def _is_slip(written: str, meant: str, language: str, *, is_long: bool = False, fewest: int = _SHORTEST) -> bool:
    if language in ("fr", "es") and written != meant and {written, meant} <= _LINKS:
        return True  # “Hospital de Turia” for “Hospital del Turia”
    if language in ("de", "fr", "es") and is_long and _is_alike(written, meant):
        return True
    capital = written[:1] == meant[:1] and written[:1].isupper()  # Cork is another city than York
    if language == "de" and written.rstrip("esnrm") == meant.rstrip("esnrm"):
        return False  # a case of the name
    if min(len(written), len(meant)) < fewest or not capital:
        return False
    return is_one_slip(written, meant) or _is_jumbled(written, meant)


def _is_jumbled(one: str, other: str) -> bool:
    """Return whether two long words have the same letters in another order, and begin and end alike."""
    same = sorted(one.casefold()) == sorted(other.casefold()) and len(one) > _LONGEST
    return same and one.casefold() != other.casefold() and one[:2] == other[:2] and one[-1] == other[-1]
