"""A tag that the vocabulary does not have.

What: A tag of an item that is not declared under the top-level ``tags:``. Where no vocabulary is declared, every tag is
right.

Why: ``gpu`` beside ``GPU`` are two tags: a variant that asks for one of them loses the items of the other.

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

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("S012", "undeclared-tag", Severity.ERROR, Scope.READING)
