"""Two years in a text, the later one first.

What: Checks for “from 61% in 2024 to 74% in 2019”, and for ranges such as “2020–2018” in sentences.

Why: A change goes from the earlier year to the later one. Here two digits, or two years, were swapped.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2018-01
        highlights:
          - Raised yield from 61% in 2024 to 74% in 2019   # D115

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2018-01
        highlights:
          - Raised yield from 61% in 2019 to 74% in 2024
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import Passage, place
from cvbuild.analysis.mentions.index import mentions
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("D115", "years-run-backwards", Severity.WARNING)

_RANGE = lazy_pattern(
    r"(?<![\w/.–-])(?P<first>(?:19|20)\d\d)(?:\s?[–-]\s?|(?<=\bfrom\s\d{4})\sto\s)(?P<last>(?:19|20)\d\d)(?![\w/–-]|\.\d|\s?(?:ms|kg|€|%))"
)
_YEAR = re.compile(r"\d{4}")
_BETWEEN = lazy_pattern(
    r"\b(?:zwischen\s(?P<first>(?:19|20)\d\d)\sund|between\s(?P<first3>(?:19|20)\d\d)\sand|(?:von|entre|de|desde)\s(?P<first2>(?:19|20)\d\d)\s(?:bis|et|y|à|a|hasta))"
    r"\s(?P<last>(?:19|20)\d\d)(?![\w/–-]|\.\d|\s?(?:ms|kg|€|%))",
    re.IGNORECASE,
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each pair of years."""
    for pair in mentions(subject).pairs:
        if pair.years and pair.years[0] > pair.years[1]:
            yield _finding(pair.passage, pair.start, pair.end, pair.years, subject)
    for passage in mentions(subject).own:
        for match in (*_between(passage), *_RANGE.finditer(passage.masked)) if _YEAR.search(passage.masked) else ():
            first = next(match[name] for name in match.re.groupindex if name.startswith("first") and match[name])
            if int(first) > int(match["last"]):
                yield _finding(passage, *match.span(), (int(first), int(match["last"])), subject)
        for start, end in _shuffled(passage):
            yield CHECK.finding(
                f"“{passage.text[start:end]}” is in no order",
                place(subject, passage, start, end),
                path=passage.path,
                hint="put the years in order, or correct one",
            )


_SERIES = lazy_pattern(
    r"(?<![\w/.–-])(?:19|20)\d\d(?:,\s(?:(?:in|en|im\sJahr)\s)?(?:19|20)\d\d)+,?\s(?:and|und|et|y)\s(?:(?:in|en|im\sJahr)\s)?(?:19|20)\d\d(?![\w/–-]|\.\d)"
)
"""Three years or more: “2014, 2015 and 2016”."""


def _shuffled(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the offsets of series of years that neither rise nor fall."""
    for match in _SERIES.finditer(passage.masked):
        years = [int(year) for year in _YEAR.findall(match[0])]
        if years not in (sorted(years), sorted(years, reverse=True)):
            yield match.span()


def _between(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield “between 2020 and 2025”; in other languages also “from”, whose words mean other things in English."""
    for match in _BETWEEN.finditer(passage.masked):
        if (match["first3"] is not None) is (passage.language == "en"):
            yield match


def _finding(passage: Passage, start: int, end: int, years: tuple[int, ...], subject: Subject) -> Finding:
    return CHECK.finding(
        f"{years[0]} comes before {years[1]} here, but is the later year",
        place(subject, passage, start, end),
        path=passage.path,
        hint="swap the years, or correct one",
    )
