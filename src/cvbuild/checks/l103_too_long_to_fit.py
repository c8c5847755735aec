"""Required content that is longer than the pages to fit.

What: With ``pages: {fit: true}``, reports that the letterhead, the summary, the items under ``include`` and the
fewest highlights that ``min`` allows are together higher than ``pages.max`` pages, and by how many lines.

Why: Fitting leaves out items by priority, but never what is included by name. If that is too long, only you can
decide, so the variant is not built.

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

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("L103", "too-long-to-fit", Severity.ERROR, Scope.READING, stops=True)
