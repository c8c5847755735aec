"""Numbers of one sentence that add up or multiply: “six of the ten …; the other two”, “three teams of five each”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.language.stems import singular
from cvbuild.analysis.mentions.plain_numbers import NUMBER, value_of
from cvbuild.analysis.mentions.sums import Sum
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["remainders"]

_PART = lazy_pattern(
    rf"(?<![\w.,$€£-])(?P<part>{NUMBER})\sof\s(?:the|our|its|my|their|all)\s(?P<whole>{NUMBER})\b(?=\s[a-z])(?P<rest>[^.]*?)\bthe\s(?:other|remaining|rest\sof\sthe)\s(?P<other>{NUMBER})\b",
    re.IGNORECASE,
)
_EACH = lazy_pattern(
    rf"(?<![\w.,$€£-])(?P<groups>{NUMBER})\s(?P<kind>[a-z-]+s)\s(?:of|with)\s(?P<each>{NUMBER})\s(?:[a-z-]+\s)?(?P<noun>[a-z]{{3,}}s)\seach\b",
    re.IGNORECASE,
)
_TOTAL = lazy_pattern(rf"(?<![\w.,$€£-])(?P<total>{NUMBER})\s(?:[a-z-]+\s)?(?P<noun>[a-z]{{3,}}s)\b", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:to|or|about|over|up\sto|almost|nearly|at\sleast|more\sthan)\s$|[–-]$")


def remainders(passage: Passage) -> Iterator[Sum]:
    """Yield the parts whose rest is another one, and the products of groups that are not the total before them."""
    text = passage.masked
    if passage.language != "en":
        return
    for match in _PART.finditer(text) if " of " in text and "the " in text else ():
        part, whole, other = (value_of(match[name]) for name in ("part", "whole", "other"))
        if part < whole and other != whole - part:
            right = f"{part} of {whole} leave {whole - part}"
            yield Sum(passage, match["other"], right, *match.span("other"))
    for match in _EACH.finditer(text) if " each" in text else ():
        groups, each = value_of(match["groups"]), value_of(match["each"])
        sentence = max(text.rfind(mark, 0, match.start()) for mark in (". ", "; ")) + 1
        for total in _TOTAL.finditer(text, sentence, match.start()):
            same = singular(total["noun"].lower()) == singular(match["noun"].lower())
            bound = _RANGE.search(text[: total.start()]) or _RANGE.search(text[: match.start("each")])
            if same and not bound and value_of(total["total"]) != groups * each and groups > 1:
                yield Sum(passage, total["total"], f"{groups} times {each} is {groups * each}", *total.span("total"))
