"""A waiver that suppresses nothing, has no reason, or names no check.

What: Checks for a comment ``# allow CODE: reason`` whose check has no finding there, that has no reason after the
colon, or whose code or name is unknown.

Why: A waiver says that somebody looked at the finding. Without a reason it explains nothing; when it is no longer
needed, it hides the next mistake on that line.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01   # allow C999: no such check   # S016

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S016", "unused-waiver", Severity.WARNING, Scope.READING)
