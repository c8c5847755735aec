"""A waiver that waives nothing, gives no reason, or names no check.

What: a comment ``# allow CODE: reason`` whose check finds nothing there, that has no reason behind the colon, or
whose code or name no check has.

Why: a waiver is a promise to the next reader that somebody looked. One without a reason explains nothing; one that is
no longer needed hides the next mistake on that line.

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

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S016", "unused-waiver", Severity.WARNING, Scope.READING)
