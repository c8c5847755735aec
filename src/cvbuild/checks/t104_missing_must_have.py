"""An item that the variant includes by name but does not show.

What: For each id under a variant's ``include``, checks whether the item is shown: a cap may have cut it, its entry
may be left out, or its section may not be shown. V101 reports ids that match nothing, V105 ids that are also
excluded.

Why: ``include`` requires that this item is shown. A cap that silently cuts it contradicts that.

Bad::

    # file: cv.yaml
    basics: {name: Ada Lovelace, email: ada@lovelace.org}
    work:
      - id: engines
        name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - {id: program, text: Wrote the first program}
          - {id: memoir, text: Translated the memoir}
    # file: variants/short.yaml
    include: [memoir]   # T104
    sections:
      - work: {highlights: {max: 1}}

Good::

    # file: cv.yaml
    basics: {name: Ada Lovelace, email: ada@lovelace.org}
    work:
      - id: engines
        name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - {id: program, text: Wrote the first program}
          - {id: memoir, text: Translated the memoir, priority: 5}
    # file: variants/short.yaml
    include: [memoir]
    sections:
      - work: {highlights: {max: 1}}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.compose.select import Selectors
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check(
    "T104",
    "missing-must-have",
    Severity.WARNING,
    misled_by=("skills", "keywords", "highlights", "work", "projects"),
    letters=False,
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each included item that is not shown."""
    chosen = subject.chosen
    if chosen is None:
        return
    selectors = Selectors(subject.resume, chosen.places)
    excluded = selectors.resolve(chosen.variant.exclude, "exclude")
    decisions = {decision.address: decision for decision in chosen.selection.decisions}
    for address, path in selectors.resolve(chosen.variant.include, "include").items():
        decision = decisions.get(address)
        if decision and not decision.shown and address not in excluded:
            deciding = chosen.places if decision.in_variant else subject.places
            yield CHECK.finding(
                f"{address} is included, but not shown: {decision.reason}",
                chosen.places.value(path),
                path=path,
                hint="raise its priority or the cap, or remove it from include",
                further=(Label(deciding.value(decision.place), "decided here"),),
            )
