"""Text that runs off the page.

What: Checks the PDF for text that begins or ends outside the page, or that ends in the right margin.

Why: The text is cut off on screen and in print, though a parser still reads it.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.layout import laid_out
from cvbuild.analysis.theme_search import matches
from cvbuild.model.artifact import Box, Inspection
from cvbuild.model.theme import Theme
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("L402", "clipped-text", Severity.ERROR, formats=("pdf",))

_BLANK = 4.0  # points: a run of text may end in an invisible space
_OWN_MARGIN = re.compile(r"@page[^{]*\{[^}]*\bmargin")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text with a run outside."""
    pdf, theme = subject.inspections["pdf"], subject.theme
    if subject.document is None or theme is None:
        return
    right = _right_edge(pdf, theme)
    outside = [box for box in pdf.boxes if _is_outside(box, pdf) or box.right > right + _BLANK]
    for path in _paths(outside, subject) if outside else ():
        yield CHECK.finding(
            "this text runs off the page or into its margin",
            subject.places.value(path),
            path=path,
            hint="shorten the longest word, or let the theme break the line",
        )


def _right_edge(pdf: Inspection, theme: Theme) -> float:
    """Return where text must end; the edge of the page if the theme's CSS sets margins of its own."""
    own = next(matches(theme, ".css", _OWN_MARGIN), None)
    return pdf.page_width - (0.0 if own else theme.margins.right)


def _is_outside(box: Box, pdf: Inspection) -> bool:
    return box.left < 0 or box.right > pdf.page_width + _BLANK or not 0 <= box.y <= pdf.page_height


def _paths(outside: list[Box], subject: Subject) -> dict[str, None]:
    lines = {(box.page, round(box.y)) for box in outside}
    return dict.fromkeys(
        part.fragment.path for part in laid_out(subject) for word in part.words if (word.page, round(word.y)) in lines
    )
