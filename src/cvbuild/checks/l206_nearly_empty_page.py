"""A last page that is less than a third full, whatever the variant asks for.

What: Measures how far down the text reaches on the last of several pages of the finished PDF, as a share of the
height between the margins. L102 compares it with the ``pages.fill`` of the variant; where that is reported, this is
not.

Why: A few lines on a page of their own look like an accident: one reader does not turn the page, another asks why
nobody looked at it.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    education:
      - {institution: Somerville College, studyType: BA, area: Mathematics}
    # file: variants/full.yaml
    theme: classic   # L206
    sections: [work, education: {pageBreak: before}]

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    education:
      - {institution: Somerville College, studyType: BA, area: Mathematics}
    # file: variants/full.yaml
    theme: classic
    sections: [work, education]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.layout import page_fill
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("L206", "nearly-empty-page", Severity.NOTE, formats=("pdf",))

_LEAST = 1 / 3


def find(subject: Subject) -> Iterator[Finding]:
    """One finding if the last of several pages is nearly empty."""
    chosen, theme, pdf = subject.chosen, subject.theme, subject.inspections["pdf"]
    if chosen is None or theme is None or not pdf.words or (pdf.pages or 0) < 2:
        return
    fill = page_fill(pdf, theme)
    if fill < _LEAST and not chosen.variant.pages.fill:  # L102 judges by what the variant asks for
        yield CHECK.finding(
            f"page {pdf.pages} is only {fill:.0%} full",
            chosen.places.value("theme"),
            path="theme",
            hint=f"write pages: {{max: {(pdf.pages or 2) - 1}, fit: {{tighten: true}}}}, or show more",
        )
