"""A duplicate key in one mapping.

What: Reports the second of two equal keys in a mapping, with the place of the first. In a variant, also reports a
section that is listed twice.

Why: YAML readers silently keep one of the two: after a careless paste, half of a job is lost. A section listed twice
would be printed twice.

Bad::

    work:
      - name: Analytical Engines
        highlights: [Wrote the first program]
        position: Engineer
        highlights: [Described looping]   # S003

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        highlights: [Wrote the first program, Described looping]
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S003", "duplicate-key", Severity.ERROR, Scope.READING, stops=True)
