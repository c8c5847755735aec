"""A wider scope than anything bears out.

What: Where a text cites facts or cv.lock has its confirmed wording, reads how far it claims to reach: all, every,
company-wide, global, national, first, only, best, largest, dozens, critical, always. Compares it with the cited facts,
the entry and the confirmed wording, and uncited figures with the confirmed ones. It is a note without ``cv.lock``.
English, German, French and Spanish.

Why: Nobody believes the first, only and largest of anything without the name of who says so.

Bad::

    facts:
      line: {claim: Cut the losses of one mill, evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Cut the losses of all mills company-wide   # F126
            facts: [line]

Good::

    facts:
      line: {claim: Cut the losses of one mill, evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Cut losses of the mill
            facts: [line]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.witness.review import findings
from cvbuild.analysis.witness.vocabulary import Kind
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("F126", "unwitnessed-scope", Severity.WARNING, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each word."""
    yield from findings(CHECK, Kind.SCOPE, subject)
