"""A name in a variant that matches nothing, or too much.

What: Checks for an id, a tag, a headline, a summary, a location or a parent in a variant that matches no item, or
more than one.

Why: A misspelt id would silently drop your best highlight, a misspelt tag half of the CV.

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

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check(
    "V101",
    "selector-matches-nothing",
    Severity.ERROR,
    Scope.READING,
    stops=True,
    misled_by=(
        "work",
        "volunteer",
        "education",
        "awards",
        "certificates",
        "publications",
        "skills",
        "languages",
        "interests",
        "references",
        "projects",
        "roles",
        "highlights",
        "keywords",
        "profiles",
        "headlines",
        "summaries",
        "locations",
        "id",
        "tags",
    ),
)
