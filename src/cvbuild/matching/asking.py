"""What a job description asks for: terms, each once, by level and repetition; years, degrees and traits apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cvbuild.analysis.facts.skills import joined
from cvbuild.matching import guessing
from cvbuild.matching.canon import Canon
from cvbuild.matching.finder import Mention, stemmed
from cvbuild.matching.posting import Level, Posting, Sentence, sentences

__all__ = ["Asked", "Condition", "Wanted", "wanted"]

_YEARS = re.compile(
    r"(?:\b(?:at least|minimum(?: of)?|over|more than)\s+)?"
    r"\b(?:\d{1,2}(?:\s?[-–—]\s?\d{1,2})?\+?|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:\s\(\d{1,2}\))?\s?(?:\+|or more|plus)?[\s-](?:years?|yrs?)\b(?:'s?|’s?)?(?:\s(?:minimum|or more))?",
    re.IGNORECASE,
)
_NO_YEARS = re.compile(
    r"\d-year (?:bachelor|degree|master|college)|no requirement|initial|commitment|contract|old\b"
    r"|salary|per year|term limited|vest",
    re.IGNORECASE,
)
_SHORT_DEGREE = (  # BS in, BA/BS degree, MSc or
    r"\b(?-i:(?:B\.?(?:S|A|Sc|Eng)|M\.?(?:S|A|Sc|Eng))\b\.?(?:\s?/\s?(?:B\.?(?:S|A|Sc|Eng)|M\.?(?:S|A|Sc|Eng)|Ph\.?D)\b\.?)*)"
    r"(?=\s(?:in|or|degree)\b)"
)
_DEGREE = re.compile(
    rf"{_SHORT_DEGREE}|"
    r"\b(?:bachelor|master|doctora)\w*(?:['’]s)?\b|\bph\.?\s?d\b|\b(?:under)?graduate (?:degree|concentration)"
    r"|\b(?:associate|college|university|advanced|relevant)(?:['’]s)? degree|\bdegree in\b|\bdegree level|\bdiploma\b"
    r"|\bMBA\b"
    r"|\bB\.?S\.?N\b|\bM\.S\.|\bB\.S\.|\bB\.A\.|\bGCSEs?\b|\bdegree (?:or|preferred|required)",
    re.IGNORECASE,
)
_MASTERED = re.compile(r"\bmaster(?:y|ed|ing|s?\s+the)\b", re.IGNORECASE)
_FIRM = re.compile(
    r"(?:\b(?:[Aa]t|[Jj]oin(?:ing)?|[Aa]bout|[Ll]ove|[Cc]hoose)\s+(?P<a>[A-Z][\w&.-]*\w))"
    r"|(?P<b>\b[A-Z][\w&.-]*\w)(?:['’]s\b|\s(?:is|was|has|will|offers?|provides?|cares?|helps?|exists|empowers|makes|believes)\b)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A term of a job description: its name for all variants, its gravest level, and the lines that say it.

    ``key`` is its joined spelling. ``known`` says that some list has it; others were taken from the text by their form.
    """

    name: str
    key: str
    level: Level
    lines: tuple[int, ...]
    known: bool = True

    @property
    def count(self) -> int:
        """How often it is said."""
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class Condition:
    """Years or a degree that are asked for, in the posting's words. ``kinds`` are ``years``, ``education`` or both."""

    kinds: tuple[str, ...]
    text: str
    line: int
    level: Level


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that a job description asks for; terms in order of level, repetition, appearance. ``traits`` are no terms."""

    terms: tuple[Asked, ...]
    conditions: tuple[Condition, ...] = ()
    traits: tuple[str, ...] = ()


@dataclass(slots=True)
class _Tally:
    name: str
    known: bool
    found: list[tuple[Level, int]] = field(default_factory=list)


def wanted(posting: Posting, canon: Canon) -> Wanted:
    """What a job description asks for."""
    said = tuple(sentences(posting))
    firms = _firms(said)
    tallies: dict[str, _Tally] = {}
    traits: dict[str, str] = {}
    for sentence in said:
        if sentence.level is Level.IGNORED:
            continue
        for mention, known in _mentions(sentence, canon):
            key = mention.name if known else _key(mention.name)
            if key in canon.soft:
                traits.setdefault(key, mention.text.lower())
            elif known or mention.text not in firms:
                name = canon.shown(key) if known else mention.text
                tallies.setdefault(key, _Tally(name, known)).found.append((sentence.level, sentence.line))
    terms = sorted((_asked(key, tally) for key, tally in tallies.items()), key=lambda one: (-one.level, -one.count))
    return Wanted(tuple(terms), tuple(_conditions(said)), tuple(traits.values()))


def _asked(key: str, tally: _Tally) -> Asked:
    level = max(level for level, _ in tally.found)
    return Asked(tally.name, key, level, tuple(line for _, line in tally.found), tally.known)


def _key(text: str) -> str:
    """The key of a term that no list has: of several words, what their forms share."""
    return stemmed(text) if " " in text else joined(text)


def _mentions(sentence: Sentence, canon: Canon) -> list[tuple[Mention, bool]]:
    """Known names, and what has none of them in it and may be a name or a phrase by its form, in their order."""
    text = sentence.text
    for clause in (_DEGREE_CLAUSE, _NOT_USED):
        text = clause.sub(lambda found: "." * len(found[0]), text)
    strict = sentence.level is Level.MENTIONED
    taken = [(mention, True) for mention in canon.finder.find(text)]
    guessed = [*guessing.names(text, strict=strict)]
    if not strict:
        guessed += guessing.phrases(text, sentence.short)
    for mention in guessed:
        if not any(mention.start < other.end and other.start < mention.end for other, _ in taken):
            taken.append((mention, False))
    return sorted(taken, key=lambda pair: pair[0].start)


_NOT_USED = re.compile(r"\bdo(?:n['’]t| not) (?:do|use|need|require) \w+", re.IGNORECASE)
_DEGREE_CLAUSE = re.compile(
    rf"(?:{_SHORT_DEGREE}|"
    r"\b(?:bachelor|master|doctora)\w*(?:['’]s)?\b|\bph\.?\s?d\b|\bdegrees?\b|\bgraduate concentration\b).{0,120}?"
    r"(?:field|areas?|disciplines?|subjects?|equivalent|experience|$)",
    re.IGNORECASE,
)


def _firms(said: Iterable[Sentence]) -> frozenset[str]:
    """Names that are the firm's: “at Torc”, “PostHog is”, and whatever else is named where pay and culture are told."""
    found: set[str] = set()
    for sentence in said:
        found |= {match["a"] or match["b"] for match in _FIRM.finditer(sentence.text)}
        if sentence.level is Level.IGNORED:
            found |= {mention.text for mention in guessing.names(sentence.text)}
    return frozenset(found)


def _conditions(said: Sequence[Sentence]) -> Iterator[Condition]:
    for sentence in said:
        if sentence.level is Level.IGNORED:
            continue
        found = {"years": _years(sentence), "education": _degree(sentence)}
        kinds = tuple(kind for kind, match in found.items() if match)
        if kinds:
            first = min(match.start() for match in found.values() if match)
            yield Condition(kinds, _quoted(sentence.text, first), sentence.line, sentence.level)


def _years(sentence: Sentence) -> re.Match[str] | None:
    asks = sentence.level > Level.MENTIONED or "experience" in sentence.text.lower()
    return _YEARS.search(sentence.text) if asks and not _NO_YEARS.search(sentence.text) else None


def _degree(sentence: Sentence) -> re.Match[str] | None:
    if sentence.level is Level.MENTIONED:
        return None
    return _DEGREE.search(_MASTERED.sub(lambda found: "_" * len(found[0]), sentence.text))


def _quoted(text: str, at: int) -> str:
    """A sentence as it is quoted: whole where it is short, else cut at words around what matters."""
    start = 0 if len(text) <= _QUOTED or at < _QUOTED // 2 else text.rfind(" ", 0, at - _BEFORE) + 1
    end = len(text) if len(text) - start <= _QUOTED else text.rfind(" ", start, start + _QUOTED)
    return ("… " if start else "") + text[start:end].rstrip(" .,:;") + (" …" if end < len(text) else "")


_QUOTED = 110
_BEFORE = 20
