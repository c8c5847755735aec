"""A key without a value.

What: Checks for a missing value, empty text, an empty list or mapping, and an empty list item. It is read as if the
key were absent. In a variant, an empty list is accepted: it replaces the list of the variant that it extends.

Why: The value was forgotten, or the key is a leftover.

Bad::

    work:
      - name: Analytical Engines
        highlights: []   # S017

Good::

    work:
      - name: Analytical Engines
        highlights: [Wrote the first program]
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S017", "empty-value", Severity.WARNING, Scope.READING)
