"""What must stay is longer than the pages that the variant fits to.

What: with ``pages: {fit: true}``, the letterhead, the summary, what ``include`` names and the fewest highlights that
``min`` allows are together higher than ``pages.max`` pages; says by how many lines.

Why: fitting leaves out by priority, but never what was asked for by name. Then only a person can decide. Nothing is
built, for any choice would be a wrong one.

Bad::

    # file: cv.yaml
    work:
      - id: engines
        name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote a note on the engine, the one with the number # 60 times
    # file: variants/short.yaml
    pages: {max: 1, fit: true}   # L103
    sections:
      - work: {highlights: {min: 60}}
    include: [work.engines]

Good::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote a note on the engine, the one with the number # 60 times
    # file: variants/short.yaml
    pages: {max: 1, fit: true}
    sections: [work]
"""

from cvbuild.check import Check, Scope
from cvbuild.finding import Severity

CHECK = Check("L103", "too-long-to-fit", Severity.ERROR, Scope.READING)
