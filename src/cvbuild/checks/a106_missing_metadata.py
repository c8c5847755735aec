"""A finished file lacks its title, author or language, or has another.

What: reads title, author and language back from PDF and DOCX and compares them with the document's.

Why: viewers show the title, screen readers need the language, and applicant systems file by author. An empty field,
or the name of the program that wrote it, looks careless.

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

from cvbuild.artifact import Inspection
from cvbuild.check import Check, Subject
from cvbuild.document import Document
from cvbuild.finding import Finding, Severity

CHECK = Check("A106", "missing-metadata", Severity.ERROR)

_WANTED = ("title", "author", "language")
_LONGEST = 255  # characters of a property in a Word file


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each field that a file lacks or has wrong."""
    if subject.document is None:
        return
    for name in ("pdf", "docx"):
        if inspection := subject.inspections.get(name):
            for field, message in _wrong(subject.document, inspection):
                path = "locale" if field == "language" else "basics.name"
                yield CHECK.finding(f"the {name} file {message}", subject.places.value(path), path=path)


def _wrong(document: Document, inspection: Inspection) -> Iterator[tuple[str, str]]:
    for field in _WANTED:
        expected = _folded(getattr(document, field))
        found = _folded(inspection.metadata.get(field, ""))
        if not found and not (field == "language" and inspection.format == "pdf"):  # told by A105
            yield field, f"has no {field}"
        elif found and found != expected:
            yield field, f"has the {field} '{found}' instead of '{expected}'"


def _folded(text: str) -> str:
    return " ".join(text[:_LONGEST].split())
