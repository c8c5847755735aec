"""A PDF whose attached data say something else than its pages.

What: Reads the JSON Resume and the Markdown in a PDF of a variant with ``attach: true``, composes the first again, and
compares the words of both with the document's.

Why: Software that reads the data must see what the reader of the page sees. Data that say more, or less, are a second
CV that nobody has proofread.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}   # P115
    # file: variants/web.yaml
    attach: true
    sections: [work]
    # damage: other data in the PDF

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/web.yaml
    attach: true
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.checks._attached import data_differences, text_differences
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("P115", "attached-data-differs", Severity.ERROR, formats=("pdf",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each file in the PDF and text that differs."""
    attached, document = subject.inspections["pdf"].attached, subject.document
    if document is None:
        return
    for name, compare in (("resume.json", data_differences), ("resume.md", text_differences)):
        if name in attached:
            for path, message in compare(document, attached[name]):
                place = subject.places.value(path)
                yield CHECK.finding(f"{name} in the pdf file {message}", place, path=path)
