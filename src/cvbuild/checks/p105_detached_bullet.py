"""A bullet that is separated from its text.

What: Reads the PDF in the order of its content stream. If bullets are text, each must come directly before the first
word of its highlight.

Why: Some PDF producers paint list markers last. The page looks right, but software reads text without bullets,
followed by a series of dots, and may take a list for one long sentence.

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

from collections.abc import Iterator, Sequence

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.alignment import normal
from cvbuild.analysis.pages.layout import laid_out
from cvbuild.model.artifact import Word
from cvbuild.model.document import Fragment
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("P105", "detached-bullet", Severity.ERROR, formats=("pdf",))

_BULLETS = frozenset("•◦▪‣●○■")


def _is_bullet(fragment: Fragment) -> bool:
    return fragment.role in ("bullet", "point") and not fragment.marker


def _position(word: Word, words: Sequence[Word]) -> int:
    """Return the number of a word; of one that was joined from pieces, the number of the first piece."""
    same = (number for number, one in enumerate(words) if one is word)
    begun = (
        number
        for number, one in enumerate(words)
        if (one.page, one.y) == (word.page, word.y) and normal(word.text).startswith(normal(one.text))
    )
    return next(same, next(begun, 0))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding, at the first highlight without its bullet."""
    if subject.document is None:
        return
    pdf = subject.inspections["pdf"]
    laid = [part for part in laid_out(subject) if _is_bullet(part.fragment) and part.words]
    first = [_position(part.words[0], pdf.words) for part in laid]
    before = {number - 1 for number in first if number and pdf.words[number - 1].text in _BULLETS}
    later = first[0] if first else 0  # anything above the first bullet is not separated by it
    stray = sum(word.text in _BULLETS and n not in before for n, word in enumerate(pdf.words) if n > later)
    apart = [part for part, number in zip(laid, first, strict=True) if number - 1 not in before]
    if apart and stray >= len(apart):
        path = apart[0].fragment.path
        yield CHECK.finding(
            f"{len(apart)} of {len(laid)} bullets are elsewhere in the text of the PDF, the first of them here",
            subject.places.value(path),
            path=path,
            hint="let the theme paint markers inside: `list-style-position: inside`",
        )
