"""More pages than the variant allows.

What: counts the pages of the finished PDF, never an estimate, and says where the surplus page begins, how many lines
are too many, and what has the lowest priority.

Why: a second page that nobody wanted is the most common reason for a CV to look careless. The limit belongs into the
variant, and the build has to keep it.

Bad::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote a note on the engine, the one with the number # 20 times
    education:
      - {institution: Open University, area: Mathematics}   # L101
    # file: variants/short.yaml
    pages: {max: 1}
    sections: [work, education]
    # file: templates/classic/resume.css
    section + section { break-before: page }

Good::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote a note on the engine, the one with the number # 20 times
    # file: variants/short.yaml
    pages: {max: 1}
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.analysis.alignment import align, lines_of
from cvbuild.analysis.wording import counted
from cvbuild.artifact import Inspection
from cvbuild.check import Check, Chosen, Subject
from cvbuild.document import anchor
from cvbuild.finding import Finding, Label, Severity

CHECK = Check("L101", "too-many-pages", Severity.ERROR, formats=("pdf",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the PDF is longer than ``pages.max``."""
    chosen, document, pdf = subject.chosen, subject.document, subject.inspections["pdf"]
    if chosen is None or document is None or pdf.pages is None:
        return
    limit = chosen.variant.pages.max
    if limit is None or pdf.pages <= limit:
        return
    path = align(document, pdf.words).first_on_page(limit + 1)
    yield CHECK.finding(
        f"{pdf.pages} pages, the variant allows {limit}",
        subject.places.value(path),
        path=path,
        label=f"page {limit + 1} starts here",
        hint=_hint(pdf, limit, chosen),
        further=(Label(chosen.places.value("pages.max"), "limit set here"),),
    )


def _hint(pdf: Inspection, limit: int, chosen: Chosen) -> str:
    surplus = len(lines_of([word for word in pdf.words if word.page > limit]))
    shown = [item for item in chosen.selection.resume.items() if item.path and item.children == ()]
    highlights = [item for item in shown if item.known_by == "text" and anchor(item.path) in pdf.anchors]
    ranked = sorted(range(len(highlights)), key=lambda n: (highlights[n].priority, -n))  # the last of equals first
    lowest = [highlights[n] for n in ranked[:3]]
    names = ", ".join(f"{item.address} (priority {item.priority})" for item in lowest)
    return f"{counted(surplus, 'line')} too long; drop or shorten highlights, or let pages.fit choose" + (
        f". Lowest priority: {names}" if names else ""
    )
