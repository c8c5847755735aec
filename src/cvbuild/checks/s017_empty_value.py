"""A key with nothing behind it.

What: No value, an empty text, an empty list or mapping; an item of a list that is empty. It is read as if it were not
there. In a variant an empty list is right: it replaces the list of the variant that it extends.

Why: It is a forgotten word, or a leftover that makes the reader of the file look for one.

Bad::

    work:
      - name: Analytical Engines
        highlights: []   # S017

Good::

    work:
      - name: Analytical Engines
        highlights: [Wrote the first program]
"""

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S017", "empty-value", Severity.WARNING, Scope.READING)
