"""A variant names something that nothing has.

What: an id, a tag, a headline, a summary, a location or a parent under a variant that matches no item, or more than
one.

Why: a misspelt id would silently drop the best bullet, a misspelt tag half of the CV.

Bad::

    # file: cv.yaml
    work:
      - {id: engines, name: Analytical Engines, position: Engineer, startDate: 1842-01}
    # file: variants/plain.yaml
    sections: [work]
    include: [work.engine]   # V101

Good::

    # file: cv.yaml
    work:
      - {id: engines, name: Analytical Engines, position: Engineer, startDate: 1842-01}
    # file: variants/plain.yaml
    sections: [work]
    include: [work.engines]
"""

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("V101", "selector-matches-nothing", Severity.ERROR, Scope.READING)
