"""Names of finished files: a pattern with the person's name, safe for every file system."""

from __future__ import annotations

import re
import string
import unicodedata

from msgspec import Struct

from cvbuild.model.labels import labels
from cvbuild.model.locales import tag

__all__ = ["FIELDS", "Naming", "PatternError", "bare_name", "document_word", "file_name"]

FIELDS = ("first", "last", "name", "variant", "document", "locale", "date", "year")
"""The fields that a pattern may contain in braces."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\s]+')
_LONGEST = 100
_LONGEST_BYTES = 200  # file systems allow 255 bytes per name; a character outside ASCII has up to four
_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx", "sir", "dame", "rev"})
_CREDENTIALS = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "rn", "mba", "cpa", "esq", "pe", "llm", "jd"})


_PARTICLES = frozenset(
    (
        *("af", "al", "av", "bin", "bint", "d", "da", "das", "de", "degli", "dei", "del", "della", "delle", "den"),
        *("der", "des", "di", "do", "dos", "du", "el", "ibn", "la", "le", "los", "ten", "ter", "und", "van", "vander"),
        *("vom", "von", "zu", "zum", "zur"),
    )
)
_JOINING = frozenset(("y", "e", "i"))
_DOUBLE = ("es", "pt", "ca", "gl")
_RESUME = ("en", "en-US", "en-CA", "en-PH")


class PatternError(ValueError):
    """The pattern has an unknown field or an unmatched brace, or gives an empty name."""


class Naming(Struct, frozen=True):
    """Values besides the person's name that a pattern may contain. ``date`` is the day of the build, ``2024-05-31``."""

    variant: str = ""
    locale: str = "en-US"
    document: str = "Resume"
    date: str = ""


def document_word(locale: str) -> str:
    """Return the usual name of a CV in the names of files: ``Resume`` in North America, else as in the language."""
    return "Resume" if tag(locale) in _RESUME else labels(locale).document


def file_name(pattern: str, person: str, naming: Naming) -> str:
    """Return the file's name without extension: no separator, no space, no leading dot, at most 100 characters.

    Titles and credentials are not part of the person's name: "Dr. Jane Doe, RN" becomes Jane Doe. A last name begins
    with its particles ("van der Berg"); in Spanish and Portuguese it has two words.

    Raises:
        PatternError: the pattern is wrong; the message says why.
    """
    words = bare_name(person) or person.split() or [""]
    values = {
        "first": words[0],
        "last": "-".join(_last(words, naming.locale)),
        "name": "-".join(words),
        "variant": naming.variant,
        "document": naming.document,
        "locale": naming.locale,
        "date": naming.date,
        "year": naming.date[:4],
    }
    try:
        fields = {field for _, field, spec, conversion in string.Formatter().parse(pattern) if field is not None}
    except ValueError:
        raise PatternError(f"'{pattern}' has an unmatched brace") from None
    if unknown := sorted(fields - set(FIELDS)):
        raise PatternError(f"'{{{unknown[0]}}}' is not known; known: {', '.join(f'{{{name}}}' for name in FIELDS)}")
    raw = unicodedata.normalize("NFC", string.Formatter().vformat(pattern, (), values))
    name = re.sub(r"-{2,}", "-", _UNSAFE.sub("-", raw)).strip("-. ")[:_LONGEST]
    name = name.encode()[:_LONGEST_BYTES].decode(errors="ignore")
    if not name:
        raise PatternError(f"'{pattern}' gives an empty name")
    return name


def _last(words: list[str], locale: str) -> list[str]:
    """Return the words of the last name."""
    plain = [_plain(word) for word in words]
    if not _JOINING.isdisjoint(plain[2:-1]):  # "García Márquez y López": nobody but they know where it begins
        return words[1:]
    start = next((at for at in range(1, len(words) - 1) if plain[at] in _PARTICLES), len(words) - 1)
    if len(words) > 2 and locale.partition("-")[0].lower() in _DOUBLE:
        start = min(start, len(words) - 2)
    return words[max(start, 1) :]


def bare_name(person: str) -> list[str]:
    """Return the words of a name without titles before and credentials after it: nobody is filed under "RN"."""
    words = person.partition(",")[0].split()
    while words and _plain(words[0]) in _TITLES:
        del words[0]
    while len(words) > 1 and _plain(words[-1]) in _CREDENTIALS:
        del words[-1]
    return words


def _plain(word: str) -> str:
    return word.replace(".", "").casefold()
