"""A bullet stands apart from its text.

What: reads the PDF in the order of its own stream. Where bullets are text, each must come directly before the first
word of its highlight.

Why: PDF makers like to paint list markers last. The page looks right, and what software reads is a text without
bullets, followed by a heap of dots; some then take a list for one long sentence.

Bad::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote the first program   # P105
          - Explained it
    # file: templates/classic/resume.css
    ul { list-style: disc outside; padding-left: 12pt }
    .contacts { list-style: none }

Good::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote the first program
          - Explained it
"""

from collections.abc import Iterator

from cvbuild.analysis.layout import laid_out
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("P105", "detached-bullet", Severity.ERROR, formats=("pdf",))

_BULLETS = frozenset("•◦▪‣●○■")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding, at the first highlight without its bullet."""
    if subject.document is None:
        return
    pdf = subject.inspections["pdf"]
    laid = [part for part in laid_out(subject.document, pdf) if part.fragment.role == "bullet" and part.words]
    position = {id(word): number for number, word in enumerate(pdf.words)}
    first = [position[id(part.words[0])] for part in laid]
    before = {number - 1 for number in first if number and pdf.words[number - 1].text in _BULLETS}
    later = first[0] if first else 0  # what stands above the first bullet separates something else
    stray = sum(word.text in _BULLETS and n not in before for n, word in enumerate(pdf.words) if n > later)
    apart = [part for part, number in zip(laid, first, strict=True) if number - 1 not in before]
    if apart and stray >= len(apart):
        path = apart[0].fragment.path
        yield CHECK.finding(
            f"{len(apart)} of {len(laid)} bullets stand elsewhere in the text of the PDF, the first of them here",
            subject.places.value(path),
            path=path,
            hint="let the theme paint markers inside: `list-style-position: inside`",
        )
