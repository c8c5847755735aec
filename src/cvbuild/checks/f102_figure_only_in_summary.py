"""A figure of the summary or headline that no other text supports.

What: Looks for each figure of headline and summary in the printed highlights, projects, degrees, awards and titles, by
value: “five” is 5, “doubled” is 2x, “over $4M” agrees with $4.2M. A missing figure is an error if the variant leaves
out a highlight that has it, or if the source has facts; a warning if a figure below is a slip away (£8.4 million, £4.8
million); otherwise a note, and then totals are allowed: money that jobs may add up to, and counts below a thousand.
D109 checks years, F103 contradictions.

Why: The summary makes a promise, and readers look for its proof on the rest of the page. They remember the most
impressive figure, and cannot find it.

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
from decimal import Decimal

from msgspec.structs import replace

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.backing import known_figures
from cvbuild.analysis.facts.conflicts import MONEY, SCALE, Conflict, against_body, statements
from cvbuild.analysis.facts.measures import agrees, multiples
from cvbuild.analysis.facts.printed import body, lead, lines, printed, words_of
from cvbuild.analysis.figures.figures import Figure, figures, same_value
from cvbuild.analysis.language.prose import Passage, place
from cvbuild.model.resume import Highlight
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check(
    "F102",
    "figure-only-in-summary",
    Severity.ERROR,
    misled_by=("work", "projects", "roles", "highlights"),
    letters=False,
)

_NOT_BELOW = ("headline", "summary", "contact", "aside")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each figure of headline or summary that appears nowhere else."""
    if subject.chosen is None:
        return
    homes = [*_homes(subject), *_stated_by_facts(subject)]
    contradicted = {conflict.one.figure for conflict in _conflicts(subject)}
    for passage in lead(subject):
        for figure in figures(passage.text, language=passage.language):
            homeless = not any(agrees(figure, home) for home in homes)
            if figure.unit != "month" and homeless and figure not in contradicted:
                yield from _judged(figure, passage, homes, subject)


def _homes(subject: Subject) -> Iterator[Figure]:
    for passage in printed(subject):
        if passage.kind not in _NOT_BELOW:
            yield from figures(passage.text, words=True, language=passage.language)
            yield from multiples(passage.text)


def _stated_by_facts(subject: Subject) -> Iterator[Figure]:
    """Yield the counts of facts that highlights cite: a total of theirs may be in the summary alone."""
    cited = {fact for line in lines(subject) if not line.path.startswith("basics") for fact in line.facts}
    for known in known_figures(sorted(cited), subject):
        if not known.figure.unit and not known.figure.is_range:
            yield known.figure


def _conflicts(subject: Subject) -> Iterator[Conflict]:
    return against_body(list(statements(lead(subject))), list(statements(body(subject))))


def _judged(figure: Figure, passage: Passage, homes: list[Figure], subject: Subject) -> Iterator[Finding]:
    left_out = _left_out(figure, subject)
    finding = _finding(figure, passage, left_out, subject)
    if left_out or subject.resume.facts:
        yield finding
    elif not _may_be_a_total(figure, homes):
        yield replace(finding, severity=Severity.WARNING if _is_slip_of(figure, homes) else Severity.NOTE)


def _is_slip_of(figure: Figure, homes: list[Figure]) -> bool:
    """Return whether a figure below has the same unit and nearly the same digits: £8.4 million, £4.8 million."""
    own = _digits(figure)
    for home in homes:
        if home.unit != figure.unit or home.is_range or home.low == figure.low:
            continue
        other = _digits(home)
        magnitude = own == other and len(own) > 1
        swapped = len(own) > 1 and sorted(own) == sorted(other) and home.low.adjusted() == figure.low.adjusted()
        changed = len(own) == len(other) > 1 and sum(map(str.__ne__, own, other)) == 1
        in_last = changed and figure.unit in MONEY and home.low.adjusted() == figure.low.adjusted()
        if magnitude or swapped or (in_last and own[0] == other[0]):
            return True
    return False


def _digits(figure: Figure) -> str:
    """Return the digits of a figure without zeros at its ends: 84 of 8.4 million."""
    return "".join(map(str, figure.low.as_tuple().digits)).strip("0")


def _may_be_a_total(figure: Figure, homes: list[Figure]) -> bool:
    """Return whether a whole career may add up to it: 18 papers, $21M sold."""
    if figure.unit in ("", "of"):
        return figure.low < SCALE or figure.bound == "+"
    parts = [home.high for home in homes if home.unit == figure.unit and home.per == figure.per]
    return figure.unit in MONEY and max(parts, default=Decimal(0)) < figure.low <= sum(parts)


def _left_out(figure: Figure, subject: Subject) -> Highlight | None:
    """Return the highlight of the source that has the figure and is not shown."""
    found = (item for item in subject.resume.items() if isinstance(item, Highlight))
    return next((item for item in found if any(same_value(figure, one) for one in figures(words_of(item)))), None)


def _finding(figure: Figure, passage: Passage, left_out: Highlight | None, subject: Subject) -> Finding:
    where = "the variant leaves out the only highlight that has it" if left_out else "no highlight or project has it"
    return CHECK.finding(
        f"“{figure.text}” is only in the {passage.kind}: {where}",
        place(subject, passage, figure.start, figure.end),
        path=passage.path,
        hint="show the highlight with the figure, or remove it from the summary",
        further=(Label(subject.places.value(left_out.path), "left out here"),) if left_out else (),
    )
