"""A finished file does not have the words of the document.

What: reads PDF, DOCX and text back and compares their words with the document's, in order, after Unicode
normalisation (NFKC) and, for ASCII text, in the agreed ASCII spelling. Every highlight that was selected must be
there. Words too many are P102's, words in another order P104's, addresses broken over a line L403's.

Why: what a parser reads is not what the eye sees. A lost bullet or a figure torn apart costs the interview, and
nobody notices by looking.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}   # P101
    # file: variants/plain.yaml
    sections: [work]
    # file: templates/classic/resume.css
    h3 { display: none }

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.analysis.alignment import Difference
from cvbuild.analysis.parity import by_message, files, parity, quoted
from cvbuild.check import Check, Subject
from cvbuild.document import Document, fragments
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Highlight, Resume

CHECK = Check("P101", "text-differs-between-formats", Severity.ERROR)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each stretch of words that a file lacks or changes."""
    document = subject.document
    if document is None or subject.chosen is None:
        return
    yield from _not_composed(subject.chosen.selection.resume, document, subject)
    found = {name: _lost(document, subject, name) for name in subject.inspections}
    for path, message, names in by_message(found):
        place = subject.places.value(path)
        yield CHECK.finding(f"{files(names, 'has', 'have')} {message}", place, path=path)


def _lost(document: Document, subject: Subject, name: str) -> Iterator[tuple[str, str]]:
    for difference in parity(document, subject.inspections[name]).lost:
        yield difference.path, _told(difference)


def _told(difference: Difference) -> str:
    expected = quoted(difference.expected)
    return f"{quoted(difference.found)} instead of {expected}" if difference.found else f"no {expected}"


def _not_composed(selected: Resume, document: Document, subject: Subject) -> Iterator[Finding]:
    """Highlights that were selected but stand in no block."""
    printed = {fragment.path for fragment in fragments(document)}
    for item in selected.items():
        if isinstance(item, Highlight) and item.path not in printed:
            place = subject.places.value(item.path)
            yield CHECK.finding("this highlight is selected but stands in no file", place, path=item.path)
