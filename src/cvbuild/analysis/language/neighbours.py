"""Words that a slip of the fingers could make of another one, found without comparing each word with each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

__all__ = ["Neighbours", "one_less", "swapped"]


class Neighbours:
    """The words of a document by what near ones share.

    Args:
        words: each once.
        keys: returns what a word shares with those near it, as :func:`one_less`.
    """

    def __init__(self, words: Iterable[str], keys: Callable[[str], Iterable[str]]) -> None:
        self._keys = keys
        self._words: dict[str, list[str]] = {}
        for word in words:
            for key in keys(word):
                self._words.setdefault(key, []).append(word)

    def of(self, word: str) -> set[str]:
        """Return the other words that share something with one of them."""
        return {other for key in self._keys(word) for other in self._words[key]} - {word}


def one_less(word: str) -> frozenset[str]:
    """Return a word, and what one letter less but the first leaves of it: words one slip apart share one of these."""
    return frozenset((word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))))


def swapped(word: str, first: int = 0) -> set[str]:
    """Return what two neighbouring letters make of a word if they change places, from the ``first`` one on."""
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(first, len(word) - 1)}
