"""How finished files are named: a pattern with the person's name, made safe for every file system."""

from __future__ import annotations

import re
import string
import unicodedata

__all__ = ["FIELDS", "PatternError", "file_name"]

FIELDS = ("first", "last", "name", "variant")
"""What a pattern may hold between braces."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\s]+')
_LONGEST = 100
_LONGEST_BYTES = 200  # file systems hold 255 bytes a name; a letter outside ASCII has up to four
_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx", "sir", "dame", "rev"})
_CREDENTIALS = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "rn", "mba", "cpa", "esq", "pe", "llm", "jd"})


class PatternError(ValueError):
    """The pattern has a field that is not known, a lone brace, or gives an empty name."""


def file_name(pattern: str, person: str, variant: str) -> str:
    """The file's name without its ending: no separator, no blank, no leading dot, at most 100 characters.

    Titles and credentials are no part of the person's name: "Dr. Jane Doe, RN" is filed as Jane Doe.

    Raises:
        PatternError: in plain words what is wrong with the pattern.
    """
    words = _bare(person) or person.split() or [""]
    values = {
        "first": words[0],
        "last": words[-1] if len(words) > 1 else "",
        "name": "-".join(words),
        "variant": variant,
    }
    try:
        fields = {field for _, field, spec, conversion in string.Formatter().parse(pattern) if field is not None}
    except ValueError:
        raise PatternError(f"'{pattern}' has a brace without its partner") from None
    if unknown := sorted(fields - set(FIELDS)):
        raise PatternError(f"'{{{unknown[0]}}}' is not known; there are {', '.join(f'{{{name}}}' for name in FIELDS)}")
    raw = unicodedata.normalize("NFC", string.Formatter().vformat(pattern, (), values))
    name = re.sub(r"-{2,}", "-", _UNSAFE.sub("-", raw)).strip("-. ")[:_LONGEST]
    name = name.encode()[:_LONGEST_BYTES].decode(errors="ignore")
    if not name:
        raise PatternError(f"'{pattern}' gives an empty name")
    return name


def _bare(person: str) -> list[str]:
    """The words of a name without titles before it and credentials behind it: nobody is filed under "RN"."""
    words = person.partition(",")[0].split()
    while words and _plain(words[0]) in _TITLES:
        del words[0]
    while len(words) > 1 and _plain(words[-1]) in _CREDENTIALS:
        del words[-1]
    return words


def _plain(word: str) -> str:
    return word.replace(".", "").casefold()
