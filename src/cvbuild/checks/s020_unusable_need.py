"""An item whose ``needs`` are missing, ambiguous or circular.

What: Checks for an id under ``needs`` that no item or several items have, and for items that need each other in a
circle.

Why: ``needs`` keeps a line from being printed without the one it refers to. A misspelt id would remove the line from
every variant, and a circle could only be shown as a whole or not at all.

Bad::

    work:
      - name: Analytical Engines
        highlights:
          - {id: program, text: Wrote the first program}
          - {text: Explained it to the Royal Society, needs: progam}   # S020

Good::

    work:
      - name: Analytical Engines
        highlights:
          - {id: program, text: Wrote the first program}
          - {text: Explained it to the Royal Society, needs: program}
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S020", "unusable-need", Severity.ERROR, Scope.READING)
