"""Multiples in words, “doubled”, “trebled”, “halved”, against the before and after of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.language.stems import content
from cvbuild.analysis.mentions.pairs import Pair
from cvbuild.analysis.mentions.sums import Sum
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["TIMES", "multiples"]

TIMES = {
    "doubl": 2.0,
    "trebl": 3.0,
    "tripl": 3.0,
    "quadrupl": 4.0,
    "quintupl": 5.0,
    "halv": 0.5,
}
"""Multiples by the stem of their verb."""
_MULTIPLIED = lazy_pattern(
    r"(?P<more>(?:more\sthan|over|nearly|almost|about)\s)?\b(?P<said>(?P<stem>doubl|trebl|tripl|quadrupl|quintupl|halv)(?:ed|ing|es|e))\b",
    re.IGNORECASE,
)
_SHARES = content("share rate percentage percent proportion margin conversion")
_SHARED = 2  # words
_SLACK = 0.2
_LOOSE = 0.35
_OTHER = 0.3
_GENERIC = content("number year share time rate total from one last first four five six three two month week")


def multiples(lead: Sequence[Passage], pairs: Sequence[Pair]) -> Iterator[tuple[Sum, Pair]]:
    """Yield each multiple in words that the only before and after of its thing does not give.

    Its thing is that of the numbers that share two words with its clause; numbers in its own text are read elsewhere.
    """
    usable = [one for one in pairs if one.by_words and one.before.low > 0 and one.before.unit == one.after.unit]
    for passage in lead if usable else ():
        own_pairs = any(one.passage is passage for one in usable)
        for match in _MULTIPLIED.finditer(passage.masked) if passage.language == "en" and not own_pairs else ():
            about = _elsewhere(passage, match, usable)
            if about is None:
                continue
            ratio, said = float(about.after.low / about.before.low), TIMES[match["stem"].lower()]
            slack = _LOOSE if match["more"] else _SLACK
            if abs(ratio - said) / said > slack:
                right = f"{about.before.text} to {about.after.text} is {ratio:.1f} times as much"
                yield Sum(passage, match["said"], right, *match.span("said")), about


def _elsewhere(passage: Passage, match: re.Match[str], pairs: Sequence[Pair]) -> Pair | None:
    """Return the only before and after below whose sentence shares two words with the clause."""
    start = max(passage.masked.rfind(mark, 0, match.start()) for mark in (". ", "; ", ", ")) + 1
    ends = [end for mark in (".", ";", ",") if (end := passage.masked.find(mark, match.end())) >= 0]
    clause = content(passage.masked[start : min(ends, default=len(passage.masked))]) - _GENERIC
    others = [one for one in pairs if one.passage.section != "basics" and (one.before.unit != "%" or clause & _SHARES)]
    found = [one for one in others if len(clause & _about(one)) >= _SHARED]
    return found[0] if len(found) == 1 else None


def _about(pair: Pair) -> frozenset[str]:
    text = pair.passage.masked
    return (
        content(re.split(r"[.;]\s", text[: pair.start])[-1])
        | content(re.split(r"[.;]\s", text[pair.end :])[0]) - _GENERIC
    )
