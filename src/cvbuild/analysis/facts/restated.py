"""Where prose restates what an entry says of itself: a title “at” an employer, a degree “from” a school, years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cvbuild.resume import Dated, Education, Resume, Volunteer, Work

__all__ = ["Place", "Restated", "degrees", "places", "titles", "years"]

_OPENING = (
    r"(?:^|(?:(?<!\b[A-Z])\.|[;:|•·–—])\s+|,\s+(?:and\s+)?|\b(?i:formerly|previously|currently|now|then)\s+(?:an?\s+|the\s+)?"
    r"|\bas\s+(?:an?\s+|the\s+)?)"
)
_WORD = r"[A-Z][\w&/+.’'-]*"
_TITLE = (
    r"(?!(?:Formerly|Previously|Currently|Now|Then)\b)"
    rf"(?P<title>{_WORD}(?:\s(?:of\s|and\s|&\s)?{_WORD}){{0,6}})\s(?:at|@)\s(?:the\s)?$"
)
_TITLED = re.compile(_OPENING + _TITLE)
_SOMEBODY = re.compile(
    r"\b(?:by|with|to|under|for|from|alongside|of)\s(?:[A-Z][\w.’'-]*\s){1,3}?[A-Z][\w’'-]*,\s+(?:and\s+)?$"
)
"""A person with a title of their own: “mentored by Jane Roe, Chief Engineer at …”."""
_POST = re.compile(
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
_DEGREE = re.compile(
    rf"(?<![\w.])(?P<degree>{'|'.join(f'(?P<{level}>{form})' for level, form in _LEVELS)})(?!\w)"
    r"(?:\s(?:degree|of\s[A-Z]\w+))?(?:,?\s(?:in\s)?[A-Z][\w &-]{2,40}?)?,?\s(?:from|at)\s(?:the\s)?$"
)
_YEARS = re.compile(r"\s?[(,]\s?(?P<years>(?P<first>(?:19|20)\d\d)\s?[-–—]\s?(?P<last>(?:19|20)\d\d))\)?")


@dataclass(frozen=True, slots=True)
class Place:
    """An employer or a school by a name that prose may use, with all entries there."""

    name: str
    entries: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Restated:
    """What a text says of an entry that none there has, by its offsets; ``of`` are those that it may be about."""

    said: str
    start: int
    end: int
    of: tuple[Dated, ...]


def places(resume: Resume) -> tuple[Place, ...]:
    """All employers and schools, each by its name and by that without what stands in parentheses."""
    found: dict[str, list[Dated]] = {}
    for section in ("work", "volunteer", "education"):
        for entry in resume.entries(section):
            for name in dict.fromkeys((entry.words, re.sub(r"\s*\([^)]*\)", "", entry.words))):
                if isinstance(entry, Dated) and name[:1].isupper():
                    found.setdefault(name, []).append(entry)
    return tuple(Place(name, tuple(entries)) for name, entries in found.items())


def titles(text: str, known: Sequence[Place]) -> Iterator[Restated]:
    """Titles with a word that no position at that employer has."""
    for place, before, _ in _named(text, known):
        match = _TITLED.search(before)
        if match and _SOMEBODY.search(before, 0, match.start("title")):
            continue
        positions = [position for entry in place.entries for position in _positions(entry)]
        if match is None or not positions or any(isinstance(entry, Education) for entry in place.entries):
            continue
        if any(map(_POST.match, _heads(match["title"]))) and _strange(match["title"], positions):
            yield Restated(match["title"], match.start("title"), match.end("title"), place.entries)


def degrees(text: str, known: Sequence[Place]) -> Iterator[Restated]:
    """Degrees of a level that no degree from that school has."""
    for place, before, _ in _named(text, known):
        match = _DEGREE.search(before)
        studies = [entry.study_type or "" for entry in place.entries if isinstance(entry, Education)]
        have = [_level(study) for study in studies]
        if match and have and all(have) and match.lastgroup and _level(match["degree"]) not in have:
            yield Restated(match["degree"], match.start("degree"), match.end("degree"), place.entries)


def years(text: str, known: Sequence[Place]) -> Iterator[Restated]:
    """Years behind a name that reach out of all the time spent there."""
    for place, before, behind in _named(text, known):
        match = _YEARS.match(behind)
        if match and all(entry.start_date for entry in place.entries):
            first = min(entry.start_date.first()[0] for entry in place.entries if entry.start_date)
            ends = [entry.end_date for entry in place.entries]
            last = max(9999 if end is None or end.is_present else end.last()[0] for end in ends)
            offset = len(before) + len(place.name)
            if int(match["first"]) < first or int(match["last"]) > last:
                yield Restated(
                    match["years"], offset + match.start("years"), offset + match.end("years"), place.entries
                )


def _named(text: str, known: Sequence[Place]) -> Iterator[tuple[Place, str, str]]:
    """Each mention of a place with the text before and behind it."""
    for place in known:
        start = text.find(place.name)
        while start >= 0:
            end = start + len(place.name)
            if not text[end : end + 1].isalnum():
                yield place, text[:start], text[end:]
            start = text.find(place.name, end)


def _heads(title: str) -> Iterator[str]:
    """The words that may name the post: the last ones of “Chief Officer” and of “Director” of something."""
    for part in title.split(" of "):
        yield part.split()[-1]


def _positions(entry: Dated) -> Iterator[str]:
    if isinstance(entry, Work | Volunteer) and entry.position:
        yield entry.position
    if isinstance(entry, Work):
        yield from (role.position for role in entry.roles)


def _strange(title: str, positions: Sequence[str]) -> bool:
    """Whether the title has a word that is in no position, not even as the letters of an abbreviation."""
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


def _level(text: str) -> str:
    return next((level for level, form in _LEVELS if re.search(rf"(?<![\w.])(?:{form})(?!\w)", text)), "")
