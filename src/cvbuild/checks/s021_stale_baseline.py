"""A baseline entry without a finding.

What: Checks for entries of ``baseline.json`` that match no finding, or whose code is unknown. The baseline lists the
findings that an old CV had when the checks were introduced (``cvbuild check --write-baseline``); a finding matches by
its code and the text of its line.

Why: An entry that is no longer needed hides the same mistake when it is made again. Rewritten after each fix, the
file only gets shorter.

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

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S021", "stale-baseline", Severity.NOTE, Scope.READING)
