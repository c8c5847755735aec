"""Real words in the place of others: "it's" for "its", "manger" for "manager", "seid" for "seit"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cvbuild.analysis.language.wordlists import entries
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["LANGUAGES", "confused"]

LANGUAGES = {"en": "confusions", "de": "confusions-de", "fr": "confusions-fr", "es": "confusions-es"}
"""The lists by language."""

_NOUN = (
    r"(?:work|works|jobs?|careers?|skills?|needs?|scores?|goals?|famil(?:y|ies)|clients?|customers?|staff|teams?"
    r"|performance|data|systems?|products?|children|parents|language|native|income|budgets?|roles?|names?|offices?"
    r"|departments?|compan(?:y|ies)|homes?|lives|health|productivity|sales|costs|profits|questions|concerns|progress"
    r"|projects|accounts?|portfolios?|members|students|pupils|patients|users|partners|donors|volunteers|devices|machines|classes"
    r"|colleagues|lessons|studies|treatment|recovery|finances|investments|taxes|targets|exams|deadlines|objectives|quotas|results|services|operations|processes|policies|peers|employees|managers|websites?|businesses|growth)"
)


_OWN = re.compile(
    r"\b(?:of|from|by|with|in|for|to|at|on|under|using) (?:the|this|each|an?|our|my) (?P<w>[a-z]{3,}(?<!s)s) own"
    r" (?!(?:the|an?)\b)[a-z]+",
    re.IGNORECASE,
)
_OWNERS = lazy_pattern(
    r"\b(?:of|for|to|with|about|on|in|by|from|the|their|our|all|meet|met|meets|meeting|answered|handled|kept)"
    r" (?P<w>girls|boys|students|pupils|patients|parents|teachers|nurses|workers|customers|clients|residents|visitors"
    r"|drivers|players|farmers|tenants|veterans|employees|owners|members|guests|volunteers)"
    r" (?:teams?|rights|needs|families|records|complaints|questions|concerns|expectations|wishes|lives|requests|charts"
    r"|notes|files|voices|wellbeing|welfare|homes|bedrooms|rooms|meals)\b"
)
"""A plural before what it owns, without its apostrophe: “coaches of girls teams”."""
_LETTERS = 2
_BEGINNING = re.compile(r"\b[^\W\d_]{2}")
_INNER = re.compile(r"\(\?[!=].*?\)\)?(?=[|)])")
"""A condition inside the alternatives, which are compared without it."""


def confused(text: str, language: str = "en") -> Iterator[tuple[int, int, str]]:
    """Yield the offsets of each word that is taken for another, with the right one."""
    lower = text.lower()
    if len(lower) != len(text):
        return
    if language == "en":
        yield from _possessives(text)
    table = _by_beginning(LANGUAGES[language]) if language in LANGUAGES else {}
    seen: set[int] = set()
    begun = sorted({row for start in {"", *_BEGINNING.findall(lower)} for row in table.get(start, ())})
    for clues, right, pattern in (_table(LANGUAGES[language])[row] for row in begun):
        if any(clue in lower for clue in clues):
            for match in _compiled(pattern).finditer(text):
                if match.start("w") not in seen:
                    seen.add(match.start("w"))
                    yield *match.span("w"), _cased(match["w"], right)


def _possessives(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield plurals in the place of possessives: “from the museums own plates”."""
    for match in _OWN.finditer(text) if " own " in text else ():
        yield *match.span("w"), f"{match['w'][:-1]}'s"
    for match in _OWNERS.finditer(text):
        yield *match.span("w"), f"{match['w']}'"


def _cased(wrong: str, right: str) -> str:
    """Return the right word as the wrong one is written.

    In the list ``^`` is the same word with a capital, ``_`` without one, and ``~er~é`` the same word with another
    ending.
    """
    if right in ("^", "_"):
        return wrong.capitalize() if right == "^" else wrong.lower()
    if right.startswith("~"):
        _, old, new = right.split("~")
        return wrong.removesuffix(old) + new
    return right[:1].upper() + right[1:] if wrong[:1].isupper() else right


@functools.cache
def _table(name: str) -> tuple[tuple[list[str], str, str], ...]:
    """Return for each pattern letters of its wrong word, the right word and the pattern; hardly any is searched for."""
    rows = []
    for entry in entries(name):
        right, _, pattern = entry.partition(" | ")
        wrong = pattern.partition("(?P<w>")[2].removeprefix("(?-i:")
        rows.append((_clues(_INNER.sub("", wrong).partition(")")[0]), right, pattern))
    return tuple(rows)


@functools.cache
def _by_beginning(name: str) -> dict[str, tuple[int, ...]]:
    """Return the rows of the table by the first two letters of their wrong words; hardly any row begins a word."""
    found: dict[str, list[int]] = {}
    for number, (clues, _, _) in enumerate(_table(name)):
        for start in {clue[:_LETTERS] if len(clue) >= _LETTERS and clue[:_LETTERS].isalpha() else "" for clue in clues}:
            found.setdefault(start, []).append(number)
    return {start: tuple(rows) for start, rows in found.items()}


def _clues(alternatives: str) -> list[str]:
    """Return the letters with which the alternatives begin: "it" of "it['’]s"; without those that contain another."""
    found = {re.split("[^a-z ]", one, maxsplit=1)[0] for one in alternatives.split("|")}
    return sorted(one for one in found if not any(other != one and other in one for other in found))


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{noun}", _NOUN), re.IGNORECASE)
