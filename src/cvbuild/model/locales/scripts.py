"""Writing systems: the characters of each, its direction, the features that a font must have to write it.

A glyph for each letter is not enough for some: Arabic letters join, Devanagari letters form conjuncts, marks of Thai
stack. The features are those of the OpenType specification (script development specs), of which a font without any
prints letters side by side.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

__all__ = ["SCRIPTS", "Script", "by_script", "count_words", "direction", "is_right_to_left", "is_spaced", "script_of"]


class Script(Struct, frozen=True):
    """One writing system.

    ``blocks`` are first and last code points. ``tags`` are its names in fonts. A font shapes it if it has all features
    of one of the groups in ``shaping``. ``serif`` and ``sans`` are families that write it and may be used freely.
    ``spaced`` is false if words are written without spaces between them. ``spelled`` is true if a PDF needs the text
    beside the glyphs, because one glyph may mean several orders of letters.
    """

    name: str
    blocks: tuple[tuple[int, int], ...]
    serif: str = ""
    sans: str = ""
    tags: tuple[str, ...] = ()
    shaping: tuple[frozenset[str], ...] = ()
    right_to_left: bool = False
    spaced: bool = True
    spelled: bool = False


def _any(*features: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset({feature}) for feature in features)


_JOINED = (frozenset({"init", "medi", "fina"}),)
_CONJUNCTS = _any("half", "cjct", "akhn", "rphf", "pres", "blwf", "pstf", "blws", "abvs", "psts")
_STACKED = _any("mark", "ccmp")
_HAN = ((0x2E80, 0x2FDF), (0x3000, 0x303F), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFF65))


def _indic(name: str, first: int, *tags: str) -> Script:
    further = ((0xA8E0, 0xA8FF),) if name == "Devanagari" else ()
    families = f"Noto Serif {name}", f"Noto Sans {name}"
    return Script(name, ((first, first + 0x7F), *further), *families, tags, _CONJUNCTS, spelled=True)


SCRIPTS: tuple[Script, ...] = (
    Script("Greek", ((0x370, 0x3FF), (0x1F00, 0x1FFF)), "Noto Serif", "Noto Sans"),
    Script("Cyrillic", ((0x400, 0x52F), (0x1C80, 0x1C8F), (0xA640, 0xA69F)), "Noto Serif", "Noto Sans"),
    Script("Armenian", ((0x530, 0x58F), (0xFB13, 0xFB17)), "Noto Serif Armenian", "Noto Sans Armenian"),
    Script(
        "Georgian", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)), "Noto Serif Georgian", "Noto Sans Georgian"
    ),
    Script("Ethiopic", ((0x1200, 0x139F), (0x2D80, 0x2DDF)), "Noto Serif Ethiopic", "Noto Sans Ethiopic"),
    Script("Cherokee", ((0x13A0, 0x13FF), (0xAB70, 0xABBF)), "Noto Sans Cherokee", "Noto Sans Cherokee"),
    Script("Hebrew", ((0x590, 0x5FF), (0xFB1D, 0xFB4F)), "Noto Serif Hebrew", "Noto Sans Hebrew", right_to_left=True),
    Script(
        "Arabic",
        ((0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE)),
        "Noto Naskh Arabic",
        "Noto Sans Arabic",
        ("arab",),
        _JOINED,
        right_to_left=True,
    ),
    Script(
        "Syriac",
        ((0x700, 0x74F),),
        "Noto Sans Syriac",
        "Noto Sans Syriac",
        ("syrc",),
        _JOINED,
        right_to_left=True,
    ),
    Script("Thaana", ((0x780, 0x7BF),), "Noto Sans Thaana", "Noto Sans Thaana", right_to_left=True),
    Script("N'Ko", ((0x7C0, 0x7FF),), "Noto Sans NKo", "Noto Sans NKo", ("nko ",), _JOINED, right_to_left=True),
    _indic("Devanagari", 0x900, "dev2", "deva", "dev3"),
    _indic("Bengali", 0x980, "bng2", "beng"),
    _indic("Gurmukhi", 0xA00, "gur2", "guru"),
    _indic("Gujarati", 0xA80, "gjr2", "gujr"),
    _indic("Oriya", 0xB00, "ory2", "orya"),
    _indic("Tamil", 0xB80, "tml2", "taml"),
    _indic("Telugu", 0xC00, "tel2", "telu"),
    _indic("Kannada", 0xC80, "knd2", "knda"),
    _indic("Malayalam", 0xD00, "mlm2", "mlym"),
    _indic("Sinhala", 0xD80, "sinh"),
    Script(
        "Thai",
        ((0xE00, 0xE7F),),
        "Noto Serif Thai",
        "Noto Sans Thai",
        ("thai", "DFLT"),
        _STACKED,
        spaced=False,
        spelled=True,
    ),
    Script(
        "Lao",
        ((0xE80, 0xEFF),),
        "Noto Serif Lao",
        "Noto Sans Lao",
        ("lao ", "DFLT"),
        _STACKED,
        spaced=False,
        spelled=True,
    ),
    Script(
        "Tibetan",
        ((0xF00, 0xFFF),),
        "Noto Serif Tibetan",
        "Noto Serif Tibetan",
        ("tibt",),
        _any("blws", "abvs", "ccmp"),
        spaced=False,
        spelled=True,
    ),
    Script(
        "Burmese",
        ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
        "Noto Serif Myanmar",
        "Noto Sans Myanmar",
        ("mym2", "mymr"),
        _any("pres", "blws", "abvs", "pref", "ccmp", "clig"),
        spaced=False,
        spelled=True,
    ),
    Script(
        "Khmer",
        ((0x1780, 0x17FF), (0x19E0, 0x19FF)),
        "Noto Serif Khmer",
        "Noto Sans Khmer",
        ("khmr",),
        _any("pref", "blwf", "pres", "blws", "clig", "ccmp"),
        spaced=False,
        spelled=True,
    ),
    Script("Mongolian", ((0x1800, 0x18AF),), "Noto Sans Mongolian", "Noto Sans Mongolian", ("mong",), _JOINED),
    Script(
        "Korean",
        ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF)),
        "Noto Serif CJK KR",
        "Noto Sans CJK KR",
    ),
    Script(
        "Japanese",
        ((0x3040, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F)),
        "Noto Serif CJK JP",
        "Noto Sans CJK JP",
        spaced=False,
    ),
    Script(
        "Chinese",
        (*_HAN, (0x3100, 0x312F), (0x20000, 0x3FFFF)),
        "Noto Serif CJK SC",
        "Noto Sans CJK SC",
        spaced=False,
    ),
)
"""Writing systems other than Latin. Characters that Chinese, Japanese and Korean share are under Chinese."""

_BY_NAME: Mapping[str, Script] = MappingProxyType({script.name: script for script in SCRIPTS})

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"})
_WRITTEN_SO = frozenset({"arab", "aran", "hebr", "syrc", "thaa", "nkoo"})
_WRITTEN_OTHERWISE = frozenset({"latn", "cyrl", "deva"})


def is_right_to_left(locale: str) -> bool:
    """Return whether a language is written from right to left; a script in its tag decides first."""
    language, *rest = locale.replace("_", "-").lower().split("-")
    if any(part in _WRITTEN_SO for part in rest):
        return True
    return language in _RIGHT_TO_LEFT and not any(part in _WRITTEN_OTHERWISE for part in rest)


def direction(locale: str) -> str:
    """Return ``rtl`` or ``ltr``."""
    return "rtl" if is_right_to_left(locale) else "ltr"


@functools.lru_cache(maxsize=4096)
def script_of(character: str) -> Script | None:
    """Return the writing system of a character; None for Latin, digits and signs."""
    code = ord(character)
    if code < SCRIPTS[0].blocks[0][0]:
        return None
    return next((one for one in SCRIPTS if any(first <= code <= last for first, last in one.blocks)), None)


def by_script(text: Iterable[str], locale: str = "") -> dict[Script, frozenset[str]]:
    """Group characters by writing system. Shared Chinese characters belong to the language of the text.

    It is Japanese if the locale or one kana says so, and Korean if the locale does or there is only Hangul beside them.
    """
    found: dict[str, set[str]] = {}
    for character in set(text):
        if (script := script_of(character)) is not None and unicodedata.category(character) != "Cn":
            found.setdefault(script.name, set()).add(character)
    if "Chinese" in found and (heir := _heir(found, locale)):
        found[heir] = found.get(heir, set()) | found.pop("Chinese")
    return {_BY_NAME[name]: frozenset(characters) for name, characters in sorted(found.items())}


def _heir(found: Mapping[str, set[str]], locale: str) -> str:
    language = locale.partition("-")[0].lower()
    if language in {"ja", "ko"}:
        return {"ja": "Japanese", "ko": "Korean"}[language]
    if language == "zh":
        return ""
    return "Japanese" if "Japanese" in found else "Korean" if "Korean" in found else ""


def is_spaced(character: str) -> bool:
    """Return whether words of the character's writing system have spaces between them."""
    script = script_of(character)
    return script is None or script.spaced


_LETTERS = {"Chinese": 2, "Japanese": 2}
"""Letters to a word, in round figures; the alphabets of South-East Asia take four."""


def count_words(text: str) -> int:
    """Return the number of words in a text; about as many in a script without spaces as a translation would have."""
    if text.isascii():
        return len(text.split())
    letters: dict[str, int] = {}
    rest = []
    for char in text:
        script = script_of(char)
        if script is None or script.spaced:
            rest.append(char)
        else:
            letters[script.name] = letters.get(script.name, 0) + char.isalnum()
            rest.append(" ")
    words = sum(any(map(str.isalnum, word)) for word in "".join(rest).split()) if letters else len(text.split())
    return words + sum(-(-count // _LETTERS.get(name, 4)) for name, count in letters.items())
