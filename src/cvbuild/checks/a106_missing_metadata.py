"""A missing or wrong title, author or language in a finished file.

What: Reads title, author and language from the PDF and DOCX and compares them with the document's.

Why: Viewers show the title, screen readers need the language, and applicant tracking systems index by author. An
empty field, or the name of the program that wrote the file, looks careless.

Bad::

    # file: cv.yaml
    basics:
      name: Ada Lovelace   # A106
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: templates/classic/resume.html.j2
    <html lang="{{ document.language }}">
    <title>{{ document.title }}</title>

Good::

    # file: cv.yaml
    basics:
      name: Ada Lovelace
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: templates/classic/resume.html.j2
    <html lang="{{ document.language }}">
    <title>{{ document.title }}</title>
    <meta name="author" content="{{ document.author }}">
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.model.artifact import Inspection
from cvbuild.model.document import Document
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A106", "missing-metadata", Severity.ERROR, late=True)

_WANTED = ("title", "author", "language")
_NAME = ("basics", "basics.name")
_LONGEST = 255  # longest property of a Word file, in characters


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each field that is missing or wrong."""
    if subject.document is None:
        return
    for name in ("pdf", "docx"):
        if inspection := subject.inspections.get(name):
            for field, message in _wrong(subject.document, inspection):
                if field != "language" and not subject.aside.isdisjoint(_NAME):
                    continue  # the name itself could not be read
                path = "locale" if field == "language" else "basics.name"
                yield CHECK.finding(f"the {name} file {message}", subject.places.value(path), path=path)


def _wrong(document: Document, inspection: Inspection) -> Iterator[tuple[str, str]]:
    for field in _WANTED:
        expected = _folded(getattr(document, field))
        found = _folded(inspection.metadata.get(field, ""))
        if not found and not (field == "language" and inspection.format == "pdf"):  # reported by A105
            yield field, f"has no {field}"
        elif found and found != expected:
            yield field, f"has the {field} '{found}' instead of '{expected}'"


def _folded(text: str) -> str:
    return " ".join(text[:_LONGEST].split())
