"""An undeclared tag.

What: Checks for tags of items that are not declared under the top-level ``tags:``. If no tags are declared, every tag
is accepted.

Why: ``gpu`` and ``GPU`` are two tags: a variant that selects one of them misses the items of the other.

Bad::

    tags: {GPU: graphics processors}
    work:
      - name: Analytical Engines
        tags: [gpu]   # S012

Good::

    tags: {GPU: graphics processors}
    work:
      - name: Analytical Engines
        tags: [GPU]
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("S012", "undeclared-tag", Severity.ERROR, Scope.READING)
