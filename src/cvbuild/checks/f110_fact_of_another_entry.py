"""A highlight cites a fact that is about another entry.

What: compares the ``subject`` of each cited fact with the entry that the highlight belongs to. Facts without a subject
may be cited anywhere, and headline and summary may cite everything.

Why: 667 tests of one project and 676 of another are told apart by nobody but the ledger. A figure that moved house is
wrong however true it was.

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

from cvbuild.check import Check, Scope, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Highlight

CHECK = Check("F110", "fact-of-another-entry", Severity.ERROR, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each fact cited under an entry that it is not about."""
    facts = subject.resume.facts
    known = {".".join(item.address.split(".")[:2]) for item in subject.resume.items()} | {"basics"}
    for item in subject.resume.items():
        for number, name in enumerate(item.facts if isinstance(item, Highlight) else ()):
            about = facts[name].subject if name in facts else None
            is_known = about and ".".join(about.split(".")[:2]) in known  # of another subject S011 tells
            if about and is_known and not _belongs(item.address, about):
                yield _finding(f"{item.path}.facts[{number}]", name, about, subject)


def _belongs(address: str, about: str) -> bool:
    """Whether an item stands in what a fact is about, or a fact is about part of the item's entry."""
    entry = ".".join(address.split(".")[:2])
    return about == "basics" or f"{address}.".startswith(f"{about}.") or about.startswith(f"{entry}.")


def _finding(path: str, name: str, about: str, subject: Subject) -> Finding:
    return CHECK.finding(
        f"the fact {name} is about {about}, not about this entry",
        subject.places.value(path),
        path=path,
        hint="cite a fact of this entry, or take the figure out",
        further=(Label(subject.places.value(f"facts.{name}.subject"), "its subject"),),
    )
