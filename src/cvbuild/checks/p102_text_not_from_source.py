"""A finished file that has words the document does not have.

What: Checks PDF, DOCX and text for words that are in none of the document's texts. Words that a theme adds on purpose
are declared by an option: ``P102: {labels: [Curriculum Vitae]}``. Page numbers and other artifacts of a tagged PDF
are ignored.

Why: All words come from one source, where you can find and proofread them. Words from a theme are in every variant,
in one language, and nobody has proofread them.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.parity import by_message, files, parity, quoted
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("P102", "text-not-from-source", Severity.ERROR, options={"labels": ()}, late=True)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each stretch of words that a file adds."""
    if subject.document is None:
        return
    labels = {" ".join(str(label).split()) for label in _listed(subject.options["labels"])}
    found = {name: _added(subject, name, labels) for name in subject.inspections}
    for path, message, names in by_message(found):
        place = subject.places.value(path)
        hint = "remove it from the theme, or list it under the option `labels`"
        yield CHECK.finding(f"{files(names, 'adds', 'add')} {message}", place, path=path, hint=hint)


def _listed(labels: object) -> list[object]:
    return [labels] if isinstance(labels, str) else list(labels) if isinstance(labels, tuple | list) else []


def _added(subject: Subject, name: str, labels: set[str]) -> Iterator[tuple[str, str]]:
    for difference in parity(subject, name).added:
        if " ".join(difference.found) not in labels:
            yield difference.path, quoted(difference.found)
