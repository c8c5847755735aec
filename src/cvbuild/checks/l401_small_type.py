"""Type that is too small, or margins that are too narrow.

What: Measures the PDF: the font size of most letters, and the distance of text from the edges of the page. Options:
``points`` (9) and ``margin`` (36 points, half an inch).

Why: It is tempting to squeeze in one more line. Nobody over forty reads a squeezed page to the end.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: templates/classic/theme.toml
    [style]
    body-size = "8pt"   # L401
    entry-size = "8pt"

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: templates/classic/theme.toml
    [style]
    body-size = "10pt"
"""

from collections import Counter
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.theme_search import setting
from cvbuild.model.artifact import Inspection
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("L401", "small-type", Severity.WARNING, formats=("pdf",), options={"points": 9.0, "margin": 36.0})

_TOLERANCE = 0.05  # points: sizes read from the file are rounded
_BLANK = 4.0  # points: a run of text may end in an invisible space


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for the font size, and one for each narrow margin."""
    theme, pdf = subject.theme, subject.inspections["pdf"]
    if theme is None or not pdf.boxes:
        return
    size, least = _body_size(pdf), subject.options["points"]
    if size < least - _TOLERANCE:
        hint = "cut words instead"
        yield CHECK.finding(
            f"most text is set in {size:g} points, the minimum is {least:g}", setting(theme, "body-size"), hint=hint
        )
    nearest = subject.options["margin"]
    for side, margin in _margins(pdf).items():
        if margin < nearest - _TOLERANCE:
            message = f"text is {margin:.0f} points from the {side} edge, the minimum is {nearest:g}"
            yield CHECK.finding(message, setting(theme, side))


def _body_size(pdf: Inspection) -> float:
    glyphs: Counter[float] = Counter()
    for box in pdf.boxes:
        glyphs[box.size] += box.glyphs
    return glyphs.most_common(1)[0][0]


def _margins(pdf: Inspection) -> dict[str, float]:
    return {
        "left": min(box.left for box in pdf.boxes),
        "right": pdf.page_width - max(box.right for box in pdf.boxes) + _BLANK,
        "top": min(box.y for box in pdf.boxes),
        "bottom": pdf.page_height - max(box.y for box in pdf.boxes),
    }
