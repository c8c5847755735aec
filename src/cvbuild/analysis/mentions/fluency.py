"""Levels of languages: “Fluent in Danish” of the summary against “Danish: intermediate” of the languages."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from msgspec import Struct

from cvbuild.analysis.figures.units import alternatives
from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.language.wordlists import entries
from cvbuild.model.resume import Resume
from cvbuild.model.sections.languages import Language
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Fluency", "fluencies", "miscounted_tongues"]

_LEVELS = (
    (5, r"native|mother\stongue|bilingual|first\slanguage|C2"),
    (4, r"fluent|full\sprofessional|C1|excellent|business\sfluent|near-native"),
    (3, r"professional|advanced|upper|B2|proficient|working|good"),
    (2, r"intermediate|B1|conversational|limited"),
    (1, r"basic|elementary|beginner|A1|A2|some|school"),
)
"""Levels by their words, from the best; what is two levels apart is no other way to say the same."""
_APART = 2
_LIST_END = r"(?:,\s|,?\s(?:and|or)\s)"
_TONGUES = {"bilingual": 2, "trilingual": 3, "quadrilingual": 4}


class Fluency(Struct, frozen=True):
    """A language at a level in a sentence, and the level that its section has."""

    passage: Passage
    said: str
    listed: str
    start: int
    end: int
    path: str


@functools.cache
def _pattern() -> re.Pattern[str]:
    name = rf"(?:{alternatives(entries('languages'))})"
    return re.compile(
        rf"\b(?i:(?P<level>native|bilingual|fluent|conversational|basic|intermediate|elementary|beginner)"
        rf"(?:\sspeakers?\sof|\s(?:both\s)?in|\slevel)?\s(?:both\s|written\s|spoken\s|working\s)?)(?P<names>{name}(?:{_LIST_END}{name})*)\b"
    )


_USED = lazy_pattern(
    r"\b(?:I\s|and\s)?(?:speaks?|works?\sin|teach(?:es)?\sin|present(?:s|ed)?\sin|writes?\sin|negotiat\w+\sin|publish\w*\sin)\s(?P<names>[A-Z][a-z]+(?:(?:,\s|,?\sand\s)[A-Z][a-z]+)*)"
)
_COUNTED = lazy_pattern(
    r"\b(?P<word>[Bb]ilingual|[Tt]rilingual|[Qq]uadrilingual)\s?(?:\sin\s|\(|:\s)(?P<names>[A-Z][a-z]+(?:(?:,\s|,?\sand\s|/)[A-Z][a-z]+)+)"
)


def _level(text: str) -> int:
    return next((rank for rank, words in _LEVELS if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)), 0)


def fluencies(passage: Passage, resume: Resume) -> Iterator[Fluency]:
    """Yield the languages whose level in a sentence is two levels away from that of their entry."""
    yield from _used(passage, resume) if passage.language == "en" else ()
    listed = {one.language.casefold(): one for one in resume.entries("languages") if isinstance(one, Language)}
    for match in _pattern().finditer(passage.masked) if listed else ():
        rank = _level(match["level"])
        for name in re.finditer(r"[A-Z][a-z]+", match["names"]):
            entry = listed.get(name[0].casefold())
            own = _level(entry.fluency or "") if entry else 0
            if entry and own and abs(rank - own) >= _APART and min(rank, own) <= _APART:
                said, start = f"{match['level'].lower()} {name[0]}", match.start("names") + name.start()
                yield Fluency(passage, said, entry.fluency or "", start, start + len(name[0]), entry.path)


def _used(passage: Passage, resume: Resume) -> Iterator[Fluency]:
    """Yield the languages that somebody speaks or works in, of which the entry says that they were hardly begun."""
    listed = {one.language.casefold(): one for one in resume.entries("languages") if isinstance(one, Language)}
    for match in _USED.finditer(passage.masked) if listed else ():
        for name in re.finditer(r"[A-Z][a-z]+", match["names"]):
            entry = listed.get(name[0].casefold())
            if entry and re.search(r"\b(?:beginner|A1|elementary|learning)\b", entry.fluency or "", re.IGNORECASE):
                start = match.start("names") + name.start()
                yield Fluency(passage, match[0], entry.fluency or "", start, start + len(name[0]), entry.path)


def miscounted_tongues(passage: Passage) -> Iterator[tuple[int, int, str, int]]:
    """Yield “trilingual” before two languages: its offsets, itself, and how many follow."""
    for match in _COUNTED.finditer(passage.masked):
        names = len(re.findall(r"[A-Z][a-z]+", match["names"]))
        if names != _TONGUES[match["word"].lower()]:
            yield *match.span("word"), match["word"], names
