"""A figure that exceeds its fact.

What: Checks for figures that were rounded up (70% for 68%, 100% for 99.9%), that take the upper end of a range (5x
for 2-5x), or that became a bound (“70%+” for 70%). A range may be written with any dash, and “up to 5x” is accepted.

Why: Nobody decides to exaggerate. It happens in the third rewrite, one digit at a time, and the interviewer asks
about that digit.

Bad::

    facts:
      decoding: {figures: [2-5x], evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Reached 5x decode throughput   # F105
            facts: [decoding]

Good::

    facts:
      decoding: {figures: [2-5x], evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Reached 2–5x decode throughput
            facts: [decoding]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.backing import known_figures, strengthened
from cvbuild.analysis.facts.printed import lines
from cvbuild.analysis.figures.figures import figures
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("F105", "strengthened-figure", Severity.ERROR)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each figure that exceeds a cited fact."""
    for line in lines(subject):
        known = known_figures(line.facts, subject)
        for figure in figures(line.text, language=line.passage.language) if known else ():
            found = strengthened(known, figure)
            if found:
                fact, way = found
                yield CHECK.finding(
                    f"“{figure.text}” {way}: the fact {fact.fact} has “{fact.figure.text}”",
                    line.place(subject, figure.start, figure.end),
                    path=line.path,
                    hint=f"write “{fact.figure.text}”",
                    further=(Label(subject.places.value(f"facts.{fact.fact}"), "the fact"),),
                )
