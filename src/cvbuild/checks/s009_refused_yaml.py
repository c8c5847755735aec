"""A YAML feature that is not allowed.

What: Checks for tags (``!!python/…``), merge keys (``<<``), aliases that repeat too much, several documents in a
file, deeply nested lists and mappings, and very large files. A plain anchor that is used once or twice is accepted.

Why: Tags can run code in other programs, aliases can exhaust memory, and the rest hides content from somebody who
reads the file.

Bad::

    work:
      - name: Analytical Engines
        summary: !!python/name:os.system now   # S009

Good::

    work:
      - name: Analytical Engines
        summary: "!!python/name:os.system now"
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S009", "refused-yaml", Severity.ERROR, Scope.READING, stops=True)
