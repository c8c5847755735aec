"""A lock that is none.

What: Reads ``cv.lock`` and ``private.lock``, which have ``format: 1`` and ``items:``.

Why: With a lock that cannot be read, nobody knows what was confirmed. So nothing is built.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2022-01}
    # file: cv.lock
    confirmed: all of it   # S050

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2022-01}
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S050", "unreadable-lock", Severity.ERROR, Scope.READING, stops=True, firm=True)
