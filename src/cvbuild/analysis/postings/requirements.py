"""Requirements of a job posting: terms by level and frequency; years of experience, degrees and traits apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from cvbuild.analysis.facts.skills import joined
from cvbuild.analysis.postings import foreign_terms, unlisted_terms
from cvbuild.analysis.postings.alternatives import alternatives
from cvbuild.analysis.postings.posting import Level, Posting, Sentence, sentences
from cvbuild.analysis.postings.shared_heads import spelt_out
from cvbuild.analysis.postings.term_finder import Mention, stemmed
from cvbuild.analysis.postings.vocabulary import Vocabulary

__all__ = ["Condition", "Requirement", "Requirements", "requirements_of"]

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


class Requirement(Struct, frozen=True):
    """A term of a posting: one name for all its spellings, its highest level, and the lines that contain it.

    ``key`` is its joined spelling. ``known`` terms are in a list or in the source; others were recognised by their
    form. ``options`` are the alternatives of "Go, Python or Java", which is one requirement: one of them meets it.
    """

    name: str
    key: str
    level: Level
    lines: tuple[int, ...]
    known: bool = True
    options: tuple[Requirement, ...] = ()

    @property
    def each(self) -> tuple[Requirement, ...]:
        """The terms to look for: the alternatives, or the term itself."""
        return self.options or (self,)

    @property
    def count(self) -> int:
        """The number of mentions."""
        return len(self.lines)


class Condition(Struct, frozen=True):
    """Required years or degree, in the posting's words. ``kinds`` are ``years``, ``education`` or both."""

    kinds: tuple[str, ...]
    text: str
    line: int
    level: Level


class Requirements(Struct, frozen=True):
    """All requirements of a posting; terms by level, frequency, first use. ``traits`` are not terms."""

    terms: tuple[Requirement, ...]
    conditions: tuple[Condition, ...] = ()
    traits: tuple[str, ...] = ()


class _Tally(Struct):
    name: str
    known: bool
    found: list[tuple[Level, int]] = field(default_factory=list)


def requirements_of(posting: Posting, vocabulary: Vocabulary) -> Requirements:
    """Return the requirements of a posting."""
    said = tuple(sentences(posting))
    language = foreign_terms.language_of(sentence.text for sentence in said)
    firms = _firms(said)
    tallies: dict[str, _Tally] = {}
    traits: dict[str, str] = {}
    choices: list[tuple[str, tuple[str, ...]]] = []
    for sentence in said:
        if sentence.level is Level.IGNORED:
            continue
        mentions = _mentions(sentence, vocabulary, language)
        keys = {mention: mention.name if known else _key(mention.name) for mention, known in mentions}
        found = alternatives(sentence.text, [mention for mention, _ in mentions])
        choices += [(word, tuple(keys[mention] for mention in group)) for word, group in found]
        for mention, known in mentions:
            key = keys[mention]
            if key in vocabulary.soft:
                traits.setdefault(key, mention.text.lower())
            elif known or mention.text not in firms:
                name = vocabulary.shown(key) if known else mention.text
                tallies.setdefault(key, _Tally(name, known)).found.append((sentence.level, sentence.line))
    asked = _chosen({key: _asked(key, tally) for key, tally in tallies.items()}, choices)
    terms = sorted(asked, key=lambda one: (-one.level, -one.count))
    return Requirements(tuple(terms), tuple(_conditions(said, language)), tuple(traits.values()))


def _asked(key: str, tally: _Tally) -> Requirement:
    level = max(level for level, _ in tally.found)
    return Requirement(tally.name, key, level, tuple(line for _, line in tally.found), tally.known)


def _chosen(asked: dict[str, Requirement], choices: Iterable[tuple[str, tuple[str, ...]]]) -> list[Requirement]:
    """Return the requirements with alternatives as one, unless one of them is asked for elsewhere too."""
    for word, keys in choices:
        options = tuple(asked[key] for key in dict.fromkeys(keys) if key in asked)
        if len(options) < 2 or any(one.count > 1 or one.options for one in options):
            continue
        *others, last = (one.name for one in options)
        name, level = f"{', '.join(others)} {word} {last}", max(one.level for one in options)
        whole = Requirement(name, options[0].key, level, options[0].lines, any(one.known for one in options), options)
        asked = {
            key: whole if key == whole.key else one
            for key, one in asked.items()
            if key == whole.key or one not in options
        }
    return list(asked.values())


def _key(text: str) -> str:
    """Return the key of an unlisted term; of several words, their stems."""
    return stemmed(text) if " " in text else joined(text)


def _mentions(sentence: Sentence, vocabulary: Vocabulary, language: str) -> list[tuple[Mention, bool]]:
    """Return known names, and unlisted names and phrases that contain none of them, in order."""
    text = sentence.text
    foreign = language in foreign_terms.LANGUAGES
    for clause in (_DEGREE_CLAUSE, _NOT_USED):
        text = clause.sub(lambda found: "." * len(found[0]), text)
    text = _undated(text, language) if foreign else text
    strict = sentence.level is Level.MENTIONED or foreign
    taken = [(mention, True) for mention in vocabulary.finder.find(text)]
    for mention in spelt_out(text, [mention for mention, _ in taken]):
        taken = [pair for pair in taken if pair[0].start != mention.start]
        name = vocabulary.finder.names.get(joined(mention.name))
        taken.append((replace(mention, name=name or mention.name), name is not None))
    guessed = [*unlisted_terms.names(text, strict=strict, listed=sentence.short)]
    if foreign:
        guessed += foreign_terms.pieces(text, language) if sentence.item else ()
    elif strict:
        guessed += unlisted_terms.duties(text) if sentence.item else ()
    else:
        guessed += unlisted_terms.phrases(text, sentence.short)
    if sentence.level > Level.MENTIONED:
        guessed += unlisted_terms.beside(text, [mention for mention, _ in taken] + guessed)
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
    """Return names of the employer: “at Torc”, “PostHog is”, and all names in text about pay and culture."""
    found: set[str] = set()
    for sentence in said:
        found |= {match["a"] or match["b"] for match in _FIRM.finditer(sentence.text)}
        if sentence.level is Level.IGNORED:
            found |= {mention.text for mention in unlisted_terms.names(sentence.text)}
    return frozenset(found)


def _undated(text: str, language: str) -> str:
    """Return a text in which stops take the place of the degrees and years that it asks for."""
    found = foreign_terms.degree(text, language)
    text = text[: found.start()] + ";" * (len(text) - found.start()) if found else text
    found = foreign_terms.years(text, language)
    return text[: found.start()] + ";" * len(found[0]) + text[found.end() :] if found else text


def _conditions(said: Sequence[Sentence], language: str) -> Iterator[Condition]:
    for sentence in said:
        if sentence.level is Level.IGNORED:
            continue
        found = {"years": _years(sentence, language), "education": _degree(sentence, language)}
        kinds = tuple(kind for kind, match in found.items() if match)
        if kinds:
            first = min(match.start() for match in found.values() if match)
            yield Condition(kinds, _quoted(sentence.text, first), sentence.line, sentence.level)


def _years(sentence: Sentence, language: str) -> re.Match[str] | None:
    if language in foreign_terms.LANGUAGES:
        return foreign_terms.years(sentence.text, language)
    asks = sentence.level > Level.MENTIONED or "experience" in sentence.text.lower()
    return _YEARS.search(sentence.text) if asks and not _NO_YEARS.search(sentence.text) else None


def _degree(sentence: Sentence, language: str) -> re.Match[str] | None:
    if sentence.level is Level.MENTIONED:
        return None
    if language in foreign_terms.LANGUAGES:
        return foreign_terms.degree(sentence.text, language)
    return _DEGREE.search(_MASTERED.sub(lambda found: "_" * len(found[0]), sentence.text))


def _quoted(text: str, at: int) -> str:
    """Return a sentence for quoting: whole if short, else cut at words around what matters."""
    start = 0 if len(text) <= _QUOTED or at < _QUOTED // 2 else text.rfind(" ", 0, at - _BEFORE) + 1
    end = len(text) if len(text) - start <= _QUOTED else text.rfind(" ", start, start + _QUOTED)
    return ("… " if start else "") + text[start:end].rstrip(" .,:;") + (" …" if end < len(text) else "")


_QUOTED = 110
_BEFORE = 20
