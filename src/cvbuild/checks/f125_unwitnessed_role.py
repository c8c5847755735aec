"""A greater part than anything bears out.

What: Where a text cites facts or cv.lock has its confirmed wording, reads what it says of your own part: led, owned,
founded, alone, invented, expert, senior, and verbs by how much they claim, from “helped” over “built” to “led”.
Compares it with the cited facts (their ``claim``, ``claims`` and ``role``), the entry with its title, and the confirmed
wording; also a “helped”, “co-” or “assisted” that they have and the text lacks. It is a note without ``cv.lock``.
English, German, French and Spanish.

Why: “Built” becomes “led” in the third rewrite, and a reference remembers who led.

Bad::

    facts:
      line: {claim: Helped to build the loader of the mill, evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Led the build of the loader of the mill   # F125
            facts: [line]

Good::

    facts:
      line: {claim: Helped to build the loader of the mill, evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Assisted in building the mill's loader
            facts: [line]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.witness.review import findings
from cvbuild.analysis.witness.vocabulary import Kind
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("F125", "unwitnessed-role", Severity.WARNING, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each word."""
    yield from findings(CHECK, Kind.ROLE, subject)
