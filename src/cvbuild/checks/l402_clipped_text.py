"""Text runs over the edge of the page.

What: looks in the PDF for text that begins or ends outside the page, or that ends in its right margin.

Why: on the screen a word is cut off. A parser still reads it, a person with a printer does not.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote the first program   # L402
    # file: templates/classic/resume.css
    .bullets { margin-left: 500pt; white-space: nowrap }

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote the first program
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.layout import laid_out
from cvbuild.analysis.theme_text import matches
from cvbuild.artifact import Box, Inspection
from cvbuild.check import Check, Subject
from cvbuild.document import Document
from cvbuild.finding import Finding, Severity
from cvbuild.theme import Theme

CHECK = Check("L402", "clipped-text", Severity.ERROR, formats=("pdf",))

_BLANK = 4.0  # points: a run of text may end in a blank that nobody sees
_OWN_MARGIN = re.compile(r"@page[^{]*\{[^}]*\bmargin")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text with a run that is outside."""
    pdf, theme = subject.inspections["pdf"], subject.theme
    if subject.document is None or theme is None:
        return
    right = _right_edge(pdf, theme)
    outside = [box for box in pdf.boxes if _is_outside(box, pdf) or box.right > right + _BLANK]
    for path in _paths(outside, subject.document, pdf) if outside else ():
        yield CHECK.finding(
            "this text runs over the edge of the page or into its margin",
            subject.places.value(path),
            path=path,
            hint="shorten the longest word, or let the theme break the line",
        )


def _right_edge(pdf: Inspection, theme: Theme) -> float:
    """Where text must end; the edge of the page itself where the theme's CSS has margins of its own."""
    own = next(matches(theme, ".css", _OWN_MARGIN), None)
    return pdf.page_width - (0.0 if own else theme.margins.right)


def _is_outside(box: Box, pdf: Inspection) -> bool:
    return box.left < 0 or box.right > pdf.page_width + _BLANK or not 0 <= box.y <= pdf.page_height


def _paths(outside: list[Box], document: Document, pdf: Inspection) -> dict[str, None]:
    lines = {(box.page, round(box.y)) for box in outside}
    found = laid_out(document, pdf)
    return dict.fromkeys(
        part.fragment.path for part in found for word in part.words if (word.page, round(word.y)) in lines
    )
