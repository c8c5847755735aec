"""A figure that is in none of the cited facts.

What: Parses the figures of each highlight, summary and headline that cites facts, and looks for the same value and
unit in the figures and claims of those facts. Signs and wording may differ: “cut 78%” agrees with “−78%”. A text may
claim less: “over 4M” if the fact has 4.2M. Numbers in words count if a fact counts the same thing. A derived figure
is accepted as well: the percentage between two figures of a fact if both are next to it, a yearly amount from a
monthly one, “4.8/5” for 4.8.

Why: Figures drift while highlights are polished. A highlight may claim less than its fact, but nothing else.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.backing import Known, backs, counts_otherwise, is_bare, known_figures, strengthened
from cvbuild.analysis.facts.derived import follows
from cvbuild.analysis.facts.measures import measured
from cvbuild.analysis.facts.printed import Line, lines
from cvbuild.analysis.figures.figures import Figure
from cvbuild.analysis.phrases import listed
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("F101", "figure-not-in-fact", Severity.ERROR)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each figure that no cited fact supports."""
    for line in lines(subject):
        if line.facts and subject.resume.facts.keys() >= set(line.facts):  # an unknown fact (S011) may have it
            known = known_figures(line.facts, subject)
            for figure in _strangers(line.text, known, line.passage.language):
                if not _is_career(figure, line):
                    yield _finding(figure, line, known, subject)


def _strangers(text: str, known: Sequence[Known], language: str) -> Iterator[Figure]:
    for said in measured(text, True, language):
        figure = said.figure
        if figure.text[0].isalpha() and not figure.bound:  # a number in words
            stranger = counts_otherwise(known, said) is not None
        else:
            stranger = not backs(known, figure) and strengthened(known, figure) is None
            stranger = stranger and not follows(figure, text, known) and not is_bare(known, figure, text)
        if stranger:
            yield figure


def _is_career(figure: Figure, line: Line) -> bool:
    """Return whether it counts years of a career, which are compared with the dates (D109) and not with facts."""
    return figure.unit == "month" and line.path.startswith("basics")


def _finding(figure: Figure, line: Line, known: Sequence[Known], subject: Subject) -> Finding:
    have = listed(dict.fromkeys(one.figure.text for one in known), most=8)
    return CHECK.finding(
        f"no cited fact has the figure “{figure.text}”",
        line.place(subject, figure.start, figure.end),
        path=line.path,
        hint=f"the cited facts have: {have}" if have else "the cited facts have no figures; cite the fact that has it",
        further=(Label(subject.places.value(f"{line.path}.facts"), "facts cited here"),),
    )
