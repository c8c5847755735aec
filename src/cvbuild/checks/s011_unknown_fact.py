"""A reference to a missing fact, entry or publication.

What: Checks for a cited fact that is not under ``facts:``, for a fact's ``subject`` that is not an entry, and for a
``note`` of its evidence that is not a publication.

Why: The figure seems to be backed by evidence that does not exist.

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

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S011", "unknown-fact", Severity.ERROR, Scope.READING)
