"""A fact that nothing stands behind.

What: finds facts of the ledger without ``evidence``: no address, no repository, no publication, not even the word
``proprietary``. Facts on hold are left alone. Where no fact has any, one finding says so.

Why: a ledger is worth what its evidence is worth. “Proprietary” is an honest answer; none is a figure that nobody will
be able to trace next year.

Bad::

    facts:
      output: {figures: [12x], evidence: proprietary}
      waste: {figures: [30%]}   # F119

Good::

    facts:
      output: {figures: [12x], evidence: proprietary}
      waste: {figures: [30%], evidence: {url: "https://lovelace.org/waste"}}
"""

from collections.abc import Iterator

from cvbuild.check import Check, Scope, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Fact

CHECK = Check("F119", "fact-without-evidence", Severity.WARNING, Scope.PROJECT)

_HINT = "add evidence: an address, a repository, the id of a publication, or proprietary"


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each fact without evidence, or one for a ledger without any."""
    facts = subject.resume.facts
    missing = [name for name, fact in facts.items() if not _has_evidence(fact) and not fact.hold]
    if len(missing) == len(facts) > 1:
        yield CHECK.finding("no fact has evidence", subject.places.key("facts"), path="facts", hint=_HINT)
        return
    for name in missing:
        path = f"facts.{name}"
        yield CHECK.finding(f"the fact {name} has no evidence", subject.places.key(path), path=path, hint=_HINT)


def _has_evidence(fact: Fact) -> bool:
    found = fact.evidence
    return found is not None and bool(found.url or found.repository or found.note or found.proprietary)
