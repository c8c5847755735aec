"""Numbers that are not figures: dates, versions, ``grade 8``, ``24/7``. Texts are normalised and masked here."""

from __future__ import annotations

import functools
import re
import unicodedata

from cvbuild.analysis.figures.units import LABELS
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["folded_text", "is_name", "is_year", "masked"]

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_YEAR = r"(?:19|20)\d\d"

_ADDRESS = r"""
    (?:https?://|www\.)\S+ | (?<![\w.+-])[\w.+-]+@[\w.-]+\.\w+
    | (?<![\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|ai|edu|gov|uk|de)\b\S* |
"""
_IDIOM = rf"""
    \b (?:
        (?i:doi|arxiv|isbn|issn|pmid)\b:?\s?\S+
        | \d{{3}}-\d{{3}}-\d{{4}}\b
        | {_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s{_YEAR})?(?![\w%-])
        | (?=\d) (?:
            10\.\d{{4,}}/\S+
            | {_YEAR}-\d\d(?:-\d\d)?(?!\d) | \d{{1,2}}[/.]\d{{1,2}}[/.](?:{_YEAR}|\d\d)\b | \d{{1,2}}/{_YEAR}\b
            | {_YEAR}\s?[-–—/]\s?(?:{_YEAR}|\d\d)(?!\d) | {_YEAR}s\b | (?<=the\s)\d0s\b
            | \d{{1,2}}\s{_MONTH}(?=\s|,|$)
            | \d{{1,2}}:[0-5]\d(?:\s?[ap]\.?m\b)? | \d{{1,2}}\s?[ap]\.?m\b
            | 24/7(?:/365)?\b | 24x7\b | 9/11\b | 20/20\b | 50/50\b | 80/20\b
            | 1:1s?\b | 1-on-1s?\b | \d+\s?[x×]\s?\d+(?:p\b)?
            | 401\s?\(?k\)? | 403\s?\(?b\)? | 501\s?\(c\)\s?\(?3?\)?
            | \d0\sUnder\s\d0\b
            | [48]K\b(?=\s(?:video|resolution|UHD|display|monitor|stream|HDR|content|footage|playback))
            | (?:5|10)K\b(?=\s(?:run|race))
        )
    )
"""
_MASKS = lazy_pattern(_ADDRESS + _IDIOM, re.VERBOSE)
_MASKS_WITHOUT_ADDRESS = re.compile(_IDIOM, re.VERBOSE)
_SIGN_OF_ADDRESS = re.compile(r"@|://|www\.|\.[cnoidaegu]")
"""Characters that every address has; the pattern for addresses is slow and skipped without them."""

_LONE_YEAR = re.compile(_YEAR)
_BEFORE_YEAR = re.compile(r"\b(?:in|since|by|until|im|seit|en|depuis|desde)\s$", re.IGNORECASE)
_PHONE_DIGITS = 9
_FAR = 80  # characters of the longest name
_WORD_BEFORE = re.compile(r"(?P<word>[\w+#.’'-]+)\s$")
_PHONE = re.compile(r"(?<![\w+])(?:\+\d{1,3}[\s.-]?(?:\(?\d{1,4}\)?[\s.-]?){2,5}|\(\d{3}\)\s?\d{3}[\s.-]\d{4})(?!\d)")
_SENTENCE_START = re.compile(r"(?:^|[.:;!?•|]\s|\s[–—]\s|[(\[“\"])$")
_ELISION = re.compile(r"(?:[CDJLMNST]|Qu)['’](?=[^\W\d_]{2})", re.IGNORECASE)  # the verb of “J’encadre 45” is no name
_ENDS = re.compile(r"\s?(?:$|[,.;:)/])|\s[A-Z\d]")


def folded_text(text: str) -> str:
    """Replace look-alike characters by one spelling each, without moving any character."""
    if text.isascii():
        return text
    folded = "".join(map(_folded_char, text))
    return folded.replace("\N{MINUS SIGN}", "-").replace("\N{HYPHEN}", "-").replace("\N{NON-BREAKING HYPHEN}", "-")


@functools.lru_cache(maxsize=1024)
def _folded_char(char: str) -> str:
    """Return the plain form of a character; superscript digits stay, because they are exponents."""
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 and unicodedata.category(char) != "No" else char


def masked(text: str) -> str:
    """Mask dates, times, addresses and idioms with underscores, without moving any character."""
    if "(" in text or "+" in text:
        text = _PHONE.sub(lambda found: "_" * len(found[0]) if _is_phone(found[0]) else found[0], text)
    masks = _MASKS if _SIGN_OF_ADDRESS.search(text) else _MASKS_WITHOUT_ADDRESS
    return masks.sub(lambda found: "_" * len(found[0]), text)


def _is_phone(number: str) -> bool:
    return sum(map(str.isdigit, number)) >= _PHONE_DIGITS


def is_year(match: re.Match[str], text: str) -> bool:
    """Return whether an amount is a year after its preposition: the 2018 of “58% in 2018 to 81%” begins no range."""
    if not _LONE_YEAR.fullmatch(match["number"]) or any(match[part] for part in ("currency", "unit", "scale", "plus")):
        return False
    return bool(_BEFORE_YEAR.search(text[max(0, match.start("number") - _FAR) : match.start("number")]))


def is_name(match: re.Match[str], text: str, names_end: int, labels: frozenset[str] = frozenset()) -> bool:
    """Return whether an amount is only a number in a name: ``2024``, ``Python 3.11``, ``CodeLlama 7B``, ``grades 6-8``.

    The amount has no unit. ``names_end`` is the end of the previous such number: in ``Llama 3 70B`` the second number
    belongs to the name, too.
    """
    if any(match[part] for part in ("bound", "sign", "currency")):
        return False
    if (match["scale"] or "") not in ("", "B"):
        return False
    if not match["number"][0].isdigit():
        return match["number"].istitle() and not _opens(text[max(0, match.start() - _FAR) : match.start()])
    if _LONE_YEAR.fullmatch(match["number"]) and not match["plus"]:
        return True
    if text[max(0, names_end) : match.start()] == " " and names_end > 0:
        return True
    before = text[max(0, match.start() - _FAR) : match.start()]
    found = _WORD_BEFORE.search(before)
    return found is not None and _is_named(
        found, before, text[match.end() : match.end() + 2], labels, plus=bool(match["plus"])
    )


def _is_named(found: re.Match[str], before: str, after: str, labels: frozenset[str], *, plus: bool) -> bool:
    """Return whether the number belongs to the word before it as to a name; a verb that opens a sentence takes none."""
    word = _ELISION.sub("", found["word"])
    if word.lower() in (labels or LABELS):
        return True
    if plus or not any(char.isupper() for char in word):
        return False
    return not (_opens(before[: found.start()]) and word.istitle()) or bool(_ENDS.match(after))


def _opens(before: str) -> bool:
    """Return whether a sentence begins after this text."""
    return bool(_SENTENCE_START.search(before))
