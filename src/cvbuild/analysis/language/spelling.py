"""Spelling: whether a word is right, and the correction; silent when in doubt.

A word is wrong only if no list has it, it cannot be derived from a listed word, and it is one slip of the fingers or of
the ear away from a common word. British and American spellings are both right here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from cvbuild.analysis.language.wordlists import entries, raw

__all__ = ["correction", "is_common", "is_known", "is_listed", "is_usual", "misspelling", "typing_correction"]

_DOUBLED = re.compile(r"(.)\1")
_TRIPLED = re.compile(r"(.)\1\1")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = "aeiou"
_SHORTEST = 6
"""Shorter words have too many neighbours: only those in the list of common misspellings are reported."""
_LONG = 7
"""The length from which less common words are candidates, too."""
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
    """Return whether a word in lower case is English: listed, inflected, prefixed, or made of two common words."""
    if is_listed(word):
        return True
    return not _TRIPLED.search(word) and (_is_inflected(word) or _is_prefixed(word) or _is_compound(word))


@functools.lru_cache(maxsize=8192)
def correction(word: str) -> str:
    """Return the common word that was probably meant by a word in lower case; empty if it is right or unclear."""
    if meant := misspelling(word):
        return meant
    if len(word) == _SHORTEST - 1 and not is_known(word):
        return _with_a_letter(word)
    if len(word) < _SHORTEST or is_listed(word):
        return ""
    if is_known(word):
        return _disguised(word) if len(word) >= _LONG else ""
    targets = _common() if len(word) < _LONG else _usual()
    if found := _other_doubles(word) or next((slip for slip in _slips(word) if slip in targets), ""):
        return found
    return next((slip for slip in _typing_slips(word) if is_listed(slip)), "") if len(word) > _LONG + 1 else ""


def _other_doubles(word: str) -> str:
    """Return the only usual word that differs in which letters are doubled: “recurrent” of “reccurent”."""
    if len(word) <= _LONG:
        return ""
    single = _DOUBLED.sub(r"\1", word)
    spots = range(1, len(single))
    once = [single, *(single[:at] + single[at - 1] + single[at:] for at in spots)]
    twice = [
        one[:at] + one[at - 1] + one[at:] for one in once[1:] for at in range(1, len(one)) if one[at - 1] != one[at]
    ]
    found = sorted({one for one in (*once, *twice) if one in _usual()})
    return found[0] if len(found) == 1 else ""


def _with_a_letter(word: str) -> str:
    """Return the only common word that lost a letter in its middle: “buget”; shorter words may be foreign."""
    longer = {word[:at] + letter + word[at:] for at in range(1, len(word)) for letter in _LETTERS}
    found = sorted(one for one in longer if one in _common())
    return found[0] if len(found) == 1 else ""


def _disguised(word: str) -> str:
    """Return the common word of a slip that looks like a derivation ("re" and "sponses" in "resonses").

    An agent noun is no slip of its verb: "profilers" is right, though "profiles" is more common.
    """
    found = next((slip for slip in _typing_slips(word) if slip in _common()), "")
    return "" if word.endswith("ers") and found.endswith("es") else found


def typing_correction(word: str) -> str:
    """Return the very common word of which a word in lower case is a slip of the fingers; empty if there is none."""
    if is_listed(word) or _TRIPLED.search(word):
        return misspelling(word)
    return misspelling(word) or next((slip for slip in _typing_slips(word) if slip in _common()), "")


def misspelling(word: str) -> str:
    """Return the correction of a common misspelling in lower case; empty for any other word."""
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
    """Return the common words as a set; built only for an unknown word, which takes hundreds of look-ups."""
    return _lines("english-common")


@functools.cache
def _usual() -> frozenset[str]:
    return _common() | _lines("english-usual") | _professional()


def _lines(name: str) -> frozenset[str]:
    """Return the words of a long list; lines with comments never match a word."""
    return frozenset(raw(name).decode("utf-8").splitlines())


@functools.lru_cache(maxsize=8192)
def is_listed(word: str) -> bool:
    """Return whether a word in lower case is in one of the lists."""
    return word in _professional() or any(_contains(name, word) for name in _LISTS)


def _contains(name: str, word: str) -> bool:
    """Return whether a sorted list has the word, by bisection of its bytes, so that no set has to be built."""
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


def is_common(word: str) -> bool:
    """Return whether a word in lower case is very common."""
    return _contains("english-common", word)


def is_usual(word: str) -> bool:
    """Return whether a word in lower case is neither rare nor of one trade only."""
    return is_common(word) or _contains("english-usual", word)


def _is_inflected(word: str) -> bool:
    return any(len(base) > 2 and is_listed(base) for base in _bases(word))


def _bases(word: str) -> Iterator[str]:
    """Yield the words of which this one is a regular inflection or derivation in English."""
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
    """Yield the possible bases: ``manage`` for ``manag``, ``plan`` for ``plann``, ``carry`` for ``carri``."""
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
    """Return whether the last letter is doubled before an ending: stressed consonant, vowel, consonant."""
    if stem in _STRESSED_LAST:
        return True
    one_vowel = sum(letter in _VOWELS for letter in stem) == 1
    return one_vowel and stem[-2] in _VOWELS and stem[-1] not in "wxyaeiou"


def _is_prefixed(word: str) -> bool:
    rests = (word.removeprefix(prefix) for prefix in _PREFIXES.split(" ") if word.startswith(prefix))
    return any(len(rest) > 3 and any(map(is_common, (rest, *_bases(rest)))) for rest in rests)


def _is_compound(word: str) -> bool:
    return any(is_common(word[:cut]) and is_common(word[cut:]) for cut in range(4, len(word) - 3))


def _slips(word: str) -> Iterator[str]:
    """Yield words that are one slip away; the first letter is hardly ever wrong.

    Besides typing slips, letters are confused by sound or by neighbouring keys; in long words any letter may be.
    """
    yield from _typing_slips(word)
    for at, letter in enumerate(word[1:], 1):
        yield from (word[:at] + other + word[at + 1 :] for other in _confused(letter, anything=len(word) > _LONG + 1))


def _typing_slips(word: str) -> Iterator[str]:
    """Yield the word with two letters swapped, a letter inserted, or a letter removed."""
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
