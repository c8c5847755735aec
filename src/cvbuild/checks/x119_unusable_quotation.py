"""A quotation in a letter that cannot be made.

What: ``[[id]]`` in the text of a letter quotes a highlight, or the name of an entry; ``[[facts.id]]`` a fact's first
figure, ``[[facts.id.2]]`` the second one, ``[[facts.id.claim]]`` its claim. Reports ids that nothing has, ids that
several items have, what is on hold, and quotations without ``]]`` in their line.

Why: A figure that is typed again in a letter drifts from the CV beside it, and the reader has both.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01, highlights: [{id: mill, text: Ran the mill}]}
    # file: variants/web.yaml
    sections: [work]
    # file: letters/acme.yaml
    variant: web
    subject: Application
    text: I [[mil]] for years.   # X119
    # damage: the letter acme

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01, highlights: [{id: mill, text: Ran the mill}]}
    # file: variants/web.yaml
    sections: [work]
    # file: letters/acme.yaml
    variant: web
    subject: Application
    text: I [[mill]] for years.
    # damage: the letter acme
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("X119", "unusable-quotation", Severity.ERROR, Scope.READING)
