"""A finished file has words that the document has not.

What: looks in PDF, DOCX and text for words that stand in none of the document's texts. What a theme adds on purpose
is named once: ``P102: {labels: [Curriculum Vitae]}``. Page numbers and other artifacts of a tagged PDF are no text.

Why: all words come from one file, so that somebody can look for them there. What a theme writes by itself stands in
every variant, in one language, and nobody has read it over.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}   # P102
    # file: variants/plain.yaml
    sections: [work]
    # file: templates/classic/resume.css
    h3::before { content: "Employer of choice: " }

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    sections: [work]
    # file: templates/classic/resume.css
    h3 { color: black }
"""

from collections.abc import Iterator

from cvbuild.analysis.parity import by_message, files, parity, quoted
from cvbuild.check import Check, Subject
from cvbuild.document import Document
from cvbuild.finding import Finding, Severity

CHECK = Check("P102", "text-not-from-source", Severity.ERROR, options={"labels": ()})


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each stretch of words that a file adds."""
    document = subject.document
    if document is None:
        return
    labels = {" ".join(str(label).split()) for label in _listed(subject.options["labels"])}
    found = {name: _added(document, subject, name, labels) for name in subject.inspections}
    for path, message, names in by_message(found):
        place = subject.places.value(path)
        hint = "take it out of the theme, or name it under the option `labels`"
        yield CHECK.finding(f"{files(names, 'adds', 'add')} {message}", place, path=path, hint=hint)


def _listed(labels: object) -> list[object]:
    return [labels] if isinstance(labels, str) else list(labels) if isinstance(labels, tuple | list) else []


def _added(document: Document, subject: Subject, name: str, labels: set[str]) -> Iterator[tuple[str, str]]:
    for difference in parity(document, subject.inspections[name]).added:
        if " ".join(difference.found) not in labels:
            yield difference.path, quoted(difference.found)
