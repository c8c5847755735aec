"""Prose that restates an entry: a title “at” an employer, a degree “from” a school, years."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cvbuild.model.resume import Dated, Education, Resume, Volunteer, Work
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Place", "Places", "Restated", "degrees", "level", "places", "titles", "years"]

_OPENING = (
    r"(?:^|(?:(?<!\b[A-Z])\.|[;:|•·–—])\s+|,\s+(?:and\s+)?|\b(?i:formerly|previously|currently|now|then)\s+(?:an?\s+|the\s+)?"
    r"|\bas\s+(?:an?\s+|the\s+)?)"
)
_WORD = r"[A-Z][\w&/+.’'-]*"
_TITLE = (
    r"(?!(?:Formerly|Previously|Currently|Now|Then)\b)"
    rf"(?P<title>{_WORD}(?:\s(?:of\s|and\s|&\s)?{_WORD}){{0,6}})\s(?:at|@)\s(?:the\s)?$"
)
_TITLED = lazy_pattern(_OPENING + _TITLE)
_SOMEBODY = lazy_pattern(
    r"\b(?:by|with|to|under|for|from|alongside|of)\s(?:[A-Z][\w.’'-]*\s){1,3}?[A-Z][\w’'-]*,\s+(?:and\s+)?$"
)
"""Another person with a title: “mentored by Jane Roe, Chief Engineer at …”."""
_FIRST_WORD = re.compile(r"\w+")
_POST = lazy_pattern(
    r"(?:\w*(?:er|or|ist|yst|ant|ent|ian)|lead|head|chief|officer|nurse|fellow|intern|chef|counsel|attorney|partner|staff)$",
    re.IGNORECASE,
)
_SHORT_FORMS = {
    "sr": "senior",
    "jr": "junior",
    "vp": "vice president",
    "svp": "senior vice president",
    "eng": "engineer",
}
_LEVELS = (
    ("doctorate", r"Ph\.?\s?D\.?|D\.?Phil\.?|[Dd]octorate|[Dd]octoral degree"),
    ("master", r"M\.?B\.?A\.?|M\.?\s?Sc\.?|M\.S\.?|MS|M\.A\.?|M\.?Eng\.?|M\.?Phil\.?|[Mm]aster(?:[’']?s)?"),
    ("bachelor", r"B\.?\s?Sc\.?|B\.S\.?|BS|B\.A\.?|BA|B\.?Eng\.?|[Bb]achelor(?:[’']?s)?"),
)
_DEGREE = lazy_pattern(
    rf"(?<![\w.])(?P<degree>{'|'.join(f'(?P<{level}>{form})' for level, form in _LEVELS)})(?!\w)"
    r"(?:\s(?:degree|of\s[A-Z]\w+))?(?:,?\s(?:in\s)?[A-Z][\w &-]{2,40}?)?,?\s(?:from|at)\s(?:the\s)?$"
)
_YEARS = lazy_pattern(r"\s?[(,]\s?(?P<years>(?P<first>(?:19|20)\d\d)\s?[-–—]\s?(?P<last>(?:19|20)\d\d))\)?")


class Place(Struct, frozen=True):
    """An employer or a school by a name that prose may use, with all its entries."""

    name: str
    entries: tuple[Dated, ...]


class Places(tuple[Place, ...]):
    """All employers and schools; most texts mention none, so they are looked up by their first word."""

    @functools.cached_property
    def by_first_word(self) -> Mapping[str, list[Place]]:
        """The places by the first word of their names."""
        found: dict[str, list[Place]] = {}
        for place in self:
            word = _FIRST_WORD.search(place.name)
            found.setdefault(word[0] if word else "", []).append(place)
        return found


class Restated(Struct, frozen=True):
    """A statement about an entry that contradicts all entries at that place; ``of`` are the possible entries."""

    said: str
    start: int
    end: int
    of: tuple[Dated, ...]


def places(resume: Resume) -> Places:
    """Return all employers and schools, each by its name with and without parentheses."""
    found: dict[str, list[Dated]] = {}
    for section in ("work", "volunteer", "education"):
        for entry in resume.entries(section):
            for name in dict.fromkeys((entry.words, re.sub(r"\s*\([^)]*\)", "", entry.words))):
                if isinstance(entry, Dated) and name[:1].isupper():
                    found.setdefault(name, []).append(entry)
    return Places(Place(name, tuple(entries)) for name, entries in found.items())


def titles(text: str, known: Places) -> Iterator[Restated]:
    """Yield titles with a word that no position at that employer has."""
    for place, before, _ in _named(text, known):
        match = _TITLED.search(before)
        if match and _SOMEBODY.search(before, 0, match.start("title")):
            continue
        positions = [position for entry in place.entries for position in _positions(entry)]
        if match is None or not positions or any(isinstance(entry, Education) for entry in place.entries):
            continue
        if any(map(_POST.match, _heads(match["title"]))) and _strange(match["title"], positions):
            yield Restated(match["title"], match.start("title"), match.end("title"), place.entries)


def degrees(text: str, known: Places) -> Iterator[Restated]:
    """Yield degrees of a level that no degree from that school has."""
    for place, before, _ in _named(text, known):
        match = _DEGREE.search(before)
        studies = [entry.study_type or "" for entry in place.entries if isinstance(entry, Education)]
        have = [level(study) for study in studies]
        if match and have and all(have) and match.lastgroup and level(match["degree"]) not in have:
            yield Restated(match["degree"], match.start("degree"), match.end("degree"), place.entries)


def years(text: str, known: Places) -> Iterator[Restated]:
    """Yield years after a name that are outside of the time spent there."""
    for place, before, following in _named(text, known):
        match = _YEARS.match(following)
        if match and all(entry.start_date for entry in place.entries):
            first = min(entry.start_date.first()[0] for entry in place.entries if entry.start_date)
            ends = [entry.end_date for entry in place.entries]
            last = max(9999 if end is None or end.is_present else end.last()[0] for end in ends)
            offset = len(before) + len(place.name)
            if int(match["first"]) < first or int(match["last"]) > last:
                yield Restated(
                    match["years"], offset + match.start("years"), offset + match.end("years"), place.entries
                )


def _named(text: str, known: Places) -> Iterator[tuple[Place, str, str]]:
    """Yield each mention of a place with the text before and after it."""
    by_word = known.by_first_word
    words = dict.fromkeys(_FIRST_WORD.findall(text))
    for place in (place for word in words for place in by_word.get(word, ())):
        start = text.find(place.name)
        while start >= 0:
            end = start + len(place.name)
            if not text[end : end + 1].isalnum():
                yield place, text[:start], text[end:]
            start = text.find(place.name, end)


def _heads(title: str) -> Iterator[str]:
    """Yield the words that may name the position: the last of “Chief Officer”, the first of “Director of Sales”."""
    for part in title.split(" of "):
        yield part.split()[-1]


def _positions(entry: Dated) -> Iterator[str]:
    if isinstance(entry, Work | Volunteer) and entry.position:
        yield entry.position
    if isinstance(entry, Work):
        yield from (role.position for role in entry.roles)


def _strange(title: str, positions: Sequence[str]) -> bool:
    """Return whether the title has a word that is in no position, not even as an abbreviation."""
    have = {word for position in positions for word in _words(position)}
    initials = {
        "".join(word[0] for word in _words(position)[a:b])
        for position in positions
        for a in range(9)
        for b in range(a + 2, a + 5)
    }
    words = _words(title)
    spelled = {
        word
        for a in range(len(words))
        for b in range(a + 2, a + 5)
        if "".join(w[0] for w in words[a:b]) in have
        for word in words[a:b]
    }
    return any(word not in have and word not in initials and word not in spelled for word in words)


def _words(text: str) -> list[str]:
    words = (word.strip(".,") for word in re.split(r"[\s/,()–—-]+", text.casefold().replace("&", " ")))
    return [
        part for word in words if word not in ("", "of", "and", "the") for part in _SHORT_FORMS.get(word, word).split()
    ]


def level(text: str) -> str:
    """Return the level of a degree: doctorate, master, bachelor; empty for any other."""
    return next((level for level, form in _LEVELS if re.search(rf"(?<![\w.])(?:{form})(?!\w)", text)), "")
