"""A finished file lacks its title, author or language.

What: reads title, author and language back from PDF and DOCX.

Why: viewers show the title, screen readers need the language, and applicant systems file by author. An empty field,
or the name of the program that wrote it, looks careless.

Bad::

    # file: cv.yaml
    basics: {name: Ada Lovelace}
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 1842-01}
    # file: templates/classic/resume.html.j2
    @html-without-metadata

Good::

    work:
      - {name: Analytical Engines, position: Engineer, startDate: 1842-01}
"""

from collections.abc import Iterator

from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("A106", "missing-metadata", Severity.ERROR)

_WANTED = ("title", "author", "language")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each field that a file lacks or has wrong."""
    document = subject.document
    if document is None:
        return
    for name in ("pdf", "docx"):
        inspection = subject.inspections.get(name)
        for field in _WANTED if inspection else ():
            expected, found = getattr(document, field), inspection.metadata.get(field, "") if inspection else ""
            if found != expected:
                message = f"the {name} file has the {field} '{found}' instead of '{expected}'"
                path = "locale" if field == "language" else "basics.name"
                yield CHECK.finding(message, subject.places.value(path), path=path)
