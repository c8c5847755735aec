"""A highest-priority item that is not on the first page.

What: Looks in the finished PDF for the shown entries and highlights of priority 5 that share a tag with the variant,
and reports those that begin after page 1.

Why: The first page is read, the second one may be. The most important items belong where they are seen.

Bad::

    # file: cv.yaml
    basics: {name: Ada Lovelace, email: ada@lovelace.org}
    tags: {engines: engines of all kinds}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote program number   # 60 times
          - {text: Won the prize of engines, tags: [engines], priority: 5}   # T105
    # file: variants/engines.yaml
    tags: [engines]

Good::

    # file: cv.yaml
    basics: {name: Ada Lovelace, email: ada@lovelace.org}
    tags: {engines: engines of all kinds}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - {text: Won the prize of engines, tags: [engines], priority: 5}
          - Wrote program number   # 60 times
    # file: variants/engines.yaml
    tags: [engines]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.alignment import align
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("T105", "buried-lead", Severity.NOTE, formats=("pdf",))

_HIGHEST = 5


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each such item."""
    if subject.chosen is None or subject.document is None:
        return
    tags = set(subject.chosen.variant.tags)
    words = subject.inspections["pdf"].words
    leads = [
        item for item in subject.chosen.selection.resume.items() if item.priority == _HIGHEST and tags & {*item.tags}
    ]
    if not leads or all(word.page == 1 for word in words):
        return
    placed = align(subject.document, words).placed
    for item in leads:
        found = placed.get(item.path, ())
        if found and found[0].page > 1:
            yield CHECK.finding(
                f"this item of priority 5 is on page {found[0].page}",
                subject.places.value(item.path),
                path=item.path,
                hint="shorten what comes before it, or move its section up",
            )
