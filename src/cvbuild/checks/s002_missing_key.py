"""A key that cannot be left out is not there.

What: An entry without the name it is known by: a job without employer, a degree without school, a highlight without
text. Where a key of the mapping is the misspelling of the missing one, only that is said (S001).

Why: There would be nothing to print, or a line that begins with a comma.

Bad::

    work:
      - position: Engineer   # S002
        startDate: 1842-01

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
"""

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S002", "missing-key", Severity.ERROR, Scope.READING)
