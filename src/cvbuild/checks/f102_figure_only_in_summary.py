"""A figure of the summary or the headline that nothing below bears out.

What: looks for each figure of headline and summary in the printed highlights, projects, degrees, awards and titles, as
a value: “five” is 5, “doubled” is 2x, “over $4M” agrees with $4.2M. It is an error where a highlight that the variant
leaves out has the figure, or where the file keeps a ledger of facts; else a note, and then totals are let pass: money
that the jobs may add up to, counts below a thousand. Years are left to D109, contradictions to F103.

Why: the summary is a promise, and the rest of the page is where the reader looks for it. A figure without a home reads
as decoration, and the one that impressed most is the one that cannot be found.

Bad::

    # file: cv.yaml
    basics:
      name: Ada Lovelace
      summary: Analyst of engines who made training 45% faster   # F102
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - {id: training, text: Made training 45% faster, tags: [speed]}
          - Halved the memory of the mill
    # file: variants/plain.yaml
    sections: [summary, work]

Good::

    # file: cv.yaml
    basics:
      name: Ada Lovelace
      summary: Analyst of engines who cut their memory 50%
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - {id: training, text: Made training 45% faster, tags: [speed]}
          - Halved the memory of the mill
    # file: variants/plain.yaml
    sections: [summary, work]
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cvbuild.analysis.facts.conflicts import MONEY, SCALE, Conflict, against_body, statements
from cvbuild.analysis.facts.measures import agrees, multiples
from cvbuild.analysis.facts.printed import body, lead, printed, words_of
from cvbuild.analysis.figures import Figure, figures, same_value
from cvbuild.analysis.prose import Passage, place
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Highlight

CHECK = Check("F102", "figure-only-in-summary", Severity.ERROR)

_NOT_BELOW = ("headline", "summary", "contact", "aside")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each figure of the lead that stands nowhere else."""
    if subject.chosen is None:
        return
    homes = list(_homes(subject))
    contradicted = {conflict.one.figure for conflict in _conflicts(subject)}
    for passage in lead(subject):
        for figure in figures(passage.text):
            homeless = not any(agrees(figure, home) for home in homes)
            if figure.unit != "month" and homeless and figure not in contradicted:
                yield from _judged(figure, passage, homes, subject)


def _homes(subject: Subject) -> Iterator[Figure]:
    for passage in printed(subject):
        if passage.kind not in _NOT_BELOW:
            yield from figures(passage.text, words=True)
            yield from multiples(passage.text)


def _conflicts(subject: Subject) -> Iterator[Conflict]:
    return against_body(list(statements(lead(subject))), list(statements(body(subject))))


def _judged(figure: Figure, passage: Passage, homes: list[Figure], subject: Subject) -> Iterator[Finding]:
    left_out = _left_out(figure, subject)
    finding = _finding(figure, passage, left_out, subject)
    if left_out or subject.resume.facts:
        yield finding
    elif not _may_be_a_total(figure, homes):
        yield replace(finding, severity=Severity.NOTE)


def _may_be_a_total(figure: Figure, homes: list[Figure]) -> bool:
    """Whether a whole career may add up to it: 18 papers, $21M sold."""
    if figure.unit in ("", "of"):
        return figure.low < SCALE or figure.bound == "+"
    parts = [home.high for home in homes if home.unit == figure.unit and home.per == figure.per]
    return figure.unit in MONEY and max(parts, default=Decimal(0)) < figure.low <= sum(parts)


def _left_out(figure: Figure, subject: Subject) -> Highlight | None:
    """The highlight of the source that has the figure and is not shown."""
    found = (item for item in subject.resume.items() if isinstance(item, Highlight))
    return next((item for item in found if any(same_value(figure, one) for one in figures(words_of(item)))), None)


def _finding(figure: Figure, passage: Passage, left_out: Highlight | None, subject: Subject) -> Finding:
    where = "only a highlight that this variant leaves out has it" if left_out else "no highlight or project states it"
    return CHECK.finding(
        f"“{figure.text}” stands in the {passage.kind} alone: {where}",
        place(subject, passage, figure.start, figure.end),
        path=passage.path,
        hint="show the highlight with the figure, or take it out of the summary",
        further=(Label(subject.places.value(left_out.path), "left out here"),) if left_out else (),
    )
