"""An unknown key.

What: Checks for a key that its mapping does not support, at the key's place, and suggests the nearest supported key;
likewise for an unknown section in a variant or its look, and an unknown check. Keys of JSON Resume before 1.0
(``company``, ``website``) are reported with their current names. In a ``resume.json``, keys of other tools (``x-…``,
``$comment``, ``meta``) are ignored.

Why: Other tools ignore a misspelt key, and with it everything below: ``highlihts`` prints a job without a single
highlight.

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

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S001", "unknown-key", Severity.ERROR, Scope.READING, stops=True)
