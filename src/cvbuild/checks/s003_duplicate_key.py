"""A key stands twice in one mapping.

What: The second of two equal keys of a mapping, with the place of the first. Equal keys of different mappings are
right. In a variant, a section that is listed twice.

Why: YAML readers keep one of the two and say nothing: half of a job is gone after a careless paste. A section listed
twice would be printed twice.

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

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S003", "duplicate-key", Severity.ERROR, Scope.READING)
