"""A highlight that cites a fact about another entry.

What: Compares the ``subject`` of each cited fact with the entry that the highlight belongs to. Facts without a
subject may be cited anywhere, and headline and summary may cite any fact.

Why: Only the facts distinguish 667 tests of one project from 676 of another. A true figure is wrong in the wrong entry.

Bad::

    facts:
      mill-tests: {subject: work.mill, figures: [676 tests], evidence: proprietary}
    work:
      - {id: mill, name: Mill Works, position: Engineer, startDate: 2024-01}
      - id: store
        name: Store Works
        position: Engineer
        startDate: 2022-01
        endDate: 2024-01
        highlights:
          - text: Built the store with 676 tests
            facts: [mill-tests]   # F110

Good::

    facts:
      store-tests: {subject: work.store, figures: [667 tests], evidence: proprietary}
    work:
      - {id: mill, name: Mill Works, position: Engineer, startDate: 2024-01}
      - id: store
        name: Store Works
        position: Engineer
        startDate: 2022-01
        endDate: 2024-01
        highlights:
          - text: Built the store with 667 tests
            facts: [store-tests]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.model.resume import Highlight
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("F110", "fact-of-another-entry", Severity.ERROR, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each fact cited by an entry it is not about."""
    facts = subject.resume.facts
    known = {".".join(item.address.split(".")[:2]) for item in subject.resume.items()} | {"basics"}
    for item in subject.resume.items():
        for number, name in enumerate(item.facts if isinstance(item, Highlight) else ()):
            about = facts[name].subject if name in facts else None
            is_known = about and ".".join(about.split(".")[:2]) in known  # S011 reports other subjects
            if about and is_known and not _belongs(item.address, about):
                yield _finding(f"{item.path}.facts[{number}]", name, about, subject)


def _belongs(address: str, about: str) -> bool:
    """Return whether an item is part of the fact's subject, or the subject is part of the item's entry."""
    entry = ".".join(address.split(".")[:2])
    return about == "basics" or f"{address}.".startswith(f"{about}.") or about.startswith(f"{entry}.")


def _finding(path: str, name: str, about: str, subject: Subject) -> Finding:
    return CHECK.finding(
        f"the fact {name} is about {about}, not about this entry",
        subject.places.value(path),
        path=path,
        hint="cite a fact about this entry, or remove the figure",
        further=(Label(subject.places.value(f"facts.{name}.subject"), "its subject"),),
    )
