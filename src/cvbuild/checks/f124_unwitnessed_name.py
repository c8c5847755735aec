"""A name that nothing bears out.

What: Where a text cites facts or cv.lock has its confirmed wording, looks for the names in highlights, summaries and
descriptions (tools, clients, schools, certificates, products) in the cited facts, in everything that is no wording, and
in the confirmed wording. Initials, other names of a tool and single words of a name suffice. It is a note without
``cv.lock``. English, French and Spanish.

Why: A client or a tool that was never there is found out with one question.

Bad::

    facts:
      line: {claim: Wrote the loader of the mill in Ada, evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Wrote the loader of the mill in Ada for Siemens   # F124
            facts: [line]

Good::

    facts:
      line: {claim: Wrote the loader of the mill in Ada, evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Wrote the mill's loader in Ada
            facts: [line]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.witness.review import findings
from cvbuild.analysis.witness.vocabulary import Kind
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("F124", "unwitnessed-name", Severity.WARNING, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each word."""
    yield from findings(CHECK, Kind.NAME, subject)
