"""A heading, or the first lines of an entry, end a page, and what they head stands on the next.

What: looks at the last text of each page in the finished PDF. A heading, the head of an entry, or its first highlight
of several must not be it.

Why: a heading at the foot of a page heads nothing. The reader turns the page and has forgotten whose lines these are.

Bad::

    # file: cv.yaml
    work:
      - name: Analytical Engines   # L205
        position: Engineer
        startDate: 2019-01
        highlights: [Wrote the first program, Explained it]
    # file: variants/plain.yaml
    sections: [work]
    # file: templates/classic/resume.css
    h2 { break-after: avoid }
    .bullets { break-before: page }

Good::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights: [Wrote the first program, Explained it]
    # file: variants/plain.yaml
    sections: [work]
"""

from collections.abc import Iterator
from itertools import pairwise

from cvbuild.analysis.layout import HEAD, Laid, is_highlight, laid_out
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.source import parent_path

CHECK = Check("L205", "stranded-heading", Severity.WARNING, formats=("pdf",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each page that ends too early in what it began."""
    if subject.document is None:
        return
    laid = [part for part in laid_out(subject.document, subject.inspections["pdf"]) if part.words]
    for number, (last, following) in enumerate(pairwise(laid)):
        page = last.words[-1].page
        if following.words[0].page > page:
            before = laid[number - 1] if number else None
            if message := _stranded(last, following, before):
                yield _told(message, last, following, page, subject)


def _stranded(last: Laid, following: Laid, before: Laid | None) -> str:
    """What is wrong with this end of a page; empty where nothing is."""
    part, path = last.fragment, last.fragment.path
    if part.role == "heading":
        return "this heading ends page"
    if part.role in HEAD and following.fragment.path.startswith((f"{path}.", f"{path}[")):
        return "the head of this entry ends page"
    if not is_highlight(part) or parent_path(following.fragment.path) != parent_path(path):
        return ""
    first = before is None or parent_path(before.fragment.path) != parent_path(path)
    return "only the first highlight of this entry stands on page" if first else ""


def _told(message: str, last: Laid, following: Laid, page: int, subject: Subject) -> Finding:
    path = last.fragment.path
    return CHECK.finding(
        f"{message} {page}",
        subject.places.value(path),
        path=path,
        hint="give it `break-after: avoid` in the theme, or cut a line above it",
        further=(Label(subject.places.value(following.fragment.path), f"page {page + 1} begins here"),),
    )
