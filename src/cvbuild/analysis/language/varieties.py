"""British and American spelling: the variety of a word, and its spelling in the other one."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from msgspec import Struct

from cvbuild.analysis.language.spelling import is_listed
from cvbuild.analysis.language.wordlists import entries

__all__ = ["AMERICAN", "BRITISH", "Z_FORM", "Spelling", "spelling_of"]

BRITISH, AMERICAN = "British", "American"
Z_FORM = "-ize"
"""A third variety: ``-ize`` is American, and Oxford spelling in Britain."""

_S_OR_Z = re.compile(r"(?P<stem>[a-z]{3,})i(?P<letter>[sz])(?P<ending>e|ed|es|er|ers|ing|ation|ations|able)")
_ALWAYS_S = frozenset(("appr", "exorc", "expert"))
_ENDINGS = {  # the first is empty: the stem itself
    "our": " s ed ing er ers able ably ful fully less ite ites hood hoods ly al ally",
    "re": " s board glass optic",
    "ll": " s y ly",
    "l": " s ment ments ly",
    "ce": " s less",
    "yse": " r rs",
    "mme": " s",
    "other": " s e es ed ing y al ally ism able ability",
}


class Spelling(Struct, frozen=True):
    """The variety of a word, and its spelling in the other one."""

    side: str
    twin: str


def spelling_of(word: str) -> Spelling | None:
    """Return the variety of a word in lower case; ``None`` if both varieties spell it like this."""
    if found := _twin(word):
        return found
    for british, american in _stems() if word.startswith(_beginnings()) else ():
        if word.startswith(british):
            return Spelling(BRITISH, american + word.removeprefix(british))
        if word.startswith(american):
            return Spelling(AMERICAN, british + word.removeprefix(american))
    return _s_or_z(word)


def _s_or_z(word: str) -> Spelling | None:
    match = _S_OR_Z.fullmatch(word) if "is" in word or "iz" in word else None
    if match is None or match["stem"] in _ALWAYS_S:
        return None
    other = "z" if match["letter"] == "s" else "s"
    twin = f"{match['stem']}i{other}{match['ending']}"
    both = is_listed(f"{match['stem']}ise") and is_listed(f"{match['stem']}ize")
    return Spelling(BRITISH if other == "z" else Z_FORM, twin) if both else None


def _twin(word: str) -> Spelling | None:
    """Return the spelling of a word by its stem and ending, as the last rule that fits has it."""
    found = [(*rule, word[cut:]) for cut in range(2, len(word) + 1) for rule in _rules().get(word[:cut], ())]
    fitting = [(number, side, twin + ending) for number, side, twin, endings, ending in found if ending in endings]
    return Spelling(*max(fitting)[1:]) if fitting else None


_Rule = tuple[int, str, str, tuple[str, ...]]


@functools.cache
def _rules() -> Mapping[str, list[_Rule]]:
    """Map each stem to its rules: number, variety, stem in the other variety, endings of both."""
    rules: dict[str, list[_Rule]] = {}
    for number, (family, british, american) in enumerate(map(str.split, entries("british-american"))):
        if family in _ENDINGS:
            endings = tuple(_ENDINGS[family].split(" "))
            rules.setdefault(british, []).append((number, BRITISH, american, endings))
            if family != "mme":  # British English also spells a computer program so
                rules.setdefault(american, []).append((number, AMERICAN, british, endings))
    return rules


@functools.cache
def _stems() -> tuple[tuple[str, str], ...]:
    """Return stems so long that any ending may follow: ``paediatric``."""
    rows = map(str.split, entries("british-american"))
    return tuple((british, american) for family, british, american in rows if family in ("ae", "oe"))


@functools.cache
def _beginnings() -> tuple[str, ...]:
    return tuple(stem for stems in _stems() for stem in stems)
