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
_BETWEEN = lazy_pattern(
    r"\b(?:zwischen\s(?P<first>(?:19|20)\d\d)\sund|(?:von|entre|de|desde)\s(?P<first2>(?:19|20)\d\d)\s(?:bis|et|y|à|a|hasta))"
    r"\s(?P<last>(?:19|20)\d\d)(?![\w/–-]|\.\d|\s?(?:ms|kg|€|%))",
    re.IGNORECASE,
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each pair of years."""
    for pair in mentions(subject).pairs:
        if pair.years and pair.years[0] > pair.years[1]:
            yield _finding(pair.passage, pair.start, pair.end, pair.years, subject)
    for passage in mentions(subject).own:
        for match in _BETWEEN.finditer(passage.masked) if passage.language in ("de", "fr", "es") else ():
            years = int(match["first"] or match["first2"]), int(match["last"])
            if years[0] > years[1]:
                yield _finding(passage, *match.span(), years, subject)
        for match in _RANGE.finditer(passage.masked) if re.search(r"\d{4}", passage.masked) else ():
            years = int(match["first"]), int(match["last"])
            if years[0] > years[1]:
                yield _finding(passage, *match.span(), years, subject)


def _finding(passage: Passage, start: int, end: int, years: tuple[int, ...], subject: Subject) -> Finding:
    return CHECK.finding(
        f"{years[0]} comes before {years[1]} here, but is the later year",
        place(subject, passage, start, end),
        path=passage.path,
        hint="swap the years, or correct one",
    )
