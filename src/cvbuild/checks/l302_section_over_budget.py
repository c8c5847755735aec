"""A section that exceeds its budget of lines.

What: Counts the lines of each section in the finished PDF, without its heading, and compares them with a budget by
section, such as ``L302: {skills: 5, publications: 3}``. A section without a budget may have any length.

Why: On one page, every section takes room from the others. A budget shows early which of them is growing.

Bad::

    # file: cv.yaml
    skills:   # L302
      - {name: Languages, keywords: [Ada, C]}
      - {name: Tools, keywords: [Mill, Store]}
    # file: variants/plain.yaml
    sections: [skills]
    checks:
      L302: {skills: 1}

Good::

    # file: cv.yaml
    skills:
      - {name: Languages, keywords: [Ada, C]}
      - {name: Tools, keywords: [Mill, Store]}
    # file: variants/plain.yaml
    sections: [skills]
    checks:
      L302: {skills: 2}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.alignment import lines_of
from cvbuild.analysis.pages.layout import Laid, by_section, laid_out
from cvbuild.analysis.phrases import counted
from cvbuild.model.resume import SECTIONS
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check(
    "L302",
    "section-over-budget",
    Severity.NOTE,
    formats=("pdf",),
    options=dict.fromkeys(("summary", *SECTIONS), 0),
)


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each section over its budget."""
    if subject.document is None or not any(subject.options.values()):
        return
    for section, parts in by_section(laid_out(subject)).items():
        budget, lines = subject.options.get(section, 0), _lines(parts)
        if 0 < budget < lines:
            path = "basics.summary" if section == "summary" else section
            message = f"this section takes {counted(lines, 'line')}, its budget is {budget}"
            yield CHECK.finding(message, subject.places.key(path), path=path)


def _lines(parts: list[Laid]) -> int:
    return len(lines_of([word for part in parts for word in part.words]))
