"""A finished file that lacks words of the document.

What: Reads PDF, DOCX and text back and compares their words with the document's, in order, after Unicode
normalization (NFKC) and, for ASCII text, transliteration. P111 compares the document with the source, P102 reports
additional words, P104 words in a different order, L403 addresses broken across lines.

Why: What a parser reads is not what the eye sees. A lost bullet or a split figure can cost the interview, and nobody
notices by looking.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.alignment import Difference
from cvbuild.analysis.pages.parity import by_message, files, parity, quoted
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("P101", "text-differs-between-formats", Severity.ERROR, late=True)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each stretch of words that a file lacks or changes."""
    if subject.document is None:
        return
    found = {name: _lost(subject, name) for name in subject.inspections}
    for path, message, names in by_message(found):
        place = subject.places.value(path)
        yield CHECK.finding(f"{files(names, 'has', 'have')} {message}", place, path=path)


def _lost(subject: Subject, name: str) -> Iterator[tuple[str, str]]:
    for difference in parity(subject, name).lost:
        yield difference.path, _told(difference)


def _told(difference: Difference) -> str:
    expected = quoted(difference.expected)
    return f"{quoted(difference.found)} instead of {expected}" if difference.found else f"no {expected}"
