"""The words of a language, as the grammar that needs a dictionary asks for them."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

__all__ = ["Dictionary"]


class Dictionary(Struct, frozen=True):
    """The words that a language has, and the form of each that a dictionary lists.

    ``known`` takes a word in any case; ``lemma`` keeps the case that the language writes, so that the lemma of a German
    noun has a capital however the noun is written.
    """

    known: Callable[[str], bool]
    lemma: Callable[[str], str]

    def tail(self, noun: str) -> str:
        """Return the longest known last part of a German compound with a capital; empty if there is none."""
        cuts = range(len(noun) - 2)
        return next((noun[at:].capitalize() for at in cuts if self.known(noun[at:].capitalize())), "")
