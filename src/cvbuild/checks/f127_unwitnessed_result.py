"""A result that nothing bears out.

What: Where a text cites facts or cv.lock has its confirmed wording, reads the results it claims: in production,
launched, adopted, awarded, certified, patented, published, approved, doubled, eliminated, revenue. Compares them with
the cited facts, the entry and the confirmed wording; also a “pilot” or “prototype” that they have and the text lacks,
and clauses of which they have no word. It is a note without ``cv.lock``. English, German, French and Spanish.

Why: A pilot is work well done. Called a launch, it is a lie that one call uncovers.

Bad::

    facts:
      line: {claim: Built a pilot of the loader for one mill, evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Put a pilot of the loader into production   # F127
            facts: [line]

Good::

    facts:
      line: {claim: Built a pilot of the loader for one mill, evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Built a pilot loader
            facts: [line]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.witness.review import findings
from cvbuild.analysis.witness.vocabulary import Kind
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("F127", "unwitnessed-result", Severity.WARNING, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each word."""
    yield from findings(CHECK, Kind.RESULT, subject)
