"""The claims of a text that nothing bears out, each at its word."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from cvbuild.analysis.facts.backing import Known, backs
from cvbuild.analysis.facts.measures import measured
from cvbuild.analysis.facts.skills import Names, joined
from cvbuild.analysis.language.stems import akin, content, singular
from cvbuild.analysis.language.tokens import Token, lower_words, tokens
from cvbuild.analysis.witness.vocabulary import LIMITS, Act, Group, Kind, act_of, groups
from cvbuild.analysis.witness.witnesses import Statement

__all__ = ["NOTHING", "Found", "Unwitnessed", "claims", "unwitnessed"]


NOTHING = "nothing bears this out"


class Unwitnessed(Struct, frozen=True):
    """A claim without a witness: its kind, its text, the offsets of the word in it, and what is missing."""

    kind: Kind
    statement: Statement
    start: int
    end: int
    why: str

    @property
    def word(self) -> str:
        """The word that claims it."""
        return self.statement.text[self.start : self.end]


def unwitnessed(statement: Statement, names: Names, *, is_locked: bool, language: str = "en") -> Iterator[Unwitnessed]:
    """Yield the claims of a text that neither its facts, its entry nor the confirmed wording bears out."""
    if language != "en":
        yield from _elsewhere(statement, names, language)
        return
    yield from _names(statement, names)
    yield from _grouped(statement)
    yield from _acts(statement)
    yield from _limits(statement)
    if statement.before:
        yield from _figures(statement)
    if statement.before or is_locked:
        yield from _added(statement)


def _elsewhere(one: Statement, names: Names, language: str) -> Iterator[Unwitnessed]:
    """Yield the claims of a text in another language: its words, its limits, and its names unless all nouns look so."""
    from cvbuild.analysis.witness.vocabulary_elsewhere import groups_of, limits_of

    if language != "de":
        yield from _names(one, names)
    for group in groups_of(language):
        found = group.found(one.text)
        if found and not group.is_borne_out(one.bears):
            yield Unwitnessed(group.kind, one, *found.span(), NOTHING)
    yield from _limits(one, limits_of(language))


class Found(Struct, frozen=True):
    """A word that claims something: its offset, and a test of the texts that may bear it out."""

    start: int
    word: str
    bearing: Callable[[str], bool]


def claims(one: Statement, names: Names) -> Iterator[Found]:
    """Yield every word of a text that claims something, with or without a witness."""
    for group in groups():
        found = group.found(one.text)
        if found:
            yield Found(found.start(), found[0], group.is_borne_out)
    for token in tokens(one.text):
        if _is_name(token, one.text, names):
            word = singular(token.text.casefold())
            yield Found(token.start, token.text, lambda text, word=word: word in _words(text))  # type: ignore[misc]


_OTHERS = re.compile(
    r"\b(?:by|with|for|to|from|under|assist\w+|support\w+|help\w+) (?:the|an?|my|our|its|her|his) (?:[\w-]+ ){0,2}"
    r"(?:director|head|manager|supervisor|partner|chief|lead|leader|chef|owner|founder|principal|expert|specialist)\b",
    re.IGNORECASE,
)
"""Other people, whose parts are not one's own."""


def _grouped(one: Statement) -> Iterator[Unwitnessed]:
    own, mine = _OTHERS.sub(" ", one.bears), _OTHERS.sub(lambda found: " " * len(found[0]), one.text)
    for group in groups():
        found = group.found(mine if group.kind is Kind.ROLE else one.text)
        if found and not group.is_borne_out(own if group.kind is Kind.ROLE else one.bears):
            yield Unwitnessed(group.kind, one, *found.span(), NOTHING)


# Names

_CAPITAL = re.compile(r"[A-Z]|[a-z]+[A-Z]")
_SENTENCE = re.compile(r"(?:^|[.!?:;•–—]\s+|[.!?]\s*[\"”’)]+\s+)$")
_NO_NAMES = """
i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december q1 q2 q3 q4 h1 h2 the a an and or of in for with am pm mr ms mrs dr
"""
_GENERIC = frozenset(_NO_NAMES.split())
_NUMERAL = re.compile(r"[IVX]+|\d.*|[A-Z]")


def _names(one: Statement, names: Names) -> Iterator[Unwitnessed]:
    known = _Known(one)
    last: Token | None = None
    for token in tokens(one.text):
        if not _is_name(token, one.text, names) or known.has(token.text, names):
            continue
        if last and not one.text[last.end : token.start].strip(" -/&’'"):
            last = token
            continue  # one finding for all words of a name
        last = token
        yield Unwitnessed(Kind.NAME, one, token.start, token.end, "no fact and no entry has this name")


def _is_name(token: Token, text: str, names: Names) -> bool:
    """Return whether a token is a name: capitalized inside a sentence, or written like a tool anywhere."""
    word = token.text
    if not _CAPITAL.match(word) or word.casefold() in _GENERIC or _NUMERAL.fullmatch(word):
        return False
    if not _SENTENCE.search(text[: token.start]):
        return True
    return word[1:] != word[1:].lower() or (names.is_software(word) and act_of(word) is None)


class _Known:
    """The words of all names that a text may use: those of the whole source, and those beside the text."""

    def __init__(self, one: Statement) -> None:
        self.texts = (one.names, " . ".join((one.before, *one.facts, *one.beside)))

    def has(self, word: str, names: Names) -> bool:
        """Return whether a word of a name is known, by itself, by its initials or by another name."""
        low = word.casefold()
        if any(singular(low) in _words(text) for text in self.texts):
            return True
        runs = {low, low.rstrip("s")}
        if len(low) <= _LONGEST_RUN + 1 and any(runs & _runs(text) for text in self.texts):
            return True
        return any(len(name) > _SHORT and name in _letters(text) for name in names.all(word) for text in self.texts)


_SHORT = 2
_LONGEST_RUN = 5
"""Words of which a run may have the initials."""


@functools.lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    return frozenset(map(singular, lower_words(text)))


@functools.lru_cache(maxsize=64)
def _letters(text: str) -> str:
    return joined(text)


@functools.lru_cache(maxsize=64)
def _runs(text: str) -> frozenset[str]:
    return frozenset(_initials(text))


def _initials(text: str) -> Iterator[str]:
    """Yield the initials of every run of two to five words: “key performance indicators” is KPI."""
    words = [word for word in lower_words(text) if word[0].isalpha()]
    for start in range(len(words)):
        run = ""
        for word in words[start : start + _LONGEST_RUN]:
            run += word[0]
            if len(run) > 1:
                yield run


# The part that someone had


_OPENING = re.compile(
    r"(?:^|[.;:]\s+|,\s+(?:and\s+|then\s+)?|\sand\s+|\sthen\s+)(?:\w+ly\s+)?(?P<verb>[A-Za-z][a-z-]+)(?=\s+(?!by\b)\S)"
)
"""A verb that opens a clause and has an object; “supervised by Ada” is no act of one's own."""


def _acts(one: Statement) -> Iterator[Unwitnessed]:
    """Yield an opening verb that gives someone a greater part than any verb of the witnesses."""
    acts = [act for text in one.own for act in _acts_of(text)]
    if not acts or LIMITS[0].is_borne_out(one.text):
        return
    most = max(acts)
    if most < Act.LED and groups()[0].is_borne_out(_OTHERS.sub(" ", one.bears)):
        most = Act.LED
    for found in _OPENING.finditer(one.text):
        act = act_of(found["verb"])
        if act and act > most:
            yield Unwitnessed(Kind.ROLE, one, *found.span("verb"), "what bears this text out says less of your part")
            return


def _acts_of(text: str) -> list[Act]:
    """Return the acts of the opening verbs of a text."""
    return [act for found in _OPENING.finditer(text) if (act := act_of(found["verb"]))]


# Limits

_BEFORE, _AFTER = 3, 6
"""Words before and after a limit that it may limit."""


def _limits(one: Statement, limits: tuple[Group, ...] = LIMITS) -> Iterator[Unwitnessed]:
    """Yield the limits that a witness has and the text lacks, where what they limit is still in it."""
    said = content(one.text)
    sources = (one.before,) if one.before else one.facts
    for group in limits:
        if group.is_borne_out(one.text):
            continue
        for text in sources:
            found = _dropped(group, text, said)
            if found:
                start, end = _where(one.text, found[1])
                yield Unwitnessed(group.kind, one, start, end, f"“{found[0]}” is left out")
                break


def _dropped(group: Group, text: str, said: frozenset[str]) -> tuple[str, frozenset[str]] | None:
    """Return the limit of a text that another one leaves out, and the words that it limited."""
    found = group.found(text)
    if not found or (found.start() == 0 and (act_of(found[0]) or Act.TOOK_PART) > Act.TOOK_PART):
        return None  # nothing is found, or it is what was done: “Planned dock slots”
    left, right = text[: found.start()].split()[-_BEFORE:], text[found.end() :].split()[:_AFTER]
    limited = content(" ".join((*left, *right)))
    kept = frozenset(stem for stem in limited if any(akin(stem, word) for word in said))
    return (found[0], kept) if kept and 2 * len(kept) >= len(limited) else None


def _where(text: str, stems: frozenset[str]) -> tuple[int, int]:
    """Return the offsets of the first word with one of the stems, rather than of a verb."""
    for token in sorted(tokens(text), key=lambda one: act_of(one.text) is not None):
        if any(akin(stem, one) for stem in content(token.text) for one in stems):
            return token.start, token.end
    first = next(iter(tokens(text)), None)
    return (first.start, first.end) if first else (0, 0)


# Figures and whole clauses


def _figures(one: Statement) -> Iterator[Unwitnessed]:
    """Yield figures that neither the confirmed wording nor the entry has; those of cited facts are for F101."""
    if one.facts:
        return
    texts = (*one.own, *one.beside)
    known = [Known("", text, said) for text in texts for said in measured(text, True)]
    for said in measured(one.text, True):
        if not backs(known, said.figure):
            yield Unwitnessed(Kind.SCOPE, one, said.figure.start, said.figure.end, "nothing has this figure")


class _Stems(Struct, frozen=True):
    """The stems of a text, and the beginnings of the long ones, to find akin words without comparing all."""

    stems: frozenset[str]
    beginnings: frozenset[str]

    def has(self, stem: str) -> bool:
        """Return whether a stem, or one akin to it, is in the text."""
        if stem in self.stems or stem in self.beginnings:
            return True
        return any(stem[:length] in self.stems for length in range(_LONG, len(stem)))


_LONG = 5  # letters from which a stem may begin another one, as in stems.akin


@functools.lru_cache(maxsize=64)
def _stems(text: str) -> _Stems:
    found = content(text)
    return _Stems(found, frozenset(stem[:length] for stem in found for length in range(_LONG, len(stem))))


_CLAUSE = re.compile(r"[,;:.–—]\s|\s(?:and|while|with|by|through|which|that|using|including|resulting|leading)\s")
_FEWEST = 3
_UNKNOWN = 0.75


def _added(one: Statement) -> Iterator[Unwitnessed]:
    """Yield the first clause of which almost no word has a witness, where there is any witness at all."""
    known = (_stems(one.names), _stems(" . ".join((*one.own, *one.beside))))
    start = 0
    for end in [*(found.start() for found in _CLAUSE.finditer(one.text)), len(one.text)]:
        clause = one.text[start:end]
        stems = content(clause)
        strange = [stem for stem in stems if not any(text.has(stem) for text in known)]
        is_strange = len(strange) >= _FEWEST and len(strange) >= _UNKNOWN * len(stems)
        if is_strange or (start and len(strange) == len(stems) > 1):
            at = start + len(clause) - len(clause.lstrip(" ,;:.–—"))
            yield Unwitnessed(Kind.RESULT, one, at, end, "nothing speaks of this")
            return
        start = end
