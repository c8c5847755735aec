"""A figure that none of the cited facts has.

What: parses the figures of each highlight, summary and headline that cites facts, and looks for the same value and
unit among the figures of those facts. Signs and wording are free: “cut 78%” agrees with “−78%”.

Why: figures drift while bullets are polished. The ledger says what is so; a bullet may say less, never something else.

Bad::

    facts:
      throughput: {figures: [12x], evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - text: Raised throughput 13x   # F101
            facts: [throughput]

Good::

    facts:
      throughput: {figures: [12x], evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - text: Raised throughput 12x
            facts: [throughput]
"""

from collections.abc import Iterator

from cvbuild.check import Check, Subject
from cvbuild.figures import Figure, figures, same_value
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Highlight, Resume

CHECK = Check("F101", "figure-not-in-fact", Severity.ERROR)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each figure without a fact behind it, in items that cite facts."""
    if subject.chosen is None:
        return
    selected = subject.chosen.selection.resume
    for item in (*selected.items(), *selected.basics.headlines, *selected.basics.summaries):
        if isinstance(item, Highlight) and item.facts:
            yield from _strangers(item, subject)


def _strangers(item: Highlight, subject: Subject) -> Iterator[Finding]:
    known = list(_known(item, subject.resume))
    cited = subject.places.value(f"{item.path}.facts")
    for figure in figures(item.text):
        if not any(same_value(figure, fact) for fact in known):
            yield CHECK.finding(
                f"no cited fact has the figure '{figure.text}'",
                subject.locate(item.path, figure.text),
                path=item.path,
                hint=f"the cited facts have: {', '.join(fact.text for fact in known) or 'no figures'}",
                further=(Label(cited, "facts cited here"),),
            )


def _known(item: Highlight, resume: Resume) -> Iterator[Figure]:
    for name in item.facts:
        for text in resume.facts[name].figures if name in resume.facts else ():
            yield from figures(text)
