"""A variant that extends itself through others.

What: Follows ``extends`` from file to file and reports a circle.

Why: A circular chain has no base to start from, so there is nothing to build.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 1842-01}
    # file: variants/one.yaml
    extends: one   # V112

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 1842-01}
    # file: variants/one.yaml
    extends: _base
    # file: variants/_base.yaml
    sections: [work]
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("V112", "circular-extends", Severity.ERROR, Scope.READING, stops=True)
