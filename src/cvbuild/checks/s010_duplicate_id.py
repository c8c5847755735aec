"""A duplicate id.

What: Reports the second entry, highlight, keyword or role with the same ``id``, with the place of the first.
Headlines, summaries, locations and profiles have separate ids.

Why: A variant that names the id would be ambiguous, and so would a link to it.

Bad::

    work:
      - name: Analytical Engines
        highlights:
          - {id: serving, text: Served numbers}
      - name: Difference Engines
        highlights:
          - {id: serving, text: Served differences}   # S010

Good::

    work:
      - name: Analytical Engines
        highlights:
          - {id: analytical-serving, text: Served numbers}
      - name: Difference Engines
        highlights:
          - {id: difference-serving, text: Served differences}
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S010", "duplicate-id", Severity.ERROR, Scope.READING)
