"""An unreadable file.

What: Checks for broken YAML or JSON (an unclosed quote, a tab as indent, text that starts with a YAML indicator), an
encoding other than UTF-8, control characters, and an empty file. The message says what to change where.

Why: Nothing else can be checked before the file can be read, and parsers report the place where they gave up, not the
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

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S006", "unreadable-source", Severity.ERROR, Scope.READING, stops=True)
