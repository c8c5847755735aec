"""An id stands twice.

What: The second entry, highlight, keyword or role with the same ``id``, with the place of the first. Headlines,
summaries, locations and profiles have ids of their own.

Why: A variant that names the id would mean two things, and a link to it would lead to one of them.

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

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S010", "duplicate-id", Severity.ERROR, Scope.READING)
