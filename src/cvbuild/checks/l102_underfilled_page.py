"""A last page that is emptier than the variant asks for.

What: Measures how far down the text reaches on the last page of the finished PDF, as a share of the height between
the margins, and compares it with ``pages.fill``.

Why: Three lines on a second page look like an accident, and a one-page CV that ends in the middle looks thin.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/full.yaml
    pages: {max: 1, fill: 0.9}   # L102
    sections: [work]

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/full.yaml
    pages: {max: 1}
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.layout import page_fill
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check(
    "L102",
    "underfilled-page",
    Severity.WARNING,
    formats=("pdf",),
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
        "sections",
        "include",
    ),
    letters=False,
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding if the last page is filled less than ``pages.fill``."""
    chosen, theme, pdf = subject.chosen, subject.theme, subject.inspections["pdf"]
    wanted = chosen.variant.pages.fill if chosen else None
    if chosen is None or theme is None or wanted is None or not pdf.words:
        return
    fill = page_fill(pdf, theme)
    if fill < wanted:
        fitted = chosen.fitted is not None and not chosen.fitted.cuts  # then there is nothing left to show
        yield CHECK.finding(
            f"page {pdf.pages} is {fill:.0%} full, the variant asks for {wanted:.0%}",
            chosen.places.value("pages.fill"),
            path="pages.fill",
            hint="raise a limit, add a tag, or lower pages.fill" if fitted else "show more, or lower pages.fill",
        )
