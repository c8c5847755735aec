"""A figure without the qualifier that makes it true.

What: Compares each figure with the same figure of a cited fact: “+”, “sub-”, “~”, “up to”, a percentile, “per day”,
“per GPU”, “annual”, and the machine it was measured on. Reports the qualifiers that the fact has and the text omits.
“p50” and “median”, “/GPU” and “per GPU”, “$120K+/yr” and “more than $120K a year” are equivalent.

Why: “1.8µs latency” is a claim that fails at the first question; “1.8µs p50” is a measurement. The qualifier takes
four characters.

Bad::

    facts:
      latency: {figures: [1.8µs p50], evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Answered queries in 1.8µs   # F104
            facts: [latency]

Good::

    facts:
      latency: {figures: [1.8µs p50], evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Answered queries in 1.8µs at the median
            facts: [latency]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.backing import known_figures, lost_qualifiers
from cvbuild.analysis.facts.printed import lines
from cvbuild.analysis.figures.figures import figures
from cvbuild.analysis.phrases import listed
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("F104", "lost-qualifier", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each figure that lacks a qualifier of its fact."""
    for line in lines(subject):
        known = known_figures(line.facts, subject)
        for figure in figures(line.text, language=line.passage.language) if known else ():
            found = lost_qualifiers(known, figure, line.text)
            if found:
                fact, lost = found
                yield CHECK.finding(
                    f"“{figure.text}” omits {listed(lost)}, which the fact {fact.fact} has",
                    line.place(subject, figure.start, figure.end),
                    path=line.path,
                    hint=f"the fact says “{fact.figure.text}”",
                    further=(Label(subject.places.value(f"facts.{fact.fact}"), "the fact"),),
                )
