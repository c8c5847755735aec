"""An item needs another one that is not there, or one that needs it in turn.

What: an id under ``needs`` that no item has or several have; items that need one another in a circle.

Why: ``needs`` keeps a line from being printed without the one that it refers to. A misspelt id would take the line out
of every variant, and of a circle either all or nothing could be shown.

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

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S020", "unusable-need", Severity.ERROR, Scope.READING)
