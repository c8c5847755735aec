"""A figure without a fact.

What: in files that keep a ledger, finds highlights, headlines and summaries with a figure that cite no fact. Years and
versions are no figures, nor is what a thing is called by (“an 800-ton press”). Where most figures of a variant are
uncited, the ledger is only begun: then one finding says so for all of them.

Why: the ledger answers the question “where did you get that from?” for every number on the page. One number without an
answer is the one that will be asked about.

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

from cvbuild.analysis.facts.printed import Line, lines
from cvbuild.analysis.figures import Figure, figures
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity

CHECK = Check("F111", "uncited-figure", Severity.WARNING)

_RATING = re.compile(
    r"\d[\d.,]*-(?:acre|amp|day|foot|gallon|hour|inch|kilogram|kilowatt|liter|litre|meter|metre|month|pound|ton|tonne|volt|watt"
    r"|week)\s[a-z]"
)
"""What a thing is called by, and no deed: “an 800-ton press”, “a six-week course”. Teams and nodes may be claims."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each highlight with a figure and no fact, or one for all where that is the rule."""
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
        )


def _figures(line: Line) -> Iterator[Figure]:
    """The figures of a line, but the years of a career in the lead: no ledger keeps those, D109 has the dates."""
    lead = line.path.startswith("basics")
    told = (figure for figure in figures(line.text) if not (lead and figure.unit == "month"))
    return (figure for figure in told if not _RATING.match(line.text, figure.start))


def _summary(uncited: list[tuple[Line, Figure]], subject: Subject) -> Finding:
    line, figure = uncited[0]
    return CHECK.finding(
        f"{len(uncited)} lines have figures and cite no fact, “{figure.text}” is the first",
        line.place(subject, figure.start, figure.end),
        path=line.path,
        hint="cite facts for all of them, or leave the ledger out",
        further=tuple(Label(other.place(subject, one.start, one.end), "and here") for other, one in uncited[1:]),
    )
