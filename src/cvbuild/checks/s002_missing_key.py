"""A missing required key.

What: Checks for an entry without its name: a job without employer, a degree without school, a highlight without text.
If another key looks like a misspelling of the missing one, only S001 is reported.

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

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S002", "missing-key", Severity.ERROR, Scope.READING, stops=True)
