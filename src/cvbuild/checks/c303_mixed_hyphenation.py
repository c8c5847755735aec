"""Two words before a noun, with a hyphen here and without one there.

What: Checks for pairs of words that have a hyphen somewhere ("low-latency engine") and none before a noun elsewhere
("low latency engine"). After a noun, where no hyphen is due ("at low latency"), nothing is reported, except for
adverbs in -ly, which have a hyphen either nowhere or everywhere. English only.

Why: The hyphen shows which words belong together. If it comes and goes, the reader has to work that out each time.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Built a low-latency engine
          - Wrote low-latency tables
          - Designed a low latency mill   # C303

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Built a low-latency engine
          - Ran the mill at low latency
          - Set up tables with a set-up of cards
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.consistency import Ways, mixed
from cvbuild.analysis.language.prose import Passage, in_english, prose
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("C303", "mixed-hyphenation", Severity.NOTE, english=True)

_HYPHENATED = re.compile(r"(?<![\w-])(?P<first>[a-z]{2,})-(?P<second>[a-z]{2,})(?![\w-])", re.IGNORECASE)
_PARTICLES = frozenset(
    ("about", "across", "around", "away", "back", "by", "down", "in", "off", "on", "out", "over", "through", "up")
)
_NO_NOUN = (
    "a|about|across|after|against|all|along|among|an|and|are|around|as|at|be|before|behind|between|both|but|by|during"
    "|for|from|has|have|if|in|including|into|is|it|like|of|on|onto|or|our|over|per|plus|so|such|than|that|the|their|then|this"
    "|through|throughout|to|toward|towards|under|until|up|upon|using|versus|via|vs|was|were|when|where|which|while|who"
    "|whose|with|within|without"
)
_BEFORE_NOUN = lazy_pattern(rf" (?!(?:{_NO_NOUN})\b)[A-Za-z]")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each passage with a pair in the minority style."""
    if not in_english(subject):
        return
    passages = list(prose(subject))
    pairs: dict[tuple[str, str], Ways] = {}
    for passage in passages:
        for match in _HYPHENATED.finditer(passage.masked):
            if match["second"].lower() not in _PARTICLES:
                pair = match["first"].lower(), match["second"].lower()
                pairs.setdefault(pair, Ways()).add("a hyphen", passage, *match.span())
    everything = "\n".join(passage.masked for passage in passages).lower()
    for pair, ways in pairs.items():
        if " ".join(pair) in everything:
            _note_open(pair, ways, passages)
        message = "'{text}' has {way}, but {rule} in {places}"
        yield from mixed(CHECK, subject, ways.spots, message, "write it with {rule}")


def _note_open(pair: tuple[str, str], ways: Ways, passages: list[Passage]) -> None:
    spaced = re.compile(rf"(?<![\w-]){pair[0]} {pair[1]}(?![\w-])", re.IGNORECASE)
    for passage in passages:
        for match in spaced.finditer(passage.masked):
            if pair[0].endswith("ly") or _BEFORE_NOUN.match(passage.masked, match.end()):
                ways.add("no hyphen", passage, *match.span())
