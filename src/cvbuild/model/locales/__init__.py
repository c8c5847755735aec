"""Data of languages: months and date patterns from CLDR, and words that were translated by hand.

``cldr.json`` and ``names.json`` are written by ``tools/make_locales.py``, ``words.json`` by people. Files are read on
first use: most runs need one language and no names.
"""

from __future__ import annotations

import functools
import pkgutil
from collections.abc import Mapping

import msgspec
from msgspec import Struct

__all__ = [
    "Patterns",
    "Words",
    "has_words",
    "is_language",
    "languages",
    "nearest",
    "patterns",
    "patterns_of",
    "problem",
    "tag",
    "words",
    "words_of",
]

_CHINA = {"tw": "zh-Hant", "hk": "zh-Hant", "mo": "zh-Hant"}
_SAME = {"no": "nb", "iw": "he", "in": "id"}
"""Tags with another name today, or of which one form is written far more often."""


class Patterns(Struct, frozen=True, rename="camel"):
    """The patterns of dates in a language. ``range`` is between two dates; ``read`` has all forms of each month."""

    short: str
    long: str
    numeric: str
    year: str
    quarter: str
    range: str
    short_months: tuple[str, ...]
    long_months: tuple[str, ...]
    quarters: tuple[str, ...]
    read: tuple[tuple[str, ...], ...]


class Words(Struct, frozen=True, rename="camel"):
    """Words of a language. Names ending in ``too`` are other words that mean the same in a date.

    ``seasons`` begin with spring; ``seasons_too`` number them from 1. ``document`` is the usual name of a CV in the
    names of files. ``words`` are headings and labels by the English ones.
    """

    present: str
    present_too: tuple[str, ...]
    since: tuple[str, ...]
    to: tuple[str, ...]
    about: str
    about_too: tuple[str, ...]
    seasons: tuple[str, ...]
    seasons_too: Mapping[str, int]
    season: str
    document: str
    words: Mapping[str, str]


class _Cldr(Struct, frozen=True):
    locales: dict[str, msgspec.Raw]  # most runs need one of them


class _Names(Struct, frozen=True):
    languages: dict[str, str]
    own: dict[str, str]
    regions: tuple[str, ...]


def _data(name: str) -> bytes:
    content = pkgutil.get_data(__name__, f"{name}.json")
    assert content is not None  # the files are part of the package
    return content


@functools.cache
def _patterns() -> Mapping[str, msgspec.Raw]:
    return msgspec.json.decode(_data("cldr"), type=_Cldr).locales


@functools.cache
def _words() -> Mapping[str, msgspec.Raw]:
    return msgspec.json.decode(_data("words"), type=dict[str, msgspec.Raw])


def nearest(locale: str) -> str:
    """Return the nearest locale that has patterns: ``de`` for ``de-LU``, ``en`` for a language without any."""
    return _best(locale, _patterns())


@functools.cache
def patterns_of(locale: str) -> Patterns:
    """Return the patterns of the nearest locale that has some."""
    return msgspec.json.decode(_patterns()[_best(locale, _patterns())], type=Patterns)


@functools.cache
def words_of(locale: str) -> Words:
    """Return the words of the nearest locale that has some; a region has only those that differ from its language."""
    return msgspec.json.decode(_words()[_best(locale, _words())], type=Words)


def patterns() -> Mapping[str, Patterns]:
    """Return all patterns by locale."""
    return {locale: patterns_of(locale) for locale in _patterns()}


def words() -> Mapping[str, Words]:
    """Return all words by locale."""
    return {locale: words_of(locale) for locale in _words()}


@functools.cache
def _names() -> _Names:
    return msgspec.json.decode(_data("names"), type=_Names)


def languages() -> tuple[str, ...]:
    """Return the languages that have words."""
    return tuple(sorted(name for name in _words() if len(name) == 2))


def has_words(locale: str) -> bool:
    """Return whether there are words for the language of a locale."""
    return _best(locale, _words()) != "en" or tag(locale).partition("-")[0] == "en"


def tag(locale: str) -> str:
    """Return a locale in its usual spelling: ``EN_us`` is ``en-US``."""
    language, *rest = locale.replace("_", "-").split("-")
    return "-".join([language.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])


def _best(locale: str, known: Mapping[str, object]) -> str:
    """Return the nearest of the known locales: the same, the same language, or English."""
    usual = tag(locale)
    language, *rest = usual.split("-")
    if language == "zh" and ("Hant" in rest or any(part.lower() in _CHINA for part in rest)):
        usual = "zh-Hant"
    language = _SAME.get(language, language)
    return next((name for name in (usual, language) if name in known), "en")


def is_language(locale: str) -> bool:
    """Return whether a tag begins with the code of a language."""
    return locale.partition("-")[0] in _names().languages


def problem(locale: str) -> tuple[str, str] | None:
    """Return what is wrong with a locale, and what to write; ``None`` for a language tag that exists."""
    if locale in _patterns():
        return None
    from cvbuild.syntax.suggest import did_you_mean  # only for mistakes

    names, (language, *rest) = _names(), tag(locale).split("-")
    by_name = {name.casefold(): code for table in (names.languages, names.own) for code, name in table.items()}
    if language in names.languages:
        region = next((part for part in rest if len(part) == 2 and part not in names.regions), "")
        if region:
            return f"there is no region `{region}`", f"write {language}, or {language} with a code of ISO 3166-1"
        if tag(locale) != locale:
            return f"'{locale}' is not a language tag", f"write {tag(locale)}"
        return None
    if found := by_name.get(locale.casefold()):
        return f"'{locale}' is the name of a language, not its code", f"write {found}"
    meant = did_you_mean(locale, tuple(_patterns()))
    return f"there is no language `{language}`", meant or "write a code such as en-US, de or pt-BR"
