"""A lock that is wanted and missing.

What: Looks for ``cv.lock`` beside a source that says ``lock: true``.

Why: Whoever deletes the lock could then write anything. ``lock: true`` makes the file part of the CV: without it,
nothing is built.

Bad::

    lock: true   # F123
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2022-01}

Good::

    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2022-01}
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("F123", "missing-lock", Severity.ERROR, Scope.READING, stops=True, firm=True)
