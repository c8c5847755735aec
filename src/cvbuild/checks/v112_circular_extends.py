"""A variant extends itself, over others.

What: follows ``extends`` from file to file and stops where it comes back.

Why: there is no end to such a chain, so there is nothing to build.

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

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("V112", "circular-extends", Severity.ERROR, Scope.READING)
