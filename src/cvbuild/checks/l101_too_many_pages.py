"""More pages than the variant allows.

What: Counts the pages of the finished PDF, and reports where the first surplus page begins, by how many lines the
content is too long, and which items have the lowest priority.

Why: An unintended second page is the most common reason why a CV looks careless. The variant sets the limit, and the
build enforces it.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.alignment import align, lines_of
from cvbuild.analysis.phrases import counted
from cvbuild.model.artifact import Inspection
from cvbuild.model.document import anchor
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("L101", "too-many-pages", Severity.ERROR, formats=("pdf",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding if the PDF is longer than ``pages.max``."""
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


def _hint(pdf: Inspection, limit: int, chosen: VariantBuild) -> str:
    surplus = len(lines_of([word for word in pdf.words if word.page > limit]))
    shown = [item for item in chosen.selection.resume.items() if item.path and not any(item.items())]
    highlights = [item for item in shown if item.known_by == "text" and anchor(item.path) in pdf.anchors]
    ranked = sorted(
        range(len(highlights)), key=lambda n: (highlights[n].priority, -n)
    )  # of equal items, the last one first
    lowest = [highlights[n] for n in ranked[:3]]
    names = ", ".join(f"{item.address} (priority {item.priority})" for item in lowest)
    return f"{counted(surplus, 'line')} too long; drop or shorten highlights, or let pages.fit choose" + (
        f". Lowest priority: {names}" if names else ""
    )
