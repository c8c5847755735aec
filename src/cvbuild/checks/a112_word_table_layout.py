"""The DOCX is laid out with tables, text boxes or columns, or has text in its margins.

What: looks in the body, the headers and the footers of the Word file.

Why: parsers read tables row by row and columns line by line, and leave headers and footers out: your address is gone,
and the skills stand in the middle of a job.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic   # A112
    sections: [work]
    # damage: a table put into the DOCX

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("A112", "word-table-layout", Severity.WARNING, formats=("docx",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each trick."""
    for trick in subject.inspections["docx"].tricks:
        if subject.chosen:
            place = subject.chosen.places.value("theme")
            hint = "take it out of the theme's reference.docx"
            yield CHECK.finding(f"the docx file has {trick}", place, path="theme", hint=hint)
