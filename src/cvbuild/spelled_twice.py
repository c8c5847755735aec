"""Terms that a document spells in several ways: compared with each other, without a list.

English leaves room that is no mistake: a capital where a sentence, a title or an item of a list begins, a hyphen where
two words stand before a noun ("real-time data", "in real time"), one word for the noun and two for the verb ("setup",
"set up"). What is left is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from cvbuild.consistency import Spot
from cvbuild.prose import BLOT, Passage
from cvbuild.spelling import is_listed
from cvbuild.terms import Run, key

__all__ = ["SpelledTwice", "collect"]

SpelledTwice = dict[str, list[Spot]]
"""The spellings of one term with their places, in the order in which they first occur."""

_SMALL_WORDS = frozenset(
    "a about across after all an and any around as at away back be before behind by can down every for from i if in into"
    " is it its may my no of off on or out over per so some such that the this through to under up via was we with".split(
        " "
    )
)
_NOUN_BEHIND = re.compile(r" (?!(?:and|or|by|for|from|in|of|on|at|to|with|as|via|across|per|is|was|are|were)\b)[\w" + BLOT + "]")
_LETTERS = re.compile(r"[^\W\d_]")
