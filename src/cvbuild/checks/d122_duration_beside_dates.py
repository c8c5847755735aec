"""A duration that is not that of the dates beside it.

What: Compares a duration with the span or the years that follow it: “for five months, from April to August 2019”, “over
four years (2023–2026)”, “two seasons, 2018 and 2019”. Of years, the last one may count or not; a month
that does not is a note. “Captain after 26 months, in May 2020” is compared with the beginning of the job. English,
German, French and Spanish.

Why: Both are within one line, and readers count along on their fingers.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2018-01
        highlights:
          - Stood in for the chief engineer for three months, from April to August 2019   # D122

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2018-01
        highlights:
          - Stood in for the chief engineer for five months, from April to August 2019
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.claims.arrivals import arrivals
from cvbuild.analysis.language.prose import Passage, in_english, place
from cvbuild.analysis.mentions.entries import beginnings, term_of
from cvbuild.analysis.mentions.index import mentions
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("D122", "duration-beside-dates", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each duration."""
    for one in mentions(subject).lastings:
        yield CHECK.finding(
            f"“{one.text}”, but the dates beside it give {one.right}",
            place(subject, one.passage, one.start, one.end),
            path=one.passage.path,
            hint="correct the duration, or the dates",
            severity=Severity.NOTE if one.near else CHECK.severity,
        )
    for passage in mentions(subject).own if in_english(subject) else ():
        yield from _since_beginning(passage, subject)


def _since_beginning(passage: Passage, subject: Subject) -> Iterator[Finding]:
    """Yield “after 26 months, in November 2015” where the entry began at another time."""
    term = term_of(subject, passage.path) if " after " in passage.masked else None
    for one in arrivals(passage, beginnings(subject, passage.path)) if term else ():
        yield CHECK.finding(
            f"“{one.text}”, but the entry began {one.right} months before",
            place(subject, one.passage, one.start, one.end),
            path=one.passage.path,
            hint="correct the duration, or the dates",
            further=(Label(subject.places.value(term.path), "the entry"),) if term else (),
        )
