"""A heading, or the beginning of an entry, that is separated from what follows by a page break.

What: Checks the last text of each page in the finished PDF. It must not be a heading, the head of an entry, or the
first of several highlights.

Why: A heading at the foot of a page has nothing below it. After turning the page, the reader has forgotten whose
lines these are.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.layout import HEAD, Laid, is_highlight, laid_out
from cvbuild.syntax.finding import Finding, Label, Severity
from cvbuild.syntax.source import parent_path

CHECK = Check("L205", "stranded-heading", Severity.WARNING, formats=("pdf",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each page that ends right after the beginning of something."""
    if subject.document is None:
        return
    laid = [part for part in laid_out(subject) if part.words]
    for number, (last, following) in enumerate(pairwise(laid)):
        page = last.words[-1].page
        if following.words[0].page > page:
            before = laid[number - 1] if number else None
            if message := _stranded(last, following, before):
                yield _told(message, last, following, page, subject)


def _stranded(last: Laid, following: Laid, before: Laid | None) -> str:
    """Return what is wrong with this end of a page; empty if nothing is."""
    part, path = last.fragment, last.fragment.path
    if part.role == "heading":
        return "this heading is the last line of page"
    if part.role in HEAD and following.fragment.path.startswith((f"{path}.", f"{path}[")):
        return "the head of this entry is the last line of page"
    if not is_highlight(part) or parent_path(following.fragment.path) != parent_path(path):
        return ""
    first = before is None or parent_path(before.fragment.path) != parent_path(path)
    return "only the first highlight of this entry is on page" if first else ""


def _told(message: str, last: Laid, following: Laid, page: int, subject: Subject) -> Finding:
    path = last.fragment.path
    return CHECK.finding(
        f"{message} {page}",
        subject.places.value(path),
        path=path,
        hint="give it `break-after: avoid` in the theme, or cut a line above it",
        further=(Label(subject.places.value(following.fragment.path), f"page {page + 1} begins here"),),
    )
