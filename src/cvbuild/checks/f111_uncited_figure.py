"""A figure without a cited fact.

What: If the source has facts, checks for highlights, headlines and summaries that have a figure and cite no fact.
Years and versions are not figures, and neither are figures in the name of a thing (“an 800-ton press”). If most
figures of a variant are uncited, one finding is reported for all of them.

Why: Facts answer the question “where did you get that number?”. The number without an answer is the one that will be
asked about.

Bad::

    facts:
      output: {figures: [12x], evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - {text: Raised output 12x, facts: [output]}
          - Cut waste by 30%   # F111

Good::

    facts:
      output: {figures: [12x], evidence: proprietary}
      waste: {figures: [30%], evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - {text: Raised output 12x, facts: [output]}
          - {text: Cut waste by 30%, facts: [waste]}
          - Moved the engine to Python 3.11 in 2024
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.printed import Line, lines
from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("F111", "uncited-figure", Severity.WARNING, misled_by=("facts",))

_MAIN = ("basics", "work", "projects")
"""Sections whose figures are sure to be asked about; elsewhere a finding is a note."""
_RATING = re.compile(
    r"\d[\d.,]*-(?:acre|amp|day|foot|gallon|hour|inch|kilogram|kilowatt|liter|litre|meter|metre|month|pound|ton|tonne|volt|watt"
    r"|week)\s[a-z]"
)
"""Names of things rather than achievements: “an 800-ton press”, “a six-week course”. Teams and nodes may be claims."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each highlight with a figure and no fact, or one for all if most have none."""
    if not subject.resume.facts:
        return
    with_figures = [(line, figure) for line in lines(subject) if (figure := next(_figures(line), None))]
    uncited = [(line, figure) for line, figure in with_figures if not line.facts]
    if 2 * len(uncited) > len(with_figures) and len(uncited) > 1:
        yield _summary(uncited, subject)
        return
    for line, figure in uncited:
        yield CHECK.finding(
            f"no fact is cited for “{figure.text}”",
            line.place(subject, figure.start, figure.end),
            path=line.path,
            hint="cite the fact that has it: facts: [id]",
            severity=CHECK.severity if line.path.startswith(_MAIN) else Severity.NOTE,
        )


def _figures(line: Line) -> Iterator[Figure]:
    """Return the figures of a line, except years of a career in headline or summary, which D109 compares with dates."""
    lead = line.path.startswith("basics")
    told = (
        figure for figure in figures(line.text, language=line.passage.language) if not (lead and figure.unit == "month")
    )
    return (figure for figure in told if not _RATING.match(line.text, figure.start))


def _summary(uncited: list[tuple[Line, Figure]], subject: Subject) -> Finding:
    line, figure = uncited[0]
    return CHECK.finding(
        f"{len(uncited)} lines have figures but cite no fact; “{figure.text}” is the first",
        line.place(subject, figure.start, figure.end),
        path=line.path,
        hint="cite facts for all of them, or remove `facts:`",
        further=tuple(Label(other.place(subject, one.start, one.end), "also here") for other, one in uncited[1:]),
    )
