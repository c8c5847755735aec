"""Position and employer in one run of text.

What: Checks for a position that ends with the name of its employer (“Engineer, GoodRx”, “Engineer at GoodRx”) or vice
versa. In the PDF, also checks for two parts of an entry's head on one line without a gap between them.

Why: A parser takes one run of text for one field. It files you as “Engineer, GoodRx” with no employer.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer, Analytical Engines   # A116
        startDate: 2019-01

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.layout import HEAD, Laid, laid_out
from cvbuild.model.artifact import Box
from cvbuild.model.resume import Role, Work
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A116", "fused-entry-line", Severity.WARNING, formats=("pdf",))

_BETWEEN = re.compile(r"\s*[,|/–—·@()-]\s*|\s+(?:at|with|for|bei|chez)\s+")
_GAP = 0.9
"""The narrowest gap that separates two parts, relative to the font size; a space is about a quarter."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each entry whose source or whose layout joins the two."""
    if subject.chosen is None or subject.document is None:
        return
    for job in subject.chosen.selection.resume.work:
        yield from _written(job, subject)
    pdf = subject.inspections["pdf"]
    heads: dict[tuple[str, int, float], list[Laid]] = {}
    for part in laid_out(subject):
        if part.fragment.role in HEAD and part.words:
            first = part.words[0]
            heads.setdefault((part.fragment.path, first.page, round(first.y)), []).append(part)
    for (path, page, y), parts in heads.items():
        line = [box for box in pdf.boxes if box.page == page and round(box.y) == y]
        if line and {"title", "subtitle"} <= {part.fragment.role for part in parts} and _pieces(line) < len(parts):
            message = "title and subtitle are one run of text in the PDF"
            hint = "let the theme print them on two lines, or with a gap between them"
            yield CHECK.finding(message, subject.places.value(path), path=path, hint=hint)


def _written(job: Work, subject: Subject) -> Iterator[Finding]:
    parts: tuple[Work | Role, ...] = (job, *job.roles)
    positions = {part.position.casefold() for part in parts if part.position}
    if positions & _pieces_of(job.name):
        path, hint = f"{job.path}.name", "the position is printed on its own line"
        yield CHECK.finding(
            "this employer's name contains the position", subject.places.value(path), path=path, hint=hint
        )
    for part in parts:
        if job.name.casefold() in _pieces_of(part.position or ""):
            path = f"{part.path}.position"
            hint = "the employer is printed on its own line"
            yield CHECK.finding(
                "this position contains its employer's name", subject.places.value(path), path=path, hint=hint
            )


def _pieces_of(text: str) -> frozenset[str]:
    """Return the parts of a text that has several, case-folded."""
    pieces = frozenset(piece.casefold() for piece in _BETWEEN.split(text) if piece)
    return pieces if len(pieces) > 1 else frozenset()


def _pieces(line: Iterable[Box]) -> int:
    """Count the pieces of a line that are separated by gaps."""
    ordered = sorted(line, key=lambda box: box.left)
    gaps = (after.left - before.right for before, after in pairwise(ordered))
    return 1 + sum(gap > _GAP * ordered[0].size for gap in gaps)
