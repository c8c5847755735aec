"""Unquoted text that is cut short by a comment.

What: Checks for `` #`` in or directly after unquoted text, followed by no space: YAML reads the rest as a comment. A
comment with a space after its ``#`` is accepted, and so is a ``#`` in quotes or inside a word (``C#``).

Why: Every tool silently reads ``Ranked #1 of 300`` as ``Ranked``.

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

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S004", "text-cut-by-comment", Severity.ERROR, Scope.READING, stops=True)
