"""Words of the language in the place of another that the document has in the same company: “clinical trails”.

A word that is said once is compared with those that are one slip away, or have the same letters, and that elsewhere
follow or precede the same word. “Conversation” beside “conservators” is one as well, where “conservation” is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from cvbuild.analysis.language.neighbours import Neighbours, one_less
from cvbuild.analysis.language.prose import OWN_WORDS, Passage
from cvbuild.analysis.language.spelling import is_common, is_listed
from cvbuild.analysis.language.stems import STOP_WORDS, singular, stem
from cvbuild.analysis.mentions.names import is_one_slip
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Echo", "echoes"]

_WORD = lazy_pattern(r"(?<![\w@/.\\$#’'-])[A-Za-z]?[a-z]{3,}(?![\w@/\\(’'-]|\.\w)")
_READ = OWN_WORDS | {"list", "position", "name", "publication"}
_SHORTEST = 5  # letters
_ROOT = 6  # letters that words of one root begin with


class Echo(Struct, frozen=True):
    """A word, and the one that is meant."""

    passage: Passage
    start: int
    end: int
    meant: str


class _Use(Struct, frozen=True):
    passage: Passage
    text: str
    start: int
    before: str
    after: str


def echoes(printed: Iterable[Passage]) -> Iterator[Echo]:
    """Yield the words in small letters of sentences that are probably another word of the document."""
    uses = _uses(printed)
    neighbours = Neighbours(uses, _keys)
    for word, found in uses.items():
        one = found[0]
        if len(found) == 1 and one.text.islower() and one.passage.kind in OWN_WORDS and is_listed(one.text):
            meant = [other for other in sorted(neighbours.of(word)) if _is_meant(one, word, other, uses)]
            if len(meant) == 1:
                yield Echo(one.passage, one.start, one.start + len(one.text), _inflected(one.text, word, meant[0]))


def _uses(printed: Iterable[Passage]) -> Mapping[str, Sequence[_Use]]:
    """Return the uses of each word, by its singular."""
    uses: dict[str, list[_Use]] = {}
    for passage in printed:
        text = passage.masked
        matches = [*_WORD.finditer(text)] if passage.kind in _READ and passage.language == "en" else []
        words = [match[0].casefold() for match in matches]
        for at, match in enumerate(matches):
            before = words[at - 1] if at and text[matches[at - 1].end() : match.start()] == " " else ""
            later = at + 1 < len(words) and text[match.end() : matches[at + 1].start()] == " "
            after = words[at + 1] if later else ""
            uses.setdefault(singular(words[at]), []).append(_Use(passage, match[0], match.start(), before, after))
    return {word: found for word, found in uses.items() if len(word) >= _SHORTEST}


def _keys(word: str) -> frozenset[str]:
    """Return what words one slip apart share, and the letters of a word in order."""
    return one_less(word) | {"".join(sorted(word))}


def _is_meant(one: _Use, word: str, other: str, uses: Mapping[str, Sequence[_Use]]) -> bool:
    """Return whether another word, which is more common or has the same letters, is in the same company."""
    same_letters = sorted(word) == sorted(other)
    if not (same_letters or is_one_slip(word, other)) or word[0] != other[0] or stem(word) == stem(other):
        return False
    if word.startswith(other) or other.startswith(word) or not is_listed(other):
        return False
    company = {side for side in (one.before, one.after) if side and side not in STOP_WORDS}
    shared = any({use.before, use.after} & company for use in uses[other])
    if shared and ((same_letters and len(uses[other]) > 1) or (is_common(other) and not is_common(word))):
        return True
    roots = [match[0].casefold() for match in _WORD.finditer(one.passage.masked) if match.start() != one.start]
    near = len(other) > _ROOT and any(root != other and root[:_ROOT] == other[:_ROOT] for root in roots)
    return same_letters and near and not any(root[:_ROOT] == word[:_ROOT] for root in roots)


def _inflected(text: str, word: str, meant: str) -> str:
    """Return the word that is meant with the ending of the one written."""
    return meant + text[len(word) :] if text.startswith(word) else meant
