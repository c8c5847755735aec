"""A multiple with a plus sign.

What: Checks for figures such as “+3.2x”. A plus before a percentage (“+35%”) and a multiple without a sign (“12x”)
are clear.

Why: “+3.2x throughput” means 3.2 times as much to one reader and 4.2 times as much to another. Write the lower one;
then nobody can call it exaggerated.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.printed import own_words
from cvbuild.analysis.figures.figures import figures
from cvbuild.analysis.language.prose import place
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("F107", "ambiguous-gain", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each multiple with a plus sign."""
    for passage in own_words(subject):
        for figure in figures(passage.text, language=passage.language):
            if figure.unit == "x" and figure.sign == "+":
                plain = figure.text.lstrip("+")
                yield CHECK.finding(
                    f"“{figure.text}” may mean {plain} as much, or {plain} more",
                    place(subject, passage, figure.start, figure.end),
                    path=passage.path,
                    hint=f"write “{plain}”, or a percentage",
                )
