"""A colon turns a text into a mapping.

What: A highlight, or any item of a list of texts, that holds ``: `` or ends with a colon and has no quotes: YAML reads
it as a key and its value.

Why: It is no text any more; tools print nothing, or ``{'Platform': 'inference'}``.

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

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S005", "text-became-mapping", Severity.ERROR, Scope.READING)
