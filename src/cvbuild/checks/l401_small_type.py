"""The type is too small to read, or the margins too narrow to hold.

What: measures the PDF: the size of most of its letters, and the distance of text from the edges of the page. Options:
``points`` (9) and ``margin`` (36 points, half an inch).

Why: there is always one more line to squeeze in. A page that was fitted by squeezing is one that nobody over forty
reads to the end.

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

from cvbuild.analysis.theme_text import setting
from cvbuild.artifact import Inspection
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("L401", "small-type", Severity.WARNING, formats=("pdf",), options={"points": 9.0, "margin": 36.0})

_TOLERANCE = 0.05  # points: sizes come back rounded
_BLANK = 4.0  # points: a run of text may end in a blank that nobody sees


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for the type, one for each narrow margin."""
    theme, pdf = subject.theme, subject.inspections["pdf"]
    if theme is None or not pdf.boxes:
        return
    size, least = _body_size(pdf), subject.options["points"]
    if size < least - _TOLERANCE:
        hint = "cut words instead"
        yield CHECK.finding(
            f"most text is set in {size:g} points, the least are {least:g}", setting(theme, "body-size"), hint=hint
        )
    nearest = subject.options["margin"]
    for side, margin in _margins(pdf).items():
        if margin < nearest - _TOLERANCE:
            message = f"text comes as near as {margin:.0f} points to the {side} edge, the least are {nearest:g}"
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
