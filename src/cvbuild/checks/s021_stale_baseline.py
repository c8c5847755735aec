"""A baseline that hides findings which are gone.

What: entries of ``baseline.json`` that nothing found fits any more, or whose code no check has. The baseline holds what
an old CV had when the checks were taken up (``cvbuild check --write-baseline``); a finding fits by its code and the
text of its line.

Why: an entry that is no longer needed hides the same mistake when it is made again. Renewed after each mend, the file
only gets shorter.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
    # file: baseline.json
    {"findings": [
      {"code": "C999", "path": "work[0].highlights[0]", "text": "0123456789abcdef"}   # S021
    ]}

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
    # file: baseline.json
    {"findings": []}
"""

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S021", "stale-baseline", Severity.NOTE, Scope.READING)
