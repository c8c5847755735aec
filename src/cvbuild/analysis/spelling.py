"""Whether a word is spelled right, and what was meant where it is not; made to stay silent when in doubt.

A word counts as wrong only where it is in no list, cannot be derived from a word that is, and is one slip of the
fingers or of the ear away from a common word. Both British and American spellings are right here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from cvbuild.analysis.wordlists import entries, raw

__all__ = ["correction", "is_known", "is_listed", "misspelling"]

_TRIPLED = re.compile(r"(.)\1\1")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = "aeiou"
_SHORTEST = 6
"""Shorter words have too many neighbours: only those in the list of common misspellings are told."""
_LONG = 7
"""From here on less common words may have been meant, too."""
_LISTS = ("english-common", "english-usual", "english-rare")
_PREFIXES = (
    "anti auto back bio cardio co counter cross cyber de down electro extra fore front geo hydro hyper infra inter"
    " intra macro mega meta micro mid mini mis mono multi nano neuro non off on out over photo physio post pre pseudo"
    " psycho re self semi side sub super tele therm trans ultra un under up web"
)
_ENDINGS = ("less", "wise", "like", "ness", "ly", "ful", "able")
_MADE_VERBS = ("ized", "ised", "izing", "ising", "izes", "ises", "ize", "ise", "ization", "isation")
_STRESSED_LAST = frozenset(
    (
        *(
            "abet",
            "abhor",
            "acquit",
            "admit",
            "allot",
            "annul",
            "begin",
            "commit",
            "compel",
            "concur",
            "confer",
            "control",
        ),
        *("defer", "deter", "emit", "equip", "excel", "expel", "extol", "forget", "impel", "incur", "infer", "occur"),
        *(
            "omit",
            "patrol",
            "permit",
            "prefer",
            "program",
            "propel",
            "rebel",
            "rebut",
            "recur",
            "refer",
            "regret",
            "remit",
        ),
        *("repel", "submit", "transfer", "transmit"),
    )
)
"""Verbs of several syllables that double their last letter, in Britain and America alike."""
_ALIKE = ("aeiouy", "csz", "ckq", "fpv", "gj", "mn", "td", "bp", "vw", "lr")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def is_known(word: str) -> bool:
    """Whether a word in small letters is English: listed, inflected, with a prefix, or made of two common words."""
    if is_listed(word):
        return True
    return not _TRIPLED.search(word) and (_is_inflected(word) or _is_prefixed(word) or _is_compound(word))


@functools.lru_cache(maxsize=8192)
def correction(word: str) -> str:
    """The common word that was meant by a word in small letters; empty where it is right or nobody can tell."""
    if meant := misspelling(word):
        return meant
    if len(word) < _SHORTEST or is_known(word):
        return ""
    targets = _common() if len(word) < _LONG else _usual()
    if found := next((slip for slip in _slips(word) if slip in targets), ""):
        return found
    return next((slip for slip in _typing_slips(word) if is_listed(slip)), "") if len(word) > _LONG + 1 else ""


def misspelling(word: str) -> str:
    """What was meant by a common misspelling in small letters; empty for any other word."""
    return _misspellings().get(word, "")


@functools.cache
def _misspellings() -> Mapping[str, str]:
    rows = (entry.partition(" ") for entry in entries("misspellings"))
    return {wrong: right for wrong, _, right in rows}


@functools.cache
def _professional() -> frozenset[str]:
    return frozenset(entries("professional-words"))


@functools.cache
def _common() -> frozenset[str]:
    """Built only where a word is unknown: hundreds of look-ups follow then."""
    return _lines("english-common")


@functools.cache
def _usual() -> frozenset[str]:
    return _common() | _lines("english-usual") | _professional()


def _lines(name: str) -> frozenset[str]:
    """The words of a long list; a line with a comment is none that anybody looks for."""
    return frozenset(raw(name).decode("utf-8").splitlines())


@functools.lru_cache(maxsize=8192)
def is_listed(word: str) -> bool:
    """Whether a word in small letters stands in one of the lists as it is."""
    return word in _professional() or any(_contains(name, word) for name in _LISTS)


def _contains(name: str, word: str) -> bool:
    """Whether a sorted list has the word: by bisection of its bytes, so that nothing is built at the start."""
    text, wanted = raw(name), word.encode("utf-8", "replace")
    low, high = 0, len(text)
    while low < high:
        start = text.rfind(b"\n", 0, (low + high) // 2) + 1
        end = text.find(b"\n", start)
        found = text[start:end].rstrip()
        if found == wanted:
            return True
        low, high = (end + 1, high) if found < wanted else (low, start)
    return False


def _is_common(word: str) -> bool:
    return _contains("english-common", word)


def _is_inflected(word: str) -> bool:
    return any(len(base) > 2 and is_listed(base) for base in _bases(word))


def _bases(word: str) -> Iterator[str]:
    """The words of which this one is a regular inflection or derivation, by the rules of English spelling."""
    if word.endswith("s") and not word.endswith("ss"):
        yield from _singulars(word)
    yield f"{word}s"
    for ending in ("ed", "ing", "er", "ers", "able", "ability"):
        if word.endswith(ending):
            yield from _stems(word.removesuffix(ending))
    yield from (word.removesuffix(ending) for ending in (*_ENDINGS, *_MADE_VERBS) if word.endswith(ending))
    if word.endswith("ily"):
        yield f"{word[:-3]}y"


def _singulars(word: str) -> Iterator[str]:
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        yield word[:-2]
    if not word.endswith(("xs", "zs", "chs", "shs")):
        yield word[:-1]


def _stems(stem: str) -> Iterator[str]:
    """``manag`` is of ``manage``, ``plann`` of ``plan``, ``carri`` of ``carry``, ``develop`` of itself."""
    if len(stem) < 3:
        return
    yield f"{stem}e"
    if stem[-1] == stem[-2] and stem[-3] in _VOWELS and stem[-4:-3] not in tuple(_VOWELS):
        yield stem[:-1]
    if stem.endswith("i"):
        yield f"{stem[:-1]}y"
    if not _doubles(stem) and (stem[-1] != "e" or stem.endswith(("ee", "oe", "ye"))):
        yield stem


def _doubles(stem: str) -> bool:
    """Whether the last letter must be doubled before an ending: a stressed consonant, vowel, consonant."""
    if stem in _STRESSED_LAST:
        return True
    one_vowel = sum(letter in _VOWELS for letter in stem) == 1
    return one_vowel and stem[-2] in _VOWELS and stem[-1] not in "wxyaeiou"


def _is_prefixed(word: str) -> bool:
    rests = (word.removeprefix(prefix) for prefix in _PREFIXES.split(" ") if word.startswith(prefix))
    return any(len(rest) > 3 and any(map(_is_common, (rest, *_bases(rest)))) for rest in rests)


def _is_compound(word: str) -> bool:
    return any(_is_common(word[:cut]) and _is_common(word[cut:]) for cut in range(4, len(word) - 3))


def _slips(word: str) -> Iterator[str]:
    """What the word may have been before one slip; the first letter is hardly ever wrong.

    Besides slips of typing, letters are confused by ear or by a neighbouring key; in long words any letter may be.
    """
    yield from _typing_slips(word)
    for at, letter in enumerate(word[1:], 1):
        yield from (word[:at] + other + word[at + 1 :] for other in _confused(letter, anything=len(word) > _LONG + 1))


def _typing_slips(word: str) -> Iterator[str]:
    """The word with two letters swapped back, a letter put in, or one taken out again."""
    cuts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    yield from (a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1)
    yield from (a + b[1:] for a, b in cuts if b and (b[1:] or b == a[-1]))
    yield from (a + letter + b for a, b in cuts for letter in _LETTERS)


def _confused(letter: str, anything: bool) -> str:
    if anything:
        return _LETTERS
    alike = "".join(group for group in _ALIKE if letter in group)
    row = next((row for row in _KEYS if letter in row), "")
    at = row.find(letter)
    return alike + row[max(at - 1, 0) : at + 2] if row else alike
