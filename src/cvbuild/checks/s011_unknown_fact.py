"""A fact, an entry or a publication that is referred to and not there.

What: A fact that a highlight cites and the ledger under ``facts:`` does not have; a ``subject`` of a fact that is no
entry; a ``note`` of its evidence that is no publication.

Why: A figure seems to be covered by evidence that does not exist.

Bad::

    work:
      - name: Analytical Engines
        highlights:
          - {text: Wrote 25 programs, facts: [progams]}   # S011
    facts:
      programs: {figures: [25 programs]}

Good::

    work:
      - name: Analytical Engines
        highlights:
          - {text: Wrote 25 programs, facts: [programs]}
    facts:
      programs: {figures: [25 programs]}
"""

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S011", "unknown-fact", Severity.ERROR, Scope.READING)
