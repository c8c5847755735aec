"""Two words before a noun have a hyphen here and none there.

What: looks for pairs of words that stand with a hyphen somewhere ("low-latency engine") and without one before a noun
elsewhere ("low latency engine"). Behind a noun, where no hyphen is due ("at low latency"), nothing is told, but for
adverbs in -ly, which have one nowhere or everywhere. English only.

Why: the hyphen tells which words belong together. Where it comes and goes, the reader has to work it out twice.

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

from cvbuild.analysis.consistency import Ways, mixed
from cvbuild.analysis.prose import Passage, in_english, prose
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("C303", "mixed-hyphenation", Severity.NOTE)

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
_BEFORE_NOUN = re.compile(rf" (?!(?:{_NO_NOUN})\b)[A-Za-z]")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each passage with a pair unlike most."""
    if not in_english(subject):
        return
    passages = list(prose(subject.document))
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
        message = "'{text}' has {way}, {rule} in {places}"
        yield from mixed(CHECK, subject, ways.spots, message, "write it with {rule}")


def _note_open(pair: tuple[str, str], ways: Ways, passages: list[Passage]) -> None:
    spaced = re.compile(rf"(?<![\w-]){pair[0]} {pair[1]}(?![\w-])", re.IGNORECASE)
    for passage in passages:
        for match in spaced.finditer(passage.masked):
            if pair[0].endswith("ly") or _BEFORE_NOUN.match(passage.masked, match.end()):
                ways.add("no hyphen", passage, *match.span())
