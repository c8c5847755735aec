"""A section takes more lines than the variant gives it.

What: counts the lines of each section in the finished PDF, without its heading, against a budget of lines by
section, such as ``L302: {skills: 5, publications: 3}``. A section without a budget may have any length.

Why: on one page every section lives at the expense of the others. A budget says, before the page is full, which of
them began to spread.

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

from cvbuild.analysis.alignment import lines_of
from cvbuild.analysis.layout import Laid, by_section, laid_out
from cvbuild.analysis.wording import counted
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.resume import SECTIONS

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
    for section, parts in by_section(laid_out(subject.document, subject.inspections["pdf"])).items():
        budget, lines = subject.options.get(section, 0), _lines(parts)
        if 0 < budget < lines:
            path = "basics.summary" if section == "summary" else section
            message = f"this section takes {counted(lines, 'line')} of {budget}"
            yield CHECK.finding(message, subject.places.key(path), path=path)


def _lines(parts: list[Laid]) -> int:
    return len(lines_of([word for part in parts for word in part.words]))
