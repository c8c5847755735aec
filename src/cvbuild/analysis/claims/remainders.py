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
_NUMBER = lazy_pattern(NUMBER, re.IGNORECASE)
_TWO = 2
_OF_WHOM = lazy_pattern(
    rf"(?P<whole>{NUMBER})\s(?:[a-z-]+\s){{0,2}}?[a-z]{{3,}},\sof\swh(?:om|ich)\s(?P<parts>{NUMBER}\s[^.;()]*?,\s{NUMBER}\s[^.;()]*?\sand\s{NUMBER}\s[^.;(),]*)(?=$|[.;])",
    re.IGNORECASE,
)
_INSTEAD = lazy_pattern(
    rf"\b(?:[Ss]av|[Cc]ut|[Rr]educ)(?:ed|es|ing|e)?\s(?P<said>{NUMBER})\s(?P<unit>[a-z]+)\b[^.;()]{{0,40}}\((?P<now>{NUMBER})\s(?:[a-z]+\s)?instead\sof\s(?P<before>{NUMBER})\b"
)
_TOTAL = lazy_pattern(rf"(?<![\w.,$€£-])(?P<total>{NUMBER})\s(?:[a-z-]+\s)?(?P<noun>[a-z]{{3,}}s)\b", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:to|or|about|over|up\sto|almost|nearly|at\sleast|more\sthan)\s$|[–-]$")


def remainders(passage: Passage) -> Iterator[Sum]:
    """Yield the parts whose rest is another one, and the products of groups that are not the total before them."""
    if passage.language == "en":
        yield from _rests(passage)
        yield from _of_whom(passage)
        yield from _differences(passage)
        yield from _products(passage)


def _rests(passage: Passage) -> Iterator[Sum]:
    text = passage.masked
    for match in _PART.finditer(text) if " the other " in text or " the rem" in text or " the rest " in text else ():
        part, whole, other = (value_of(match[name]) for name in ("part", "whole", "other"))
        if part < whole and other != whole - part:
            right = f"{part} of {whole} leave {whole - part}"
            yield Sum(passage, match["other"], right, *match.span("other"))


def _of_whom(passage: Passage) -> Iterator[Sum]:
    """Yield the whole that three parts and more, with an “and” before the last, miss by one."""
    for match in _OF_WHOM.finditer(passage.masked) if ", of wh" in passage.masked else ():
        parts = [value_of(part[0]) for part in _NUMBER.finditer(match["parts"])]
        whole = value_of(match["whole"])
        if len(parts) > _TWO and abs(sum(parts) - whole) == 1:
            right = f"{' and '.join(map(str, parts))} are {sum(parts)}"
            yield Sum(passage, match["whole"], right, *match.span("whole"))


def _differences(passage: Passage) -> Iterator[Sum]:
    text = passage.masked
    for match in _INSTEAD.finditer(text) if "instead of" in text else ():
        said, now, before = (value_of(match[name]) for name in ("said", "now", "before"))
        if said != abs(before - now):
            yield Sum(passage, match["said"], f"{before} and {now} differ by {abs(before - now)}", *match.span("said"))


def _products(passage: Passage) -> Iterator[Sum]:
    text = passage.masked
    for match in _EACH.finditer(text) if " each" in text else ():
        groups, each = value_of(match["groups"]), value_of(match["each"])
        sentence = max(text.rfind(mark, 0, match.start()) for mark in (". ", "; ")) + 1
        for total in _TOTAL.finditer(text, sentence, match.start()):
            same = singular(total["noun"].lower()) == singular(match["noun"].lower())
            bound = _RANGE.search(text[: total.start()]) or _RANGE.search(text[: match.start("each")])
            if same and not bound and value_of(total["total"]) != groups * each and groups > 1:
                yield Sum(passage, total["total"], f"{groups} times {each} is {groups * each}", *total.span("total"))
