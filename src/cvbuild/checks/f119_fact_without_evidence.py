"""A fact without evidence.

What: Checks for facts without ``evidence``: no address, no repository, no publication, not even the word
``proprietary``. Facts on hold are ignored. If no fact has any, one finding says so.

Why: Facts are worth what their evidence is worth. “Proprietary” is an honest answer; without evidence, nobody can
trace the figure next year.

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

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.model.resume import Fact
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("F119", "fact-without-evidence", Severity.WARNING, Scope.PROJECT, misled_by=("facts", "evidence"))

_HINT = "add evidence: an address, a repository, the id of a publication, or proprietary"


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each fact without evidence, or one if none has any."""
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
