"""Words that no list has and that a document spells in two ways: “camoige” where it has “camogie” four times.

Names with capitals are compared by ``names``; here are the words of a sport, a plant, a method, in sentences and lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cvbuild.analysis.language.neighbours import Neighbours, one_less
from cvbuild.analysis.language.prose import OWN_WORDS, Passage
from cvbuild.analysis.language.spelling import correction, is_listed
from cvbuild.analysis.language.stems import singular
from cvbuild.analysis.mentions.entities import Miss
from cvbuild.analysis.mentions.names import is_one_slip, shared_start
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["rare_slips"]

_WORD = lazy_pattern(r"(?<![\w@/.\\$#’'-])[^\W\d_]{6,}(?![\w@/\\(]|[.-]\w)")
_READ = OWN_WORDS | {"list", "publication", "quotation", "position", "name"}
_ENDING = 4  # letters by which forms of a word may differ: “kayak”, “kayaking”
_INFLECTED = lazy_pattern(r"(?:s|es|ed|er|ers|ing|al|an|ian|ist|ic|ly|y|e|n|a|um|us|i|o)?")


def rare_slips(printed: Iterable[Passage]) -> Iterator[Miss]:
    """Yield the words in small letters, said once, that are one slip away from a word said at least twice."""
    rare = _unlisted(printed)
    neighbours = Neighbours(rare, one_less)
    for word, found in rare.items():
        passage, start, text = found[0]
        near = neighbours.of(word) if len(found) == 1 and text.islower() else set()
        often = [other for other in near if _is_rule(word, other, rare) and _is_slip(word, other)]
        if len(often) == 1 and not correction(word):
            yield Miss(passage, start, start + len(text), rare[often[0]][0][2])


def _is_rule(word: str, other: str, rare: dict[str, list[tuple[Passage, int, str]]]) -> bool:
    """Return whether the other word is right: it is said twice, or, with two letters of it swapped, said first."""
    places = list(rare)
    swapped = sorted(word) == sorted(other) and places.index(other) < places.index(word)
    return len(rare[other]) > 1 or (swapped and len(word) > _ENDING + 2)


def _unlisted(printed: Iterable[Passage]) -> dict[str, list[tuple[Passage, int, str]]]:
    """Return the places of the words that no list has, by their singular."""
    places: dict[str, list[tuple[Passage, int, str]]] = {}
    for passage in printed:
        for match in _WORD.finditer(passage.masked) if passage.kind in _READ and passage.language == "en" else ():
            places.setdefault(singular(match[0].casefold()), []).append((passage, match.start(), match[0]))
    return {word: found for word, found in places.items() if not is_listed(word)}


def _is_slip(word: str, other: str) -> bool:
    """Return whether one of two words is a slip of the other, and no form of it."""
    same = shared_start(word, other)
    forms = all(_INFLECTED.fullmatch(one[same:]) and len(one) - same <= _ENDING for one in (word, other))
    return is_one_slip(word, other) and not forms
