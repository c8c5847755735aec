"""A file that cannot be read.

What: Broken YAML or JSON (a quote that is never closed, a tab as indent, a text that starts with a sign of YAML's own),
an encoding other than UTF-8, control characters, an empty file. It is said in plain words where to write what.

Why: Nothing else can be found out before the file can be read, and parsers name the place where they gave up, not the
place of the mistake.

Bad::

    work:
      - name: "Analytical Engines   # S006
        position: Engineer

Good::

    work:
      - name: "Analytical Engines"
        position: Engineer
"""

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S006", "unreadable-source", Severity.ERROR, Scope.READING)
