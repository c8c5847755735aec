"""Text made ready to be read for figures, and numbers that are none: dates, versions, ``grade 8``, ``24/7``."""

from __future__ import annotations

import functools
import re
import unicodedata

from cvbuild.analysis.units import LABELS

__all__ = ["folded_text", "is_name", "masked"]

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_YEAR = r"(?:19|20)\d\d"

_ADDRESS = r"""
    (?:https?://|www\.)\S+ | (?<![\w.+-])[\w.+-]+@[\w.-]+\.\w+
    | (?<![\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|ai|edu|gov|uk|de)\b\S* |
"""
_IDIOM = rf"""
    \b (?:
        (?i:doi|arxiv|isbn|issn|pmid)\b:?\s?\S+
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
_MASKS = re.compile(_ADDRESS + _IDIOM, re.VERBOSE)
_MASKS_WITHOUT_ADDRESS = re.compile(_IDIOM, re.VERBOSE)
_SIGN_OF_ADDRESS = re.compile(r"@|://|www\.|\.[cnoidaegu]")
"""Without one of these no text has an address, and to look for addresses at each word takes long."""

_LONE_YEAR = re.compile(_YEAR)
_FAR = 80  # characters: longer is no name
_WORD_BEFORE = re.compile(r"(?P<word>[\w+#.’'-]+)\s$")
_SENTENCE_START = re.compile(r"(?:^|[.:;!?•|]\s|\s[–—]\s|[(\[“\"])$")
_ENDS = re.compile(r"\s?(?:$|[,.;:)/])|\s[A-Z\d]")


def folded_text(text: str) -> str:
    """The text with one spelling for look-alikes, each character in its place."""
    if text.isascii():
        return text
    folded = "".join(map(_folded_char, text))
    return folded.replace("\N{MINUS SIGN}", "-").replace("\N{HYPHEN}", "-").replace("\N{NON-BREAKING HYPHEN}", "-")


@functools.lru_cache(maxsize=1024)
def _folded_char(char: str) -> str:
    """The plain form of a character; not of a raised digit, which is an exponent."""
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 and unicodedata.category(char) != "No" else char


def masked(text: str) -> str:
    """The text with underscores for dates, times, addresses and idioms, each character in its place."""
    masks = _MASKS if _SIGN_OF_ADDRESS.search(text) else _MASKS_WITHOUT_ADDRESS
    return masks.sub(lambda found: "_" * len(found[0]), text)


def is_name(match: re.Match[str], text: str, names_end: int) -> bool:
    """Whether an amount is but the number in a name: ``2024``, ``Python 3.11``, ``CodeLlama 7B``, ``grades 6-8``.

    The amount has no unit. ``names_end`` is where the last such number ended: in ``Llama 3 70B`` the second one belongs
    to the name, too.
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
    return found is not None and _is_named(found, before, text[match.end() : match.end() + 2], bool(match["plus"]))


def _is_named(found: re.Match[str], before: str, after: str, plus: bool) -> bool:
    """Whether the word before the number takes it into a name; a verb that opens a sentence does not."""
    word = found["word"]
    if word.lower() in LABELS:
        return True
    if plus or not any(char.isupper() for char in word):
        return False
    return not (_opens(before[: found.start()]) and word.istitle()) or bool(_ENDS.match(after))


def _opens(before: str) -> bool:
    """Whether a sentence begins behind this text."""
    return bool(_SENTENCE_START.search(before))
