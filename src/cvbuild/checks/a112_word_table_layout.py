"""Tables, text boxes, columns, headers or footers in the DOCX.

What: Checks the body, the headers and the footers of the Word file.

Why: Parsers read tables row by row and columns line by line, and skip headers and footers: your address is lost, and
the skills end up in the middle of a job.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A112", "word-table-layout", Severity.WARNING, formats=("docx",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each layout element."""
    for trick in subject.inspections["docx"].tricks:
        if subject.chosen:
            place = subject.chosen.places.value("theme")
            hint = "remove it from the theme's reference.docx"
            yield CHECK.finding(f"the docx file has {trick}", place, path="theme", hint=hint)
