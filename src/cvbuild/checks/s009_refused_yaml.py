"""YAML that is refused.

What: Tags (``!!python/…``), merge keys (``<<``), aliases that repeat too much, several documents in a file, lists and
mappings nested very deep, files that are very large. A plain anchor that is used once or twice is right.

Why: Tags run code in other programs, aliases fill the memory, the rest hides what a reader of the file sees.

Bad::

    work:
      - name: Analytical Engines
        summary: !!python/name:os.system now   # S009

Good::

    work:
      - name: Analytical Engines
        summary: "!!python/name:os.system now"
"""

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S009", "refused-yaml", Severity.ERROR, Scope.READING)
