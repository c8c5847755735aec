"""A comment cuts an unquoted text short.

What: `` #`` in or directly behind a text without quotes, followed by no blank: what comes after it is a comment to
YAML. A comment with a blank behind its ``#`` is right, so is any ``#`` in quotes or inside a word (``C#``).

Why: ``Ranked #1 of 300`` is read as ``Ranked``, by every tool, without a word.

Bad::

    work:
      - name: Analytical Engines
        highlights:
          - Ranked #1 of 300   # S004

Good::

    work:
      - name: Analytical Engines  # a comment
        highlights:
          - "Ranked #1 of 300"
          - Wrote it in C# and F#
"""

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S004", "text-cut-by-comment", Severity.ERROR, Scope.READING)
