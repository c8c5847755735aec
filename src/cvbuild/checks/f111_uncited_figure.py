"""A figure without a fact.

What: in files that keep a ledger, finds highlights, headlines and summaries with a figure that cite no fact. Years and
versions are no figures. Where most figures of a variant are uncited, the ledger is only begun: then one finding says so
for all of them.

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

from collections.abc import Iterator

from cvbuild.check import Check, Subject
from cvbuild.figures import Figure, figures
from cvbuild.finding import Finding, Label, Severity
from cvbuild.printed import figure_place, items, words_of
from cvbuild.resume import Highlight

CHECK = Check("F111", "uncited-figure", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each highlight with a figure and no fact, or one for all where that is the rule."""
    if not subject.resume.facts:
        return
    with_figures = [(item, figure) for item in items(subject) if (figure := _first(item))]
    uncited = [(item, figure) for item, figure in with_figures if not item.facts]
    if 2 * len(uncited) > len(with_figures) and len(uncited) > 1:
        yield _summary(uncited, subject)
        return
    for item, figure in uncited:
        yield CHECK.finding(
            f"no fact is cited for “{figure.text}”",
            figure_place(subject, item, figure),
            path=item.path,
            hint="cite the fact that has it: facts: [id]",
        )


def _first(item: Highlight) -> Figure | None:
    return next(figures(words_of(item)), None)


def _summary(uncited: list[tuple[Highlight, Figure]], subject: Subject) -> Finding:
    item, figure = uncited[0]
    return CHECK.finding(
        f"{len(uncited)} lines have figures and cite no fact, “{figure.text}” is the first",
        figure_place(subject, item, figure),
        path=item.path,
        hint="cite facts for all of them, or leave the ledger out",
        further=tuple(Label(figure_place(subject, *one), "and here") for one in uncited[1:]),
    )
