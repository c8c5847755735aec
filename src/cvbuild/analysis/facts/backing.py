"""Printed figures against the ledger: which fact backs a figure, which says less, and what got lost on the way."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from cvbuild.analysis.facts.measures import Measured, agrees, measured
from cvbuild.analysis.figures import Figure, same_value
from cvbuild.analysis.stems import content
from cvbuild.resume import Resume
from cvbuild.same import Same

__all__ = ["Known", "backs", "counts_otherwise", "known_figures", "lost_qualifiers", "strengthened"]

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
"""Words behind a figure that say how it was taken, and the ways to say so."""
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
_ON = re.compile(r"[^.,;:\d]*?\bon (?:an? |one |single )?(?:\w+ )?$")


@dataclass(frozen=True, slots=True)
class Known:
    """A figure of the ledger: the fact that has it, the text it stands in, the figure with its measure."""

    fact: str
    text: str
    measured: Measured

    @property
    def figure(self) -> Figure:
        """The figure alone."""
        return self.measured.figure


def known_figures(names: Iterable[str], resume: Resume) -> tuple[Known, ...]:
    """The figures of these facts, those listed first, then those in the words of the claim.

    “7 of 30” is known as its two numbers, too.
    """
    return _known_figures(tuple(names), Same(resume))


@functools.lru_cache(maxsize=512)
def _known_figures(names: tuple[str, ...], same: Same) -> tuple[Known, ...]:
    """Several checks ask for those of each line, of each variant."""
    (resume,) = same.things
    assert isinstance(resume, Resume)  # there is one caller
    found: list[Known] = []
    for name in names:
        fact = resume.facts.get(name)
        for text in (*fact.figures, fact.claim or "") if fact else ():
            told = measured(text, True)
            parts = (replace(one, figure=part) for one in told for part in _parts(one.figure))
            found += [Known(name, text, one) for one in (*told, *parts)]
    return tuple(found)


def _parts(figure: Figure) -> tuple[Figure, ...]:
    """Both numbers of “7 of 30”, each by itself; none of any other figure."""
    ends = (figure.low, figure.high) if figure.unit == "of" else ()
    return tuple(replace(figure, low=end, high=end, unit="") for end in ends)


def backs(known: Iterable[Known], said: Figure) -> bool:
    """Whether some known figure says at least as much, or a fact has the same number and leaves out its unit."""
    known = list(known)
    if any(agrees(said, one.figure) for one in known) or _is_elliptic(known, said):
        return True
    parts = _parts(said)
    return bool(parts) and all(backs(known, part) for part in parts)


def _is_elliptic(known: Iterable[Known], said: Figure) -> bool:
    """Whether a fact gives the number alone beside another figure of this unit: “9 hours instead of 31”."""
    number = _NUMBER.search(said.text) if said.unit in ("time", "bytes", "month") and not said.is_range else None
    if number is None:
        return False
    value = Decimal(number[0].replace(",", ""))
    alone = {one.fact for one in known if not one.figure.unit and one.figure.low == one.figure.high == value}
    return any(one.fact in alone and one.figure.unit == said.unit for one in known)


def counts_otherwise(known: Iterable[Known], said: Measured) -> Known | None:
    """The fact that counts the same thing with another number: “nine units”, where it says seven."""
    others = [one for one in known if one.figure.unit == said.figure.unit and one.measured.words & said.words]
    if any(same_value(one.figure, said.figure) for one in others):
        return None
    return others[0] if others else None


def strengthened(known: Iterable[Known], said: Figure) -> tuple[Known, str] | None:
    """The fact that a figure makes more of, and how; none where some fact backs the figure as it is."""
    ways = []
    for one in known:
        way = _stronger(said, one.figure)
        if not way and agrees(said, one.figure):
            return None
        if way:
            ways.append((one, way))
    return ways[0] if ways else None


def _stronger(said: Figure, fact: Figure) -> str:
    """How a figure says more than the fact's; empty where it does not."""
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
    """Rounding to fewer digits, in the direction that sounds better: more, but of time less."""
    better = said.high < fact.high if fact.unit == "time" else said.high > fact.high
    step = Decimal(1).scaleb(said.high.normalize().adjusted() - _digits(said.high) + 1)
    near = abs(said.high - fact.high) < step and _digits(said.high) < _digits(fact.high)
    return "rounds it up" if better and near else ""


def _digits(value: Decimal) -> int:
    """How many digits say something: 68 has two, 70 has one."""
    return len(value.normalize().as_tuple().digits)


def lost_qualifiers(known: Iterable[Known], said: Figure, text: str) -> tuple[Known, tuple[str, ...]] | None:
    """What the facts with this very figure add to it and the text leaves out; of several facts the nearest."""
    facts: dict[str, list[Known]] = {}
    for one in known:
        if same_value(one.figure, said):
            facts.setdefault(one.fact, []).append(one)
    lost = [(ones[0], tuple(_lost(ones, said, text))) for ones in facts.values()]
    nearest = min(lost, key=lambda pair: len(pair[1]), default=None)
    return nearest if nearest and nearest[1] else None


def _lost(ones: list[Known], said: Figure, text: str) -> Iterator[str]:
    """What a fact says of a figure in any of its texts, and the printed text does not."""
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
    """A pattern for the ways to say by what something is counted; ``peak`` stands by itself."""
    return _ALONE[thing] if thing in _ALONE else rf"(?:(?:per|each|every|single)\s|/\s?){re.escape(thing)}"


def _upper(thing: str) -> str:
    return thing.upper() if thing in ("gpu", "cpu") else thing


def _adjectives(known: Known) -> Iterator[str]:
    """What stands right behind the figure: ``$2M in annual decisions``."""
    match = _ADJECTIVE.match(known.text, known.figure.end)
    if match:
        word = match["word"].lower().replace("-", " ")
        yield _PERIODICAL.get(word, word)


def _hardware(known: Known) -> Iterator[str]:
    """The machine that the figure was measured on, where the same clause names it."""
    behind = known.text[known.figure.end :]
    match = _HARDWARE.search(behind)
    if match and _ON.fullmatch(behind[: match.start()]):
        yield match[0]
