"""A multiple with a plus sign.

What: finds figures such as “+3.2x”. A plus before a per cent (“+35%”) and a multiple without a sign (“12x”) are clear.

Why: “+3.2x throughput” is 3.2 times as much to one reader and 4.2 times as much to the next. The weaker reading is the
one to write; then nobody can say that it was too much.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - "Rebuilt the mill: throughput +3.2x"   # F107

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - "Rebuilt the mill: 3.2x throughput, output +35%"
"""

from collections.abc import Iterator

from cvbuild.analysis.facts.printed import own_words
from cvbuild.analysis.figures import figures
from cvbuild.analysis.prose import place
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("F107", "ambiguous-gain", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each multiple with a plus."""
    for passage in own_words(subject):
        for figure in figures(passage.text):
            if figure.unit == "x" and figure.sign == "+":
                plain = figure.text.lstrip("+")
                yield CHECK.finding(
                    f"“{figure.text}” may be {plain} as much, or {plain} more",
                    place(subject, passage, figure.start, figure.end),
                    path=passage.path,
                    hint=f"write “{plain}”, or the per cent",
                )
