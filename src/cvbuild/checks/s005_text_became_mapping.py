"""Text that a colon turns into a mapping.

What: Checks for an unquoted highlight, or any other text in a list, that contains ``: `` or ends with a colon: YAML
reads it as a key and its value.

Why: The value is no longer text; tools print nothing, or ``{'Platform': 'inference'}``.

Bad::

    work:
      - name: Analytical Engines
        highlights:
          - Built the platform: cards, mill, store   # S005

Good::

    work:
      - name: Analytical Engines
        highlights:
          - "Built the platform: cards, mill, store"
          - Ran it at 10:30
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S005", "text-became-mapping", Severity.ERROR, Scope.READING, stops=True)
