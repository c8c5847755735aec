"""A figure that none of the cited facts has.

What: parses the figures of each highlight, summary and headline that cites facts, and looks for the same value and unit
among the figures of those facts and in their claims. Signs and wording are free: “cut 78%” agrees with “−78%”, and a
text may say less: “over 4M” where the fact has 4.2M. Numbers in words count where a fact counts the same thing. What
follows from a fact is right, too: the per cent between its two figures where both stand beside it, a year’s amount by
the month, “4.8/5” for 4.8.

Why: figures drift while bullets are polished. The ledger says what is so; a bullet may say less, never something else.

Bad::

    facts:
      throughput: {figures: [12x], evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Raised throughput 13x   # F101
            facts: [throughput]

Good::

    facts:
      throughput: {figures: [12x], evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Raised throughput 12x
            facts: [throughput]
"""

from collections.abc import Iterator, Sequence

from cvbuild.analysis.facts.backing import Known, backs, counts_otherwise, known_figures, strengthened
from cvbuild.analysis.facts.derived import follows
from cvbuild.analysis.facts.measures import measured
from cvbuild.analysis.facts.printed import Line, lines
from cvbuild.analysis.figures import Figure
from cvbuild.analysis.wording import listed
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity

CHECK = Check("F101", "figure-not-in-fact", Severity.ERROR)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each figure without a fact behind it, in items that cite facts."""
    for line in lines(subject):
        if line.facts:
            known = known_figures(line.facts, subject.resume)
            for figure in _strangers(line.text, known):
                if not _is_career(figure, line):
                    yield _finding(figure, line, known, subject)


def _strangers(text: str, known: Sequence[Known]) -> Iterator[Figure]:
    for said in measured(text, True):
        figure = said.figure
        if figure.text[0].isalpha() and not figure.bound:  # a number in words
            stranger = counts_otherwise(known, said) is not None
        else:
            stranger = not backs(known, figure) and strengthened(known, figure) is None
            stranger = stranger and not follows(figure, text, known)
        if stranger:
            yield figure


def _is_career(figure: Figure, line: Line) -> bool:
    """Whether it counts the years of a career, which no ledger keeps: D109 has the dates for them."""
    return figure.unit == "month" and line.path.startswith("basics")


def _finding(figure: Figure, line: Line, known: Sequence[Known], subject: Subject) -> Finding:
    have = listed(dict.fromkeys(one.figure.text for one in known), most=8)
    return CHECK.finding(
        f"no cited fact has the figure “{figure.text}”",
        line.place(subject, figure.start, figure.end),
        path=line.path,
        hint=f"the cited facts have: {have}" if have else "the cited facts have no figures; cite the one that has it",
        further=(Label(subject.places.value(f"{line.path}.facts"), "facts cited here"),),
    )
