"""A last line of one or two words.

What: Checks the lines of each highlight in the finished PDF. If the variant sets ``pages.max`` and the last allowed
page is nearly full, a last line of one word is a warning; elsewhere, and for two words, it is a note. Highlights of
one line, and lines at the end of a page, are ignored.

Why: One word takes a whole line. Five of them make the difference between one page and two, and a shorter sentence
says the same.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - >-   # L202
            Wrote the first program for the new engine and a note on all that it might do, with
            incomprehensibilities
          - Explained it

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote the first program for the new engine and a note on all that it might do one day
          - Explained it
"""

from collections.abc import Iterator

from msgspec.structs import replace

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.layout import is_highlight, laid_out, page_fill
from cvbuild.analysis.phrases import counted
from cvbuild.model.artifact import Inspection, Word
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("L202", "stub-last-line", Severity.WARNING, formats=("pdf",))

_SCARCE = 0.8
"""The fullness of the last page from which on every line counts."""

_STUB = 2
_LONG = 24  # characters of a word, usually an address, that fills a good part of the line on its own


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each highlight with a short last line."""
    if subject.document is None:
        return
    feet = _feet(subject.inspections["pdf"])
    scarce = _lines_are_scarce(subject)
    for laid in laid_out(subject):
        if is_highlight(laid.fragment) and len(laid.lines) > 1:
            last = laid.lines[-1]
            if _is_stub(last) and last[0].y < feet[last[0].page]:
                finding = _told(last, laid.fragment.path, subject)
                yield finding if scarce and len(last) == 1 else replace(finding, severity=Severity.NOTE)


def _lines_are_scarce(subject: Subject) -> bool:
    """Return whether the PDF fills the pages that the variant allows, or more."""
    pdf, limit = subject.inspections["pdf"], subject.chosen.variant.pages.max if subject.chosen else None
    if limit is None or pdf.pages is None or subject.theme is None:
        return False
    return pdf.pages > limit or (pdf.pages == limit and page_fill(pdf, subject.theme) > _SCARCE)


def _feet(pdf: Inspection) -> dict[int, float]:
    """Return the lowest baseline of each page."""
    feet: dict[int, float] = {}
    for word in pdf.words:
        feet[word.page] = max(word.y, feet.get(word.page, 0.0))
    return feet


def _is_stub(line: tuple[Word, ...]) -> bool:
    return len(line) <= _STUB and sum(len(word.text) for word in line) <= _LONG


def _told(last: tuple[Word, ...], path: str, subject: Subject) -> Finding:
    words = " ".join(word.text for word in last)
    return CHECK.finding(
        f"the last line has only {counted(len(last), 'word')}, “{words}”",
        subject.places.value(path),
        path=path,
        hint=f"shorten it by {len(words)} characters to save a line",
    )
