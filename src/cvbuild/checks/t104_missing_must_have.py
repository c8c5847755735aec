"""What a variant includes by name is not shown.

What: for each id under a variant's ``include``, looks whether the item is shown in the end: a cap may have cut it, its
entry may be out, or its section may not be shown. Ids that match nothing (V101) or that are excluded as well (V105) are
told elsewhere.

Why: ``include`` says that this line must be there. A cap that cuts it says the opposite, and says it quietly.

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

from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.selection import Selectors

CHECK = Check("T104", "missing-must-have", Severity.WARNING)


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
                hint="raise its priority or the cap, or take it out of include",
                further=(Label(deciding.value(decision.place), "decided here"),),
            )
