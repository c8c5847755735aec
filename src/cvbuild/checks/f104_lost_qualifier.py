"""A figure without the small word that makes it true.

What: where a cited fact has the very figure, compares what both say about it: “+”, “sub-”, “~”, “up to”, a percentile,
“per day”, “per GPU”, “annual”, and the machine that it was measured on. What the fact has and the words leave out is
named. “p50” and “median”, “/GPU” and “per GPU”, “$120K+/yr” and “more than $120K a year” are the same.

Why: “1.8µs latency” is a claim that the first question destroys, “1.8µs p50” is a measurement. The qualifier costs four
characters and saves the conversation.

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

from cvbuild.analysis.facts.backing import known_figures, lost_qualifiers
from cvbuild.analysis.facts.printed import lines
from cvbuild.analysis.figures import figures
from cvbuild.analysis.wording import listed
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity

CHECK = Check("F104", "lost-qualifier", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each figure that lacks something of its fact."""
    for line in lines(subject):
        known = known_figures(line.facts, subject.resume)
        for figure in figures(line.text) if known else ():
            found = lost_qualifiers(known, figure, line.text)
            if found:
                fact, lost = found
                yield CHECK.finding(
                    f"“{figure.text}” leaves out {listed(lost)}, which the fact {fact.fact} has",
                    line.place(subject, figure.start, figure.end),
                    path=line.path,
                    hint=f"the fact says “{fact.figure.text}”",
                    further=(Label(subject.places.value(f"facts.{fact.fact}"), "the fact"),),
                )
