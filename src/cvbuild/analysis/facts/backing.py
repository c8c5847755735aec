"""Compare printed figures with the ledger: facts that support a figure, weaker facts, lost qualifiers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.check import Subject
from cvbuild.analysis.facts.measures import Measured, agrees, measured
from cvbuild.analysis.figures.figures import Figure, same_value
from cvbuild.analysis.language.stems import content
from cvbuild.model.resume import Fact, Resume

__all__ = [
    "Known",
    "backs",
    "counts_otherwise",
    "figures_by_fact",
    "is_bare",
    "known_figures",
    "lost_qualifiers",
    "strengthened",
]

_TIMES = {
    "year": r"annual(?:ly)?|yearly|(?:a|per|each|every) year|per annum|p\.a\.|/yr|/year",
    "month": r"monthly|(?:a|per|each|every) month|/mo|/month",
    "week": r"weekly|(?:a|per|each|every) week|/wk|/week",
    "day": r"daily|(?:a|per|each|every) day|/day",
    "second": r"(?:a|per|each|every) sec(?:ond)?|/s|/sec|[qrt]ps|iops",
}
_PERCENTILES = {"p50": "p50|median"}
_BOUNDS = {"+": "“+”", "sub": "“sub-”", "~": "“~”", "≤": "“up to”"}
_ALONE = {
    "peak": "peak(?:s|ed|ing)?",
    "simulated": "simulated",
    "sustained": "sustained",
    "worst case": "worst[- ]case",
    "average": "average|mean|avg",
    "geomean": r"geo(?:metric )?[- ]?mean",
    "net": "net",
    "gross": "gross",
}
"""Words after a figure for how it was measured, with their synonyms."""
_PERIODICAL = {"annual": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}
_ADJECTIVE = re.compile(
    r"\s(?:(?:at|in|of|on)\s)?(?:the\s)?(?:daily\s(?=peak))?"
    r"(?P<word>annual|yearly|monthly|weekly|daily|peak|simulated|sustained|worst[- ]case|average"
    r"|geomean|net|gross)\b",
    re.IGNORECASE,
)
_HARDWARE = re.compile(
    r"\b(?:[A-Z]{1,3}\d{2,4}[A-Z]{0,2}s?|RTX \d{4}|M\d(?: (?:Pro|Max|Ultra))?|TPU ?v\d\w?|Apple Silicon|Raspberry Pi)\b"
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_CLAUSE_END = re.compile(r"\s*(?:[.;,)]|$)")
_ON = re.compile(r"[^.,;:\d]*?\bon (?:an? |one |single )?(?:\w+ )?$")


class Known(Struct, frozen=True):
    """A figure of the ledger: its fact, the text that contains it, and its measure."""

    fact: str
    text: str
    measured: Measured

    @property
    def figure(self) -> Figure:
        """The figure without its context."""
        return self.measured.figure


def known_figures(names: Iterable[str], subject: Subject) -> tuple[Known, ...]:
    """Return the figures of these facts."""
    figures = subject.memo.project.once(figures_by_fact, subject.resume)
    return tuple(known for name in names for known in figures.get(name, ()))


def figures_by_fact(resume: Resume) -> Mapping[str, tuple[Known, ...]]:
    """Return the figures of each fact: those listed, then those in the claim; “7 of 30” also as two numbers."""
    return {name: tuple(_figures(name, fact, resume.locale)) for name, fact in resume.facts.items()}


def _figures(name: str, fact: Fact, locale: str) -> Iterator[Known]:
    for text in (*fact.figures, fact.claim or ""):
        stated = measured(text, True, locale)
        parts = (replace(one, figure=part) for one in stated for part in _parts(one.figure))
        yield from (Known(name, text, one) for one in (*stated, *parts))


def _parts(figure: Figure) -> tuple[Figure, ...]:
    """Return both numbers of “7 of 30” as figures of their own; no parts of any other figure."""
    ends = (figure.low, figure.high) if figure.unit == "of" else ()
    return tuple(replace(figure, low=end, high=end, unit="") for end in ends)


def backs(known: Iterable[Known], said: Figure) -> bool:
    """Return whether a known figure states at least as much, or the fact has this number without the unit."""
    known = list(known)
    if any(agrees(said, one.figure) for one in known) or _is_elliptic(known, said):
        return True
    parts = _parts(said)
    return bool(parts) and all(backs(known, part) for part in parts)


def _is_elliptic(known: Iterable[Known], said: Figure) -> bool:
    """Return whether a fact gives this number alone next to another figure with its unit: “9 hours instead of 31”."""
    number = _NUMBER.search(said.text) if said.unit in ("time", "bytes", "month") and not said.is_range else None
    if number is None:
        return False
    value = Decimal(number[0].replace(",", ""))
    alone = {one.fact for one in known if not one.figure.unit and one.figure.low == one.figure.high == value}
    return any(one.fact in alone and one.figure.unit == said.unit for one in known)


def is_bare(known: Iterable[Known], said: Figure, text: str) -> bool:
    """Return whether a text leaves out the unit that a fact has: “3 minutes instead of 14”."""
    if said.unit or said.is_range or not _CLAUSE_END.match(text, said.end):
        return False
    numbers = (_NUMBER.search(one.figure.text) for one in known if one.figure.unit in ("time", "bytes", "month"))
    return any(Decimal(number[0].replace(",", "")) == said.low for number in numbers if number)


def counts_otherwise(known: Iterable[Known], said: Measured) -> Known | None:
    """Return the fact that counts the same thing with another number: “nine units” where the fact has seven."""
    known = [one for one in known if one.figure.unit == said.figure.unit]
    if any(same_value(one.figure, said.figure) and _counts_anything(one) for one in known):
        return None
    others = [one for one in known if one.measured.words & said.words]
    if any(same_value(one.figure, said.figure) for one in others):
        return None
    return others[0] if others else None


def _counts_anything(one: Known) -> bool:
    """Return whether a claim does not repeat what it counts: “11 nurses to March, 8 since”."""
    within = one.text.strip() != one.figure.text
    return bool(one.figure.unit) or (within and not one.measured.words)


def strengthened(known: Iterable[Known], said: Figure) -> tuple[Known, str] | None:
    """Return the fact that a figure exaggerates, and how; ``None`` if a fact supports the figure as it is."""
    ways = []
    for one in known:
        way = _stronger(said, one.figure)
        if not way and agrees(said, one.figure):
            return None
        if way:
            ways.append((one, way))
    return ways[0] if ways else None


def _stronger(said: Figure, fact: Figure) -> str:
    """Describe how a figure states more than the fact; empty if it does not."""
    if said.unit != fact.unit:
        return ""
    if same_value(said, fact):
        return _tighter(said, fact)
    if fact.is_range and said.low == said.high == fact.high and said.bound != "≤":
        return "takes the upper end of a range"
    return "" if fact.is_range or said.is_range or said.bound else _rounded(said, fact)


def _tighter(said: Figure, fact: Figure) -> str:
    if said.bound == "+" and fact.bound in ("", "~", "≤"):
        return "makes it a minimum"
    return "makes it a limit" if said.bound == "sub" and fact.bound in ("", "~") and fact.unit == "time" else ""


def _rounded(said: Figure, fact: Figure) -> str:
    """Describe rounding to fewer digits in the flattering direction: up, for durations down."""
    better = said.high < fact.high if fact.unit == "time" else said.high > fact.high
    step = Decimal(1).scaleb(said.high.normalize().adjusted() - _digits(said.high) + 1)
    near = abs(said.high - fact.high) < step and _digits(said.high) < _digits(fact.high)
    return "rounds it up" if better and near else ""


def _digits(value: Decimal) -> int:
    """Return the number of significant digits: 68 has two, 70 has one."""
    return len(value.normalize().as_tuple().digits)


def lost_qualifiers(known: Iterable[Known], said: Figure, text: str) -> tuple[Known, tuple[str, ...]] | None:
    """Return the qualifiers that the facts give to this very figure and the text omits, by the closest fact."""
    facts: dict[str, list[Known]] = {}
    for one in known:
        if same_value(one.figure, said):
            facts.setdefault(one.fact, []).append(one)
    lost = [(ones[0], tuple(_lost(ones, said, text))) for ones in facts.values()]
    nearest = min(lost, key=lambda pair: len(pair[1]), default=None)
    return nearest if nearest and nearest[1] else None


def _lost(ones: list[Known], said: Figure, text: str) -> Iterator[str]:
    """Return the qualifiers that any text of a fact gives to a figure and the printed text does not."""
    bound = next((one.figure.bound for one in ones if one.figure.bound), "")
    if bound and not said.bound:
        yield _BOUNDS[bound]
    percentile = next((one.figure.percentile for one in ones if one.figure.percentile), "")
    if percentile and not said.percentile and not _says(text, _PERCENTILES.get(percentile, percentile)):
        yield f"“{percentile}”"
    for thing in dict.fromkeys(thing for one in ones for thing in (*one.figure.per, *_adjectives(one))):
        if thing not in said.per and not _says(text, _TIMES.get(thing) or _counted_by(thing)):
            yield f"“{thing}”" if thing in _ALONE else f"“per {_upper(thing)}”"
    for hardware in dict.fromkeys(name for one in ones for name in _hardware(one)):
        if not content(hardware) <= content(text):
            yield f"“on {hardware}”"


def _says(text: str, pattern: str) -> bool:
    return bool(re.search(rf"(?<![a-z])(?:{pattern})(?![a-z])", text, re.IGNORECASE))


def _counted_by(thing: str) -> str:
    """Return a pattern for the ways to write by what a figure is counted; ``peak`` is a word of its own."""
    return _ALONE[thing] if thing in _ALONE else rf"(?:(?:per|each|every|single)\s|/\s?){re.escape(thing)}"


def _upper(thing: str) -> str:
    return thing.upper() if thing in ("gpu", "cpu") else thing


def _adjectives(known: Known) -> Iterator[str]:
    """Return the words directly after the figure: ``$2M in annual decisions``."""
    match = _ADJECTIVE.match(known.text, known.figure.end)
    if match:
        word = match["word"].lower().replace("-", " ")
        yield _PERIODICAL.get(word, word)


def _hardware(known: Known) -> Iterator[str]:
    """Return the machine of a measurement, if the same clause names it."""
    following = known.text[known.figure.end :]
    match = _HARDWARE.search(following)
    if match and _ON.fullmatch(following[: match.start()]):
        yield match[0]
