"""A key that no part of the file knows.

What: A key that the mapping it stands in cannot have, at its own place, with the nearest key that it can have; likewise
a section that a variant lists and a check that nobody wrote. Names of JSON Resume before 1.0 (``company``, ``website``)
are known by what they are called today. In a ``resume.json``, keys of other tools (``x-…``, ``$comment``, ``meta``) are
passed over.

Why: A misspelt key is silently lost elsewhere, and with it everything below: ``highlihts`` prints a job without a
single line.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        highlihts:   # S001
          - Wrote the first program

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        highlights:
          - Wrote the first program
"""

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S001", "unknown-key", Severity.ERROR, Scope.READING)
